"""The language of documents: a Russian text in reading order, read, checked and filled with facts.

`reading` makes a tree of the text, `checking` holds the tree against the words that a kind offers,
`filling` puts the facts in and gives the blocks of a document. A value never becomes markup.
"""
