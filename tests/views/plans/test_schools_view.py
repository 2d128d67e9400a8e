"""The district in one table: which school stands at which step of support."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.enums import SupportStage
from app.services.schools import support_steps
from app.services.schools.support_steps import StepDraft
from app.services.storage.workspace import Workspace
from app.views.base.page_context import PageContext
from app.views.plans.agenda import reading
from app.views.plans.schools_view import SchoolPlansView
from tests.views.conftest import said
from tests.views.samples import YEAR, District


def cells(view: SchoolPlansView, *keys: str) -> list[tuple[str, ...]]:
    columns = {column.key: column for column in view.model.columns}
    return [
        tuple(columns[key].text(row).replace("\u00a0", " ") for key in keys)
        for row in view.model.rows
    ]


def test_a_school_stands_at_a_step_and_usual_days_are_given_to_all(
    qtbot: QtBot, context: PageContext, district: District, workspace: Workspace
) -> None:
    for stage, draft in (
        (SupportStage.APPLICATION, StepDraft(done_on=date(2025, 9, 3))),
        (SupportStage.INTERVIEW, StepDraft(planned_on=date(2025, 11, 20))),
    ):
        support_steps.save_step(workspace, district.school_id, YEAR, stage, draft)
    view = SchoolPlansView(context)
    qtbot.addWidget(view)
    view.resize(1200, 500)
    view.show()
    view.show_year(YEAR)
    assert cells(view, "school", "steps", "step") == [
        ("МБОУ «СОШ № 30»", "1 из 7", "собеседование")
    ]
    [row] = view.model.rows
    step = next(column for column in view.model.columns if column.key == "step")
    assert step.status is not None
    status = step.status(row)
    assert status is not None
    assert (status.tone, status.icon) == ("negative", "clock")
    assert step.tooltip is not None
    assert "Собеседование с управленческой командой: просрочено" in step.tooltip(row)

    view.days_button.click()
    rows = support_steps.list_steps(workspace, district.school_id, YEAR)
    assert {one.state for one in rows} == {"done", "overdue"}, "that year is past"
    assert rows[1].planned_on == date(2025, 11, 20)
    view.show_year(YEAR)
    assert not view.days_button.isEnabled()
    assert "шагов поддержки: 8" in view.summary.text()
    assert said(context).texts == ["Обычные сроки шагов поставлены: 1\u00a0школа."]
    said(context).actions[-1].run()
    view.show_year(YEAR)
    assert view.days_button.isEnabled()


def test_the_plans_of_many_measures_are_read_in_the_background(
    qtbot: QtBot, context: PageContext, district: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "AT_ONCE", 0)
    view = SchoolPlansView(context)
    qtbot.addWidget(view)
    view.show_year(YEAR)
    assert view.model.rows == []
    view.show_year(YEAR + 5)  # only what was asked for last is shown
    view.show_year(YEAR)
    qtbot.waitUntil(lambda: cells(view, "school") == [("МБОУ «СОШ № 30»",)])
