"""Documents: facts become a tree of blocks, and the tree becomes DOCX and PDF."""
