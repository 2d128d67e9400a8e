"""The grid as a spreadsheet: the real clipboard, what it brings, undo and redo."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services import results
from app.services.log.listing import list_changes
from app.services.results import ResultDraft
from app.services.schools import schools
from app.services.storage.backup import list_backups
from app.views.results.page import ResultsPage
from tests.views.conftest import said
from tests.views.results.conftest import FIRST, SECOND, YEAR, choose, procedure, settle, stored
from tests.views.results.wide_grid import (
    CODES,
    CTRL,
    SCHOOLS,
    at,
    editor,
    go,
    paste,
    school_name,
    text_at,
)
from tests.views.typing import type_text


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
    assert (copy.reason, copy.results) == ("перед изменением строк", 4)
    rows = results.list_results(wide.context.workspace, year=YEAR)
    assert len(rows) == 4 + 20 * 9 - 2
    assert stored(wide, CODES[3], school_name(7)) == ""
    assert at(wide) == (6, 3), "the first wrong cell is current"
    assert text_at(wide, 6, 3) == "60 из 43"
    assert text_at(wide, 19, 8) == "см. приказ"
    spoken = wide.grid.model.index(6, 3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "не сохранено" in spoken
    links = [wide.grid.strip._list.itemAt(n).widget().accessibleName() for n in range(2)]
    assert links[0].startswith("МБОУ «СОШ № 7», ВПР РУ 6. Не справились 60, а участников 43")
    assert links[1].startswith("МБОУ «СОШ № 20», ЕГЭ РУ. «см. приказ» не читается")
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
    chosen = list(wide.grid.view.walk.cells)
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
    wide.context.set_results_year(YEAR - 1)
    assert not wide.grid.strip.isVisible()
    wide.context.set_results_year(YEAR)
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
        school_id=number,
        procedure_id=procedure(page.context.workspace, "vpr:ma:5"),
        year=YEAR,
        participants=89,
        failed=11,
        high=40,
        mean_score_h=380,
    )
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


def test_a_paste_tells_which_results_jump_against_last_year(page: ResultsPage) -> None:
    choose(page, FIRST, "vpr:ma:5")  # 24 of 80 the year before
    paste(page, "60/80\t1/80")
    assert stored(page, "vpr:ma:5") == "60 из 80 (75 %)"
    words = said(page.context).texts[-1].replace("\u00a0", " ")
    assert "Сильно отличаются от прошлого года: 1 ячейка" in words
    go(page, 1, 1)
    said(page.context).actions[-1].run()
    assert list(page.grid.view.walk.cells) == [(0, 0)]


def with_labels(rows: list[tuple[str, list[str]]], heads: list[str]) -> str:
    lines = [["Школа", *heads], *([name, *cells] for name, cells in rows)]
    return "\r\n".join("\t".join(line) for line in lines) + "\r\n"


def test_a_block_with_headings_and_names_goes_where_they_say(
    wide: ResultsPage, qtbot: QtBot
) -> None:
    """30 numbers, copied with their labels and in another order, whatever cell is chosen."""
    titles = [row.short_title for row in results.list_procedures(wide.context.workspace)]
    codes = [row.code for row in results.list_procedures(wide.context.workspace)]
    heads = [titles[codes.index(CODES[column])] for column in (5, 3, 2)]
    rows = [
        (f"сош {number}", [f"{number} из {30 + column}" for column in range(3)])
        for number in range(11, 1, -1)
    ]
    go(wide, 5, 4)
    paste(wide, with_labels(rows, heads))
    settle(wide, qtbot)
    for number in range(2, 12):
        for column, at_column in enumerate((5, 3, 2)):
            found = stored(wide, CODES[at_column], school_name(number))
            assert found.startswith(f"{number} из {30 + column} (")
    assert len(results.list_results(wide.context.workspace, year=YEAR)) == 4 + 30
    words = said(wide.context).texts[-1].replace("\u00a0", " ")
    assert words == "Вставлено по названиям школ и процедур: 30 результатов"
    assert said(wide.context).questions == []
    assert not wide.grid.strip.isVisible()
    wide.context.undoing.undo()
    settle(wide, qtbot)
    assert len(results.list_results(wide.context.workspace, year=YEAR)) == 4


def test_names_that_are_not_known_are_asked_about_before_anything_is_stored(
    wide: ResultsPage,
) -> None:
    messages = said(wide.context)
    text = "Альфа\t1/50\nсош 3\t2/50\n"
    go(wide, 2, 1)
    messages.answer = False
    paste(wide, text)
    assert "Альфа – нет в реестре школ" in messages.questions[-1]
    assert "в пустые ячейки: 1" in messages.questions[-1].replace("\u00a0", " ")
    assert len(messages.questions) == 1, "names and values are asked about at once"
    assert len(results.list_results(wide.context.workspace, year=YEAR)) == 4
    messages.answer = True
    paste(wide, text)
    assert stored(wide, CODES[1], school_name(3)) == "2 из 50 (4 %)"
    assert len(results.list_results(wide.context.workspace, year=YEAR)) == 5
    paste(wide, "Альфа\t5/50\nБета\t6/50\n")
    assert "начиная с «МБОУ „СОШ № 3“»" in messages.questions[-1]
    assert "вместо других значений: 1" in messages.questions[-1].replace("\u00a0", " ")
    assert stored(wide, CODES[1], school_name(4)) == "6 из 50 (12 %)"


def test_hidden_rows_and_totals_are_told(wide: ResultsPage, qtbot: QtBot) -> None:
    wide.grid.filters.search.setText("СОШ № 24")
    wide.grid.filters.search.tell_now()
    qtbot.waitUntil(lambda: wide.grid.model.rowCount() == 1)
    go(wide, 0, 1)
    paste(wide, "сош 2\t1/50\nсош 24\t2/50\nИтого\t3/100\n")
    assert stored(wide, CODES[1], school_name(2)) == "1 из 50 (2 %)"
    words = said(wide.context).texts[-1].replace("\u00a0", " ")
    assert words == "Итоги пропущены: Итого. Отбор скрывает из вставленного: 1 строка."


def test_headings_without_numbers_are_refused_in_words(wide: ResultsPage) -> None:
    go(wide, 2, 1)
    paste(wide, "Школа\tВПР МА 5\tВПР РУ 5\n")
    assert "нет результатов" in said(wide.context).texts[-1]
    assert not wide.grid.strip.isVisible()
    paste(wide, "сош 1\nсош 2\n")
    assert "нет результатов" in said(wide.context).texts[-1]


def test_names_beside_a_block_too_wide_are_refused_in_words(wide: ResultsPage) -> None:
    go(wide, 2, len(CODES) - 1)
    paste(wide, "сош 1\t1/50\t2/50\n")
    assert "не помещается" in said(wide.context).texts[-1]
    go(wide, wide.grid.model.rowCount() - 1, 0)
    paste(wide, "Альфа\t1/50\nБета\t2/50\n")
    assert said(wide.context).texts[-1].startswith("Названия школ не узнаны: Альфа")
    assert "не помещается" in said(wide.context).texts[-1]
    assert len(results.list_results(wide.context.workspace, year=YEAR)) == 4


def test_a_block_with_an_empty_corner(wide: ResultsPage) -> None:
    title = next(
        row.short_title
        for row in results.list_procedures(wide.context.workspace)
        if row.code == CODES[4]
    )
    go(wide, 0, 0)
    paste(wide, f"\t{title}\r\nсош 9\t7 из 50\r\n")
    assert stored(wide, CODES[4], school_name(9)) == "7 из 50 (14 %)"
    assert len(results.list_results(wide.context.workspace, year=YEAR)) == 5
