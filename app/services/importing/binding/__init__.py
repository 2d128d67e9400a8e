"""Which school of the register a row is about, and the question when that is not certain."""
