"""The one vocabulary of what is wrong, what is missing, and which thing it leads to.

A `Finding` has a stable code and a `Weight`; `links` name the thing that it is about.
"""
