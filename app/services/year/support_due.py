"""The steps of support that are near or overdue, read for the first screen beside the measures."""

from datetime import date
from typing import NamedTuple

from app.enums import SupportStage
from app.services.findings.links import ToSchool
from app.services.language.sentences import capital
from app.services.schools.listed import LISTED, listed_days
from app.services.schools.support_work import SchoolWork, read_works
from app.services.storage.files.sqlite import Reader


class DueStep(NamedTuple):
    """A step of support that is planned and not done; it reads as a `DueRow` does.

    Attributes:
        school_id: key of the school.
        stage: a `SupportStage`.
        school: short name of the school.
        deadline: the planned day.
        days_left: to that day; below zero when it is past.
    """

    school_id: int
    stage: SupportStage
    school: str
    deadline: date
    days_left: int

    @property
    def title(self) -> str:
        """What is to be done."""
        return f"{capital(self.stage.label)} (шаг поддержки)"

    @property
    def schools(self) -> tuple[str, ...]:
        """It is of one school alone."""
        return ()

    @property
    def link(self) -> ToSchool:
        """Where it is done."""
        return ToSchool(self.school_id, "support")


def read_due_steps(reader: Reader, today: date, last: date, year: int) -> list[DueStep]:
    """The planned steps up to a day that are not done, of the schools on a list of the year.

    The longest overdue come first. A school that has left the list waits for nothing.
    """
    planned = reader.rows(
        "SELECT p.school_id, p.stage, p.planned_on, s.short_name FROM support_step p"
        " JOIN school s ON s.id = p.school_id WHERE p.year = ? AND p.planned_on <= ?"
        f" AND EXISTS (SELECT 1 FROM support_entry e WHERE e.school_id = s.id AND {LISTED})"
        " ORDER BY p.planned_on, s.short_name, p.stage",
        (year, last.isoformat(), *(day.isoformat() for day in listed_days(year, today))),
    )
    works = read_works(reader, year) if planned else {}
    steps: list[DueStep] = []
    for row in planned:
        if works.get(row["school_id"], SchoolWork()).days[row["stage"]] is None:
            day = date.fromisoformat(row["planned_on"])
            steps.append(
                DueStep(
                    school_id=row["school_id"],
                    stage=SupportStage(row["stage"]),
                    school=row["short_name"],
                    deadline=day,
                    days_left=(day - today).days,
                )
            )
    return steps
