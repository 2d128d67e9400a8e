"""The import: files chosen, questions answered, rows shown."""
