"""What is due: occurrences of all plans in groups by their days, and as a file of a calendar."""
