"""Sets of papers for signing (комплект на подпись): the documents of an occasion made at once.

As files, or through `documents.pdf.bound` as one; `of_school` are those about one school. A number
of the register reaches what the order approves (`registering`).
"""
