"""What surrounds the grid: filters, the chosen cell, missing results, reading in the background."""
