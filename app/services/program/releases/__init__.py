"""Releases of the program: what is new in them, and updating from a file without the internet."""
