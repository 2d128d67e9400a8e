"""Taking from the library: a whole plan for a period, or measures into a section of a plan."""

from collections.abc import Collection, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from app.errors import UserError
from app.services.department.department import read_department
from app.services.language.deadlines.periods import PlanPeriod
from app.services.language.matching import folded
from app.services.language.sentences import titled
from app.services.log.changes import Changes, changing
from app.services.plans.deadlines.terms import first_year, new_plan, period_of
from app.services.plans.editing import write_measures, write_sections
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
from app.services.plans.moving import find, measures_named, of_measures, siblings
from app.services.plans.parts import own_period
from app.services.plans.plan_table import UNTITLED
from app.services.plans.rows import MeasureDraft
from app.services.reference import ensure_school_year
from app.services.writing.target import refuse

if TYPE_CHECKING:
    from app.services.log.changes import Work
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
    programme_id: int | None = None,
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
        programme_id: the programme that it belongs to, of the same period; None for none.
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
        plan = new_plan(name, own_period(session, programme_id, period))
        plan.school_id, plan.programme_id = school_id, programme_id
        session.add(plan)
        session.flush()
        assert plan.id is not None
        work.about(titled(name))
        sections = [
            (section, [_draft(measure) for measure in measures])
            for section, measures in groupby(chosen, key=lambda measure: measure.section)
        ]
        write_sections(work, plan.id, sections)
    return plan.id, work.changes


def add_from_library(
    workspace: "Workspace", plan_id: int, keys: Sequence[str], section_id: int | None = None
) -> Changes:
    """Measures of the library, in the given order, at the end of a section of a plan.

    Without a section each comes into the one that it has in the library, made where the plan has
    none of this title. A deadline that is not in the period of the plan is left empty.

    Raises:
        UserError: nothing is chosen, or a measure, the plan or the section is not there.
    """
    known = {measure.key: measure for measure in all_measures(workspace)}
    if not keys:
        raise UserError("Ни одно мероприятие не отмечено.", "Отметьте мероприятия в списке.")
    if not known.keys() >= set(keys):
        raise UserError("Этого мероприятия в библиотеке уже нет.", "Отметьте другие.")
    filling = plan_filling(workspace, plan_id)
    filled = [filled_measure(known[key], filling) for key in dict.fromkeys(keys)]
    with changing(workspace, "bulk", of_measures("Добавление", len(filled))) as work:
        if section_id is None:
            _into_sections(work, plan_id, filled)
        else:
            write_measures(work, [_draft(measure, section_id) for measure in filled])
        work.about(measures_named([measure.title for measure in filled]))
    return work.changes


def _into_sections(work: "Work", plan_id: int, measures: "Sequence[FilledMeasure]") -> None:
    """Each into the section of its title, new ones at the end of the plan."""
    there = {folded(row.title): row.id for row in siblings(work.session, plan_id=plan_id)}
    known: list[MeasureDraft] = []
    new: dict[str, list[MeasureDraft]] = {}
    for measure in measures:
        section = measure.section or UNTITLED
        section_id = there.get(folded(section))
        if section_id is None:
            new.setdefault(section, []).append(_draft(measure))
        else:
            known.append(_draft(measure, section_id))
    write_measures(work, known)
    write_sections(work, plan_id, list(new.items()))


class Shelf(NamedTuple):
    """Measures of the library that stand together.

    Attributes:
        title: «Свои мероприятия», or what the library calls the plan.
        measures: in order.
        is_own: those of one's own.
    """

    title: str
    measures: "tuple[LibraryMeasure, ...]"
    is_own: bool = False


def shelves(workspace: "Workspace") -> tuple[Shelf, ...]:
    """All that the library has: one's own measures if there are any, then plan by plan."""
    own = list_own(workspace)
    plans = (Shelf(plan.short, plan.measures) for plan in library_plans())
    return (*((Shelf("Свои мероприятия", own, is_own=True),) if own else ()), *plans)


def all_measures(workspace: "Workspace") -> "tuple[LibraryMeasure, ...]":
    """The measures of all shelves."""
    return tuple(measure for shelf in shelves(workspace) for measure in shelf.measures)


def plan_filling(workspace: "Workspace", plan_id: int) -> Filling:
    """What fills the words of the library in a plan.

    Raises:
        UserError: the plan is not there.
    """
    with workspace.database.reading() as reader:
        row = reader.row("SELECT * FROM plan WHERE id = ?", (plan_id,))
    if row is None:
        raise UserError("Этого плана уже нет.", "Выберите другой план.")
    return Filling(
        period=period_of(row), title=row["title"], department=department_words(workspace)
    )


def _draft(measure: FilledMeasure, section_id: int = 0) -> MeasureDraft:
    return MeasureDraft(
        section_id=section_id,
        title=measure.title,
        deadline_text="" if measure.is_outside else measure.deadline,
        responsible=measure.responsible,
        expected=measure.expected,
    )
