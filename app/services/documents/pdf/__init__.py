"""Blocks to PDF, and its pages as pictures.

`archival` makes the file PDF/A-2u, `contents` counts the pages before they are drawn, for both
formats, `places` knows on which page a line of the text stands, `bound/` makes several one file.
"""
