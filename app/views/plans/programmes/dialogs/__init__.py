"""What is asked about a programme in a window of its own."""
