"""The library of plans: whole plans of the program, measures of one's own, dates for a period."""
