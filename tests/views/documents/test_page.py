import threading
from pathlib import Path

from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.services.documents import history
from app.services.documents.settings import stored_settings
from app.services.identification import runs
from app.services.storage.workspace import Workspace
from app.views.documents.page import DocumentsPage
from app.views.page_context import PageContext
from app.views.widgets.form_row import FormRow
from tests.views.conftest import said
from tests.views.samples import YEAR, District


def opened(qtbot: QtBot, context: PageContext) -> DocumentsPage:
    page = DocumentsPage(context)
    qtbot.addWidget(page)
    for model in (page.kinds.model, page.history.model):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    page.resize(1040, 640)
    page.show()
    return page


def made_files(qtbot: QtBot, page: DocumentsPage, button: QPushButton) -> list[Path]:
    with qtbot.waitSignal(page.kinds.panel.made, timeout=60_000) as made:
        button.click()
        assert not button.isEnabled()
    qtbot.waitUntil(button.isEnabled)
    return made.args[0]


def test_what_is_missing_is_a_link_to_where_it_is_entered(
    qtbot: QtBot, context: PageContext
) -> None:
    page = opened(qtbot, context)
    asked: list[str] = []
    context.place_requested.connect(lambda place, _target: asked.append(place))

    assert [row.kind for row in page.kinds.model.rows] == ["list-order", "execution-report"]
    links = [
        found for found in page.kinds.panel.findChildren(QPushButton) if found.text() == "Заполнить"
    ]
    assert len(links) == len(page.kinds.model.rows[0].missing)
    links[0].click()
    assert asked == [page.kinds.model.rows[0].missing[0].place]


def test_a_document_is_made_in_both_formats_where_the_button_is(
    qtbot: QtBot, context: PageContext, district: District, workspace: Workspace
) -> None:
    runs.freeze(workspace, runs.run(workspace, year=YEAR))
    page = opened(qtbot, context)

    files = made_files(qtbot, page, page.kinds.panel.both_button)

    assert [path.suffix for path in files] == [".docx", ".pdf"]
    assert all(path.stat().st_size > 1000 for path in files)
    assert page.kinds.panel.result.files == tuple(files)
    assert said(context).texts == []  # the panel shows them, no message is needed
    assert [row.file_format for row in history.list_outputs(workspace)] == ["pdf", "docx"]


def test_the_history_lists_files_and_knows_which_are_gone(
    qtbot: QtBot, context: PageContext, district: District
) -> None:
    page = opened(qtbot, context)
    page.activate(kind="execution-report")
    (made,) = made_files(qtbot, page, page.kinds.panel.docx_button)
    made.unlink()

    page.activate(tab="history")

    (row,) = page.history.model.rows
    assert row.path == made
    assert page.history.model.data(page.history.model.index(0, 4)) == "не найден"
    page.history.table.selectRow(0)
    page.history.open_button.click()
    assert said(context).texts[-1].startswith(f"Файла «{made.name}» больше нет.")
    page.activate(tab="make")
    page.activate(document_id=row.id)
    assert page.history.table.selected_row().id == row.id


def test_a_setting_is_saved_and_a_wrong_one_is_refused_under_its_field(
    qtbot: QtBot, context: PageContext, workspace: Workspace
) -> None:
    page = opened(qtbot, context)
    field = page.kinds.panel.form.field("font_size")
    assert isinstance(field, FormRow)
    line = field.editor
    assert isinstance(line, QLineEdit)

    line.setText("40")
    line.editingFinished.emit()
    assert "число от 12 до 14" in field.error.text()
    assert stored_settings(workspace, "list-order") == {}

    line.setText("12")
    line.editingFinished.emit()
    assert stored_settings(workspace, "list-order") == {"font_size": "12"}
    assert not field.has_error


def test_the_empty_history_leads_to_making(qtbot: QtBot, context: PageContext) -> None:
    page = opened(qtbot, context)
    page.activate(tab="history")
    assert page.search is page.history.filters.search
    empty = page.history.stack.empty
    assert empty.isVisible()
    empty.button.click()
    assert page.tabs.currentWidget() is page.kinds


def test_an_order_is_found_by_a_link(
    qtbot: QtBot, context: PageContext, district: District
) -> None:
    page = opened(qtbot, context)
    page.activate(order_id=district.order_id)

    assert page.tabs.currentWidget() is page.orders
    assert page.orders.table.selected_row().order.id == district.order_id
    assert page.search is page.orders.filters.search


def test_the_demo_district_makes_its_report(qtbot: QtBot, demo_context: PageContext) -> None:
    page = opened(qtbot, demo_context)
    page.activate(kind="execution-report")
    files = made_files(qtbot, page, page.kinds.panel.pdf_button)
    assert files[0].read_bytes().startswith(b"%PDF")


def test_a_stopped_document_leaves_nothing_and_can_be_made_again(
    qtbot: QtBot, context: PageContext, district: District, workspace: Workspace
) -> None:
    page = opened(qtbot, context)
    page.activate(kind="execution-report")
    release = threading.Event()
    context.tasks.run(release.wait, title="Прежняя работа")
    page.kinds.panel.both_button.click()
    page.kinds.panel.progress.cancel.click()
    release.set()

    qtbot.waitUntil(page.kinds.panel.both_button.isEnabled)
    assert history.list_outputs(workspace) == []
    assert page.kinds.panel.result.files == ()
