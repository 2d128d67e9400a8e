"""The history of actions from the command line: the newest, all, those that are looked for."""

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
