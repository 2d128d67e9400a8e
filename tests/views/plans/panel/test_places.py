"""Due dates and schools of a measure in the panel: what is chosen is marked."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from app.enums import EvidenceKind, MeasureStatus, YearsKind
from app.services import plans
from app.services.language.deadlines.periods import PlanPeriod
from app.services.plans import MarkDraft, MeasureDraft, PlanDraft, SectionDraft
from app.services.plans.marks import MarkPlace, mark_places
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace
from app.views.base.links import PlansSpot
from app.views.base.page_context import PageContext
from app.views.plans.page import PlansPage
from tests.views.conftest import said
from tests.views.plans.conftest import OpenPage, cell, measure, select
from tests.views.samples import District
from tests.views.typing import type_text

YEAR = PlanPeriod(date(2026, 1, 1), date(2026, 12, 31), YearsKind.CALENDAR)
DAYS = (date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31))


@pytest.fixture
def ids(workspace: Workspace) -> list[int]:
    """Two measures of each quarter, and one that is due once."""
    plan_id, _ = plans.save_plan(workspace, PlanDraft(title="План", period=YEAR))
    section, _ = plans.save_section(workspace, SectionDraft(plan_id, "Раздел"))
    drafts = [
        MeasureDraft(section_id=section, title=f"Дело {number}", deadline_text=text)
        for number, text in enumerate(("ежеквартально", "ежеквартально", "20.12.2026"))
    ]
    plans.add_measures(workspace, drafts)
    return [row.id for row in plans.get_plan(workspace, plan_id).measures]


@pytest.fixture
def quarterly(open_page: OpenPage, context: PageContext, ids: list[int]) -> PlansPage:
    """The page with the first measure selected."""
    page = open_page(context)
    page.resize(1600, 800)
    page.show_spot(PlansSpot(measure_id=ids[0]))
    return page


def states(workspace: Workspace, measure_id: int) -> list[str]:
    return [cell.status.value for cell in measure(workspace, measure_id).cells]


def take(page: PlansPage, number: int, *, on: bool) -> None:
    """Choose a line of the places or leave it."""
    item = page.panel.places.topLevelItem(number)
    assert item is not None
    item.setSelected(on)


def chosen(page: PlansPage) -> list[date | None]:
    return [row.place.occurrence_on for row in page.panel.places.rows]


def test_the_first_due_date_is_chosen_and_marked(
    quarterly: PlansPage, ids: list[int], workspace: Workspace, qtbot: QtBot
) -> None:
    page = quarterly
    assert chosen(page) == [DAYS[0]]
    page.panel.form.statuses.button(MeasureStatus.DONE).click()
    assert states(workspace, ids[0]) == ["done", *["not_started"] * 3]
    assert said(page.context).texts[-1] == "Отметка сохранена: выполнено, до\u00a031.03.2026."
    assert chosen(page) == [DAYS[0]]  # it stays, to say more of it
    take(page, 3, on=True)
    take(page, 1, on=False)
    assert chosen(page) == [DAYS[2]]
    assert page.panel.form.day.text() == ""
    type_text(page.panel.form.text, "Справка готовится")
    take(page, 4, on=True)
    take(page, 3, on=False)
    marked = [cell.mark is not None for cell in measure(workspace, ids[0]).cells]
    assert marked == [True, False, True, False]
    assert page.panel.history.texts[0].startswith("до\u00a030.09.2026: ")


def test_all_of_a_measure_and_several_dates_can_be_marked(
    quarterly: PlansPage, ids: list[int], workspace: Workspace
) -> None:
    take(quarterly, 2, on=True)
    assert chosen(quarterly) == [DAYS[0], DAYS[1]]
    quarterly.panel.form.statuses.button(MeasureStatus.DONE).click()
    assert states(workspace, ids[0]) == ["done", "done", "not_started", "not_started"]
    take(quarterly, 0, on=True)
    assert chosen(quarterly) == [None]
    quarterly.panel.form.statuses.button(MeasureStatus.IN_PROGRESS).click()
    assert states(workspace, ids[0]) == ["in_progress"] * 4
    assert quarterly.panel.form.sentence.text().startswith("В отчёте: В работе")
    quarterly.context.undoing.undo()
    assert states(workspace, ids[0]) == ["done", "done", "not_started", "not_started"]


def test_several_measures_are_marked_where_they_are_due(
    quarterly: PlansPage, ids: list[int], workspace: Workspace
) -> None:
    select(quarterly, *ids)
    assert quarterly.panel.places.isHidden()
    quarterly.plan_actions.mark_selected(MeasureStatus.DONE)
    assert states(workspace, ids[0]) == ["done", *["not_started"] * 3]
    assert states(workspace, ids[2]) == ["done"]
    quarterly.show_spot(PlansSpot(measure_id=ids[2]))
    assert quarterly.panel.places.isHidden()
    quarterly.show_spot(PlansSpot(measure_id=ids[1]))
    assert chosen(quarterly) == [DAYS[1]]
    assert quarterly.saving.places == (MarkPlace(ids[1], DAYS[1]),)


def marks(workspace: Workspace, measure_id: int) -> list[tuple[str, str]]:
    """Status and words at every due date."""
    cells = measure(workspace, measure_id).cells
    return [(cell.status.value, cell.mark.text if cell.mark else "") for cell in cells]


def click(page: PlansPage, measure_id: int) -> None:
    """A click with Ctrl: the measure is selected besides the others, or not any more."""
    flags = QItemSelectionModel.SelectionFlag
    index = cell(page, measure_id, "title")
    page.table.selectionModel().select(index, flags.Toggle | flags.Rows)


def test_words_typed_after_the_state_go_where_it_went(
    quarterly: PlansPage, ids: list[int], workspace: Workspace
) -> None:
    form = quarterly.panel.form
    select(quarterly, *ids[:2])
    form.text.setPlainText("Рассмотрено")
    form.text.commit()
    assert states(workspace, ids[0]) == ["not_started"] * 4, "no state was pressed"
    click(quarterly, ids[2])
    assert form.text.toPlainText() == "Рассмотрено", "one more row, and it waits for a state"
    form.statuses.button(MeasureStatus.DONE).click()
    form.text.setPlainText("Рассмотрено на совете")
    click(quarterly, ids[0])
    words = ("done", "Рассмотрено на совете")
    assert marks(workspace, ids[0]) == [words, *[("not_started", "")] * 3]
    assert marks(workspace, ids[1]) == [words, *[("not_started", "")] * 3]
    assert marks(workspace, ids[2]) == [words]
    assert not form.statuses.button(MeasureStatus.DONE).isChecked()
    assert (form.text.toPlainText(), form.day.text()) == ("", "")


def test_words_are_stored_when_one_of_the_marked_is_chosen_and_its_form_shows_them(
    quarterly: PlansPage, ids: list[int], workspace: Workspace
) -> None:
    form = quarterly.panel.form
    select(quarterly, ids[2], ids[1])
    form.statuses.button(MeasureStatus.DONE).click()
    form.evidence.kind.setCurrentIndex(form.evidence.kind.findData(EvidenceKind.TEXT))
    form.evidence.words.setText("протокол № 3")
    form.evidence.words.editingFinished.emit()
    form.text.setPlainText("Рассмотрено")
    click(quarterly, ids[1])
    assert marks(workspace, ids[1])[0] == ("done", "Рассмотрено")
    assert form.text.toPlainText() == "Рассмотрено"
    assert form.sentence.text().endswith("Рассмотрено. Протокол №\u00a03")


def test_a_state_that_was_taken_back_is_not_shown_as_pressed(
    quarterly: PlansPage, ids: list[int], workspace: Workspace
) -> None:
    form = quarterly.panel.form
    done = form.statuses.button(MeasureStatus.DONE)
    select(quarterly, *ids)
    done.click()
    done.click()
    form.text.setPlainText("Рассмотрено")
    form.text.commit()
    assert done.isChecked()
    quarterly.context.undoing.undo()
    assert not done.isChecked()
    assert (form.text.toPlainText(), form.day.text()) == ("", "")
    before = marks(workspace, ids[0])
    form.text.setPlainText("Другое")
    form.text.commit()
    assert marks(workspace, ids[0]) == before, "it waits for a state again"


def test_several_dates_keep_their_state_until_others_are_chosen(
    quarterly: PlansPage, ids: list[int], workspace: Workspace
) -> None:
    form = quarterly.panel.form
    done = form.statuses.button(MeasureStatus.DONE)
    take(quarterly, 2, on=True)
    done.click()
    form.text.setPlainText("Сделано")
    form.text.commit()
    assert done.isChecked()
    quarterly.context.undoing.undo()
    assert not done.isChecked()
    assert states(workspace, ids[0])[:2] == ["done", "done"]
    done.click()
    form.text.setPlainText("Сделано дважды")
    take(quarterly, 2, on=False)
    assert [text for _state, text in marks(workspace, ids[0])] == ["Сделано дважды"] * 2 + [""] * 2
    assert form.text.toPlainText() == "Сделано дважды", "that of the one that is left"


def test_a_school_is_shown_with_the_day_that_it_stands_under(
    quarterly: PlansPage, ids: list[int], district: District, workspace: Workspace
) -> None:
    keys = [district.school_id, district.other_id]
    names = [schools.get_school(workspace, key).short_name for key in keys]
    draft = MeasureDraft.of(measure(workspace, ids[1]))
    plans.save_measure(workspace, replace(draft, responsible=tuple(names)), ids[1])
    first = measure(workspace, ids[1]).cells[0]
    done = MarkDraft(status=MeasureStatus.DONE, marked_on=date(2026, 3, 2))
    plans.mark_places(workspace, [MarkPlace(ids[1], DAYS[0], first.school_id)], done)
    quarterly.refresh()
    quarterly.show_spot(PlansSpot(measure_id=ids[1]))
    tree = quarterly.panel.places
    for day in DAYS:
        tree.choose([MarkPlace(ids[1], day, key) for key in keys][1:])
        item = tree.currentItem()
        assert item.parent() is not None
        room = tree.viewport().rect()
        assert all(room.contains(tree.visualItemRect(one)) for one in (item, item.parent())), day


def test_of_several_measures_no_open_school_is_passed_over(
    open_page: OpenPage, context: PageContext, ids: list[int], workspace: Workspace
) -> None:
    names = tuple(f"СОШ № {number}" for number in (1, 2, 3))
    for name in names:
        schools.save_school(workspace, SchoolDraft(short_name=name, full_name=name))
    section = measure(workspace, ids[0]).section_id
    draft = MeasureDraft(
        section_id=section, title="Отчёты школ", deadline_text="20.12.2026", responsible=names
    )
    plans.add_measures(workspace, [draft])
    row = plans.get_plan(workspace, measure(workspace, ids[0]).plan_id).measures[-1]
    words = MarkDraft(status=MeasureStatus.DONE, text="Отчёт принят")
    mark_places(workspace, [MarkPlace(row.id, row.current_occurrence, row.school_ids[1])], words)
    page = open_page(context)
    page.show_spot(PlansSpot(measure_id=row.id))
    select(page, ids[2], row.id)
    page.plan_actions.mark_selected(MeasureStatus.PARTLY_DONE)
    assert states(workspace, row.id) == ["partly_done", "done", "partly_done"]
    kept = measure(workspace, row.id).cells[1].mark
    assert kept is not None
    assert kept.text == "Отчёт принят"
    page.context.undoing.undo()
    assert states(workspace, row.id) == ["not_started", "done", "not_started"]


def test_how_several_stand_loses_its_end_in_a_narrow_panel(
    quarterly: PlansPage, ids: list[int]
) -> None:
    quarterly.show_spot(PlansSpot(measure_id=ids[1]))
    tree = quarterly.panel.places
    modes: list[Qt.TextElideMode] = []
    for column in range(2):
        index = tree.model().index(0, column)
        option = QStyleOptionViewItem()
        tree.initViewItemOption(option)
        delegate = tree.itemDelegateForIndex(index)
        assert isinstance(delegate, QStyledItemDelegate)
        delegate.initStyleOption(option, index)
        modes.append(option.textElideMode)  # pyright: ignore[reportAttributeAccessIssue]
    assert modes == [Qt.TextElideMode.ElideMiddle, Qt.TextElideMode.ElideRight]
