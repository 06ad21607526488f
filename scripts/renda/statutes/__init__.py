"""Statutes: the model, its sources, numerals, citations, pages. Knows nothing of the site."""
