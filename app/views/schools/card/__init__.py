"""The card of a school."""
