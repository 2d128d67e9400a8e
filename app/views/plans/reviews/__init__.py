"""Review points of the shown plan."""
