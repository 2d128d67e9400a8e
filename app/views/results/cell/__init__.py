"""One cell of the grid: what it holds and how it is edited."""
