"""What a database from elsewhere may bring: statements, and the words by which it is refused."""


def _written(table: str, ours: str, other: str) -> tuple[str, ...]:
    """The text of a table as somebody may have edited it."""
    quoted = [text.replace("'", "''") for text in (ours, other)]
    return (
        "PRAGMA writable_schema = ON",
        (
            f"UPDATE sqlite_master SET sql = replace(sql, '{quoted[0]}', '{quoted[1]}')"
            f" WHERE type = 'table' AND name = '{table}'"
        ),
        "PRAGMA writable_schema = RESET",
    )


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
    "another foreign key": (
        _written(
            "result",
            "REFERENCES school (id) ON DELETE CASCADE",
            "REFERENCES school (id) ON DELETE SET NULL",
        ),
        "другая связь «school_id» таблицы «result»",
    ),
    "a foreign key": (
        ("ALTER TABLE school ADD COLUMN mark INTEGER REFERENCES result (id)",),
        "другой столбец «mark» таблицы «school»",
    ),
    "a foreign key of a column of ours": (
        _written("result", "failed INTEGER", "failed INTEGER REFERENCES school (id)"),
        "лишняя связь «failed» таблицы «result»",
    ),
    "a condition is wider": (
        _written("school_year", "year BETWEEN 1990 AND 2100", "year BETWEEN 0 AND 9999"),
        "другое условие «ck_school_year_year» таблицы «school_year»",
    ),
    "a condition compares with a text": (
        _written("passport_value", "count IS NULL OR", 'count IS "NULL" OR'),
        "другое условие «ck_passport_value_count» таблицы «passport_value»",
    ),
    "a condition in other spelling": (
        _written("result", "failed INTEGER", "failed INTEGER cHeCk/*(*/ /* ) */(failed<9)"),
        "лишнее условие «failed<9» таблицы «result»",
    ),
    "a condition is gone": (
        _written(
            "school_year",
            "CONSTRAINT ck_school_year_year CHECK (year BETWEEN 1990 AND 2100)",
            "CHECK (1)",
        ),
        "нет условия «ck_school_year_year» таблицы «school_year»",
    ),
    "a column may be empty": (
        _written("school", "short_name VARCHAR NOT NULL", "short_name VARCHAR"),
        "другой столбец «short_name» таблицы «school»",
    ),
    "what a column holds when nothing is said": (
        _written("programme", "DEFAULT 'calendar'", "DEFAULT 'Чужая'"),
        "другой столбец «years_kind» таблицы «programme»",
    ),
    "a default that would run": (
        _written("programme", "DEFAULT 'calendar'", "DEFAULT (load_extension('x'))"),
        "другой столбец «years_kind» таблицы «programme»",
    ),
    "texts are compared in another way": (
        _written("school", "short_name VARCHAR", "short_name VARCHAR COLLATE NOCASE"),
        "лишняя оговорка «COLLATE NOCASE» таблицы «school»",
    ),
    "a refused row is passed over": (
        _written(
            "school",
            "short_name VARCHAR NOT NULL",
            "short_name VARCHAR NOT NULL ON CONFLICT IGNORE",
        ),
        "лишняя оговорка «CONFLICT IGNORE» таблицы «school»",
    ),
    "a table that refuses more": (
        _written("archived_order", "\n)", "\n) STRICT"),
        "лишняя оговорка «STRICT» таблицы «archived_order»",
    ),
    "an index compares in another way": (
        (
            "DROP INDEX ix_school_name_key",
            "CREATE INDEX ix_school_name_key ON school (name_key COLLATE NOCASE)",
        ),
        "другой индекс «ix_school_name_key» таблицы «school»",
    ),
}
