"""The grid as a spreadsheet: real keys, the real clipboard, undo and redo."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services import results, schools
from app.services.changes import list_changes
from app.services.results import ResultDraft
from app.services.schools import SchoolDraft
from app.services.storage.backup import list_backups
from app.services.storage.workspace import Workspace
from app.views.page_context import PageContext
from app.views.results.cell_editor import CellEditor
from app.views.results.grid_view import GridView
from app.views.results.page import ResultsPage
from tests.views.conftest import said
from tests.views.results.conftest import (
    FIRST,
    SECOND,
    YEAR,
    choose,
    procedure,
    settle,
    shown,
    stored,
)
from tests.views.typing import type_text

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
SCHOOLS, PROCEDURES = 24, 9
CODES = [
    "vpr:ma:5",
    "vpr:ma:6",
    "vpr:ru:5",
    "vpr:ru:6",
    "oge:ma",
    "oge:ru",
    "ege:ma:base",
    "ege:ma:prof",
    "ege:ru",
]


def school_name(number: int) -> str:
    return f"МБОУ «СОШ № {number}»"


@pytest.fixture
def wide(
    make_context: Callable[..., PageContext], workspace: Workspace, qtbot: QtBot
) -> ResultsPage:
    """24 schools and the nine procedures of the default profile, one result in each corner."""
    for number in range(1, SCHOOLS + 1):
        schools.save_school(workspace, SchoolDraft(school_name(number)))
    ids = {row.short_name: row.id for row in schools.list_schools(workspace)}
    results.save_results(
        workspace,
        [
            ResultDraft(
                ids[school_name(number)],
                procedure(workspace, code),
                YEAR,
                participants=50,
                failed=number,
            )
            for number in (1, SCHOOLS)
            for code in (CODES[0], CODES[-1])
        ],
    )
    page = shown(ResultsPage(make_context(workspace, year=YEAR)), qtbot)
    page.resize(1400, 800)
    model = page.grid.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    assert (model.rowCount(), model.columnCount()) == (SCHOOLS, PROCEDURES)
    return page


def go(page: ResultsPage, row: int, column: int) -> GridView:
    view = page.grid.view
    view.setFocus()
    view.walk.go(row, column)
    return view


def at(page: ResultsPage) -> tuple[int, int]:
    index = page.grid.view.currentIndex()
    return index.row(), index.column()


def block(page: ResultsPage) -> tuple[int, int, int, int]:
    """First and last row, first and last column of the selection."""
    chosen = page.grid.view.walk.chosen()
    rows, columns = [row for row, _ in chosen], [column for _, column in chosen]
    assert len(chosen) == (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)
    return min(rows), max(rows), min(columns), max(columns)


def editor(page: ResultsPage) -> CellEditor:
    (found,) = (one for one in page.grid.view.findChildren(CellEditor) if one.isVisible())
    return found


def text_at(page: ResultsPage, row: int, column: int) -> str:
    return str(page.grid.model.index(row, column).data()).replace("\u00a0", " ")


def paste(page: ResultsPage, text: str) -> None:
    QApplication.clipboard().setText(text)
    QTest.keyClick(page.grid.view, Qt.Key.Key_V, CTRL)


# Moving


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
        assert view.walk.chosen() == [place]


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


# Typing


def test_typing_over_and_an_arrow_store_and_go_on(wide: ResultsPage) -> None:
    view = go(wide, 2, 2)
    QTest.keyClick(view, Qt.Key.Key_5)
    line = editor(wide)
    type_text(line, " из 20")
    QTest.keyClick(line, Qt.Key.Key_Right)
    assert stored(wide, CODES[2], school_name(3)) == "5 из 20 (25 %)"
    assert at(wide) == (2, 3)
    assert view.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_F2)
    QTest.keyClick(editor(wide), Qt.Key.Key_Left)
    assert at(wide) == (2, 3), "in a correction the arrows move the cursor"
    QTest.keyClick(editor(wide), Qt.Key.Key_Escape)


def test_one_text_for_every_selected_cell(wide: ResultsPage) -> None:
    view = go(wide, 2, 2)
    QTest.keyClick(view, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(view, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(view, Qt.Key.Key_N)
    line = editor(wide)
    line.clear()
    type_text(line, "не проводилась")
    QTest.keyClick(line, Qt.Key.Key_Return, CTRL)
    assert [text_at(wide, row, 2) for row in (2, 3, 4)] == ["не проводилась"] * 3
    assert list_changes(wide.context.workspace)[0].title.startswith("Ввод результатов: 3")


@pytest.mark.parametrize(
    ("typed", "said_part"),
    [
        ("95/50", "Не справились 95, а участников 50"),
        ("много", "не читается"),
        ("130 %", "больше ста процентов"),
    ],
)
def test_what_is_wrong_is_said_while_it_is_typed(
    wide: ResultsPage, qtbot: QtBot, typed: str, said_part: str
) -> None:
    view = go(wide, 2, 2)
    QTest.keyClick(view, Qt.Key.Key_F2)
    line = editor(wide)
    type_text(line, typed)
    qtbot.waitUntil(lambda: said_part in line.said)
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert line.isVisible()
    assert at(wide) == (2, 2)
    words = line._said
    assert words.isVisible()
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert not words.isVisible(), "the words go with the line"
    assert stored(wide, CODES[2], school_name(3)) == ""


def test_a_jump_against_last_year_is_a_warning_that_does_not_stop(
    page: ResultsPage, qtbot: QtBot
) -> None:
    choose(page, FIRST, "vpr:ma:5")  # 24 of 80 the year before
    QTest.keyClick(page.grid.view, Qt.Key.Key_F2)
    line = editor(page)
    line.clear()
    type_text(line, "60/80")
    qtbot.waitUntil(lambda: "на 45 п.п. больше" in line.said.replace("\u00a0", " "))
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert stored(page, "vpr:ma:5") == "60 из 80 (75 %)"


def test_a_paste_tells_which_results_jump_against_last_year(page: ResultsPage) -> None:
    choose(page, FIRST, "vpr:ma:5")  # 24 of 80 the year before
    paste(page, "60/80\t1/80")
    assert stored(page, "vpr:ma:5") == "60 из 80 (75 %)"
    words = said(page.context).texts[-1].replace("\u00a0", " ")
    assert "Сильно отличаются от прошлого года: 1 ячейка" in words
    go(page, 1, 1)
    said(page.context).actions[-1].run()
    assert page.grid.view.walk.chosen() == [(0, 0)]


def test_a_wrong_text_that_loses_the_focus_stays_visible_until_esc(wide: ResultsPage) -> None:
    view = go(wide, 0, 0)
    QTest.keyClick(view, Qt.Key.Key_F2)
    line = editor(wide)
    line.clear()
    type_text(line, "95/50")
    wide.grid.filters.search.setFocus()
    assert text_at(wide, 0, 0) == "95/50"
    assert stored(wide, CODES[0], school_name(1)) == "1 из 50 (2 %)"
    assert wide.grid.strip.isVisible()
    view = go(wide, 0, 0)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert text_at(wide, 0, 0) == "1 из 50 (2 %)"
    assert not wide.grid.strip.isVisible()


# The clipboard


def sheet(rows: int, columns: int, wrong: dict[tuple[int, int], str]) -> str:
    """A block as a spreadsheet copies it."""
    lines = [
        "\t".join(wrong.get((row, column), f"{row} из {40 + column}") for column in range(columns))
        for row in range(rows)
    ]
    return "\r\n".join(lines) + "\r\n"


def test_a_block_of_20_by_9_with_two_wrong_cells(wide: ResultsPage, qtbot: QtBot) -> None:
    wrong = {(4, 3): "60 из 43", (17, 8): "см. приказ"}
    go(wide, 2, 0)
    paste(wide, sheet(20, 9, wrong))
    settle(wide, qtbot)
    (copy,) = list_backups(wide.context.workspace.backups)
    assert (copy.reason, copy.results) == ("перед массовым изменением", 4)
    rows = results.list_results(wide.context.workspace, year=YEAR)
    assert len(rows) == 4 + 20 * 9 - 2
    assert stored(wide, CODES[3], school_name(7)) == ""
    assert at(wide) == (6, 3), "the first wrong cell is current"
    assert text_at(wide, 6, 3) == "60 из 43"
    assert text_at(wide, 19, 8) == "см. приказ"
    spoken = wide.grid.model.index(6, 3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "не сохранено" in spoken
    links = [wide.grid.strip._list.itemAt(n).widget().accessibleName() for n in range(2)]
    assert links[0].startswith("МБОУ «СОШ № 7», ВПР РУ 6 – Не справились 60, а участников 43")
    assert links[1].startswith("МБОУ «СОШ № 20», ЕГЭ РУ – «см. приказ» не читается")
    assert list_changes(wide.context.workspace)[0].title.startswith("Вставка результатов: 178")
    assert "Не сохранено: 2" in said(wide.context).texts[-1].replace("\u00a0", " ")
    line_view = wide.grid.view
    QTest.keyClick(line_view, Qt.Key.Key_F2)
    line = editor(wide)
    assert line.text() == "60 из 43"
    line.clear()
    type_text(line, "6 из 43")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert stored(wide, CODES[3], school_name(7)) == "6 из 43 (14 %)"
    wide.grid.strip.drop_button.click()
    assert text_at(wide, 19, 8) == ""
    wide.context.undoing.undo()
    wide.context.undoing.undo()
    assert len(results.list_results(wide.context.workspace, year=YEAR)) == 4
    chosen = wide.grid.view.walk.chosen()
    assert (len(chosen), chosen[0], chosen[-1]) == (178, (2, 0), (21, 8)), "what came back"
    wide.context.undoing.redo()
    assert stored(wide, CODES[0], school_name(22)) == "19 из 40 (47,5 %)"


def test_a_paste_that_is_taken_back_takes_its_wrong_cells_with_it(wide: ResultsPage) -> None:
    go(wide, 2, 1)
    paste(wide, "1/50\tмного")
    assert text_at(wide, 2, 2) == "много"
    wide.context.undoing.undo()
    assert [text_at(wide, 2, 1), text_at(wide, 2, 2)] == ["", ""]
    assert not wide.grid.strip.isVisible()
    wide.context.undoing.redo()
    assert [text_at(wide, 2, 1), text_at(wide, 2, 2)] == ["1 из 50 (2 %)", "много"]


def test_held_texts_wait_in_their_year(wide: ResultsPage) -> None:
    go(wide, 2, 1)
    paste(wide, "много")
    wide.context.set_year(YEAR - 1)
    assert not wide.grid.strip.isVisible()
    wide.context.set_year(YEAR)
    assert wide.grid.strip.isVisible()
    assert text_at(wide, 2, 1) == "много"


def test_a_copied_block_goes_back_unchanged(wide: ResultsPage) -> None:
    view = go(wide, 0, 0)
    QTest.keyClick(view, Qt.Key.Key_A, CTRL)
    QTest.keyClick(view, Qt.Key.Key_C, CTRL)
    lines = QApplication.clipboard().text().split("\n")
    assert len(lines) == SCHOOLS
    assert lines[0].replace("\u00a0", " ").split("\t") == ["1 из 50", *[""] * 7, "1 из 50"]
    QTest.keyClick(view, Qt.Key.Key_V, CTRL)
    assert len(results.list_results(wide.context.workspace, year=YEAR)) == 4
    assert "Ничего не изменилось" in said(wide.context).texts[-1]


def test_one_value_fills_a_selection_and_a_block_repeats_over_a_multiple(
    wide: ResultsPage,
) -> None:
    view = go(wide, 4, 1)
    view.walk.go(6, 2, extend=True)
    paste(wide, "5/50")
    assert {text_at(wide, row, column) for row in (4, 5, 6) for column in (1, 2)} == {
        "5 из 50 (10 %)"
    }
    view = go(wide, 8, 1)
    view.walk.go(11, 2, extend=True)
    paste(wide, "1/50\t2/50\n3/50\t4/50")
    assert [text_at(wide, row, 1)[:1] for row in range(8, 12)] == ["1", "3", "1", "3"]
    assert [text_at(wide, row, 2)[:1] for row in range(8, 12)] == ["2", "4", "2", "4"]


def test_a_block_that_hangs_over_the_edge_is_refused_in_words(wide: ResultsPage) -> None:
    go(wide, 22, 7)
    paste(wide, sheet(3, 3, {}))
    assert len(results.list_results(wide.context.workspace, year=YEAR)) == 4
    words = said(wide.context).texts[-1].replace("\u00a0", " ")
    assert "Блок 3\u00d73 не помещается" in words
    assert "2 школы и 2 процедуры" in words


def test_ways_of_writing_that_spreadsheets_have(wide: ResultsPage) -> None:
    go(wide, 2, 1)
    paste(wide, '12,4\u00a0%\t"12.5%"\t12,6\t1\u00a0200 из 1\u00a0300\t"3 из\n30"\tнет\t–\n')
    found = [text_at(wide, 2, column) for column in range(1, 8)]
    assert found == [
        "12,4 %",
        "12,5 %",
        "12,6 %",
        "1200 из 1300 (92,3 %)",
        "3 из 30 (10 %)",
        "нет участников",
        "",
    ]


def test_a_table_without_text_is_read_from_its_page(wide: ResultsPage) -> None:
    go(wide, 2, 1)
    data = QMimeData()
    data.setHtml("<table><tr><td>1 из 10</td><td>20&nbsp;%</td></tr></table>")
    QApplication.clipboard().setMimeData(data)
    QTest.keyClick(wide.grid.view, Qt.Key.Key_V, CTRL)
    # Data that Python made must not outlive it: the clipboard of this platform is a static of C++.
    QApplication.clipboard().clear()
    assert [text_at(wide, 2, column) for column in (1, 2)] == ["1 из 10 (10 %)", "20 %"]


def test_plain_numbers_are_asked_about_and_taken_as_percents_by_one_click(
    wide: ResultsPage,
) -> None:
    go(wide, 2, 1)
    paste(wide, "33\t17\n8\t0\n")
    assert text_at(wide, 2, 1) == "33"
    assert wide.grid.strip.percents_button.isVisible()
    wide.grid.strip.percents_button.click()
    assert [text_at(wide, 2, 1), text_at(wide, 3, 2)] == ["33 %", "0 %"]
    assert not wide.grid.strip.isVisible()


def test_cut_cells_move_with_everything_they_hold(page: ResultsPage) -> None:
    number = schools.list_schools(page.context.workspace)[0].id
    draft = ResultDraft(
        number, procedure(page.context.workspace, "vpr:ma:5"), YEAR, participants=89, failed=11,
        high=40, mean_score_h=380,
    )  # fmt: skip
    page.context.events.announce(results.save_result(page.context.workspace, draft))
    choose(page, FIRST, "vpr:ma:5")
    QTest.keyClick(page.grid.view, Qt.Key.Key_X, CTRL)
    assert page.grid.view.cells.cut
    choose(page, SECOND, "vpr:ma:5")
    QTest.keyClick(page.grid.view, Qt.Key.Key_V, CTRL)
    assert stored(page, "vpr:ma:5") == ""
    found = [
        row
        for row in results.list_results(page.context.workspace, year=YEAR)
        if row.school == SECOND
    ]
    assert [(row.failed, row.high, row.mean_score_h) for row in found] == [(11, 40, 380)]
    assert not page.grid.view.cells.cut
    page.context.undoing.undo()
    assert stored(page, "vpr:ma:5") == "11 из 89 (12,4 %)"
    assert stored(page, "vpr:ma:5", SECOND) == ""


# Filling and clearing


def test_fill_down_and_right(wide: ResultsPage) -> None:
    view = go(wide, 0, 0)
    view.walk.go(3, 0, extend=True)
    QTest.keyClick(view, Qt.Key.Key_D, CTRL)
    assert [text_at(wide, row, 0) for row in (1, 2, 3)] == ["1 из 50 (2 %)"] * 3
    view = go(wide, 1, 1)
    QTest.keyClick(view, Qt.Key.Key_R, CTRL)
    assert text_at(wide, 1, 1) == "1 из 50 (2 %)"
    assert list_changes(wide.context.workspace)[0].title.startswith("Заполнение результатов: 1")
    view = go(wide, 10, 5)
    QTest.keyClick(view, Qt.Key.Key_D, CTRL)
    assert "Заполнять нечем" in said(wide.context).texts[-1]


def test_delete_clears_a_block_in_one_action(wide: ResultsPage) -> None:
    view = go(wide, 0, 0)
    QTest.keyClick(view, Qt.Key.Key_A, CTRL)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert results.list_results(wide.context.workspace, year=YEAR) == []
    assert view.isVisible(), "an emptied grid stays a grid"
    wide.context.undoing.undo()
    assert len(results.list_results(wide.context.workspace, year=YEAR)) == 4
    assert len(view.walk.chosen()) == 4


# Beside the grid


def test_the_panel_tells_what_happened_to_the_cell(wide: ResultsPage) -> None:
    view = go(wide, 0, 0)
    for text in ("2/50", "3/50"):
        wide.grid.model.setData(view.currentIndex(), text)
    number, code = wide.grid.view.chosen() or (0, 0)
    history = results.cell_history(wide.context.workspace, number, code, YEAR)
    assert [(one.old, one.new) for one in history] == [
        ("2 из 50 (4\u00a0%)", "3 из 50 (6\u00a0%)"),
        ("1 из 50 (2\u00a0%)", "2 из 50 (4\u00a0%)"),
        ("нет данных", "1 из 50 (2\u00a0%)"),
    ]


def test_who_has_not_sent_what_can_be_copied(wide: ResultsPage) -> None:
    assert f"без части результатов: {SCHOOLS}" in wide.grid.count.text()
    wide.grid.missing_button.click()
    assert wide.grid.missing.isVisible()
    wide.grid.missing.copy_button.click()
    lines = QApplication.clipboard().text().split("\n")
    assert len(lines) == SCHOOLS + 1
    assert lines[1].startswith(f"{school_name(1)}: ВПР МА 6")


def test_the_threshold_is_that_of_the_profile_in_use(
    wide: ResultsPage, make_context: Callable[..., PageContext]
) -> None:
    from app.services.identification.profile import DEFAULT_PROFILE, copy_profile
    from app.views.window_state import PROFILE_IN_USE

    assert "30\u00a0%" in wide.grid.legend.text()
    own, changes = copy_profile(
        wide.context.workspace, DEFAULT_PROFILE, "Наш порог", settings={"threshold_percent": "50"}
    )
    wide.context.events.announce(changes)
    wide.context.state.keep_text(PROFILE_IN_USE, own.id)
    wide.hide()
    wide.show()
    assert "50\u00a0%" in wide.grid.legend.text()
    assert "Наш порог" in wide.grid.legend.text()
    go(wide, 23, 0)
    assert not wide.grid.model.index(23, 0).data(Qt.ItemDataRole.UserRole + 1).low
