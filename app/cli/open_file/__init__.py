"""Commands over a district as an open file."""
