"""Colours, sizes, the state of the window, and what all its widgets share below their look."""
