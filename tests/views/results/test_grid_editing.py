"""The grid as a spreadsheet: filling, clearing, and what stands beside the cells."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.services import results
from app.services.identification.profile import DEFAULT_PROFILE, copy_profile, use_profile
from app.services.log.listing import list_changes
from app.views.base.page_context import PageContext
from app.views.look import theme
from app.views.results.grid.delegate import cell_width
from app.views.results.page import ResultsPage
from tests.views.conftest import said
from tests.views.results.conftest import YEAR
from tests.views.results.wide_grid import CTRL, SCHOOLS, go, school_name, text_at


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
    assert len(view.walk.cells) == 4


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
    assert "30\u00a0%" in wide.grid.legend.text()
    own, changes = copy_profile(
        wide.context.workspace, DEFAULT_PROFILE, "Наш порог", settings={"threshold_percent": "50"}
    )
    wide.context.events.announce(changes)
    use_profile(wide.context.workspace, own.id)
    wide.hide()
    wide.show()
    assert "50\u00a0%" in wide.grid.legend.text()
    assert "Наш порог" in wide.grid.legend.text()
    go(wide, 23, 0)
    assert not wide.grid.model.index(23, 0).data(Qt.ItemDataRole.UserRole + 1).low


def test_columns_grow_for_what_is_typed(wide: ResultsPage) -> None:
    view = go(wide, 10, 5)
    view.setColumnWidth(5, 88)
    wide.grid.model.setData(view.currentIndex(), "37/112")
    key, table = view.chosen(), wide.grid.model.table
    assert key is not None
    assert table is not None
    cell = table.cells.get(key)
    assert cell is not None
    needed = cell_width(
        QFontMetrics(theme.text_font(bold=True)), QFontMetrics(theme.text_font(theme.SMALL)), cell
    )
    assert view.columnWidth(5) == needed > 88
    wide.grid.model.setData(view.currentIndex(), "5")
    assert view.columnWidth(5) == needed, "columns do not jump back while somebody types"
