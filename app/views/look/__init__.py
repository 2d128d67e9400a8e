"""Colours, sizes and the state of the window."""
