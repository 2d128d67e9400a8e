"""The check before signing: read in the background, told in a line, listed in a dialog."""
