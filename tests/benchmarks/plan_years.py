"""30 plans of 30 measures over five calendar years, each due date that has come marked."""

from datetime import date
from typing import TYPE_CHECKING

from app.enums import MeasureStatus, YearsKind
from app.services import plans
from app.services.language.deadlines.periods import PlanPeriod
from app.services.plans import MarkDraft, MeasureDraft, PlanDraft, SectionDraft
from app.services.plans.marks import MarkPlace, mark_places
from app.services.schools import schools
from tests.benchmarks.district import LAST_YEAR

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

PLANS, SECTIONS, PARTIES = 30, 3, 2
_TEXTS = (
    *("до ноября 2024 года", "ежемесячно", "ежеквартально", "до 25 числа ежемесячно"),
    *("октябрь-ноябрь 2025 года", "до 30 января и 20 июля", "сентябрь", "15.10.2026"),
    *("ежегодно с 10 сентября по 1 октября текущего года", "в течение периода реализации"),
)


def make_plans(
    workspace: "Workspace", plans_count: int = PLANS, sections: int = SECTIONS
) -> list[int]:
    """Their keys."""
    period = PlanPeriod(date(LAST_YEAR - 3, 1, 1), date(LAST_YEAR + 1, 12, 31), YearsKind.CALENDAR)
    names = [row.short_name for row in schools.list_schools(workspace)]
    made: list[int] = []
    for number in range(plans_count):
        draft = PlanDraft(title=f"План {number}", period=period)
        key, _changes = plans.save_plan(workspace, draft)
        made.append(key)
        for place in range(sections):
            _fill(workspace, key, f"Раздел {place}", names[number * PARTIES :][:PARTIES])
        _mark(workspace, key)
    return made


def _fill(workspace: "Workspace", plan_id: int, title: str, names: list[str]) -> None:
    section, _changes = plans.save_section(workspace, SectionDraft(plan_id, title))
    drafts = [
        MeasureDraft(
            section_id=section,
            title=f"{title}: провести семинар {number}",
            deadline_text=text,
            responsible=("Отдел образования", *(names if number % 3 == 0 else ())),
            expected="Справка",
        )
        for number, text in enumerate(_TEXTS)
    ]
    plans.add_measures(workspace, drafts)


def _mark(workspace: "Workspace", plan_id: int) -> None:
    today = workspace.clock.today()
    places = [
        MarkPlace(measure.id, cell.occurrence_on, cell.school_id)
        for measure in plans.get_plan(workspace, plan_id).measures
        for cell in measure.cells
        if cell.due is not None and cell.due < today
    ]
    mark_places(workspace, places, MarkDraft(status=MeasureStatus.DONE, text="Проведено"))
