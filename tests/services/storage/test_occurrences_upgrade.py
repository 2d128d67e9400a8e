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
from app.services.language.deadlines.deadline import parse_deadline
from app.services.language.deadlines.periods import school_period
from app.services.log.changes import undo
from app.services.plans import MeasureRow, list_plans
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
# Wordings of the program of the day before, which kept the stretch of what comes back.
WORDINGS = (
    "раз в полугодие",
    "2 раза в год",
    "дважды в учебный год",
    "не реже 1 раза в полугодие",
    "в конце каждого полугодия",
    "По окончании полугодия",
    "раз в полугодие с октября по май",
    "3 раза в год",
    "4 раза в год",
    "6 раз в год",
    "12 раз в год",
    "3 раза в квартал",
    "ежеквартально",
    "1 раз в\u00a0квартал",
    "поквартально",
    "в конце квартала",
    "ежеквартально, до 5 числа месяца, следующего за отчетным",
    "раз в четверть",
    "по окончании каждой учебной четверти",
    "ежечетвертно",
    "по четвертям",
    "ежемесячно",
    "не реже одного раза в месяц",
    "ежемесячно с октября по май",
    "до 5-го ежемесячно",
    "до 31 числа каждого месяца",
    "ежемесячно с 1 по 5 число",
    "2 раза в месяц",
    "Дважды в\nмесяц",
    "еженедельно",
    "каждую неделю",
    "2 раза в неделю",
    "еженедельно, октябрь – ноябрь",
)
ONCE = (
    "ежегодно",
    "раз в год",
    "ежедневно",
    "в течение второго полугодия",
    "I четверть",
    "сентябрь – декабрь",
    "до конца первого полугодия",
    "раз в полугодие, октябрь – декабрь",
)
MONTHS_APART = "ежемесячно в октябре и марте"  # the stretch tells only the first and the last
FIRST_RELEASE = ("ежеквартально", "ежемесячно", "еженедельно", "раз в месяц", "раз в квартал")
MARKED = {"еженедельно": "done", "2 раза в год": "partly_done"}
BROKEN = ("{", "[]")  # no JSON, and none of a row


def _as_read(text: str) -> dict[str, Any]:
    """A measure as the grammar reads its deadline, without the due dates in between."""
    deadline = parse_deadline(text, school_period(2021))
    days = {"deadline_start": deadline.start, "deadline_end": deadline.end}
    stored = {name: day and day.isoformat() for name, day in days.items()}
    return {"title": text, "deadline_kind": deadline.kind.value, "deadline_text": text} | stored


def _repeated() -> Iterator[dict[str, Any]]:
    """Measures whose deadlines come back, and such that do not, as the old programs kept them."""
    rows = [_as_read(text) for text in (*WORDINGS, *ONCE, MONTHS_APART)]
    rows += [_as_read(text) | WHOLE_YEAR | {"title": f"{text}!"} for text in FIRST_RELEASE]
    for key, row in enumerate(rows, start=10):
        yield {"id": key, "section_id": 1, "position": key} | row | NO_WORDS


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
        repeated = list(_repeated())
        for row in (ADDED, CHANGED, *OF_A_DAY, *repeated):
            insert(connection, "measure", **row)
        marks = [(row["id"], MARKED[row["title"]]) for row in repeated if row["title"] in MARKED]
        for key, status in marks:
            mark = {"measure_id": key, "status": status, "marked_on": "2020-12-15"}
            insert(connection, "execution_mark", evidence_kind="none", **mark)
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
        for measure in _measures(workspace)
    }


def _measures(workspace: Workspace) -> Iterator[MeasureRow]:
    for plan in list_plans(workspace):
        for section in plan.sections:
            yield from section.measures


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


def test_what_comes_back_is_due_as_often_as_its_words_say(opened: Workspace) -> None:
    spans = {measure.title: measure.occurrences for measure in _measures(opened)}
    wanted = {
        title: parse_deadline(title.rstrip("!"), school_period(2021)).occurrences
        for title in (*WORDINGS, *ONCE, *(f"{text}!" for text in FIRST_RELEASE))
    }
    assert {title: spans[title] for title in wanted} == wanted
    assert [title for title in WORDINGS if len(spans[title]) < 2] == []
    assert [title for title in (*ONCE, MONTHS_APART) if len(spans[title]) != 1] == []


def test_a_mark_counts_for_each_of_the_due_dates(opened: Workspace) -> None:
    statuses = {
        measure.title: (measure.status.value, {cell.status.value for cell in measure.cells})
        for measure in _measures(opened)
    }
    assert {title: statuses[title] for title in MARKED} == {
        title: (status, {status}) for title, status in MARKED.items()
    }
