"""In the details a mark is of one due date and one school."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.enums import MeasureStatus
from app.services import plans
from app.services.plans import MarkDraft, MeasureDraft, MeasureRow
from app.services.storage.workspace import Workspace
from app.views.base.links import PlansSpot
from app.views.base.page_context import PageContext
from app.views.plans.page import PlansPage
from tests.views.plans.conftest import OpenPage
from tests.views.samples import District

JANUARY, JULY = date(2026, 1, 30), date(2027, 7, 20)


@pytest.fixture
def page(open_page: OpenPage, context: PageContext, district: District) -> PlansPage:
    """The second measure is due twice."""
    measure = district.measure_ids[1]
    row = plans.get_measures(context.workspace, [measure])[measure]
    draft = replace(
        MeasureDraft.of(row), deadline_text="до 30 января 2026 года и 20 июля 2027 года"
    )
    plans.save_measure(context.workspace, draft, measure)
    page = open_page(context)
    page.show_spot(PlansSpot(measure_id=measure))
    return page


def stored(workspace: Workspace, page: PlansPage) -> MeasureRow:
    (place,) = page.saving.places
    return plans.get_measures(workspace, [place.measure_id])[place.measure_id]


def shown(page: PlansPage) -> list[str]:
    """What is chosen, in words."""
    return [f"{row.words}\u00a0– {row.state_words}" for row in page.panel.places.rows]


def test_the_due_date_that_is_next_is_marked_and_stays_chosen(
    page: PlansPage, workspace: Workspace
) -> None:
    (first,) = shown(page)
    assert first.startswith("до\u00a030.01.2026\u00a0– просрочено ")
    page.panel.form.statuses.button(MeasureStatus.DONE).click()
    page.panel.form.counts.setText("12 из 15")
    page.panel.form.counts.editingFinished.emit()
    cell, other = stored(workspace, page).cells
    assert (cell.status, cell.mark and cell.mark.counts) == (MeasureStatus.DONE, (12, 15))
    assert other.status is MeasureStatus.NOT_STARTED
    assert shown(page) == ["до\u00a030.01.2026\u00a0– выполнено"]
    page.panel.form.counts.setText("дюжина")
    page.panel.form.counts.editingFinished.emit()
    assert page.panel.form.counts_row.has_error


def test_another_due_date_has_its_own_mark_beside(page: PlansPage, workspace: Workspace) -> None:
    measure = stored(workspace, page).id
    plans.mark_measures(
        workspace, [measure], MarkDraft(status=MeasureStatus.DONE), occurrence_on=JANUARY
    )
    page.refresh()
    field = page.panel.places
    july = field.topLevelItem(2)
    assert july is not None
    field.setCurrentItem(july)
    assert page.panel.form.remove_button.isHidden()
    assert page.panel.history.texts == ["до\u00a030.01.2026: Выполнено"]
    page.panel.form.statuses.button(MeasureStatus.IN_PROGRESS).click()
    assert [cell.status.value for cell in stored(workspace, page).cells] == ["done", "in_progress"]
    draft = MeasureDraft.of(stored(workspace, page))
    plans.save_measure(workspace, replace(draft, deadline_text="июль 2027 года"), measure)
    page.refresh()
    assert field.isHidden()
    assert page.panel.history.texts[-1] == (
        "до\u00a030.01.2026 (теперь такого срока или школы нет): Выполнено"
    )


def test_words_about_what_was_done_are_no_reason_to_give_it_up(
    page: PlansPage, workspace: Workspace
) -> None:
    form = page.panel.form
    form.statuses.button(MeasureStatus.IN_PROGRESS).click()
    form.text.setPlainText("Результаты загружены")
    form.text.commit()
    form.statuses.button(MeasureStatus.CANCELLED).click()
    assert form.text_row.has_error
    assert stored(workspace, page).cells[0].status is MeasureStatus.IN_PROGRESS
    assert form.text.textCursor().selectedText() == "Результаты загружены"
    form.text.insertPlainText("Нет средств")
    form.text.commit()
    cell = stored(workspace, page).cells[0]
    assert (cell.status, cell.mark and cell.mark.text) == (MeasureStatus.CANCELLED, "Нет средств")


def test_alt_with_a_digit_marks_the_places_that_have_the_keys(
    page: PlansPage, workspace: Workspace, qtbot: QtBot
) -> None:
    page.panel.places.selectAll()
    qtbot.keyClick(page.panel.places, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    place = page.saving.places[0]
    measure = plans.get_measures(workspace, [place.measure_id])[place.measure_id]
    assert {cell.status for cell in measure.cells} == {MeasureStatus.DONE}
