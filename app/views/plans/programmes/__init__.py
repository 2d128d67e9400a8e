"""Программы: the list of programmes, and one of them in sections."""
