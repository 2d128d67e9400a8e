"""Ctrl+P shows any table on pages, to be printed from there."""

import pytest
from PySide6.QtCore import Qt

from app.services.findings.links import ToPlan, ToSchool
from app.services.plans import list_plans
from app.views.base.links import SettingsSpot
from app.views.base.pages import PLACES
from app.views.preview.sheet_preview import SheetPreview
from app.views.tables.sheet_view import SheetView
from tests.views.conftest import finish, said
from tests.views.tables.test_saving import WITHOUT_TABLES, everywhere

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize("key", [place.key for place in PLACES if place.key not in WITHOUT_TABLES])
def test_ctrl_p_shows_the_pages_of_every_table(qtbot, workplace, key):
    seen: set[SheetView] = set()
    for _step in everywhere(workplace, key, qtbot):
        for view in workplace.current_page.findChildren(SheetView):
            if view in seen or not view.isVisible() or not view.can_be_saved:
                continue
            seen.add(view)
            view.preview_print()
            dialog = workplace.window().findChild(SheetPreview)
            qtbot.waitUntil(lambda dialog=dialog: dialog.panel.preview is not None)
            shown = dialog.panel.preview
            assert shown.title == view.printed_sheet().title == dialog.windowTitle()
            assert len(shown.pages.sizes) >= 1
            if len(view.printed_sheet().columns) > 4:
                assert all(width > height for width, height in shown.pages.sizes)
            with qtbot.waitSignal(dialog.destroyed):
                dialog.reject()
    assert seen


def test_the_key_works_in_the_table(qtbot, workplace):
    workplace.show_place("schools")
    qtbot.keyClick(workplace.current_page.table, Qt.Key.Key_P, CTRL)
    dialog = workplace.window().findChild(SheetPreview)
    qtbot.waitUntil(lambda: dialog.panel.preview is not None)
    assert dialog.panel.preview.title == "Реестр школ"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: workplace.window().findChild(SheetPreview) is None)


def test_the_key_works_on_the_whole_page(qtbot, workplace):
    workplace.show_place("schools")
    page = workplace.current_page
    page.search.setFocus()
    qtbot.keyClick(page.search, Qt.Key.Key_P, CTRL)
    dialog = workplace.window().findChild(SheetPreview)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.panel.preview is not None)
    assert dialog.panel.preview.title == "Реестр школ"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    workplace.show_way(SettingsSpot(section="look"))
    qtbot.keyClick(workplace.current_page.look, Qt.Key.Key_P, CTRL)
    assert said(workplace.context).texts[-1].startswith("Печатать нечего")


def printed_titles(page) -> set[str]:
    views = [view for view in page.findChildren(SheetView) if view.isVisible()]
    return {view.printed_sheet().title for view in views}


def test_paper_names_the_plan_the_year_and_the_school_behind_a_table(qtbot, workplace):
    context = workplace.context
    context.set_year(2027)
    workplace.show_place("plans")
    page = workplace.current_page
    (plan,) = (row for row in list_plans(context.workspace, year=2027) if row.school_id is None)
    assert printed_titles(page) == {plan.title}
    (own,) = (row for row in list_plans(context.workspace, year=2027) if row.school_id is not None)
    context.go_to(ToPlan(own.id))
    assert printed_titles(page) == {f"МБОУ «СОШ № 30»: {own.title}"}
    assert page.table.sheet().title == "Мероприятия плана"
    page.schools.show_year(2027)
    assert page.schools.table.printed_sheet().title == "Планы школ: 2026/2027 учебный год"

    context.set_year(2019)
    workplace.show_place("identification")
    finish(context, qtbot)
    titles = printed_titles(workplace.current_page)
    assert titles == {"Выводы по школам: 2017/2018 учебный год"}

    context.go_to(ToSchool(own.school_id, "criteria"))
    finish(context, qtbot)
    card = {"Критерии школы: МБОУ «СОШ № 30»", "Реестр школ"}
    assert printed_titles(workplace.current_page) == card
