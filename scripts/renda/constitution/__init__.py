"""What the site says of the Constitution besides its text: gists, powers by subject, its map and lineage."""
