"""A folder a kind of document: its facts, their names in its text, its settings.

What it says is its text in `resources/documents/`.
"""
