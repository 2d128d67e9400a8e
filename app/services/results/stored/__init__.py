"""A stored result, and those of a year as they are looked at."""
