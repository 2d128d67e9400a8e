"""The workplace around the pages: rail, top bar, palette, search."""
