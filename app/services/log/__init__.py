"""The log of changes: written, reverted, told in words; and the settings kept by it.

Each action is one change set, written row by row. `subjects` keep what a row is about, so that a
history is a look-up by key; `sides` keep of a changed row its changed columns alone and read it
whole by its later entries; `tables/` describe every stored table once: its words, the aggregate and
the school it belongs to, the thing that shows it.
"""
