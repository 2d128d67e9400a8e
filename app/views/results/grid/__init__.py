"""The grid of results."""
