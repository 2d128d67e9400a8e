"""A block with participants and those who failed in two columns goes into one cell a procedure."""

from app.services import results
from app.views.results.grid.taken_out import grid_sheet
from app.views.results.page import ResultsPage
from tests.views.conftest import said
from tests.views.results.conftest import FIRST, SECOND, YEAR, choose, stored
from tests.views.results.wide_grid import CODES, go, paste, school_name, text_at


def test_headings_with_both_put_counts_into_one_cell(wide: ResultsPage) -> None:
    go(wide, 7, 3)
    paste(
        wide,
        "Школа\tВПР МА 5\t\tВПР РУ 5\t\r\n"
        "\tУчастников\tНе справились\tУчастников\tНе справились\r\n"
        "сош 3\t89\t11\t20\t3\r\n"
        "сош 4\t50\t0\t\t\r\n",
    )
    assert said(wide.context).questions == []
    found = {
        (row.school, row.procedure): (row.failed, row.participants)
        for row in results.list_results(wide.context.workspace, year=YEAR)
        if row.school in (school_name(3), school_name(4))
    }
    assert found == {
        (school_name(3), "vpr:ma:5"): (11, 89),
        (school_name(3), "vpr:ru:5"): (3, 20),
        (school_name(4), "vpr:ma:5"): (0, 50),
    }


def test_what_was_saved_in_excel_comes_back_as_it_was(page: ResultsPage) -> None:
    sheet = grid_sheet(page.grid.model)
    lines = [[column.title for column in sheet.columns]]
    lines += [[cell.text for cell in row] for row in sheet.rows]
    choose(page, FIRST, "vpr:ma:5")
    before = [(row.school, row.procedure, row.percent_text) for row in _rows(page)]
    table = page.grid.model.table
    assert table is not None
    page.grid.edits.clear(list(table.cells))
    assert _rows(page) == []
    paste(page, "\r\n".join("\t".join(line) for line in lines))
    assert [(row.school, row.procedure, row.percent_text) for row in _rows(page)] == before
    assert not page.grid.strip.isVisible()


def _rows(page: ResultsPage) -> list[results.ResultRow]:
    return results.list_results(page.context.workspace, year=YEAR)


def test_a_selection_half_as_wide_asks_how_the_columns_were_understood(page: ResultsPage) -> None:
    choose(page, FIRST, "vpr:ma:5")
    page.grid.view.walk.go(0, 0)
    page.grid.view.walk.go(1, 0, extend=True)
    messages = said(page.context)
    messages.answer = False
    paste(page, "95\t12\n40\t4\n")
    assert (
        "первый понят как «участников», второй\u00a0– как «не справились»"
        in (messages.questions[-1])
    )
    assert stored(page, "vpr:ma:5", SECOND) == ""
    messages.answer = True
    paste(page, "95\t12\n40\t4\n")
    assert stored(page, "vpr:ma:5", FIRST) == "12 из 95 (12,6 %)"
    assert stored(page, "vpr:ma:5", SECOND) == "4 из 40 (10 %)"


def test_plain_numbers_from_one_cell_say_what_to_do_and_store_nothing(wide: ResultsPage) -> None:
    go(wide, 2, 1)
    paste(wide, "95\t12\n40\t4\n")
    assert "выделите в таблице по одному столбцу на процедуру" in said(wide.context).questions[-1]
    assert text_at(wide, 2, 1) == "95"  # waits in its cell
    assert stored(wide, CODES[1], school_name(3)) == ""


def test_columns_that_contradict_each_other_are_refused(wide: ResultsPage) -> None:
    go(wide, 2, 1)
    paste(wide, "Школа\tВПР МА 5\t\nсош 3\t89\t11\nсош 4\t3\t20\n")
    assert "не видно, в каком из них участники" in said(wide.context).texts[-1]
    assert stored(wide, "vpr:ma:5", school_name(3)) == ""
