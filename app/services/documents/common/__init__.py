"""Kinds of documents whose facts are all of the shared words: a text is all that they are."""
