"""Lists that are edited like tables, and what is typed in their cells."""
