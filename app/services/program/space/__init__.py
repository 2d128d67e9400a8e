"""What takes room in a workspace and may go, if the user says so: a module of `kinds/` each."""
