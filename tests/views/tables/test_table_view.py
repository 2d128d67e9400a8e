"""The table view: selection survives, widths are kept, elided text has a tooltip."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHeaderView

from app.views.look import theme
from app.views.tables.columns import Column
from app.views.tables.row_model import RowTableModel
from app.views.tables.sheet_view import with_own
from app.views.tables.table_view import TableView
from app.views.widgets.status import Status


@dataclass(frozen=True)
class Row:
    id: int
    name: str
    state: str = "выполнено"


ROWS = [
    Row(1, "Короткое"),
    Row(2, "Очень длинное название школы, которое не помещается"),
    Row(3, "Б"),
]
COLUMNS = (
    Column(
        key="name", title="Школа", text=lambda r: r.name, width=160, tooltip=lambda r: f"№ {r.id}"
    ),
    Column(
        key="id",
        title="Номер",
        text=lambda r: str(r.id),
        sort_key=lambda r: r.id,
        align="right",
        width=80,
    ),
    Column(
        key="state",
        title="Состояние",
        text=lambda r: r.state,
        width=140,
        stretch=True,
        status=lambda r: Status("positive", "done", r.state),
        icon=lambda _r: "done",
    ),
)


@pytest.fixture
def make_view(look, qtbot, context):
    def make(rows=ROWS):
        model = RowTableModel(COLUMNS, key=lambda r: r.id)
        model.set_rows(rows)
        view = TableView(model, name="test", state=context.state)
        qtbot.addWidget(view)
        view.resize(600, 300)
        view.show()
        return view

    return make


def test_rows_are_32_high_and_numbers_stand_right(make_view):
    view = make_view()
    assert view.rowHeight(0) == theme.ROW_HEIGHT == 32
    assert view.horizontalHeader().height() == 32


def test_rows_have_room_for_two_lines_when_a_column_wraps(look, qtbot):
    model = RowTableModel((Column(key="name", title="Школа", text=lambda r: r.name, wrap=True),))
    model.set_rows(ROWS)
    view = TableView(model, name="wrapping")
    qtbot.addWidget(view)
    assert view.rowHeight(0) == theme.TALL_ROW_HEIGHT


def test_selecting_tells_the_row(make_view):
    view, told = make_view(), []
    view.row_selected.connect(told.append)
    view.selectRow(1)
    assert view.selected_row() == ROWS[1]
    assert told == [ROWS[1]]
    view.clear_selection()
    assert told == [ROWS[1], None]


def test_the_selected_row_stays_selected_when_rows_are_read_again(make_view):
    view = make_view()
    view.select_key(3)
    view.rows_model.set_rows([Row(4, "Новая"), *ROWS])
    assert view.selected_row() == ROWS[2]
    view.rows_model.show_only("короткое")
    assert view.selected_row() is None


def test_changed_content_of_the_selected_row_is_told(make_view):
    view, told = make_view(), []
    view.select_key(1)
    view.row_selected.connect(told.append)
    view.rows_model.set_rows([Row(1, "Иначе"), *ROWS[1:]])
    assert told == [Row(1, "Иначе")]


def test_a_click_on_a_header_sorts_and_the_third_gives_the_order_back(make_view, qtbot):
    view = make_view()
    header = view.horizontalHeader()
    spot = QPoint(header.sectionPosition(1) + 10, 10)
    orders = []
    for _ in range(3):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        orders.append([row.id for row in view.rows_model.rows])
    assert [1, 2, 3] in orders
    assert [3, 2, 1] in orders
    assert orders[2] == [1, 2, 3]


def test_enter_opens_the_row(make_view, qtbot):
    view, opened = make_view(), []
    view.row_activated.connect(opened.append)
    view.select_key(2)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened == [ROWS[1]]


def test_only_text_that_does_not_fit_gets_itself_as_a_tooltip(make_view):
    view = make_view()
    model = view.rows_model
    assert view.tooltip_at(model.index(0, 0)) == "№ 1"
    assert view.tooltip_at(model.index(1, 0)) == f"{ROWS[1].name}\n№ 2"
    assert view.tooltip_at(model.index(0, 1)) == ""
    assert view.tooltip_at(model.index(0, 2)) == ""


def test_the_tooltip_of_a_cut_cell_says_nothing_twice():
    assert with_own("Школа", "") == "Школа"
    assert with_own("Школа", "логин 5") == "Школа\nлогин 5"
    assert with_own("а 1; б 2; и ещё 1", "а 1\nб 2\nв 3 и остальное") == "а 1\nб 2\nв 3 и остальное"
    assert with_own("Школа", "Школа: почему") == "Школа: почему"


def test_widths_come_back_in_the_next_window(make_view, context, qtbot):
    view = make_view()
    view.horizontalHeader().resizeSection(0, 222)
    qtbot.waitUntil(lambda: context.state.widths("test").get("name") == 222)
    assert make_view().columnWidth(0) == 222


def test_a_stretched_column_takes_the_room_but_never_gets_too_narrow(make_view):
    view = make_view()
    stretched = view.horizontalHeader()
    assert stretched.sectionResizeMode(2) == QHeaderView.ResizeMode.Stretch
    view.resize(250, 300)
    assert view.columnWidth(2) >= 140


def test_the_hovered_row_follows_the_pointer_and_both_themes_paint(make_view, qtbot, look):
    view = make_view()
    plain = view.viewport().grab().toImage()
    # Sent as an event: the pointer of the screen may rest there already, or be elsewhere.
    none, plainly = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    place = QPointF(20, 40)
    moved = QMouseEvent(QEvent.Type.MouseMove, place, view.mapToGlobal(place), none, none, plainly)
    QApplication.sendEvent(view.viewport(), moved)
    assert view._delegate.hovered == 1
    view.repaint()
    assert view.viewport().grab().toImage() != plain
    look.apply(dark=True)
    dark = view.viewport().grab().toImage()
    assert dark.pixelColor(300, 5).lightness() < 100
    look.apply(dark=False)


def test_of_several_rows_the_one_that_was_told_is_acted_on(make_view, qtbot):
    view = make_view()
    view.selectRow(1)
    told, deleted = [], []
    view.row_selected.connect(told.append)
    view.delete_pressed.connect(lambda: deleted.append(view.selected_row()))
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert view.selected_rows() == ROWS
    assert view.selected_row() == ROWS[1]
    assert told == []
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert deleted == []  # which one is not plain
    place = view.visualRect(view.rows_model.index(1, 0)).center()
    qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, place
    )
    assert told == [ROWS[0]]
    view.selectRow(2)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert told == [ROWS[0], ROWS[2]]
    assert deleted == [ROWS[2]]


def test_where_a_page_acts_on_several_rows_delete_means_them(make_view, qtbot):
    view = make_view()
    view.act_on_several()
    deleted = []
    view.delete_pressed.connect(lambda: deleted.append(view.selected_rows()))
    view.selectRow(2)
    view.selectAll()
    assert view.selected_row() == ROWS[0]
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert deleted == [ROWS]


def test_a_jump_selects_one_row_whatever_key_is_held_down(make_view, qtbot):
    view = make_view()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    for jump in (
        lambda: view.select_key(3),
        lambda: view.selectRow(2),
        lambda: view.setCurrentIndex(view.rows_model.index(2, 0)),
    ):
        view.selectRow(0)
        pressed = []
        shortcut = QShortcut(QKeySequence("Ctrl+Y"), view)
        shortcut.activated.connect(lambda jump=jump, pressed=pressed: pressed.append(jump()))
        qtbot.keyClick(view, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
        shortcut.setEnabled(False)
        assert len(pressed) == 1
        assert view.selected_rows() == [ROWS[2]]


def test_ctrl_with_a_click_and_shift_with_an_arrow_still_select_several_rows(make_view, qtbot):
    view = make_view()
    view.selectRow(0)
    place = view.visualRect(view.rows_model.index(2, 0)).center()
    qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, place
    )
    assert view.selected_rows() == [ROWS[0], ROWS[2]]
    view.selectRow(1)
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_rows() == [ROWS[1], ROWS[2]]


def test_the_keys_that_go_far_take_the_selected_row_along(make_view, qtbot):
    rows = [Row(number, f"Школа {number}") for number in range(100)]
    view = make_view(rows)
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    left = []
    view.selectRow(0)
    for keys, expected in (
        ((Qt.Key.Key_End, control), 99),
        ((Qt.Key.Key_Home, control), 0),
        ((Qt.Key.Key_PageDown, control), None),
        ((Qt.Key.Key_PageUp, control), 0),
    ):
        qtbot.keyClick(view, *keys)
        selected = view.selected_row()
        number = view.currentIndex().row()
        if len(view.selected_rows()) != 1 or selected is not view.rows_model.rows[number]:
            left.append(f"{keys}: {selected}")
        assert expected is None or number == expected
        assert view.viewport().rect().intersects(view.visualRect(view.currentIndex()))
    assert not left
    view.selectRow(90)
    qtbot.keyClick(view, Qt.Key.Key_End, control | shift)
    assert view.selected_rows() == rows[90:]


def test_selecting_everything_asks_only_about_rows_in_sight(make_view, qtbot, monkeypatch):
    view = make_view([Row(number, f"Школа {number}") for number in range(500)])
    qtbot.waitExposed(view)
    asked = []
    plain = RowTableModel.flags

    def flags(model, index):
        asked.append(index.row())
        return plain(model, index)

    monkeypatch.setattr(RowTableModel, "flags", flags)
    view.selectAll()
    view.grab()
    assert len(view.selected_rows()) == 500
    assert asked
    assert max(asked) < 50
