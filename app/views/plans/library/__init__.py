"""The library of plans in the window: taking measures from it, keeping one's own in it."""
