"""Сведения: the registers of what papers are made of, their tables and the forms of their rows."""
