"""From the start of the program to the open workplace, and its end."""
