"""What is said of a kind of things that take room."""
