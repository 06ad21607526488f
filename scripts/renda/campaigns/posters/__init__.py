"""Posters, panels, leaflets, screens and certificates: SVG drawn from a campaign, printed by a browser."""
