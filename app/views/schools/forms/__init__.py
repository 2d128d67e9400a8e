"""Forms that ask for facts of a school."""
