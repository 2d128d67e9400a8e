"""The one vocabulary of what is wrong, what is missing, and which thing it leads to."""
