"""Filtering a table by its headers: the funnel, the ticks, the line that says so."""

from fractions import Fraction

import pytest
from PySide6.QtCore import QPoint, Qt

from app.services.findings.links import ToSchool
from app.services.plans import list_plans
from app.services.sheets.filtering import ColumnFilter
from app.views.base.pages import PLACES
from app.views.tables.columns import Column, count_column
from app.views.tables.filter_header import FilterHeader
from app.views.tables.filter_popup import FilterPopup
from app.views.tables.foot import HEIGHT, FilterLine
from app.views.tables.row_model import RowTableModel
from app.views.tables.sheet_view import SheetView
from app.views.tables.table_view import TableView
from app.views.tables.totals_line import TotalsLine
from app.views.widgets.empty_state import ContentStack, nothing_found
from tests.views.conftest import finish
from tests.views.tables.test_saving import WITHOUT_TABLES, everywhere
from tests.views.typing import type_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
ROWS = [("СОШ № 1", "ШНОР", 3), ("СОШ № 2", "", 10), ("ООШ № 3", "ШНОР", None), ("СОШ № 4", "", 7)]
ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def view(look, qtbot):
    columns = (
        Column(key="name", title="Школа", text=lambda row: row[0], width=160, stretch=True),
        Column(key="status", title="Статус", text=lambda row: row[1], width=120),
        count_column("low", "Низких", lambda row: row[2], width=90, total="sum"),
    )
    model = RowTableModel(columns, key=lambda row: row[0])
    model.set_rows(ROWS)
    made = TableView(model, name="filtering")
    made.setAccessibleName("Школы")
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    return made


def shown(view) -> list[str]:
    return [row[0] for row in view.rows_model.rows]


def popup(view) -> FilterPopup:
    return next(one for one in view.findChildren(FilterPopup) if one.isVisible())


def lines(view) -> list[str]:
    return [item.text() for item in popup(view).values.lines]


def said(view) -> str:
    return view.findChild(FilterLine).text.text().replace("\u00a0", " ")


def test_the_funnel_under_the_pointer_opens_the_values(view, qtbot):
    header = view.horizontalHeader()
    assert isinstance(header, FilterHeader)
    qtbot.mouseMove(header.viewport(), QPoint(header.sectionPosition(1) + 20, 10))
    qtbot.waitUntil(header.funnel.isVisible)
    qtbot.mouseClick(header.funnel, Qt.MouseButton.LeftButton)
    assert lines(view) == ["(пусто)", "ШНОР"]
    qtbot.mouseClick(
        popup(view).values.viewport(),
        Qt.MouseButton.LeftButton,
        pos=popup(view).values.visualItemRect(popup(view).values.lines[0]).center(),
    )
    qtbot.mouseClick(popup(view).apply_button, Qt.MouseButton.LeftButton)
    assert shown(view) == ["СОШ № 1", "ООШ № 3"]
    assert said(view) == "Показано 2 из 4 · Статус"
    assert [view.is_filtered(number) for number in range(3)] == [False, True, False]


def test_the_funnel_of_a_sorted_narrow_column_leaves_its_title_alone(view, qtbot):
    header = view.horizontalHeader()
    view.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    title = header.title_metrics.horizontalAdvance("Низких")
    for width in (64, 76, 90, 160):
        view.setColumnWidth(2, width)
        place = header._funnel_place(2)
        begins = header.sectionViewportPosition(2) + header.sectionSize(2) - 8 - title
        assert place.right() < begins or width < 4 + 24 + title + 8, width


def test_keys_alone_filter_and_take_the_filter_away(view, qtbot):
    view.activateWindow()
    view.setFocus()
    view.setCurrentIndex(view.rows_model.index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_Down, ALT)
    opened = popup(view)
    assert lines(view) == ["ООШ № 3", "СОШ № 1", "СОШ № 2", "СОШ № 4"]
    type_text(opened.search, "ооШ")
    qtbot.keyClick(opened.search, Qt.Key.Key_Return)
    assert shown(view) == ["ООШ № 3"]
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert shown(view) == [row[0] for row in ROWS]
    assert not view.findChild(FilterLine).isVisible()
    qtbot.keyClick(view, Qt.Key.Key_L, CTRL | SHIFT)
    assert popup(view).isVisible()
    qtbot.keyClick(popup(view), Qt.Key.Key_Escape)
    assert shown(view) == [row[0] for row in ROWS]


def test_the_right_button_on_a_header_opens_bounds_for_numbers(view, qtbot):
    view.open_filter(2)
    opened = popup(view)
    assert opened.least.isVisible()
    type_text(opened.least, "три")
    qtbot.mouseClick(opened.apply_button, Qt.MouseButton.LeftButton)
    assert "не число" in opened.error.text()
    opened.least.setText("7")
    opened.most.setText("3")
    qtbot.keyClick(opened.most, Qt.Key.Key_Return)
    assert opened.error.text() == "«От» больше, чем «до»."
    opened.most.clear()
    qtbot.keyClick(opened.most, Qt.Key.Key_Return)
    assert shown(view) == ["СОШ № 2", "СОШ № 4"]
    view.open_filter(1)
    assert not popup(view).least.isVisible()  # no numbers there
    assert lines(view) == ["(пусто)"]  # of what the other filter leaves
    popup(view).close()
    view.open_filter(2)
    assert popup(view).least.text() == "7"
    qtbot.mouseClick(popup(view).clear_button, Qt.MouseButton.LeftButton)
    assert shown(view) == [row[0] for row in ROWS]


def test_a_search_ticks_what_it_finds_and_gives_the_ticks_back(view):
    view.open_filter(0)
    values = popup(view).values
    values.toggle(values.lines[0])
    values.narrow("сош")
    assert [item.text() for item in values.seen()] == ["СОШ № 1", "СОШ № 2", "СОШ № 4"]
    assert values.ticked() == {"СОШ № 1", "СОШ № 2", "СОШ № 4"}
    values.narrow("")
    assert values.ticked() == {"СОШ № 1", "СОШ № 2", "СОШ № 4"}
    values.toggle(values.all)
    values.toggle(values.all)
    assert values.ticked() == frozenset()
    assert not popup(view).apply_button.isEnabled()  # nothing would be shown


def test_a_search_takes_numbers_as_the_fields_above_the_lists_do(view):
    names = ["СОШ № 9", "СОШ №\u00a09 «Луч»", "СОШ №9 им. Ё", "СОШ № 19", "СОШ № 90", "2019"]
    view.rows_model.set_rows([(name, "", 5) for name in names])
    view.open_filter(0)
    values = popup(view).values
    wrong = {}
    for typed, wanted in (
        *(("№ 9", names[:3]), ("сош №9", names[:3]), ("9", names[:3]), ("им. е", names[2:3])),
        *(("№ 90", names[4:5]), ("019", names[5:]), ("1", []), ("сош", names[:5])),
    ):
        values.narrow(typed)
        seen = {item.data(Qt.ItemDataRole.UserRole) for item in values.seen()}
        if seen != set(wanted):
            wrong[typed] = seen
    assert wrong == {}


def test_sorting_from_the_menu_and_new_rows_under_a_filter(view):
    view.open_filter(2)
    popup(view)._sort_down()
    assert shown(view) == ["СОШ № 2", "СОШ № 4", "СОШ № 1", "ООШ № 3"]
    view.rows_model.filter_column(1, ColumnFilter(frozenset({""})))
    view.rows_model.set_rows([*ROWS, ("СОШ № 5", "", 8)])
    assert shown(view) == ["СОШ № 2", "СОШ № 5", "СОШ № 4"]


def test_a_row_that_is_asked_for_comes_out_of_the_filter(view):
    view.selectRow(3)
    view.rows_model.filter_column(1, ColumnFilter(frozenset({"ШНОР"})))
    assert view.selected_row() is None
    assert shown(view) == ["СОШ № 1", "ООШ № 3"]
    assert view.select_key("СОШ № 4")
    assert len(shown(view)) == 4
    assert not view.select_key("СОШ № 99")


def test_the_line_and_the_totals_stand_under_each_other(view, qtbot):
    whole = view.viewport().height()
    view.rows_model.filter_column(1, ColumnFilter(frozenset({"ШНОР"})))
    view.selectAll()
    totals = view.findChild(TotalsLine)
    qtbot.waitUntil(totals.isVisible)
    line = view.findChild(FilterLine)
    assert view.viewport().height() == whole - 2 * HEIGHT
    assert not line.geometry().intersects(totals.geometry())
    qtbot.mouseClick(line.show_all, Qt.MouseButton.LeftButton)
    assert len(shown(view)) == 4
    assert not line.isVisible()


def test_what_leaves_the_program_is_what_is_shown_and_says_so(view):
    view.rows_model.filter_column(2, ColumnFilter(least=Fraction(5)))
    sheet = view.sheet()
    assert [row[0].text for row in sheet.rows] == ["СОШ № 2", "СОШ № 4"]
    assert sheet.filtered.replace("\u00a0", " ") == "Показано 2 из 4. Отбор: «Низких»: от 5"
    view.clear_filters()
    assert view.sheet().filtered == ""


def test_a_table_that_its_headers_empty_keeps_its_way_back(view):
    stack = ContentStack(view, nothing_found("Пусто", lambda: None))
    stack.show()
    view.rows_model.filter_column(2, ColumnFilter(least=Fraction(500)))
    stack.show_content(view.rows_model.rows)
    assert view.isVisible()
    assert said(view) == "Показано 0 из 4 · Низких"
    assert view.can_filter
    view.clear_filters()
    view.rows_model.show_only("нет такой")
    stack.show_content(view.rows_model.rows)
    assert not view.isVisible()
    view.setParent(None)
    stack.close()


@pytest.mark.parametrize("key", [place.key for place in PLACES if place.key not in WITHOUT_TABLES])
def test_every_table_of_the_program_is_filtered_by_its_headers(qtbot, workplace, key):
    seen: set[SheetView] = set()
    for _step in everywhere(workplace, key, qtbot):
        for view in workplace.current_page.findChildren(SheetView):
            if view in seen or not view.isVisible() or not view.model().rowCount():
                continue
            seen.add(view)
            for number in range(view.model().columnCount()):
                texts = view.filterable.column_texts(number)
                if len(texts) < 2:
                    continue
                view.filterable.filter_column(number, ColumnFilter(frozenset(texts[:1])))
                assert view.is_filtered(number)
                assert view.filterable.column_texts(number) == texts
                assert view.sheet().filtered.startswith("Показано ")
                assert view.sheet().count > 0
                view.clear_filters()
                assert not view.sheet().filtered
    assert seen
    finish(workplace.context, qtbot)


def test_a_filtered_plan_keeps_its_sections_and_moves_nothing(workplace, qtbot):
    context = workplace.context
    context.set_year(2027)
    workplace.show_place("plans")
    page = workplace.current_page
    table, model = page.table, page.table.lines
    (plan,) = (row for row in list_plans(context.workspace, year=2027) if row.school_id is None)
    first = next(line for line in model.rows if line.measure is not None)
    number = next(n for n, column in enumerate(model.columns) if column.key == "title")
    text = model.columns[number].text(first)
    model.filter_column(number, ColumnFilter(frozenset({text})))
    assert [line.heading for line in model.rows] == [True, False]
    assert model.filter_words().replace("\u00a0", " ").startswith("Показано 1 из ")
    assert not model.movable
    assert not page.plan_actions.whole
    page.plan_actions.add_measure()  # a new line is never typed into a filtered plan
    assert not model.filters
    table.clear_filters()
    assert model.movable
    assert plan.id


def test_a_link_to_a_school_takes_the_filter_of_a_header_away(workplace, qtbot):
    workplace.show_place("schools")
    page = workplace.current_page
    last = page.model.rows[-1].school
    name = page.model.columns[0].text(page.model.rows[0])
    page.model.filter_column(0, ColumnFilter(frozenset({name})))
    assert len(page.model.rows) == 1
    workplace.show_way(ToSchool(last.id))
    assert page.table.selected_row().school.id == last.id
