"""Files and the database as such; only `sqlite` knows SQLite."""
