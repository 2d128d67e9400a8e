"""One module a kind of source; each holds its `SOURCES`."""
