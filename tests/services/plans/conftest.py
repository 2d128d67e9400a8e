from dataclasses import dataclass

import pytest

from app.services import plans
from app.services.language.deadlines.periods import school_period
from app.services.plans import MeasureDraft, MeasureRow, PlanDraft, SectionDraft
from app.services.storage.workspace import Workspace
from tests.filling import made_once


@dataclass
class SmallPlan:
    """A plan of 2026/2027 with two sections, two measures and one measure."""

    workspace: Workspace
    plan_id: int
    sections: tuple[int, int]
    measures: tuple[int, int, int]

    def rows(self) -> tuple[MeasureRow, ...]:
        return plans.get_plan(self.workspace, self.plan_id).measures

    def titles(self) -> list[list[str]]:
        """Titles of the measures, section by section."""
        plan = plans.get_plan(self.workspace, self.plan_id)
        return [[measure.title for measure in section.measures] for section in plan.sections]


@pytest.fixture
def small_plan(workspace: Workspace) -> SmallPlan:
    return SmallPlan(workspace, *_make_small_plan(workspace))


@made_once
def _make_small_plan(
    workspace: Workspace,
) -> tuple[int, tuple[int, int], tuple[int, int, int]]:
    plan_id, _ = plans.save_plan(
        workspace, PlanDraft(title="План на 2026/2027 учебный год", period=school_period(2027))
    )
    first, _ = plans.save_section(workspace, SectionDraft(plan_id, "Организация"))
    second, _ = plans.save_section(workspace, SectionDraft(plan_id, "Методическая помощь"))
    drafts = (
        MeasureDraft(
            section_id=first,
            title="Утвердить состав группы",
            deadline_text="Октябрь 2026 года",
            responsible=("Отдел образования",),
        ),
        MeasureDraft(
            section_id=first,
            title="Провести совещание",
            deadline_text="ноябрь, февраль",
            responsible=("Отдел", "МБОУ «СОШ № 30»"),
        ),
        MeasureDraft(
            section_id=second,
            title="Посещать уроки",
            deadline_text="в течение учебного года",
            expected="Справки",
        ),
    )
    one, two, three = (plans.save_measure(workspace, draft)[0] for draft in drafts)
    return plan_id, (first, second), (one, two, three)
