"""Posts instead of names: what the cells of the parties say then, for a document or for good."""

from functools import cache
from typing import TYPE_CHECKING

from app.enums import GrammarCase
from app.services.department.people import complete_form, list_people
from app.services.language.sentences import titled
from app.services.log.changes import Changes, changing
from app.services.plans.moving import find
from app.services.plans.parties.known import load_known
from app.services.plans.parties.posts import with_posts
from app.services.plans.parties.texts import read_names
from app.services.plans.parts import PartyWriter
from app.services.plans.reading import get_plan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.plans.rows import PlanRow
    from app.services.storage.workspace import Workspace


def cells_with_posts(workspace: "Workspace", plans: "Sequence[PlanRow]") -> dict[int, str]:
    """Measure -> the cell of its parties with posts instead of names, where that is another text.

    A person whom the register does not know, or knows without a post, keeps the name. The post
    stands in the case of the name; its dictionary is loaded for other cases than the nominative.
    """
    with workspace.database.session() as session:
        register = load_known(session)
    with workspace.database.reading() as reader:
        names = read_names(reader, tuple(plan.id for plan in plans))
    people = {row.id: row for row in list_people(workspace)}

    @cache
    def post_of(person_id: int, case: GrammarCase) -> str:
        person = people[person_id]
        if case is GrammarCase.NOMINATIVE or not person.post:
            return person.post
        return complete_form(person, case).post

    cells: dict[int, str] = {}
    for plan in plans:
        for row in plan.measures:
            cell = with_posts(row.parties_text, register, names.get(plan.id, {}), post_of)
            if cell != row.parties_text:
                cells[row.id] = cell
    return cells


def name_by_posts(workspace: "Workspace", plan_id: int) -> Changes:
    """Put posts in the place of names in the cells of the parties of a plan.

    Raises:
        UserError: the plan is not there.
    """
    from app.models import Measure

    plan = get_plan(workspace, plan_id)
    cells = cells_with_posts(workspace, [plan])
    with changing(workspace, "bulk", "Должности вместо имён ответственных") as work:
        changed: list[Measure] = []
        for measure_id, cell in cells.items():
            measure = find(work.session, Measure, measure_id)
            measure.responsible_text = cell
            changed.append(measure)
        PartyWriter(work).write([], changed)
        work.about(titled(plan.title))
    return work.changes
