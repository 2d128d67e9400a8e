"""One table model and one table view for every list of the program."""
