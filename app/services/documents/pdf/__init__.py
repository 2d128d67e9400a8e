"""Blocks to PDF, and its pages as pictures."""
