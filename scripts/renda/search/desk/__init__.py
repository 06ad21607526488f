"""The editors' desk search on Whoosh: its query language over statutes and the Markdown sources."""
