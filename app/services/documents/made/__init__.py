"""Made documents: files put into folders, remembered in the history, and kept as they were made.

`copies` keeps a copy of each, `titles` say what one is called of which the history tells nothing,
`known` whether a copy of the database knows it.
"""
