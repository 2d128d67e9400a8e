"""Deadlines of plans: what is wrong with them."""
