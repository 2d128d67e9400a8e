"""Which kind a file is of, and what is refused by its content."""
