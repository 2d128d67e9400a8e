"""The measures that concern one school: of its own plan, naming it, or meant for all schools."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from app.enums import MeasureStatus
from app.services.language.matching import folded
from app.services.language.numbers import NBSP, whole
from app.services.plans.reading import list_plans
from app.services.plans.rows import MeasureRow, PlanRow
from app.services.schools.schools import name_key

if TYPE_CHECKING:
    from app.services.schools.schools import SchoolRow
    from app.services.storage.workspace import Workspace

Concern = Literal["own", "named", "all"]

_ALL_SCHOOLS = re.compile(
    r"(все\s+)?(школы|(обще)?образовательные\s+(организации|учреждения)|оо|оу)"
    r"(\s+(округа|района|города|муниципалитета|перечня|списка))?"
)


@dataclass(frozen=True, slots=True)
class SchoolMeasure:
    """A measure with the plan that it stands in.

    Attributes:
        concern: `own` of the school's plan, `named` when the school is responsible, `all` when
            the schools together are.
    """

    plan: PlanRow
    measure: MeasureRow
    concern: Concern


def list_school_measures(workspace: "Workspace", school: "SchoolRow") -> list[SchoolMeasure]:
    """Measures that concern a school, newest plans first, the school's own before the others."""
    plans = list_plans(workspace, concerning=school.id)
    plans.sort(key=lambda plan: (-plan.year, plan.school_id is None, plan.id))
    names = {name_key(name) for name in (school.short_name, school.full_name, *school.aliases)}
    names.discard("")
    measures: list[SchoolMeasure] = []
    named = cache(lambda party: name_key(party) in names)
    for plan in plans:
        for measure in plan.measures:
            own = plan.school_id is not None
            concern: Concern | None = "own" if own else _concern(measure, named)
            if concern is not None:
                measures.append(SchoolMeasure(plan, measure, concern))
    return measures


def standing(measures: Sequence[SchoolMeasure]) -> str:
    """«Выполнено 5 из 12, просрочено 1»; empty without measures."""
    if not measures:
        return ""
    done = sum(row.measure.status is MeasureStatus.DONE for row in measures)
    late = sum(row.measure.overdue for row in measures)
    text = f"Выполнено {whole(done)} из{NBSP}{whole(len(measures))}"
    return f"{text}, просрочено {whole(late)}." if late else f"{text}, просроченных нет."


def _concern(measure: MeasureRow, named: Callable[[str], bool]) -> Concern | None:
    """What a measure of a municipal plan has to do with a school that is `named` by a party."""
    if any(map(named, measure.responsible)):
        return "named"
    return "all" if any(map(_means_all, measure.responsible)) else None


@lru_cache(maxsize=1024)
def _means_all(party: str) -> bool:
    """Whether a party is the schools together; the same few stand at hundreds of measures."""
    return _ALL_SCHOOLS.fullmatch(" ".join(folded(party).split())) is not None
