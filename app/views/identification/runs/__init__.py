"""Frozen identifications: their list, and the forms that close, annul and follow one."""
