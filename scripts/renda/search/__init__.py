"""Search: segmentation, the index of static files that the browser reads, and the editors' desk search."""
