"""A whole text: read into a tree, checked against words, filled with facts; the text of a kind."""
