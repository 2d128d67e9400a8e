"""The tree of blocks and everything about its look that both formats share.

`line_breaker` breaks the lines of paragraphs and cells, `titles` those of titles by sense;
`special/` fills references and counts footnotes; `core/` are the few elements that every block is
lowered to once.
"""
