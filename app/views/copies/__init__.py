"""The lists of copies of the database: their columns, and the check of what lies there."""
