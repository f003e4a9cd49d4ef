"""Public registers: files that are no pages, each kind with a named graph of its own."""
