"""The formats of packages, a module each with its `FORMAT`; one more is found where it lies."""
