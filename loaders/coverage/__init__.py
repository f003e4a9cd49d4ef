"""What became of every line of a page: used by a record, structure, boilerplate, or unread."""
