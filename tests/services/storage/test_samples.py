"""A workspace of version 0.1.0 opens with the program of today and says what it said then."""

import json
import random
import shutil
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.errors import KnownProblem
from app.services.clock import Clock
from app.services.progress import run_steps
from app.services.schools.schools import list_schools
from app.services.storage.packing.unpacking import unpack
from app.services.storage.upgrade import HEAD
from app.services.storage.workspace import DATABASE_NAME, Workspace, open_workspace
from tests.services.storage.samples.histories import read_histories
from tests.services.storage.samples.meaning import read_meaning
from tests.services.storage.samples.moved import TABLES, is_moved, stored_rows, wanted_rows
from tests.services.storage.samples.rewording import reworded
from tests.services.storage.whole_log import as_text, read_whole

SAMPLES = Path(__file__).parent / "samples"
PACKAGE = SAMPLES / "workspace-0.1.0.opora"
FIRST = "0001"
# Unpacking tells the history where the finished documents lie now.
_PLACES = {"output_record": {"path"}}

Rows = list[tuple[Any, ...]]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return run_steps(unpack(PACKAGE, tmp_path_factory.mktemp("0.1.0") / "рабочее место"))


@pytest.fixture(scope="module")
def opened(unpacked: Path) -> Iterator[Workspace]:
    """On the day on which its answers were written down."""
    clock = Clock(datetime(2026, 11, 29, 9, 0, tzinfo=UTC))
    with open_workspace(unpacked, clock=clock) as workspace:
        yield workspace


@pytest.fixture(scope="module")
def packed_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database as the old program left it, untouched."""
    with zipfile.ZipFile(PACKAGE) as archive:
        return Path(archive.extract(DATABASE_NAME, tmp_path_factory.mktemp("packed")))


def test_upgrading_copies_the_database_first(opened: Workspace, packed_database: Path) -> None:
    copies = sorted(opened.backups.glob(f"*-upgrade-{FIRST}.sqlite"))

    assert len(copies) == (HEAD != FIRST)
    assert all(_tables(path).keys() == _tables(packed_database).keys() for path in copies)


def test_every_row_is_still_there(opened: Workspace, packed_database: Path) -> None:
    before, after = _tables(packed_database), _tables(opened.database.path)

    lost: list[str] = []
    moved: list[Any] = []
    for table, columns in before.items():
        if table == "alembic_version" or (table not in after and table != "change_entry"):
            continue
        passing = _PLACES.get(table, set())
        # The number of an entry went with its table.
        there = after.get(table, [name for name in columns if name != "id"])
        kept = [name for name in columns if name in there and name not in passing]
        old = _rows(packed_database, table, kept)
        if table in ("setting", "change_entry"):
            key = kept.index("key" if table == "setting" else "row_key")
            moved += [row for row in old if is_moved(row[key])]
            old = [row for row in old if row not in moved]
        if table == "change_entry":
            old, new = [_grown(row) for row in old], {_grown(row) for row in _whole(opened)}
        else:
            new = set(_rows(opened.database.path, table, kept))
        lost += [f"{table}: {row}" for row in old if row not in new]
    assert sum(len(_rows(packed_database, table, ["rowid"])) for table in before) > 3000
    assert lost == []
    # Stages of support, information for the region and papers of orders have tables of their own.
    assert len(moved) == 2 * 7
    assert stored_rows(opened.database.path) == wanted_rows(packed_database)
    assert not [row for row in _rows(opened.database.path, "setting", ["key"]) if is_moved(row[0])]
    log = read_whole(opened.database.path)
    assert len(log) == len(_rows(packed_database, "change_entry", ["table_name"]))
    assert sum(entry.table in TABLES for entry in log) == 7


def test_every_service_says_what_it_said(opened: Workspace) -> None:
    stored = reworded(json.loads((SAMPLES / "workspace-0.1.0.json").read_text(encoding="utf-8")))
    told = read_meaning(opened)

    other = [
        f"{name}: {was} -> {now}"
        for name, answer in stored.items()
        for was, now in _differences(answer, told[name])
    ]
    assert other == []
    assert len(stored["runs"]) == 4
    assert sum(len(verdict["sentences"]) for verdict in stored["runs"][0]["verdicts"]) > 40


def test_histories_found_by_key_are_those_found_by_searching_the_log(opened: Workspace) -> None:
    stored = json.loads((SAMPLES / "histories-0.1.0.json").read_text(encoding="utf-8"))
    told = json.loads(json.dumps(read_histories(opened, list(stored["cells"]))))

    # A card does not name its own school again.
    other = [
        f"{was} -> {now}"
        for was, now in _differences(stored, told)
        if not str(was).startswith(f"{now}: М")
    ]
    assert other == []
    assert sum(len(rows) for rows in stored["schools"].values()) == 194
    assert sum(len(rows) for rows in stored["cells"].values()) == 44


def test_frozen_runs_of_the_old_program_are_not_written_anew(opened: Workspace) -> None:
    with opened.database.reading() as reader:
        stored = [
            json.loads(row["inputs"])
            for row in reader.rows("SELECT inputs FROM identification_run ORDER BY id")
        ]
    assert len(stored) == 4
    assert not any("version" in document for document in stored)


def _differences(was: Any, now: Any) -> Iterator[tuple[Any, Any]]:
    """The smallest parts that differ."""
    if isinstance(was, dict) and isinstance(now, dict) and was.keys() == now.keys():
        for name in was:
            yield from _differences(was[name], now[name])
    elif isinstance(was, list) and isinstance(now, list) and len(was) == len(now):
        for one, other in zip(was, now, strict=True):
            yield from _differences(one, other)
    elif was != now:
        yield was, now


# What rows of the log have since: their table -> columns and values.
_SINCE: dict[str, dict[str, Any]] = {
    "person": {"email": ""},
    "passport_value": {"percent_h": None},
    "order_record": {"issuer": ""},
    "measure": {"number": "", "expected_joined": False, "responsible_text": ""},
    "measure_party": {"kind": "unknown", "agreed": False},
    "execution_mark": dict.fromkeys(
        ("occurrence_on", "school_id", "moved_to", "count_done", "count_of")
    ),
}
_RENAMED = {"measure_deadline_point": "measure_occurrence"}


def _grown(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A row of the log as the tables of today have it."""
    table = next((cell for cell in row if cell in _SINCE or cell == "plan"), "")
    return tuple(
        json.dumps(_since(table, json.loads(cell)) | json.loads(cell), sort_keys=True)
        if table and isinstance(cell, str) and cell.startswith("{")
        else _RENAMED.get(cell, cell)
        for cell in row
    )


def _whole(workspace: Workspace) -> Rows:
    """The rows of the log as they were stored when they held their rows whole."""
    return [(*entry[:4], *map(as_text, entry[4:])) for entry in read_whole(workspace.database.path)]


def _since(table: str, values: dict[str, Any]) -> dict[str, Any]:
    if table != "plan":
        return _SINCE[table]
    year = values["year"]
    return {
        "period_start": f"{year - 1}-09-01",
        "period_end": f"{year}-08-31",
        "years_kind": "school",
        "columns": "",
        "answers": "",
        "group_schools": "",
    }


def _tables(path: Path) -> dict[str, list[str]]:
    """The columns of every table."""
    with closing(sqlite3.connect(path)) as connection:
        names = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        return {
            name: [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
            for name in names
            if not name.startswith("sqlite_")
        }


def _rows(path: Path, table: str, columns: list[str]) -> Rows:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.execute(f"SELECT {', '.join(columns)} FROM {table}"))


def _damaged(content: bytes, chance: random.Random, first: int) -> bytes:
    """Some bytes of a file changed, or its end gone; places after `first` are hit more often."""
    if chance.random() < 0.2:
        return content[: chance.randrange(len(content))]
    spoilt = bytearray(content)
    for _time in range(chance.choice((1, 1, 3, 20))):
        anywhere, near = chance.randrange(len(spoilt)), chance.randrange(first, len(spoilt))
        spoilt[anywhere if chance.random() < 0.3 else near] = chance.randrange(256)
    return bytes(spoilt)


def test_a_damaged_package_is_unpacked_whole_or_refused(tmp_path: Path) -> None:
    seed = random.randrange(1_000_000)
    chance, content = random.Random(seed), PACKAGE.read_bytes()
    file, root = tmp_path / "повреждён.opora", tmp_path / "рабочее место"
    for number in range(60):
        file.write_bytes(_damaged(content, chance, len(content) - 1500))
        try:
            run_steps(unpack(file, root))
        except KnownProblem:
            assert not root.exists(), (seed, number)
        except Exception as error:
            pytest.fail(f"seed {seed}, {number}: {error!r}")
        else:
            shutil.rmtree(root)
        assert list(tmp_path.iterdir()) == [file], (seed, number)


def test_a_damaged_database_opens_or_is_refused_and_is_not_changed(tmp_path: Path) -> None:
    seed = random.randrange(1_000_000)
    chance = random.Random(seed)
    root = run_steps(unpack(PACKAGE, tmp_path / "рабочее место"))
    open_workspace(root).close()
    path = root / DATABASE_NAME
    content = path.read_bytes()
    for number in range(60):
        spoilt = _damaged(content[:4096], chance, 0) + content[4096:]
        path.write_bytes(spoilt if number % 4 else _damaged(content, chance, 0))
        before = path.read_bytes()
        try:
            with open_workspace(root, read_only=True) as opened:
                list_schools(opened)
        except KnownProblem:
            assert path.read_bytes() == before, (seed, number)
        except Exception as error:
            pytest.fail(f"seed {seed}, {number}: {error!r}")
        for suffix in ("-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
