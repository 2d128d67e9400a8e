"""The grid as a spreadsheet: moving and selecting with real keys and the mouse."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.views.results.page import ResultsPage
from tests.views.results.wide_grid import CTRL, SHIFT, at, block, go, paste

NONE = Qt.KeyboardModifier.NoModifier


def test_arrows_home_end_and_jumps_to_the_edge_of_what_is_filled(wide: ResultsPage) -> None:
    view = go(wide, 0, 0)
    for key, modifiers, place in (
        (Qt.Key.Key_Right, NONE, (0, 1)),
        (Qt.Key.Key_Down, NONE, (1, 1)),
        (Qt.Key.Key_End, NONE, (1, 8)),
        (Qt.Key.Key_Home, NONE, (1, 0)),
        (Qt.Key.Key_Up, CTRL, (0, 0)),
        (Qt.Key.Key_Right, CTRL, (0, 8)),
        (Qt.Key.Key_Down, CTRL, (23, 8)),
        (Qt.Key.Key_Left, CTRL, (23, 0)),
        (Qt.Key.Key_Home, CTRL, (0, 0)),
        (Qt.Key.Key_End, CTRL, (23, 8)),
        (Qt.Key.Key_Up, NONE, (22, 8)),
        (Qt.Key.Key_Left, CTRL, (22, 0)),
    ):
        QTest.keyClick(view, key, modifiers)
        assert at(wide) == place
        assert list(view.walk.cells) == [place]


def test_a_jump_stops_at_the_end_of_the_filled_run(wide: ResultsPage) -> None:
    view = go(wide, 5, 2)
    paste(wide, "1/50\t2/50\t3/50")
    view = go(wide, 5, 0)
    for place in ((5, 2), (5, 4), (5, 8)):
        QTest.keyClick(view, Qt.Key.Key_Right, CTRL)
        assert at(wide) == place
    QTest.keyClick(view, Qt.Key.Key_Left, CTRL)
    assert at(wide) == (5, 4)


def test_shift_stretches_a_block_whose_first_cell_stays_current(wide: ResultsPage) -> None:
    view = go(wide, 2, 2)
    QTest.keyClick(view, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(view, Qt.Key.Key_Right, SHIFT)
    assert block(wide) == (2, 3, 2, 3)
    assert at(wide) == (2, 2)
    QTest.keyClick(view, Qt.Key.Key_Up, SHIFT)
    QTest.keyClick(view, Qt.Key.Key_Up, SHIFT)
    assert block(wide) == (1, 2, 2, 3)
    QTest.keyClick(view, Qt.Key.Key_End, CTRL | SHIFT)
    assert block(wide) == (2, 23, 2, 8)
    QTest.keyClick(view, Qt.Key.Key_Space, CTRL)
    assert block(wide) == (0, 23, 2, 2)
    QTest.keyClick(view, Qt.Key.Key_Space, SHIFT)
    assert block(wide) == (2, 2, 0, 8)
    QTest.keyClick(view, Qt.Key.Key_A, CTRL)
    assert block(wide) == (0, 23, 0, 8)


def test_enter_and_tab_walk_through_a_selected_block(wide: ResultsPage) -> None:
    view = go(wide, 2, 2)
    QTest.keyClick(view, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(view, Qt.Key.Key_Right, SHIFT)
    walked = [at(wide)]
    for key in [Qt.Key.Key_Return] * 3 + [Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Tab]:
        QTest.keyClick(view, key)
        walked.append(at(wide))
    assert walked == [(2, 2), (3, 2), (2, 3), (3, 3), (2, 2), (2, 3), (3, 2)]
    QTest.keyClick(view, Qt.Key.Key_Backtab, SHIFT)
    assert at(wide) == (2, 3)
    QTest.keyClick(view, Qt.Key.Key_Return, SHIFT)
    assert at(wide) == (3, 2)
    assert block(wide) == (2, 3, 2, 3)


def test_tab_goes_right_and_the_next_enter_returns_to_where_the_line_began(
    wide: ResultsPage,
) -> None:
    view = go(wide, 2, 2)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert at(wide) == (2, 4)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert at(wide) == (3, 2)


def test_a_block_drawn_with_the_mouse_and_whole_columns_by_their_header(
    wide: ResultsPage, qtbot: QtBot
) -> None:
    view = go(wide, 0, 0)

    def middle(row: int, column: int) -> QPoint:
        return view.visualRect(wide.grid.model.index(row, column)).center()

    area = view.viewport()
    qtbot.mousePress(area, Qt.MouseButton.LeftButton, pos=middle(1, 1))
    qtbot.mouseMove(area, middle(2, 2))
    qtbot.mouseMove(area, middle(3, 2))
    qtbot.mouseRelease(area, Qt.MouseButton.LeftButton, pos=middle(3, 2))
    assert block(wide) == (1, 3, 1, 2)
    assert at(wide) == (1, 1)
    qtbot.mouseClick(area, Qt.MouseButton.LeftButton, SHIFT, middle(2, 3))
    assert block(wide) == (1, 2, 1, 3)
    header = view.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(4) + 20, 10)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert block(wide) == (0, 23, 4, 4)
    names = view.verticalHeader()
    place = QPoint(20, names.sectionViewportPosition(5) + 10)
    qtbot.mouseClick(names.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert block(wide) == (5, 5, 0, 8)
