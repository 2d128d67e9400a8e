"""The page part around the grid: filters, missing results, and reading in the background."""
