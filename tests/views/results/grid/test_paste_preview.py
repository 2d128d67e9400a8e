"""A block is shown before it is stored when anything in it is doubtful."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.services import results
from app.services.results.pasted import look_at
from app.views.look.elision import wrapped
from app.views.results.grid.paste_preview import PastePreview, lines_of
from app.views.results.page import ResultsPage
from app.views.tables.row_delegate import PADDING
from tests.views.conftest import said
from tests.views.results.conftest import YEAR, settle
from tests.views.results.wide_grid import go, paste


def count(page: ResultsPage) -> int:
    return len(results.list_results(page.context.workspace, year=YEAR))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_plain_block_into_empty_cells_goes_through_without_a_question(
    wide: ResultsPage, qtbot: QtBot
) -> None:
    before = count(wide)
    go(wide, 10, 0)
    paste(wide, "1 из 20\t2 из 21\n3 из 22\t4 из 23\n")
    settle(wide, qtbot)
    assert count(wide) == before + 4
    assert said(wide.context).questions == []
    go(wide, 10, 0)
    paste(wide, "1 из 20\t2 из 21\n")  # the same numbers again
    settle(wide, qtbot)
    assert said(wide.context).questions == []


def test_other_numbers_are_asked_about_and_nothing_is_stored_without_consent(
    wide: ResultsPage, qtbot: QtBot
) -> None:
    go(wide, 10, 0)
    paste(wide, "1 из 20\n")
    settle(wide, qtbot)
    said(wide.context).answer = False
    go(wide, 10, 0)
    paste(wide, "5 из 20\n6 из 21\n60 из 5\n")
    settle(wide, qtbot)
    (asked,) = said(wide.context).questions
    assert plain(asked).startswith(
        "В блоке 3 значения – в пустые ячейки: 1; вместо других значений: 1; не подходит: 1."
    )
    assert wide.grid.edits.held_here == {}
    cell = wide.grid.model.index(10, 0).data()
    assert plain(cell) == "1 из 20 (5 %)"
    said(wide.context).answer = True
    go(wide, 10, 0)
    paste(wide, "5 из 20\n6 из 21\n60 из 5\n")
    settle(wide, qtbot)
    assert plain(wide.grid.model.index(10, 0).data()) == "5 из 20 (25 %)"
    assert len(wide.grid.edits.held_here) == 1


def test_a_percent_of_the_counts_in_a_cell_leaves_them(wide: ResultsPage, qtbot: QtBot) -> None:
    go(wide, 10, 0)
    paste(wide, "31 из 250\n")
    settle(wide, qtbot)
    go(wide, 10, 0)
    paste(wide, "12 %\n")
    settle(wide, qtbot)
    assert said(wide.context).questions == []
    key = wide.grid.view.chosen()
    assert key is not None
    wide.grid.edits.type_in(*key, "12,4 %")
    assert plain(wide.grid.model.index(10, 0).data()) == "31 из 250 (12,4 %)"
    wide.grid.edits.type_in(*key, "12,00 %")
    assert plain(wide.grid.model.index(10, 0).data()) == "12 %"


def test_another_shape_than_the_selection_is_asked_about(wide: ResultsPage, qtbot: QtBot) -> None:
    view = go(wide, 10, 0)
    view.select_places([(row, column) for row in range(10, 13) for column in range(2)])
    paste(wide, "1 из 20\n2 из 20\n")
    settle(wide, qtbot)
    (asked,) = said(wide.context).questions
    assert "Выделено 6 ячеек, а в блоке 2\u00d71" in plain(asked)


def test_rows_that_are_out_of_sight_or_sorted_are_asked_about(
    wide: ResultsPage, qtbot: QtBot
) -> None:
    model = wide.grid.model
    model.show_only("", lambda school, _table: "1" in school.name)
    view = wide.grid.view
    view.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    go(wide, model.rowCount() - 3, 5)
    paste(wide, "1 из 20\n2 из 20\n")
    settle(wide, qtbot)
    (asked,) = said(wide.context).questions
    assert "Часть школ скрыта отбором" in asked
    assert "Школы упорядочены по столбцу" in asked
    go(wide, model.rowCount() - 1, 6)
    paste(wide, "1 из 20\n")  # one cell falls where the cursor stands
    settle(wide, qtbot)
    assert len(said(wide.context).questions) == 1


def test_the_preview_shows_old_and_new_with_the_reasons(wide: ResultsPage, qtbot: QtBot) -> None:
    grid = wide.grid
    go(wide, 10, 0)
    paste(wide, "1 из 20\n")
    settle(wide, qtbot)
    table = grid.model.table
    assert table is not None
    keys = [grid.model.key_at(grid.model.index(row, 0)) for row in (9, 10, 11)]
    texts = ("2 из 20", "5 из 20", "60 из 5")
    entries = [(key, text) for key, text in zip(keys, texts, strict=True) if key is not None]
    cells = look_at(entries, grid.edits.read, lambda key: table.cells.result(key))
    dialog = PastePreview(lines_of(cells, table), ["Часть школ скрыта."], wide)
    qtbot.addWidget(dialog)
    rows = dialog.model.rows
    assert [line.cell.change for line in rows] == ["refused", "other", "new"]
    assert [plain(line.before) for line in rows] == ["", "1 из 20 (5 %)", ""]
    assert "участников 5" in plain(rows[0].cell.reason)
    assert dialog.question.endswith("останется в своей ячейке с отметкой.")
    dialog.show()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == dialog.DialogCode.Rejected


def test_the_reasons_are_read_whole(wide: ResultsPage, qtbot: QtBot) -> None:
    table = wide.grid.model.table
    assert table is not None
    keys = [wide.grid.model.key_at(wide.grid.model.index(row, 0)) for row in (9, 10, 11)]
    texts = ("15 из 9", "много", "-5 из 20")
    entries = [(key, text) for key, text in zip(keys, texts, strict=True) if key is not None]
    cells = look_at(entries, wide.grid.edits.read, lambda key: table.cells.result(key))
    dialog = PastePreview(lines_of(cells, table), [], wide)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    preview, model = dialog.table, dialog.model
    number = [column.key for column in model.columns].index("reason")
    width = preview.columnWidth(number) - 2 * PADDING

    def cut() -> list[str]:
        spacing = preview.fontMetrics().lineSpacing()
        return [
            row.cell.reason
            for place, row in enumerate(model.rows)
            if len(wrapped(preview.fontMetrics(), row.cell.reason, width, 99)) * spacing
            > preview.rowHeight(place)
        ]

    assert [row.cell.change for row in model.rows] == ["refused"] * 3
    qtbot.waitUntil(lambda: not cut())


def test_a_long_name_of_a_school_is_read_whole(wide: ResultsPage, qtbot: QtBot) -> None:
    table = wide.grid.model.table
    assert table is not None
    key = wide.grid.model.key_at(wide.grid.model.index(9, 0))
    assert key is not None
    cells = look_at([(key, "15 из 9")], wide.grid.edits.read, lambda one: table.cells.result(one))
    name = "МБОУ «Болгарская кадетская школа-интернат»"
    lines = [line._replace(school=name) for line in lines_of(cells, table)]
    dialog = PastePreview(lines, [], wide)
    qtbot.addWidget(dialog)
    dialog.show()
    preview = dialog.table
    number = [column.key for column in dialog.model.columns].index("school")
    width = preview.columnWidth(number) - 2 * PADDING
    assert preview.fontMetrics().horizontalAdvance(name) > width
    assert dialog.model.columns[number].wrap
    spacing = preview.fontMetrics().lineSpacing()
    needed = len(wrapped(preview.fontMetrics(), name, width, 99)) * spacing
    qtbot.waitUntil(lambda: preview.rowHeight(0) >= needed)


def test_a_text_that_contradicts_what_its_cell_does_not_show_is_refused(
    wide: ResultsPage, qtbot: QtBot
) -> None:
    go(wide, 10, 0)
    paste(wide, "1 из 89\n")
    settle(wide, qtbot)
    workspace = wide.context.workspace
    key = wide.grid.view.chosen()
    assert key is not None
    (row,) = results.read_cells(workspace, YEAR, {key[0]}).values()
    draft = results.ResultDraft(
        school_id=row.school_id,
        procedure_id=row.procedure_id,
        year=YEAR,
        participants=89,
        failed=1,
        high=80,
    )
    wide.context.events.announce(results.save_result(workspace, draft))
    settle(wide, qtbot)
    said(wide.context).answer = True
    go(wide, 10, 0)
    paste(wide, "20 из 89\n")
    settle(wide, qtbot)
    assert "не подходит: 1" in plain(said(wide.context).questions[-1])
    (held,) = wide.grid.edits.held_here.values()
    assert "число с высокими результатами (80)" in plain(held.reason)
    go(wide, 10, 0)
    wide.grid.edits.type_in(row.school_id, row.procedure_id, "20/89")
    (stored,) = results.read_cells(workspace, YEAR, {row.school_id}).values()
    assert (stored.failed, stored.high) == (1, 80)
