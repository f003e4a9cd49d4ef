"""What connects the documents of a release: which organisations, which measures are one."""
