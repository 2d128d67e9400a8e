"""The state of a plan as JSON: a version, the plan with its marks, and what a report prints of it.

Version 1 holds the records as they are (`plan`), the printed marks by the keys of their measures
(`marks`), so that a later wording of the program does not change them, and the people and names
that stood on paper that day (`printed`). It is written once and never changed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from app.errors import EnvironmentProblem
from app.services.plans.rows import MeasureRow, PlanRow

if TYPE_CHECKING:
    from pydantic import TypeAdapter

VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenMeasure(MeasureRow):
    """A measure as it stood.

    Attributes:
        printed: its marks as they were printed.
    """

    printed: str = ""

    @cached_property
    def mark_text(self) -> str:
        """The printed marks of that day."""
        return self.printed


def plan_to_json(plan: PlanRow, printed: Mapping[str, Any]) -> dict[str, Any]:
    """The state of a plan; `printed` is any JSON that a document wants back."""
    return {
        "version": VERSION,
        "plan": _adapter().dump_python(plan, mode="json"),
        "marks": {str(row.id): row.mark_text for row in plan.measures},
        "printed": dict(printed),
    }


def plan_from_json(document: Any) -> PlanRow:  # noqa: ANN401 - JSON of our own making
    """The plan as it stood; its measures are `FrozenMeasure`.

    Raises:
        EnvironmentProblem: a newer version of the program kept it.
    """
    if document["version"] > VERSION:
        raise EnvironmentProblem(
            "Контрольную точку сохранила более новая версия программы.", "Обновите программу."
        )
    plan = _adapter().validate_python(document["plan"])
    marks: Mapping[str, str] = document["marks"]
    sections = tuple(
        replace(section, measures=tuple(_frozen(row, marks) for row in section.measures))
        for section in plan.sections
    )
    return replace(plan, sections=sections)


def _frozen(row: MeasureRow, marks: Mapping[str, str]) -> FrozenMeasure:
    values = {one.name: getattr(row, one.name) for one in fields(row)}
    return FrozenMeasure(**values, printed=marks[str(row.id)])


def _adapter() -> "TypeAdapter[PlanRow]":
    from pydantic import TypeAdapter

    return TypeAdapter(PlanRow)
