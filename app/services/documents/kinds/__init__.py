"""A folder an occasion of the year; in it a folder a kind: its facts, their names, its settings.

What a kind says is its text in `resources/documents/`.
"""
