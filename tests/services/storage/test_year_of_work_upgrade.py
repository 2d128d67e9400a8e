"""A frozen run learns for which year of work it identified; people get an e-mail."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.services.clock import Clock
from app.services.department.people import list_people
from app.services.identification.runs import runs
from app.services.log.changes import undo
from app.services.log.details import describe_change
from app.services.log.listing import list_changes
from app.services.log.restore_preview import preview_restore
from app.services.storage import upgrade
from app.services.storage.files import sqlite
from app.services.storage.workspace import DATABASE_NAME, Workspace, open_workspace
from app.services.year.years import list_years
from tests.services.storage.old_rows import insert

CLOCK = Clock(datetime(2026, 11, 29, 9, 0, tzinfo=UTC))
ORDERS = {1: "2020-11-23", 2: "2021-09-01", 3: "2022-11-10", 4: None}  # number -> its day
# By results of 2019: run -> the order of its document, then (order, day) of entries into lists.
MADE: dict[int, tuple[int | None, list[tuple[int | None, str]]]] = {
    1: (1, []),  # the real case: results of 2018/2019 for the work of 2020/2021
    2: (1, [(3, "2022-12-01")]),
    3: (4, [(2, "2023-01-10")]),  # a draft has no day
    4: (None, [(None, "2021-11-30"), (None, "2019-11-30")]),
    5: (None, [(None, "2020-09-01")]),
    6: (None, [(None, "2019-08-31")]),  # within the year of its results: it tells nothing
    7: (None, []),
}
YEARS = {1: 2021, 2: 2021, 3: 2022, 4: 2020, 5: 2021, 6: 2020, 7: 2020, 8: 2100}
_PERSON = {"id": 1, "surname": "Гурьянова", "given_name": "Мария", "patronymic": "Львовна"}
_BLANK = {"organisation": "", "phone": "", "post": "", "role": ""}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The folder of a workspace of the schema 0003."""
    root = tmp_path / "рабочее место"
    (root / "backups").mkdir(parents=True)
    path = root / DATABASE_NAME
    sqlite.create_file(path)
    upgrade.upgrade(path, root / "backups", CLOCK.now(), to="0003")
    with closing(sqlite3.connect(path)) as connection:
        _add_runs(connection)
        _add_people(connection)
        connection.commit()
    return root


@pytest.fixture
def opened(old: Path) -> Iterator[Workspace]:
    with open_workspace(old, clock=CLOCK) as workspace:
        yield workspace


def _add_runs(connection: sqlite3.Connection) -> None:
    for year in (2019, 2023, 2100):
        insert(connection, "school_year", year=year)
    insert(connection, "school", id=1, kind="sosh", active=1, short_name="СОШ № 1", name_key="1")
    for key, day in ORDERS.items():
        state = "draft" if day is None else "registered"
        insert(connection, "order_record", id=key, issued_on=day, number="1", state=state)
    inputs = json.dumps({"version": 2, "procedures": [], "schools": [], "gaps": []})
    profile = json.dumps({"title": "Профиль"})
    for run_id in YEARS:
        order, entries = MADE.get(run_id, (None, []))
        year = 2100 if run_id == 8 else 2019
        years = {"year": year, "previous_year": year - 1}
        insert(connection, "identification_run", id=run_id, **years, profile=profile, inputs=inputs)
        made = {"order_id": order, "run_id": run_id, "inputs": "{}"}
        insert(connection, "output_record", kind="list-order", **made)
        # The report of a plan names no year of a list.
        insert(connection, "output_record", kind="execution-report", **made | {"order_id": 3})
        for entry_order, day in entries:
            stay = {"kind": "shnor", "year": 2023, "entered_on": day, "run_id": run_id}
            insert(connection, "support_entry", school_id=1, entry_order_id=entry_order, **stay)


def _add_people(connection: sqlite3.Connection) -> None:
    insert(connection, "person", **_PERSON, active=0)
    insert(connection, "change_set", id=1, action="edit", title="Сотрудник в архиве")
    before, after = (
        json.dumps({**_PERSON, **_BLANK, "active": active}, ensure_ascii=False)
        for active in (True, False)
    )
    row = {"table_name": "person", "row_key": "1", "before": before, "after": after}
    insert(connection, "change_entry", change_set_id=1, position=0, **row)
    insert(connection, "change_set", id=2, action="edit", title="Повреждённая запись")
    broken = row | {"before": "{", "after": None}
    insert(connection, "change_entry", change_set_id=2, position=0, **broken)


def _rows(path: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def test_the_year_of_work_is_told_by_what_was_made_from_a_run(opened: Workspace) -> None:
    path = opened.database.path
    assert dict(_rows(path, "SELECT id, work_year FROM identification_run")) == YEARS
    assert {row.id: row.work_year for row in runs.list_runs(opened)} == YEARS
    assert set(YEARS.values()) <= set(list_years(opened))
    (column,) = (
        row
        for row in _rows(
            path, "SELECT name, \"notnull\" FROM pragma_table_info('identification_run')"
        )
        if row[0] == "work_year"
    )
    assert column == ("work_year", 1)


def test_an_old_action_on_people_is_told_and_taken_back(opened: Workspace) -> None:
    (person,) = list_people(opened, include_archived=True)
    assert not person.active
    assert [row.text for row in describe_change(opened, 1)] == ["действует: да → нет"]
    undo(opened, 1)
    (person,) = list_people(opened)
    assert person.active
    assert _rows(opened.database.path, "SELECT email FROM person") == [("",)]
    assert list_changes(opened)[0].action == "undo"


def test_going_back_to_the_copy_of_before_is_previewed(opened: Workspace) -> None:
    (copy,) = opened.backups.glob("*-upgrade-0003.sqlite")
    assert preview_restore(copy, opened.database.path).same
