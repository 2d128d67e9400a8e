"""What a copy does to the years is seen before it is made."""

import pytest
from PySide6.QtWidgets import QWidget

from app.services import plans
from app.services.language.deadlines.periods import school_period
from app.services.plans import MeasureDraft, PlanDraft, SectionDraft
from app.services.storage.workspace import Workspace
from app.views.plans.forms.copy_form import CopyForm
from app.views.plans.forms.plan_form import PlanForm


@pytest.fixture
def programme_plan(workspace: Workspace) -> int:
    title = "План на 2025/2026 учебный год программы на 2025-2027 годы"
    plan, _ = plans.save_plan(workspace, PlanDraft(title=title, period=school_period(2026)))
    section, _ = plans.save_section(workspace, SectionDraft(plan, "Организация"))
    drafts = (
        MeasureDraft(section_id=section, title="Приказ", deadline_text="Октябрь 2025 года"),
        MeasureDraft(section_id=section, title="Карта", deadline_text="2025-2027 годы"),
    )
    plans.add_measures(workspace, drafts)
    return plan


def test_a_plan_for_the_next_year_shows_what_moves(
    host: QWidget, workspace: Workspace, programme_plan: int
) -> None:
    made: list[int] = []
    form = PlanForm(
        host,
        workspace,
        lambda number, _changes: made.append(number),
        2027,
    )
    assert form.name.text() == "План на 2026/2027 учебный год программы на 2025-2027 годы"
    assert not form.years.isHidden()
    assert form.years.text.toPlainText().splitlines() == [
        "№ 2, срок: остаётся «2025-2027» – 2025-2027 годы",
        "№ 1, срок: Октябрь 2025 года → Октябрь 2026 года",
    ]
    assert form.years.hint.text() == "Сдвигаются в текстах:\u00a01, прежние остаются в:\u00a01"
    form.source.setCurrentIndex(0)
    assert form.years.isHidden()
    form.source.setCurrentIndex(form.source.findData(programme_plan))
    form.save()
    copy = plans.get_plan(workspace, made[0])
    assert [row.deadline_text for row in copy.measures] == ["Октябрь 2026 года", "2025-2027 годы"]


def test_measures_for_another_plan_show_what_moves(
    host: QWidget, workspace: Workspace, programme_plan: int
) -> None:
    other, _ = plans.save_plan(workspace, PlanDraft(title="Другой", period=school_period(2028)))
    plans.save_section(workspace, SectionDraft(other, "Раздел"))
    plan = plans.get_plan(workspace, programme_plan)
    form = CopyForm(
        host,
        workspace,
        lambda _changes, _text: None,
        plan,
        plan.measures[:1],
    )
    assert form.years.text.toPlainText() == "№ 1, срок: Октябрь 2025 года → Октябрь 2027 года"
