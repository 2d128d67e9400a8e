"""Ratios measured in one run (make bench); nothing here is a test with a time limit."""
