"""Blank workbooks for people to fill in."""
