"""The language of documents: a Russian text in reading order, read, checked and filled with facts.

`whole/` makes a tree of the text (`reading`), holds the tree against the words that a kind offers
(`checking`), puts the facts in and gives the blocks of a document (`filling`). Here is what these
three share. A value never becomes markup.
"""
