"""The papers that prove the work with a supported school, of all its years."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from app.enums import SupportEventKind, SupportStage
from app.services.schools.papers import Paper, paper_of
from app.services.schools.support_work import SchoolWork, read_years
from app.services.storage.files.sqlite import day_of

if TYPE_CHECKING:
    from app.services.storage.files.sqlite import Reader


class WorkPaper(NamedTuple):
    """A paper of a step or of an event.

    Attributes:
        year: school year of the work.
        what: «заявка», «выезд в школу».
        day: on which the step was done or the event is held; else the planned day, or None.
        paper: the paper; there is one.
    """

    year: int
    what: str
    day: date | None
    paper: Paper


def read_work_papers(reader: "Reader", school_id: int) -> list[WorkPaper]:
    """Papers of the steps, then of the events, each by year."""
    works = read_years(reader, school_id)
    papers: list[WorkPaper] = []
    for row in reader.rows(
        "SELECT * FROM support_step WHERE school_id = ? ORDER BY year, stage", (school_id,)
    ):
        done = works.get(row["year"], SchoolWork()).days[row["stage"]]
        stage = SupportStage(row["stage"])
        papers.append(
            WorkPaper(row["year"], stage.label, done or day_of(row["planned_on"]), paper_of(row))
        )
    for row in reader.rows(
        "SELECT * FROM support_event WHERE school_id = ? ORDER BY on_day, id", (school_id,)
    ):
        kind, day = SupportEventKind(row["kind"]), date.fromisoformat(row["on_day"])
        papers.append(WorkPaper(row["year"], kind.label, day, paper_of(row)))
    return [row for row in papers if row.paper != Paper()]
