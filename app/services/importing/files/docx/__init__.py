"""Documents of Word: their tables as sheets."""
