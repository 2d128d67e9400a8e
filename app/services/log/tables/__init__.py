"""The words of every table, one description each, by the aggregate that it belongs to.

A description is found by `log.catalogue` because it lies here: nothing lists these modules.
"""
