"""The place «Результаты»: the grid of a year, the details of a cell, loading of files."""
