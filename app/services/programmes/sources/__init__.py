"""What the program works the values of indicators out from, each with the numbers behind it.

A source is an entry in a module of `kinds`, found where it lies (`catalogue`).
"""
