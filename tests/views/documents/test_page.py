import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from app.services.changes import Changes, undo
from app.services.documents import history
from app.services.documents.preview import Preview
from app.services.documents.settings import stored_settings
from app.services.identification import runs
from app.services.storage.workspace import Workspace
from app.views.documents.order_forms import OrderForm, RegisterForm
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
    qtbot.waitUntil(lambda: page.kinds.panel.kind is not None)
    return page


def chosen(qtbot: QtBot, page: DocumentsPage, kind: str) -> None:
    """Wait until a kind is shown."""
    panel = page.kinds.panel
    qtbot.waitUntil(lambda: panel.kind is not None and panel.kind.kind == kind)


def made_files(
    qtbot: QtBot, page: DocumentsPage, button: QPushButton, busy: QPushButton | None = None
) -> list[Path]:
    """Press a button and wait for the files; meanwhile it (or `busy`) cannot be pressed."""
    watched = button if busy is None else busy
    with qtbot.waitSignal(page.kinds.panel.made, timeout=60_000) as made:
        button.click()
        assert not watched.isEnabled()
    qtbot.waitUntil(watched.isEnabled)
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
    chosen(qtbot, page, "execution-report")
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
    chosen(qtbot, page, "execution-report")
    files = made_files(qtbot, page, page.kinds.panel.pdf_button)
    assert files[0].read_bytes().startswith(b"%PDF")


def test_a_stopped_document_leaves_nothing_and_can_be_made_again(
    qtbot: QtBot, context: PageContext, district: District, workspace: Workspace
) -> None:
    page = opened(qtbot, context)
    page.activate(kind="execution-report")
    chosen(qtbot, page, "execution-report")
    release = threading.Event()
    context.tasks.run(release.wait, title="Прежняя работа")
    page.kinds.panel.both_button.click()
    page.kinds.panel.progress.cancel.click()
    release.set()

    qtbot.waitUntil(page.kinds.panel.both_button.isEnabled)
    assert history.list_outputs(workspace) == []
    assert page.kinds.panel.result.files == ()


def previewed(qtbot: QtBot, page: DocumentsPage) -> Preview:
    """Wait until the present pages are shown."""
    panel = page.kinds.preview
    qtbot.waitUntil(lambda: panel.preview is not None and panel._make is None)
    qtbot.waitUntil(lambda: panel._task is None)
    assert panel.preview is not None
    return panel.preview


def test_the_pages_follow_the_settings(
    qtbot: QtBot, context: PageContext, district: District, workspace: Workspace
) -> None:
    page = opened(qtbot, context)
    page.activate(kind="execution-report")
    chosen(qtbot, page, "execution-report")
    before = previewed(qtbot, page)
    assert before.pages.sizes[0][0] < before.pages.sizes[0][1]

    sheet = page.kinds.panel.form.field("orientation")
    assert isinstance(sheet, FormRow)
    assert isinstance(sheet.editor, QComboBox)
    sheet.editor.setCurrentIndex(1)
    sheet.editor.activated.emit(1)
    qtbot.waitUntil(lambda: page.kinds.preview.preview not in (before, None))
    after = previewed(qtbot, page)
    assert after.pages.sizes[0][0] > after.pages.sizes[0][1]
    assert page.kinds.panel.form.field("orientation") is sheet  # not built anew under the hands
    assert list(workspace.documents.rglob("*")) == []


def test_undoing_a_setting_shows_the_former_value_and_pages(
    qtbot: QtBot, context: PageContext, district: District, workspace: Workspace
) -> None:
    page = opened(qtbot, context)
    told: list[Changes] = []
    context.events.changed.connect(told.append)
    box = page.kinds.panel.form.field("notes")
    assert isinstance(box, QCheckBox)
    box.setChecked(False)
    number = told[-1].change_set_id
    assert number is not None
    context.events.announce(undo(workspace, number))

    def ticked() -> bool:
        field = page.kinds.panel.form.field("notes")
        return isinstance(field, QCheckBox) and field.isChecked()

    qtbot.waitUntil(ticked)


def test_lines_to_fill_in_are_listed_and_lead_to_their_page(
    qtbot: QtBot, context: PageContext, district: District
) -> None:
    page = opened(qtbot, context)
    page.activate(kind="execution-report")
    chosen(qtbot, page, "execution-report")
    shown = previewed(qtbot, page)
    assert shown.blanks
    links = [
        found
        for found in page.kinds.panel.findChildren(QPushButton)
        if found.accessibleName().startswith("Показать на странице")
    ]
    assert len(links) == min(len(shown.blanks), 12)
    links[-1].click()
    blank = shown.blanks[len(links) - 1]
    assert page.kinds.preview.view._marked == blank
    assert blank.page in page.kinds.preview.view.seen_pages()


def test_nothing_to_write_from_is_said_in_the_place_of_the_pages(
    qtbot: QtBot, context: PageContext
) -> None:
    page = opened(qtbot, context)
    note = page.kinds.preview.note
    assert note.isVisible()
    assert note.title.text() == "Документ составить не из чего"
    assert "не зафиксировано" in note.text.text()
    assert not page.kinds.preview.bar.isEnabled()
    assert not page.kinds.panel.both_button.isEnabled()

    asked: list[str] = []
    context.place_requested.connect(lambda place, _target: asked.append(place))
    assert note.button.text() == "Перейти в «Выявление»"
    note.button.click()
    assert asked == ["identification"]


def test_before_it_is_known_what_can_be_made_nothing_can_be_pressed(
    qtbot: QtBot, context: PageContext
) -> None:
    page = DocumentsPage(context)
    qtbot.addWidget(page)
    page.show()
    panel = page.kinds.panel
    assert panel.kind is None
    assert not panel.both_button.isEnabled()
    assert not panel.missing_heading.isVisible()
    assert not page.kinds.preview.bar.waiting.isVisible()


def test_the_settings_have_their_height_at_once(
    qtbot: QtBot, context: PageContext, district: District
) -> None:
    page = opened(qtbot, context)
    panel = page.kinds.panel
    panel.show_kind(page.kinds.model.rows[1])
    fields = [panel.form.field(spec.name) for spec in panel._specs if spec.group == "content"]
    assert all(field.isVisible() for field in fields)
    assert panel.form.height() >= panel.form.minimumSizeHint().height() > 100


def test_an_edited_file_is_left_alone_and_that_is_said(
    qtbot: QtBot, context: PageContext, district: District
) -> None:
    page = opened(qtbot, context)
    page.activate(kind="execution-report")
    chosen(qtbot, page, "execution-report")
    (first,) = made_files(qtbot, page, page.kinds.panel.docx_button)
    first.write_bytes(b"edited")
    (second,) = made_files(qtbot, page, page.kinds.panel.docx_button)
    assert second != first
    assert first.read_bytes() == b"edited"
    QApplication.processEvents()
    texts = [made.text() for made in page.kinds.panel.result.findChildren(QLabel)]
    assert any(first.name in text and "оставлен как есть" in text for text in texts)


def test_a_file_open_in_word_can_be_written_beside(
    qtbot: QtBot, context: PageContext, district: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(qtbot, context)
    page.activate(kind="execution-report")
    chosen(qtbot, page, "execution-report")
    panel = page.kinds.panel
    (first,) = made_files(qtbot, page, panel.docx_button)
    before, replace = first.read_bytes(), Path.replace

    def locked(source: Path, target: Path) -> Path:
        if Path(target) == first:
            raise PermissionError(13, "locked", str(target))
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", locked)
    panel.docx_button.click()
    qtbot.waitUntil(panel.docx_button.isEnabled)
    QApplication.processEvents()
    assert said(context).texts == []  # it is said where the button is
    ways = {made.text(): made for made in panel.result.findChildren(QPushButton)}
    assert set(ways) >= {"Записать рядом", "Повторить"}
    beside = made_files(qtbot, page, ways["Записать рядом"], panel.docx_button)
    assert [path.name for path in beside] == [f"{first.stem} (2).docx"]
    assert first.read_bytes() == before


def test_the_history_shows_pages_and_says_why_there_are_none(
    qtbot: QtBot, context: PageContext, district: District
) -> None:
    page = opened(qtbot, context)
    page.activate(kind="execution-report")
    chosen(qtbot, page, "execution-report")
    (alone,) = made_files(qtbot, page, page.kinds.panel.docx_button)
    page.activate(tab="history")
    tab = page.history
    assert tab.table.selected_row().path == alone
    assert tab.preview.note.title.text() == "У файла Word нет страниц для просмотра"

    page.activate(tab="make")
    pdf, docx = reversed(made_files(qtbot, page, page.kinds.panel.both_button))
    page.activate(tab="history")
    older = next(row for row in tab.model.rows if row.path.parent.name == "Прежние версии")
    newer = next(row for row in tab.model.rows if row.path == docx)
    for row in (newer, older):  # both say the same as the PDF
        tab.table.select_key(row.id)
        qtbot.waitUntil(lambda: tab.preview.preview is not None)
        assert tab.preview.preview.title == pdf.name


def test_an_entry_is_removed_only_after_a_question(
    qtbot: QtBot, context: PageContext, district: District, workspace: Workspace
) -> None:
    page = opened(qtbot, context)
    page.activate(kind="execution-report")
    chosen(qtbot, page, "execution-report")
    (path,) = made_files(qtbot, page, page.kinds.panel.docx_button)
    page.activate(tab="history")
    page.history.table.selectRow(0)
    page.history.table.setFocus()
    said(context).answer = False
    qtbot.keyClick(page.history.table, Qt.Key.Key_Delete)
    assert len(history.list_outputs(workspace)) == 1
    said(context).answer = True
    page.history.delete_button.click()
    assert history.list_outputs(workspace) == []
    assert path.is_file()
    assert "Сам файл останется" in said(context).questions[-1]


def test_an_order_is_entered_in_the_register_and_its_number_stands_in_the_document(
    qtbot: QtBot, context: PageContext, district: District, workspace: Workspace
) -> None:
    runs.freeze(workspace, runs.run(workspace, year=YEAR))
    page = opened(qtbot, context)
    context.place_requested.connect(lambda _place, target: page.activate(**target))
    panel = page.kinds.panel
    assert panel.order_link.text() == "Внести в реестр"

    panel.order_link.click()
    form = page.findChild(OrderForm)
    assert form is not None
    assert form.name.toPlainText() == "Об утверждении перечня школ"
    form.submit()
    page.activate(tab="make")
    qtbot.waitUntil(lambda: panel.order_link.text() == "Присвоить номер")
    assert any("№" in blank.text for blank in previewed(qtbot, page).blanks)

    panel.order_link.click()
    asked = page.findChild(RegisterForm)
    assert asked is not None
    asked.number.setText("777")
    asked.submit()
    page.activate(tab="make")
    qtbot.waitUntil(lambda: panel.order_link.text() == "Показать")
    assert "№\u00a0777" in panel.order_text.text()
    qtbot.waitUntil(
        lambda: (
            not previewed(qtbot, page).blanks
            or all("№ ______" not in blank.text for blank in previewed(qtbot, page).blanks)
        )
    )
