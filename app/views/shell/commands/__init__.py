"""What the search field of the window offers to do: a module for what the commands belong to."""
