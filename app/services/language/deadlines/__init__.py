"""Deadlines in the words of the office, and the days that are meant."""
