"""What the user tells of the parties of a plan: which schools a group means, whom to look for."""

from collections.abc import Mapping
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
    workspace: "Workspace", plan_id: int, told: Mapping[str, SchoolsMeant | None]
) -> Changes:
    """Say which schools the groups of a plan mean, so that each has marks of its own.

    Args:
        workspace: the open workspace.
        plan_id: key of the plan.
        told: by the key of the party (`Party.key`) that means schools: all schools of the register,
            those on a list of support in the period of the plan, or these by their keys; None: it
            is not told any more. What is not named here stays.

    Raises:
        UserError: the plan is not there or has no such group, or a school is not there.
    """
    from app.models import Plan, School

    plan = get_plan(workspace, plan_id)
    groups = {one.key for row in plan.measures for one in row.parties if one.means_schools}
    if not groups >= told.keys():
        raise UserError("В плане нет такой группы школ.", "Выберите её из ответственных плана.")
    with changing(workspace, "edit", "Школы, которых касаются мероприятия") as work:
        record = find(work.session, Plan, plan_id)
        stored = stored_schools_meant(record.group_schools)
        for group, meant in told.items():
            stored.pop(group, None)
            for school_id in meant if isinstance(meant, tuple) else ():
                find(work.session, School, school_id)
            if meant is not None:
                stored[group] = meant
        record.group_schools = schools_meant_text(stored)
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
