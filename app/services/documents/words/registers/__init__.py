"""Registers in the words of texts: a set of rows each, and what papers of support say of them."""
