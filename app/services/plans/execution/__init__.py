"""Marks of execution as words: printed, and read from the cells of a paper."""
