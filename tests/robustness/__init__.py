"""What must hold whatever happens to the computer, the folder or the process."""
