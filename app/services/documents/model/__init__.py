"""The tree of blocks and everything about its look that both formats share.

`paragraphs` and `tables` are the largest sorts of blocks; `lines/` breaks the lines of paragraphs
and cells, and those of titles by sense; `special/` fills references and counts footnotes; `core/`
are the few elements that every block is lowered to once.
"""
