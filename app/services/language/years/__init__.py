"""Years inside texts."""
