"""Many pages at once: found, extracted side by side, remembered, and kept apart where they fail."""
