"""The history of documents: what was made, what became of its file, and what was kept."""
