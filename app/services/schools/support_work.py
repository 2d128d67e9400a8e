"""What was done with each school of the lists in a year: from interview to decision.

Reading is plain SQL for the first screen; the editing services load when something is saved. The
marks of a school and year are one setting of their own, so each is undone by itself.
"""

import json
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from app.errors import UserError
from app.services.language.dates import date_digits, year_name

if TYPE_CHECKING:
    from app.services.log.changes import Changes
    from app.services.storage.files.sqlite import Reader
    from app.services.storage.workspace import Workspace

_PREFIX = "support-work/"


class SchoolWork(NamedTuple):
    """The days on which the work with a school was done; None: not yet.

    Attributes:
        interview: собеседование с администрацией.
        review: экспертиза документов школы.
        programme: программа школы принята.
        agreement: соглашение заключено.
        decision: решение по итогам года: остаётся в списке или выходит.
        note: numbers of protocols and agreements, free text.
    """

    interview: date | None = None
    review: date | None = None
    programme: date | None = None
    agreement: date | None = None
    decision: date | None = None
    note: str = ""

    @property
    def days(self) -> Mapping[str, date | None]:
        """The days by the name of the stage."""
        return {name: getattr(self, name) for name in STAGES}


STAGES: Mapping[str, str] = {
    "interview": "Собеседование",
    "review": "Экспертиза документов",
    "programme": "Программа школы",
    "agreement": "Соглашение",
    "decision": "Решение по итогам года",
}


def read_works(reader: "Reader", year: int) -> dict[int, SchoolWork]:
    """The marks of a year by school; a school without marks is not there."""
    found: dict[int, SchoolWork] = {}
    for row in reader.rows(
        "SELECT key, value FROM setting WHERE key LIKE ?", (f"{_PREFIX}{year}/%",)
    ):
        found[int(row["key"].rpartition("/")[2])] = work_from_json(json.loads(row["value"]))
    return found


def read_years(reader: "Reader", school_id: int) -> dict[int, SchoolWork]:
    """The marks of a school by school year."""
    return {
        int(row["key"].split("/")[1]): work_from_json(json.loads(row["value"]))
        for row in reader.rows(
            "SELECT key, value FROM setting WHERE key LIKE ?", (f"{_PREFIX}%/{school_id}",)
        )
    }


def work_from_json(stored: Mapping[str, str]) -> SchoolWork:
    """The marks as they are stored."""
    days = {name: date.fromisoformat(stored[name]) for name in STAGES if stored.get(name)}
    return SchoolWork(**days, note=stored.get("note", ""))


def get_work(workspace: "Workspace", school_id: int, year: int) -> SchoolWork:
    """The marks of a school in a year; empty when there are none."""
    with workspace.database.reading() as reader:
        return read_works(reader, year).get(school_id, SchoolWork())


def save_work(workspace: "Workspace", school_id: int, year: int, work: SchoolWork) -> "Changes":
    """Store the marks of a school in a year; marks without any day are taken away.

    Raises:
        UserError: a day lies ahead, or there is no such school.
    """
    from app.models import School, Setting
    from app.services.log.changes import changing

    today = workspace.clock.today()
    for name, day in work.days.items():
        if day is not None and day > today:
            raise UserError(
                f"{STAGES[name]}: дата {date_digits(day)} ещё не наступила.", "Исправьте дату."
            )
    value = {name: day.isoformat() for name, day in work.days.items() if day is not None}
    if work.note.strip():
        value["note"] = work.note.strip()
    key = f"{_PREFIX}{year}/{school_id}"
    with changing(workspace, "edit", f"Работа со школой, {year_name(year)}") as act:
        if act.session.get(School, school_id) is None:
            raise UserError("Этой школы нет в реестре.", "Обновите список и повторите.")
        stored = act.session.get(Setting, key)
        if stored is None:
            if value:
                act.session.add(Setting(key=key, value=value))
        elif value:
            stored.value = value
        else:
            act.session.delete(stored)
    return act.changes
