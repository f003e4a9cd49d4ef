"""What is explored across towns: the filters of the address, and what the views show."""
