"""The catalogue of kinds, and the making of documents: preview, files, history."""
