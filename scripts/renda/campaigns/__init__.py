"""国家宪法日 campaigns: the model, calendar files, pages and the archive of themes."""
