"""Parameters of a profile as fields."""
