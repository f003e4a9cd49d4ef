"""From bytes to a document: files, addresses, encodings, HTML."""
