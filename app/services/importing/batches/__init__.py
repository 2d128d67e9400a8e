"""Checked rows of a file: compared with the workspace, shown, stored."""
