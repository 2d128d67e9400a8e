"""The program about itself: demo, help, search, self-check."""
