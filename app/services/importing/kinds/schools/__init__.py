"""The list of schools."""
