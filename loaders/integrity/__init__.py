"""Whether the curated tables hold together; each fault says where it is and what to do."""
