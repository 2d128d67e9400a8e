"""From the file into the workspace."""
