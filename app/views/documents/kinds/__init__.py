"""Kinds of documents: their list, and one kind with its settings and files."""
