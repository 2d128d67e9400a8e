"""Taking from the library: a whole plan for a period, or measures into a section of a plan."""

from collections.abc import Collection, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from app.errors import UserError
from app.services.department.department import read_department
from app.services.language.deadlines.periods import PlanPeriod
from app.services.language.sentences import titled
from app.services.log.changes import Changes, changing
from app.services.plans.deadlines.terms import first_year, new_plan, period_of
from app.services.plans.editing import add_measures, write_sections
from app.services.plans.entries import wrong_plan_title
from app.services.plans.library.catalogue import (
    FilledMeasure,
    FilledPlan,
    filled_measure,
    filled_plan,
    library_plans,
)
from app.services.plans.library.filling import NAMELESS_DEPARTMENT, Filling
from app.services.plans.library.own import list_own
from app.services.plans.moving import find
from app.services.plans.rows import MeasureDraft
from app.services.reference import ensure_school_year
from app.services.writing.target import refuse

if TYPE_CHECKING:
    from app.services.plans.library.texts import LibraryMeasure
    from app.services.storage.workspace import Workspace


def preview_plan(workspace: "Workspace", library_id: str, period: PlanPeriod) -> FilledPlan:
    """What a plan of the library is for a period, with the words of the workspace.

    Raises:
        UserError: there is no such plan.
    """
    return filled_plan(library_id, period, department_words(workspace))


def department_words(workspace: "Workspace") -> str:
    """What plans call the department."""
    with workspace.database.reading() as reader:
        row = read_department(reader)
    return (row and (row.short_name or row.full_name)) or NAMELESS_DEPARTMENT


def plan_from_library(
    workspace: "Workspace",
    library_id: str,
    period: PlanPeriod,
    *,
    title: str = "",
    school_id: int | None = None,
    keys: Collection[str] | None = None,
) -> tuple[int, Changes]:
    """A new plan with the sections and measures of a plan of the library.

    Measures whose deadline does not lie in the period are left out: `preview_plan` tells which.

    Args:
        workspace: the open workspace.
        library_id: of the plan in the library.
        period: of the new plan.
        title: of the new plan; empty for that of the library.
        school_id: the school whose plan it is; None for a municipal one.
        keys: only these measures; None for all.

    Raises:
        UserError: there is no such plan or school, or nothing of it lies in the period.
    """
    from app.models import School

    filled = preview_plan(workspace, library_id, period)
    chosen = [
        measure
        for measure in filled.measures
        if not measure.is_outside and (keys is None or measure.key in keys)
    ]
    if not chosen:
        raise UserError(
            "В этот период не помещается ни одного мероприятия.",
            "Выберите другой период или другие мероприятия.",
        )
    name = " ".join(title.split()) or filled.title
    refuse(wrong_plan_title(name))
    with changing(workspace, "bulk", "Создание плана из библиотеки") as work:
        session = work.session
        if school_id is not None:
            find(session, School, school_id)
        ensure_school_year(session, first_year(period))
        plan = new_plan(name, period)
        plan.school_id = school_id
        session.add(plan)
        session.flush()
        assert plan.id is not None
        work.about(titled(name))
        sections = [
            (section, [_draft(measure, section_id=0) for measure in measures])
            for section, measures in groupby(chosen, key=lambda measure: measure.section)
        ]
        write_sections(work, plan.id, sections)
    return plan.id, work.changes


def add_from_library(
    workspace: "Workspace", section_id: int, keys: Sequence[str], position: int | None = None
) -> Changes:
    """Measures of the library, in the given order, into a section: at its end or from a position.

    A deadline that is not in the period of the plan is left empty.

    Raises:
        UserError: nothing is chosen, or a measure or the section is not there.
    """
    known = {measure.key: measure for measure in all_measures(workspace)}
    if not keys or not known.keys() >= set(keys):
        raise UserError("Этих мероприятий в библиотеке нет.", "Отметьте мероприятия в списке.")
    filling = plan_filling(workspace, section_id)
    drafts = [
        _draft(
            filled_measure(known[key], filling),
            section_id=section_id,
            position=None if position is None else position + offset,
        )
        for offset, key in enumerate(keys)
    ]
    return add_measures(workspace, drafts)


def all_measures(workspace: "Workspace") -> "tuple[LibraryMeasure, ...]":
    """The measures of one's own, then those of the plans of the library."""
    return (*list_own(workspace), *(row for plan in library_plans() for row in plan.measures))


def plan_filling(workspace: "Workspace", section_id: int) -> Filling:
    """What fills the words of the library in the plan of a section.

    Raises:
        UserError: the section is not there.
    """
    with workspace.database.reading() as reader:
        row = reader.row(
            "SELECT p.* FROM plan p JOIN plan_section s ON s.plan_id = p.id WHERE s.id = ?",
            (section_id,),
        )
    if row is None:
        raise UserError("Этого раздела уже нет.", "Выберите другой раздел плана.")
    return Filling(
        period=period_of(row), title=row["title"], department=department_words(workspace)
    )


def _draft(measure: FilledMeasure, *, section_id: int, position: int | None = None) -> MeasureDraft:
    return MeasureDraft(
        section_id=section_id,
        title=measure.title,
        deadline_text="" if measure.is_outside else measure.deadline,
        responsible=measure.responsible,
        expected=measure.expected,
        position=position,
    )
