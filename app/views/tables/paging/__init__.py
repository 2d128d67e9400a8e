"""Lists that are too long to be held: their keys are, and rows are read as they are looked at."""
