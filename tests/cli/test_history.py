"""The history of actions from the command line: the newest, all, those that are looked for."""

from contextlib import closing

from app.services.storage.condition import DATABASE_NAME
from app.services.storage.files import sqlite
from tests.cli.opora import Opora

KEYS = {"action", "created_at", "actor", "kind", "title", "undone", "rows", "files"}


def test_the_history_is_cut_only_where_it_says_so(opora: Opora) -> None:
    whole = opora("history", "--all")
    assert whole["total"] == len(whole["actions"]) > 3
    assert all(set(row) == KEYS for row in whole["actions"])
    numbers = [row["action"] for row in whole["actions"]]
    assert numbers == sorted(numbers, reverse=True)

    cut = opora("history", "--limit", "2")
    assert cut["actions"] == whole["actions"][:2]
    assert cut["total"] == whole["total"]
    told = opora.text("history", "--limit", "2").replace("\u00a0", " ").splitlines()
    assert told[-1] == f"Показано 2 из {whole['total']}, все действия: --all."
    assert "--all" not in opora.text("history", "--all")


def test_actions_are_looked_for_by_kind_and_words(opora: Opora) -> None:
    rows = opora("history", "--all")["actions"]
    imports = [row for row in rows if row["kind"] == "import"]
    assert opora("history", "--kind", "import", "--all")["actions"] == imports
    assert any(row["files"] for row in imports)
    title = imports[0]["title"]
    found = opora("history", "--find", title.upper(), "--all")["actions"]
    assert imports[0] in found
    assert len(found) < len(rows)
    assert opora.text("history", "--find", "нет такого").splitlines() == ["Таких действий нет."]


def test_a_moment_that_another_program_wrote_hides_nothing(opora: Opora) -> None:
    before = opora("history", "--all")["actions"]
    spoilt = before[1]["action"]
    with closing(sqlite.connect(opora.root / DATABASE_NAME)) as connection:
        connection.execute("UPDATE change_set SET created_at = 'вчера' WHERE id = ?", (spoilt,))
    told = opora("history", "--all")["actions"]
    assert told == [
        {**row, "created_at": None} if row["action"] == spoilt else row for row in before
    ]
    lines = opora.text("history", "--all").splitlines()
    assert [line for line in lines if "дата неизвестна" in line] == [lines[1]]
