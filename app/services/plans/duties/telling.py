"""What the user tells of the parties of a plan: which schools a group means, whom to look for."""

from typing import TYPE_CHECKING

from app.errors import UserError
from app.services.language.sentences import titled
from app.services.log.changes import Changes, changing
from app.services.plans.moving import find
from app.services.plans.parties.schools_meant import (
    SchoolsMeant,
    schools_meant_text,
    stored_schools_meant,
)
from app.services.plans.parts import PartyWriter
from app.services.plans.reading import get_plan

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace


def tell_schools(
    workspace: "Workspace", plan_id: int, group: str, meant: SchoolsMeant | None
) -> Changes:
    """Say which schools a group of a plan means, so that each has marks of its own.

    Args:
        workspace: the open workspace.
        plan_id: key of the plan.
        group: the key of the party (`Party.key`) that means schools.
        meant: all schools of the register, those on a list of support in the period of the plan,
            or these by their keys; None: it is not told any more.

    Raises:
        UserError: the plan is not there or has no such group, or a school is not there.
    """
    from app.models import Plan, School

    plan = get_plan(workspace, plan_id)
    parties = (party for row in plan.measures for party in row.parties)
    if not any(party.key == group and party.means_schools for party in parties):
        raise UserError("В плане нет такой группы школ.", "Выберите её из ответственных плана.")
    with changing(workspace, "edit", "Школы, которых касаются мероприятия") as work:
        record = find(work.session, Plan, plan_id)
        for school_id in () if meant is None or isinstance(meant, str) else meant:
            find(work.session, School, school_id)
        told = stored_schools_meant(record.group_schools)
        told.pop(group, None)
        if meant is not None:
            told[group] = meant
        record.group_schools = schools_meant_text(told)
        work.about(titled(record.title))
    return work.changes


def recognise_again(workspace: "Workspace", plan_id: int) -> Changes:
    """Look for the parties of a plan in the register as it is now; what is typed stays.

    Raises:
        UserError: the plan is not there.
    """
    from app.models import Plan

    with changing(workspace, "edit", "Распознавание ответственных") as work:
        record = find(work.session, Plan, plan_id)
        PartyWriter(work).write_again(plan_id)
        work.about(titled(record.title))
    return work.changes
