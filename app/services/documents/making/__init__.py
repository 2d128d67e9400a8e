"""The catalogue of kinds, and the making of documents: preview, files, history.

`list_orders` says which orders approve a list of schools.
"""
