"""From a document to records: the kinds of page, and a reader for each kind of statement."""
