"""Опора: the offline workplace of the municipal coordinator of support to schools."""

__version__ = "0.2.0"
MADE_BY = f"Опора {__version__}"  # what made files say of the program, beside their text
