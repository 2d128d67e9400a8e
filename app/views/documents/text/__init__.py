"""The window in which the text of a document is changed, its pages beside it."""
