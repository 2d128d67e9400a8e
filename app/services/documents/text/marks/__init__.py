"""The marks of the language: one module is one mark, or a few of one family, in its `MARKS`."""
