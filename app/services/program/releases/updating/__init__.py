"""Updating from a file: what it is, whether it fits, and the way from one program to the next.

`reading` and `judging` make the review, `preparing` puts the package aside and starts what installs
it when the window has closed; `waiting` is the folder that it lies in meanwhile.
"""
