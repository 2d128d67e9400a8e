"""How the log keeps rows: by column, the neighbours of an action together; found by their keys."""
