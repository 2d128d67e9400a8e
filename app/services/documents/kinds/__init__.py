"""A folder an occasion of the year; in it a folder a kind: its place, and words only it has.

What a kind says is its text in `resources/documents/`.
"""
