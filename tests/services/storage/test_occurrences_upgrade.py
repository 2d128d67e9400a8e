"""Due dates of what comes back go and come with the actions of the old program."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from app.services.clock import Clock
from app.services.log.changes import undo
from app.services.plans import list_plans
from app.services.storage import upgrade
from app.services.storage.files import sqlite
from app.services.storage.workspace import DATABASE_NAME, Workspace, open_workspace
from tests.services.storage.old_rows import insert

CLOCK = Clock(datetime(2026, 11, 30, 9, 0, tzinfo=UTC))
MONTHS, QUARTERS = 12, 4
WHOLE_YEAR = {"deadline_start": "2020-09-01", "deadline_end": "2021-08-31"}
NO_WORDS = {"expected": "", "note": ""}


def _measure(key: int, text: str) -> dict[str, Any]:
    named = {"id": key, "section_id": 1, "position": key, "title": f"Мероприятие {key}"}
    return named | WHOLE_YEAR | {"deadline_kind": "period", "deadline_text": text} | NO_WORDS


OCTOBER = {"deadline_text": "октябрь", "deadline_start": "2020-10-01", "deadline_end": "2020-10-31"}
UP_TO_A_DAY = {"deadline_start": None, "deadline_end": "2021-08-25"}
ON_A_DAY = {"deadline_start": "2020-09-05", "deadline_end": "2021-05-05"}
OF_A_DAY = (
    _measure(4, "до 25 числа ежемесячно") | UP_TO_A_DAY,
    _measure(5, "ежемесячно, 5 числа") | ON_A_DAY,
)
ADDED, CHANGED = _measure(1, "ежемесячно"), _measure(2, "ежемесячно")
DELETED = _measure(3, "ежеквартально") | {"deadline_end": "2021-06-30"}
# Change set -> what it logged: row, before, after.
LOG: dict[int, tuple[int, Any, Any]] = {
    1: (1, None, ADDED),
    2: (2, CHANGED | OCTOBER, CHANGED),
    3: (3, DELETED, None),
}
BROKEN = ("{", "[]")  # no JSON, and none of a row


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace of the schema 0004, opened by this program."""
    root = tmp_path / "рабочее место"
    (root / "backups").mkdir(parents=True)
    path = root / DATABASE_NAME
    sqlite.create_file(path)
    upgrade.upgrade(path, root / "backups", CLOCK.now(), to="0004")
    with closing(sqlite3.connect(path)) as connection:
        insert(connection, "school_year", year=2021)
        insert(connection, "plan", id=1, title="План", year=2021)
        insert(connection, "plan_section", id=1, plan_id=1, title="Раздел", position=1)
        for row in (ADDED, CHANGED, *OF_A_DAY):
            insert(connection, "measure", **row)
        for key, (row_key, before, after) in LOG.items():
            insert(connection, "change_set", id=key, action="edit", title="Правка")
            texts = {"before": _text(before), "after": _text(after)}
            entry = {"change_set_id": key, "table_name": "measure", "row_key": str(row_key)}
            insert(connection, "change_entry", position=0, **entry, **texts)
        insert(connection, "change_set", id=4, action="edit", title="Повреждённая запись")
        for position, before in enumerate(BROKEN):
            named = {"table_name": "measure", "row_key": "9", "before": before}
            insert(connection, "change_entry", change_set_id=4, position=position, **named)
        connection.commit()
    with open_workspace(root, clock=CLOCK) as workspace:
        yield workspace


def _text(row: Any) -> str | None:
    return None if row is None else json.dumps(row, ensure_ascii=False)


def _due(workspace: Workspace) -> dict[str, int]:
    """How often each of the first measures is due."""
    return {title: len(days) for title, days in _days(workspace).items() if title[-1] in "123"}


def _days(workspace: Workspace) -> dict[str, list[date | None]]:
    """When each measure is due."""
    return {
        measure.title: [cell.occurrence_on for cell in measure.cells]
        for plan in list_plans(workspace)
        for section in plan.sections
        for measure in section.measures
    }


def test_actions_of_the_old_program_are_taken_back_with_their_due_dates(opened: Workspace) -> None:
    assert _due(opened) == {"Мероприятие 1": MONTHS, "Мероприятие 2": MONTHS}

    undo(opened, 3)
    undo(opened, 2)
    assert _due(opened) == {
        "Мероприятие 1": MONTHS,
        "Мероприятие 2": 1,
        "Мероприятие 3": QUARTERS,
    }
    undo(opened, 1)
    assert _due(opened) == {"Мероприятие 2": 1, "Мероприятие 3": QUARTERS}


def test_a_day_of_every_month_is_due_on_that_day(opened: Workspace) -> None:
    days = _days(opened)
    up_to, on = days["Мероприятие 4"], days["Мероприятие 5"]
    assert (len(up_to), up_to[0], up_to[-1]) == (12, date(2020, 9, 25), date(2021, 8, 25))
    assert (len(on), on[0], on[-1]) == (9, date(2020, 9, 5), date(2021, 5, 5))
