"""Files and the database as such: one engine factory, one session an action, plain `Reader`.

Only `sqlite` knows SQLite, with `sqlite_faults` (its complaints), `sqlite_queries` (its own parts
of queries), `sqlite_objects` and `sqlite_schema` (what a file lists and what holds in it). `files`
writes atomically, `removing` deletes; `passing` is what goes with its process even when that is
killed.
"""
