"""The help of the program in a window beside the work."""
