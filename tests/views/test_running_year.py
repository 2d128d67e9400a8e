"""The order of November 2026, made in the running year of work by the results of last spring."""

from collections.abc import Callable
from typing import Any

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.services.identification.runs import runs
from app.services.schools import support
from app.services.storage.workspace import Workspace
from app.views.base.page_context import PageContext
from app.views.shell.workplace import Workplace
from tests.services.overview_data import add_results, add_school, fill_department
from tests.views.conftest import finish

WORK, RESULTS = 2027, 2026


@pytest.fixture
def workplace(
    make_context: Callable[..., PageContext],
    open_workplace: Callable[..., Workplace],
    workspace: Workspace,
) -> Workplace:
    """A district with the results of 2025/2026, as the window opens on 22 November 2026."""
    fill_department(workspace)
    add_results(workspace, add_school(workspace, "СОШ № 30"), year=RESULTS, failed=5)
    add_results(workspace, add_school(workspace, "Лесная СОШ"), year=RESULTS)
    context = make_context(workspace, year=RESULTS)
    context.set_year(WORK)
    return open_workplace(context, 1024, 528)


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_the_order_of_november_needs_no_other_year(workplace: Workplace, qtbot: QtBot) -> None:
    context = workplace.context
    workspace = context.workspace

    def go(place: str) -> Any:
        click(workplace.rail._buttons[place])
        finish(context, qtbot)
        return workplace.current_page

    with qtbot.assertNotEmitted(context.year_changed):
        page = go("identification")
        assert page.year.currentText() == "2025/2026"
        click(page.freeze_button)
        assert page.freezing.form.work_year.currentText() == "2026/2027"
        click(page.freezing.form.save_button)
        finish(context, qtbot)
        (run,) = runs.list_runs(workspace)
        assert (run.year, run.work_year) == (RESULTS, WORK)

        overview = go("overview")
        lines = overview.steps.lines
        (line,) = [one for one in lines if "внести школу СОШ № 30" in one.accessibleName()]
        click(line)
        finish(context, qtbot)
        page = workplace.current_page
        click(page.runs.support_form.save_button)
        finish(context, qtbot)
        (entry,) = support.list_support(workspace, on=workspace.clock.today())
        assert (entry.school, entry.year) == ("СОШ № 30", WORK)

        documents = go("documents")
        documents.show_tab("make")
        documents.kinds.select("list-order")
        qtbot.waitUntil(documents.kinds.panel.both_button.isEnabled)
        assert documents.kinds.panel.kind.kind == "list-order"
        click(documents.kinds.panel.both_button)
        finish(context, qtbot)

    (written,) = workspace.documents.rglob("*.docx")
    made = Document(str(written))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    text = "\n".join([*(one.text for one in made.paragraphs), *cells]).replace("\u00a0", " ")
    assert "2025/2026" in text
    assert "СОШ № 30" in text
    assert "Лесная СОШ" not in text
