"""The course: lessons, their header and footer, and the overview."""
