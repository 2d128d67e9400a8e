"""What is wrong or doubtful with a file, and what is asked about it."""
