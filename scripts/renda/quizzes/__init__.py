"""Question banks: read, checked against the statutes, and turned into what the browser gets."""
