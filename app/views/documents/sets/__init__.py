"""Комплект на подпись: the documents of an occasion, made at once and numbered after signing."""
