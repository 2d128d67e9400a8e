"""The import: files chosen, questions answered, rows shown, and what was imported before."""
