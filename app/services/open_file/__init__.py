"""A district as an open file: one JSON document that other programs can write and read.

`format/` is the format itself, from which the schema in `docs/` is made; `shapes/` say which
objects stand in which tables; `exporting` and `loading` go the two ways between both. It writes
below what forms refuse and tells that as findings.
"""
