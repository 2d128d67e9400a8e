"""Опора: the offline workplace of the municipal coordinator of support to schools."""

__version__ = "0.2.0"
