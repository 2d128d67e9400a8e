"""What is new in the program, and updating it from a file."""
