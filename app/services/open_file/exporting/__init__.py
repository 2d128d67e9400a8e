"""From the workspace to the file."""
