"""What was done with each school of the lists in a year: from interview to decision.

Reading is plain SQL for the first screen; the editing services load when something is saved. The
marks of a school and year are one row, so each is undone by itself.
"""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from app.enums import SupportStage
from app.errors import UserError
from app.services.language.dates import date_digits, year_name
from app.services.storage.files.sqlite import day_of

if TYPE_CHECKING:
    from sqlmodel import Session

    from app.services.log.changes import Changes
    from app.services.storage.files.sqlite import Reader, Row
    from app.services.storage.workspace import Workspace


class SchoolWork(NamedTuple):
    """The days on which the work with a school was done; None: not yet.

    Attributes:
        interview: собеседование с администрацией.
        review: экспертиза документов школы.
        programme: программа школы принята.
        agreement: соглашение заключено.
        decision: решение по итогам года: остаётся в списке или выходит.
        note: numbers of protocols and agreements, free text.
        application: заявка руководства школы.
        diagnosis: диагностика, выявление профессиональных дефицитов.
        actions: совместные действия проведены.
        expertise: экспертиза результата.
    """

    interview: date | None = None
    review: date | None = None
    programme: date | None = None
    agreement: date | None = None
    decision: date | None = None
    note: str = ""
    application: date | None = None
    diagnosis: date | None = None
    actions: date | None = None
    expertise: date | None = None

    @property
    def days(self) -> Mapping[str, date | None]:
        """The days by the name of the stage."""
        return {name: getattr(self, name) for name in STAGES}


# The stages by their names, as a heading.
STAGES: Mapping[str, str] = {
    stage.value: stage.label[:1].upper() + stage.label[1:] for stage in SupportStage
}


def read_works(reader: "Reader", year: int) -> dict[int, SchoolWork]:
    """The marks of a year by school; a school without marks is not there."""
    rows = reader.rows("SELECT * FROM support_work WHERE year = ? ORDER BY school_id", (year,))
    return {row["school_id"]: _work(row) for row in rows}


def read_years(reader: "Reader", school_id: int) -> dict[int, SchoolWork]:
    """The marks of a school by school year."""
    rows = reader.rows("SELECT * FROM support_work WHERE school_id = ? ORDER BY year", (school_id,))
    return {row["year"]: _work(row) for row in rows}


def stage_column(stage: str) -> str:
    """The column with the day of a stage."""
    return f"{stage}_on"


def _work(row: "Row") -> SchoolWork:
    days = {name: day_of(row[stage_column(name)]) for name in STAGES}
    return SchoolWork(**days, note=row["note"])


def get_work(workspace: "Workspace", school_id: int, year: int) -> SchoolWork:
    """The marks of a school in a year; empty when there are none."""
    with workspace.database.reading() as reader:
        return read_works(reader, year).get(school_id, SchoolWork())


def save_work(workspace: "Workspace", school_id: int, year: int, work: SchoolWork) -> "Changes":
    """Store the marks of a school in a year; without any day and note they are taken away.

    Raises:
        UserError: a day lies ahead, or there is no such school.
    """
    from app.models import School
    from app.services.log.changes import changing
    from app.services.reference import ensure_school_year
    from app.services.schools.schools import missing_school

    today = workspace.clock.today()
    for name, day in work.days.items():
        if day is not None and day > today:
            raise UserError(
                f"{STAGES[name]}: дата {date_digits(day)} ещё не наступила.", "Исправьте дату."
            )
    values: dict[str, date | str | None] = {
        stage_column(name): day for name, day in work.days.items()
    }
    values["note"] = work.note.strip()
    with changing(workspace, "edit", f"Работа со школой, {year_name(year)}") as act:
        school = act.session.get(School, school_id)
        if school is None:
            raise missing_school()
        act.about(school.short_name)
        if any(values.values()):
            ensure_school_year(act.session, year)
        keep_marks(act.session, school_id, year, values)
    return act.changes


def keep_marks(
    session: "Session", school_id: int, year: int, values: Mapping[str, date | str | None]
) -> None:
    """Give the marks of a school in a year these columns, within a running change.

    Marks without any day and note are taken away.
    """
    from app.models import SupportWork

    stored = session.get(SupportWork, (school_id, year))
    marks = stored or SupportWork(school_id=school_id, year=year)
    marks.sqlmodel_update(dict(values))
    if marks.note or any(getattr(marks, stage_column(name)) for name in STAGES):
        session.add(marks)
    elif stored is not None:
        session.delete(stored)
