"""Pieces that the list of schools and the card share."""
