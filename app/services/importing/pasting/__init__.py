"""A block of results pasted with its headings."""
