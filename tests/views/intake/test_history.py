"""The history of imports: all of them, whatever else was done, and those with the words."""

from pytestqt.qtbot import QtBot

from app.services.storage.workspace import Workspace
from app.views.base.page_context import PageContext
from app.views.intake.history import ImportHistory
from tests.actions import keep_actions
from tests.views.conftest import finish, shown_alone


def test_all_imports_are_shown_and_searched(
    context: PageContext, workspace: Workspace, qtbot: QtBot
) -> None:
    keep_actions(
        workspace, ["Правка", *(f"Загрузка: впр {number}.xlsx" for number in range(3))], 250
    )
    view = shown_alone(ImportHistory(context), qtbot)
    finish(context, qtbot)
    assert view.model.rowCount() == view.model.every == 500, "every other action is an import"
    assert view.filters.count == "500\u00a0загрузок"
    assert view.table.selected_row() == view.model.rows[0]
    view.search.setText("2.XLSX загрузка")
    view.search.tell_now()
    assert view.model.rowCount() == 250
    assert {row.title for row in view.model.rows} == {"Загрузка: впр 2.xlsx"}
    assert view.filters.count.replace("\u00a0", " ") == "250 из 500"
    view.search.setText("нет такого файла")
    view.search.tell_now()
    assert view.model.rowCount() == 0
    assert view.filters.isVisible(), "the search is not the end of the history"
    view.filters.reset()
    assert view.model.rowCount() == 500
    view.table.selectRow(499)
    assert view.details.isVisible()
