"""What the readers of all kinds share: the register, the procedures, the year of a file."""
