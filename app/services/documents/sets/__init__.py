"""Sets of papers for signing (комплект на подпись): the documents of an occasion made at once."""
