"""The whole plans of the library in `resources/plans/`, and what they become for a period."""

from dataclasses import dataclass
from functools import cache
from itertools import groupby

from app import paths
from app.errors import UserError
from app.services.language.deadlines.periods import PlanPeriod
from app.services.plans.library.filling import NAMELESS_DEPARTMENT, Filling
from app.services.plans.library.texts import LibraryMeasure, LibraryPlan, read_library_plan
from app.services.program_files import ProgramFileError, program_text

_FOLDER = "plans"


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledMeasure:
    """A measure of the library as it comes into a plan of a period.

    Attributes:
        key: of the measure in the library.
        section: title of its section.
        title: what is done.
        deadline: with its years; as it stands in the library where it is outside.
        responsible: positions and groups, in order.
        expected: the expected result.
        is_outside: no year puts the deadline into the period; such a measure is left out.
    """

    key: str
    section: str
    title: str
    deadline: str
    responsible: tuple[str, ...]
    expected: str
    is_outside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledPlan:
    """A plan of the library for a period.

    Attributes:
        id: of the plan in the library.
        title: with its period.
        is_school: a plan of one school.
        period: of the plan.
        measures: all of them, in order, those outside the period too.
    """

    id: str
    title: str
    is_school: bool
    period: PlanPeriod
    measures: tuple[FilledMeasure, ...]

    @property
    def sections(self) -> tuple[tuple[str, tuple[FilledMeasure, ...]], ...]:
        """The sections with their measures, in order."""
        grouped = groupby(self.measures, key=lambda measure: measure.section)
        return tuple((title, tuple(measures)) for title, measures in grouped)

    @property
    def outside(self) -> tuple[FilledMeasure, ...]:
        """The measures whose deadline is not in the period."""
        return tuple(measure for measure in self.measures if measure.is_outside)


@cache
def library_plans() -> tuple[LibraryPlan, ...]:
    """All whole plans, by the names of their files.

    Raises:
        LibraryFileError: a file is not written as a plan of the library.
        ProgramFileError: a file cannot be read, or there is none.
    """
    names = sorted(path.name for path in paths.resource(_FOLDER).glob("*.txt"))
    if not names:
        raise ProgramFileError((_FOLDER,), "не найден")
    return tuple(read_library_plan(name, program_text(_FOLDER, name)) for name in names)


def library_plan(library_id: str) -> LibraryPlan:
    """One of the plans.

    Raises:
        UserError: there is none of this name; the message says which there are.
    """
    known = {plan.id: plan for plan in library_plans()}
    if library_id not in known:
        raise UserError(f"Плана «{library_id}» в библиотеке нет.", f"Есть: {', '.join(known)}.")
    return known[library_id]


def filled_plan(
    library_id: str, period: PlanPeriod, department: str = NAMELESS_DEPARTMENT
) -> FilledPlan:
    """What a plan of the library is for a period.

    Args:
        library_id: of the plan.
        period: of the plan that it becomes.
        department: what the department is called for short.

    Raises:
        UserError: there is no such plan.
    """
    plan = library_plan(library_id)
    filling = Filling(period=period, title=plan.title, department=department)
    return FilledPlan(
        id=plan.id,
        title=filling.text(plan.title),
        is_school=plan.is_school,
        period=period,
        measures=tuple(filled_measure(measure, filling) for measure in plan.measures),
    )


def filled_measure(measure: LibraryMeasure, filling: Filling) -> FilledMeasure:
    """What a measure of the library is in a plan."""
    deadline = filling.deadline(measure.deadline)
    return FilledMeasure(
        key=measure.key,
        section=filling.text(measure.section),
        title=filling.text(measure.title),
        deadline=measure.deadline if deadline is None else deadline,
        responsible=tuple(map(filling.text, measure.responsible)),
        expected=filling.text(measure.expected),
        is_outside=deadline is None,
    )
