"""How Vazby turns one source into one named graph: read, parse, resolve, emit."""
