"""A database holds what the migrations make and nothing else."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.errors import UserError
from app.services.clock import Clock
from app.services.progress import run_steps
from app.services.storage import own_schema, upgrade
from app.services.storage.backup import make_backup, restore_backup
from app.services.storage.condition import ForeignSchemaError
from app.services.storage.files import sqlite
from app.services.storage.files.sqlite_objects import list_objects, written
from app.services.storage.files.sqlite_schema import read_schema
from app.services.storage.own_schema import difference
from app.services.storage.packing.unpacking import unpack
from app.services.storage.rescue import restore_copy
from app.services.storage.workspace import DATABASE_NAME, Workspace, looked_at, open_workspace
from tests.services.storage.foreign_objects import FOREIGN
from tests.services.storage.schema_files import schema_file, schema_texts

_SAMPLES = Path(__file__).parent / "samples"
_AGAIN = "run python -m tests.services.storage.schema_files"


def _difference(path: Path) -> str:
    with sqlite.reading(path) as reader:
        return difference(reader)


def test_the_files_say_what_the_migrations_make(tmp_path: Path) -> None:
    made = dict(schema_texts(tmp_path))
    stored = {
        path.name: path.read_text(encoding="utf-8")
        for path in schema_file("0001.json").parent.iterdir()
    }
    assert stored.keys() == made.keys(), _AGAIN
    assert [name for name in made if made[name] != stored[name]] == [], _AGAIN


def test_every_workspace_that_users_have_is_ours_before_and_after(
    tmp_path: Path, clock: Clock
) -> None:
    samples = sorted(_SAMPLES.glob("*.opora"))
    assert samples
    for sample in samples:
        root = run_steps(unpack(sample, tmp_path / sample.stem))  # refused otherwise
        open_workspace(root, clock=clock).close()
        assert _difference(root / DATABASE_NAME) == "", sample.name
        with sqlite.reading(root / DATABASE_NAME) as reader:
            text, holds = written(list_objects(reader)), read_schema(reader)
        assert holds == own_schema.shipped_schema(upgrade.HEAD), f"{sample.name}, if it is compared"
        assert text == own_schema.shipped_text(upgrade.HEAD), sample.name


def test_what_sqlite_keeps_for_itself_is_not_foreign(workspace: Workspace) -> None:
    with closing(sqlite3.connect(workspace.database.path)) as connection:
        connection.execute("ANALYZE")
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    assert "sqlite_stat1" in names
    assert _difference(workspace.database.path) == ""


def test_what_is_written_as_ours_need_not_be_compared(
    workspace: Workspace, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, database = workspace.root, workspace.database.path
    workspace.close()
    compared: list[object] = []
    read = own_schema.shipped_schema
    monkeypatch.setattr(own_schema, "shipped_schema", lambda one: compared.append(one) or read(one))
    with looked_at(root, clock):
        pass
    open_workspace(root, clock=clock).close()
    assert compared == []
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        for statement in FOREIGN["a condition is wider"][0]:
            connection.execute(statement)
    for _again in range(2):
        with pytest.raises(ForeignSchemaError, match="другое условие"):
            open_workspace(root, clock=clock)
    assert len(compared) == 2


def test_rules_in_another_order_and_spelling_are_ours(workspace: Workspace) -> None:
    database = workspace.database.path
    with closing(sqlite3.connect(database)) as connection:
        own = str(
            connection.execute("SELECT sql FROM sqlite_master WHERE name = 'result'").fetchone()[0]
        )
    body = own.removesuffix("\n)")
    parts = body.split(", \n\t")
    rules = [part for part in parts if part.startswith("CONSTRAINT ")]
    turned = ", \n\t".join([*parts[: -len(rules)], *reversed(rules)]) + "\n)"
    spaced = turned.replace("CHECK (", "CHECK  (\n")
    texts: list[str] = []
    for text in (own, turned, spaced):
        with closing(sqlite3.connect(database, isolation_level=None)) as connection:
            connection.execute("PRAGMA writable_schema = ON")
            connection.execute("UPDATE sqlite_master SET sql = ? WHERE name = 'result'", (text,))
            connection.execute("PRAGMA writable_schema = RESET")
        with sqlite.reading(database) as reader:
            texts.append(written(list_objects(reader)))
        assert _difference(database) == "", text
    assert texts[0] == texts[1] != texts[2]


def test_nothing_is_said_of_a_newer_schema(workspace: Workspace) -> None:
    """It is refused as a newer one, whatever it has."""
    with closing(sqlite3.connect(workspace.database.path, isolation_level=None)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9998'")
        connection.execute("CREATE TABLE later (text TEXT)")
        connection.execute("CREATE VIEW later_too AS SELECT * FROM later")
    assert _difference(workspace.database.path) == ""


def test_a_copy_with_what_is_not_ours_is_not_restored(workspace: Workspace, clock: Clock) -> None:
    database, folder = workspace.database.path, workspace.backups
    copy = run_steps(make_backup(database, folder, clock, "manual"))
    workspace.close()
    genuine, before = copy.read_bytes(), database.read_bytes()
    restores = {
        "restore": lambda: restore_backup(copy, database, folder, clock),
        "rescue": lambda: restore_copy(workspace.root, copy, clock),
    }
    offenders: list[str] = []
    for name, (statements, words) in FOREIGN.items():
        copy.write_bytes(genuine)
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            for statement in statements:
                connection.execute(statement)
        for way, restore in restores.items():
            try:
                run_steps(restore())
                offenders.append(f"{name}, {way}: restored")
            except UserError as problem:
                if words not in str(problem).replace("\u00a0", " "):
                    offenders.append(f"{name}, {way}: {problem}")
    assert offenders == []
    assert database.read_bytes() == before
