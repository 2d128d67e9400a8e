"""Updating from a file: what it is, whether it fits, and the way from one program to the next."""
