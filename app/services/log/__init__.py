"""The log of changes: written, reverted, told in words; and the settings kept by it.

Each action is one change set, written row by row. `sides` keep of a changed row its changed columns
alone and read it whole by its later entries; `parts/` keep the neighbours of an action by column
and find them by the keys of their rows; `subjects` keep once a row what it is about, where its key
does not tell, so that a history is a look-up by key; `tables/` describe every stored table once:
its words, the aggregate and the school it belongs to, the thing that shows it.
"""
