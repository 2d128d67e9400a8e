"""Rows of the workspace that settings name: a run, an order, a person, a plan, a programme.

What may be named, how it is offered and what is said when it is gone stand in one module for each
table; `catalogue` finds them. Every register is among them by itself.
"""
