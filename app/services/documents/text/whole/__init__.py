"""A whole text: read into a tree, checked against words, filled with facts; the text of a kind.

The tree knows its lines, and all slips are told at once. `sharing` puts parts of other texts in,
`naming` says what a text names, of each annex of choice apart; `typed_texts` are those that a user
typed in this language, as the problem of a programme.
"""
