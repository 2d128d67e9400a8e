"""What the page of the plans does with the library."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.services import plans
from app.services.plans.library.own import list_own
from app.views.base.page_context import PageContext
from app.views.plans.library.take_form import TakeForm
from app.views.plans.page import PlansPage
from tests.views.conftest import said
from tests.views.plans.conftest import select
from tests.views.samples import District


def test_selected_measures_are_kept_once_and_taken_back(
    page: PlansPage, context: PageContext, district: District
) -> None:
    select(page, *district.measure_ids[:2])
    menu = QMenu(page)
    page.plan_actions.library.add_to(menu)
    (keep,) = menu.actions()
    assert keep.text() == "Добавить в библиотеку"
    keep.trigger()
    chosen = [row.title for row in page.table.selected_measures()]
    assert [row.title for row in list_own(context.workspace)] == chosen
    assert said(context).texts[-1] == "Добавлено в библиотеку: 2\u00a0мероприятия."
    page.plan_actions.library.keep_selected()
    assert said(context).texts[-1] == "В библиотеке это уже есть."
    context.undoing.undo()
    assert list_own(context.workspace) == ()


def test_what_is_taken_comes_into_the_section_of_the_cursor_and_into_sight(
    page: PlansPage, context: PageContext, district: District, qtbot: QtBot
) -> None:
    select(page, district.measure_ids[-1])
    page.table.setCurrentIndex(page.table.selectionModel().selectedRows()[0])
    line = page.table.current_line()
    assert line is not None
    page.plan_actions.library.take()
    form = page.findChild(TakeForm)
    assert form is not None
    assert form.section.currentData() == line.section.id
    form.search.setText("круглый стол")
    form.search.tell_now()
    heads = [form.tree.topLevelItem(n) for n in range(form.tree.topLevelItemCount())]
    head = next(one for one in heads if one is not None and not one.isHidden())
    head.setCheckState(0, Qt.CheckState.Checked)
    before = {row.id for row in plans.list_plans(context.workspace)[0].measures}
    form.submit()
    (plan,) = plans.list_plans(context.workspace)
    new = {row.id for row in plan.measures} - before
    assert new
    section = next(one for one in plan.sections if one.id == line.section.id)
    assert new <= {row.id for row in section.measures}
    qtbot.waitUntil(lambda: {row.id for row in page.table.selected_measures()} == new)
