"""What a database from elsewhere may bring: statements, and the words by which it is refused."""

FOREIGN: dict[str, tuple[tuple[str, ...], str]] = {
    "a trigger": (
        ("CREATE TRIGGER spy AFTER INSERT ON school BEGIN DELETE FROM result; END",),
        "лишний триггер «spy» таблицы «school»",
    ),
    "a trigger with a name of SQLite's own": (
        (
            "CREATE TRIGGER spy AFTER INSERT ON school BEGIN DELETE FROM result; END",
            "PRAGMA writable_schema = ON",
            """UPDATE sqlite_master SET name = 'sqlite_stat1',
            sql = replace(sql, 'TRIGGER spy', 'TRIGGER sqlite_stat1') WHERE name = 'spy'""",
            "PRAGMA writable_schema = RESET",
        ),
        "лишний триггер «sqlite_stat1» таблицы «school»",
    ),
    "a view": (("CREATE VIEW seen AS SELECT * FROM school",), "лишнее представление «seen»"),
    "a view in the place of a table": (
        (
            "ALTER TABLE support_event RENAME TO real_event",
            "CREATE VIEW support_event AS SELECT * FROM real_event",
        ),
        "лишнее представление «support_event»",
    ),
    "a view in the place of the revision": (
        (
            "ALTER TABLE alembic_version RENAME TO kept",
            "CREATE VIEW alembic_version AS SELECT * FROM kept",
        ),
        "лишнее представление «alembic_version»",
    ),
    "a virtual table": (
        ("CREATE VIRTUAL TABLE words USING fts5(text)",),
        "виртуальная таблица «words»",
    ),
    "a virtual table in other spelling": (
        (
            "CREATE VIRTUAL TABLE words USING fts5(text)",
            "PRAGMA writable_schema = ON",
            "UPDATE sqlite_master SET sql = replace(sql, 'CREATE VIRTUAL', 'CREATE/**/VIRTUAL')",
            "PRAGMA writable_schema = RESET",
        ),
        "виртуальная таблица «words»",
    ),
    "a table": (("CREATE TABLE notes (text TEXT)",), "лишняя таблица «notes»"),
    "a column": (
        ("ALTER TABLE school ADD COLUMN more TEXT",),
        "другой столбец «more» таблицы «school»",
    ),
    "a generated column": (
        ("ALTER TABLE school ADD COLUMN made TEXT AS (hex(short_name))",),
        "другой столбец «made» таблицы «school»",
    ),
    "a column is gone": (
        ("ALTER TABLE school DROP COLUMN email",),
        "другой столбец «email» таблицы «school»",
    ),
    "an index": (
        ("CREATE INDEX by_phone ON school (phone)",),
        "лишний индекс «by_phone» таблицы «school»",
    ),
    "an index over an expression": (
        ("CREATE INDEX by_words ON school (upper(phone))",),
        "лишний индекс «by_words» таблицы «school»",
    ),
    "an index of ours over an expression": (
        (
            "DROP INDEX ix_school_name_key",
            "CREATE INDEX ix_school_name_key ON school (lower(name_key))",
        ),
        "другой индекс «ix_school_name_key» таблицы «school»",
    ),
    "an index of ours over some rows": (
        (
            "DROP INDEX ix_school_name_key",
            "CREATE INDEX ix_school_name_key ON school (name_key) WHERE id > 1",
        ),
        "другой индекс «ix_school_name_key» таблицы «school»",
    ),
    "an index is gone": (
        ("DROP INDEX ix_school_name_key",),
        "нет индекса «ix_school_name_key» таблицы «school»",
    ),
}
