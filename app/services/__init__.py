"""What the program does: plain Python, shared by the window and the command line; no Qt."""
