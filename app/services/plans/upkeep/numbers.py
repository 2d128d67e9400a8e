"""Numbers of measures: typed ones, those that the program counts, and those of a section."""

from enum import StrEnum
from typing import TYPE_CHECKING

from app.services.language.sentences import titled
from app.services.log.changes import Changes, changing
from app.services.plans.moving import find, siblings

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace


class Numbering(StrEnum):
    """How the measures of a plan are numbered anew.

    Members:
        COUNTED: 1, 2, 3 through the plan; the program counts again after each move.
        BY_SECTION: 1.1, 1.2, 2.1; typed numbers, which stay with their measures.
    """

    COUNTED = "counted"
    BY_SECTION = "by-section"


def renumber(workspace: "Workspace", plan_id: int, numbering: Numbering) -> Changes:
    """Number the measures of a plan anew; their typed numbers are replaced.

    Raises:
        UserError: the plan is not there.
    """
    from app.models import Plan

    with changing(workspace, "bulk", "Пересчёт номеров мероприятий") as work:
        session = work.session
        plan = find(session, Plan, plan_id)
        work.about(titled(plan.title))
        for place, section in enumerate(siblings(session, plan_id=plan_id), start=1):
            for row, measure in enumerate(siblings(session, section_id=section.id), start=1):
                number = f"{place}.{row}" if numbering is Numbering.BY_SECTION else ""
                if measure.number != number:
                    measure.number = number
                    session.add(measure)
    return work.changes
