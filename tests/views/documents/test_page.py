"""Making documents on their page: pages shown, files made, what is missing, the history."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from app.errors import UserError
from app.services.documents.made import history
from app.services.documents.making import catalogue
from app.services.documents.settings import own_settings, save_setting
from app.services.documents.stored import StoredSettings
from app.services.findings.links import ToIdentification
from app.services.log.changes import Changes, undo
from app.services.orders import orders
from app.services.orders.orders import OrderDraft
from app.services.storage.workspace import Workspace
from app.views.base.links import DocumentsSpot, Way, spot_of
from app.views.base.page_context import PageContext
from app.views.documents.kinds.panel import kind_status
from app.views.documents.orders.forms import OrderForm, RegisterForm
from app.views.documents.page import DocumentsPage
from app.views.widgets.fields.form_row import FormRow
from tests.views.conftest import said
from tests.views.documents.conftest import OpenPage, choose_report, made_files, previewed
from tests.views.samples import YEAR, District
from tests.views.typing import pick


def test_what_is_missing_is_a_link_to_where_it_is_entered(
    open_page: OpenPage, context: PageContext
) -> None:
    page = open_page(context)
    asked: list[Way] = []
    context.link_followed.connect(asked.append)

    assert [row.kind for row in page.kinds.model.rows] == list(catalogue.KINDS)
    links = [
        found for found in page.kinds.panel.findChildren(QPushButton) if found.text() == "Заполнить"
    ]
    assert len(links) == len(page.kinds.model.rows[0].missing)
    links[0].click()
    assert asked == [page.kinds.model.rows[0].missing[0].link]


def test_a_document_is_made_in_both_formats_where_the_button_is(
    order: DocumentsPage, qtbot: QtBot, context: PageContext, workspace: Workspace
) -> None:
    files = made_files(qtbot, order, order.kinds.panel.both_button)

    assert [path.suffix for path in files] == [".docx", ".pdf"]
    assert all(path.stat().st_size > 1000 for path in files)
    assert order.kinds.panel.result.files == tuple(files)
    assert said(context).texts == []  # the panel shows them, no message is needed
    assert [row.file_format for row in history.list_outputs(workspace)] == ["pdf", "docx"]


def test_finished_files_stand_only_beside_the_document_that_they_are(
    order: DocumentsPage, qtbot: QtBot, context: PageContext
) -> None:
    panel = order.kinds.panel
    files = tuple(made_files(qtbot, order, panel.pdf_button))
    previewed(qtbot, order)
    assert panel.result.files == files
    panel._on_setting("header_school", "Другие слова")
    qtbot.waitUntil(lambda: panel.result.files == ())

    with qtbot.waitSignal(panel.files_ready):
        panel.pdf_button.click()
        choose_report(order, qtbot)  # before the files are there
    assert panel.result.files == ()
    assert said(context).texts[-1].startswith("Документ готов: ")
    panel.make(("pdf",))
    qtbot.waitUntil(lambda: panel.result.files != ())
    context.set_year(YEAR - 1)
    order.refresh()
    qtbot.waitUntil(lambda: panel.result.files == ())


def test_a_setting_is_saved_and_a_wrong_one_is_refused_under_its_field(
    open_page: OpenPage, context: PageContext, workspace: Workspace
) -> None:
    page = open_page(context)
    field = page.kinds.panel.form.field("font_size")
    assert isinstance(field, FormRow)
    line = field.editor
    assert isinstance(line, QLineEdit)

    line.setText("40")
    line.editingFinished.emit()
    assert "число от 12 до 14" in field.error.text()
    assert StoredSettings.read(workspace).of_kind("list-order") == {}

    line.setText("12")
    line.editingFinished.emit()
    assert StoredSettings.read(workspace).of_kind("list-order") == {"font_size": "12"}
    assert not field.has_error


def test_the_empty_history_leads_to_making(open_page: OpenPage, context: PageContext) -> None:
    page = open_page(context)
    assert "orders" not in vars(page)  # made when it is looked at
    page.show_spot(DocumentsSpot(tab="history"))
    assert page.search is page.history.filters.search
    empty = page.history.stack.empty
    assert empty.isVisible()
    empty.button.click()
    assert page.tabs.currentWidget() is page.kinds


def test_an_order_is_found_by_a_link(page: DocumentsPage, district: District) -> None:
    page.show_spot(DocumentsSpot(order_id=district.order_id))

    assert page.orders.isVisible()
    assert page.orders.table.selected_row().order.id == district.order_id
    assert page.search is page.orders.filters.search


def test_the_demo_district_makes_its_report(
    open_page: OpenPage, qtbot: QtBot, demo_context: PageContext
) -> None:
    page = open_page(demo_context)
    choose_report(page, qtbot)
    files = made_files(qtbot, page, page.kinds.panel.pdf_button)
    assert files[0].read_bytes().startswith(b"%PDF")


def test_a_stopped_document_leaves_nothing_and_can_be_made_again(
    report: DocumentsPage, qtbot: QtBot, context: PageContext, workspace: Workspace
) -> None:
    release = threading.Event()
    context.tasks.run(release.wait, title="Прежняя работа")
    report.kinds.panel.both_button.click()
    report.kinds.panel.progress.cancel.click()
    release.set()

    qtbot.waitUntil(report.kinds.panel.both_button.isEnabled)
    assert history.list_outputs(workspace) == []
    assert report.kinds.panel.result.files == ()


def test_the_pages_follow_the_settings(
    report: DocumentsPage, qtbot: QtBot, workspace: Workspace
) -> None:
    before = previewed(qtbot, report)
    assert before.pages.sizes[0][0] > before.pages.sizes[0][1]  # its table has five columns

    sheet = report.kinds.panel.form.field("orientation")
    assert isinstance(sheet, FormRow)
    assert isinstance(sheet.editor, QComboBox)
    pick(sheet.editor, sheet.editor.itemData(1))
    qtbot.waitUntil(lambda: report.kinds.preview.preview not in (before, None))
    after = previewed(qtbot, report)
    assert after.pages.sizes[0][0] < after.pages.sizes[0][1]
    assert report.kinds.panel.form.field("orientation") is sheet  # not built anew under the hands
    assert list(workspace.documents.rglob("*")) == []


def test_undoing_a_setting_shows_the_former_value_and_pages(
    page: DocumentsPage, qtbot: QtBot, context: PageContext, workspace: Workspace
) -> None:
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


def test_a_deleted_plan_is_said_in_the_form_and_the_list_stays(
    page: DocumentsPage, qtbot: QtBot, context: PageContext, workspace: Workspace
) -> None:
    """The reference falls back; the remark goes when that is accepted."""
    kind = "execution-report"
    save_setting(workspace, kind, catalogue.describe_settings(kind), "plan", "999")
    context.events.announce(Changes(tables=frozenset({"setting"})))
    choose_report(page, qtbot)
    panel = page.kinds.panel
    words = "План №\u00a0999 удалён, взят муниципальный план года."
    qtbot.waitUntil(lambda: words in [one.text() for one in panel.findChildren(QLabel)])
    assert len(page.kinds.model.rows) == len(catalogue.KINDS)
    assert panel.both_button.isEnabled()
    field = panel.form.field("plan")
    assert isinstance(field, FormRow)
    assert isinstance(field.editor, QComboBox)
    assert field.editor.currentData() == ""
    links = [one for one in panel.findChildren(QPushButton) if one.text() == "Оставить так"]
    links[0].click()
    qtbot.waitUntil(lambda: words not in [one.text() for one in panel.findChildren(QLabel)])
    assert StoredSettings.read(workspace).of_kind(kind) == {}


def test_a_kind_that_fails_is_a_line_and_the_others_can_be_made(
    page: DocumentsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object) -> None:
        raise UserError("Сотрудника нет.", "Выберите другого.")

    broken = replace(catalogue.KINDS["list-order"], gather=fail)
    monkeypatch.setattr(catalogue, "KINDS", {**catalogue.KINDS, "list-order": broken})
    page.kinds.refresh()
    model, panel = page.kinds.model, page.kinds.panel
    qtbot.waitUntil(lambda: model.rows[0].problem is not None)
    page.kinds.select("list-order")
    assert not panel.both_button.isEnabled()
    assert kind_status(model.rows[0]).word == "составить нельзя"
    assert "Сотрудника нет. Выберите другого." in [one.text() for one in panel.findChildren(QLabel)]
    choose_report(page, qtbot)
    assert panel.both_button.isEnabled()


def test_lines_to_fill_in_are_listed_and_lead_to_their_page(
    report: DocumentsPage, qtbot: QtBot
) -> None:
    shown = previewed(qtbot, report)
    assert shown.blanks
    links = [
        found
        for found in report.kinds.panel.findChildren(QPushButton)
        if found.accessibleName().startswith("Показать на странице")
    ]
    assert len(links) == min(len(shown.blanks), 12)
    links[-1].click()
    blank = shown.blanks[len(links) - 1]
    assert report.kinds.preview.view._marked == blank
    assert blank.page in report.kinds.preview.view.seen_pages()


def test_nothing_to_write_from_is_said_in_the_place_of_the_pages(
    open_page: OpenPage, context: PageContext
) -> None:
    page = open_page(context)
    note = page.kinds.preview.note
    assert note.isVisible()
    assert note.title.text() == "Документ составить нельзя"
    assert "не зафиксировано" in note.text.text()
    assert not page.kinds.preview.bar.isEnabled()
    assert not page.kinds.panel.both_button.isEnabled()

    asked: list[Way] = []
    context.link_followed.connect(asked.append)
    assert note.button.text() == "Перейти в «Выявление»"
    note.button.click()
    assert asked == [ToIdentification(context.year - 1, context.year)]
    page.kinds.select("amending-order")
    assert "Не выбран приказ" in note.text.text()
    assert note.button.text() == "Заполнить"  # in the form beside the pages


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


def test_the_settings_have_their_height_at_once(page: DocumentsPage) -> None:
    panel = page.kinds.panel
    panel.show_kind(page.kinds.model.rows[1])
    fields = [panel.form.field(spec.name) for spec in panel._specs if spec.group == "content"]
    assert all(field.isVisible() for field in fields)
    assert panel.form.height() >= panel.form.minimumSizeHint().height() > 100


def test_an_edited_file_is_left_alone_and_that_is_said(report: DocumentsPage, qtbot: QtBot) -> None:
    (first,) = made_files(qtbot, report, report.kinds.panel.docx_button)
    first.write_bytes(b"edited")
    (second,) = made_files(qtbot, report, report.kinds.panel.docx_button)
    assert second != first
    assert first.read_bytes() == b"edited"
    QApplication.processEvents()
    texts = [made.text() for made in report.kinds.panel.result.findChildren(QLabel)]
    assert any(first.name in text and "оставлен как есть" in text for text in texts)


def test_a_file_open_in_word_can_be_written_beside(
    report: DocumentsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = report.kinds.panel
    (first,) = made_files(qtbot, report, panel.docx_button)
    before, replace = first.read_bytes(), Path.replace

    def locked(source: Path, target: Path) -> Path:
        if Path(target) == first:
            raise PermissionError(13, "locked", str(target))
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", locked)
    panel.docx_button.click()
    qtbot.waitUntil(panel.docx_button.isEnabled)
    QApplication.processEvents()
    assert said(report.context).texts == []  # it is said where the button is
    ways = {made.text(): made for made in panel.result.findChildren(QPushButton)}
    assert set(ways) >= {"Записать рядом", "Повторить"}
    beside = made_files(qtbot, report, ways["Записать рядом"], panel.docx_button)
    assert [path.name for path in beside] == [f"{first.stem} (2).docx"]
    assert first.read_bytes() == before


def test_the_keys_stay_on_the_button_that_made_the_files(
    report: DocumentsPage, qtbot: QtBot
) -> None:
    panel = report.kinds.panel
    panel.pdf_button.setFocus()
    made_files(qtbot, report, panel.pdf_button)
    assert report.window().focusWidget() is panel.pdf_button
    with qtbot.waitSignal(panel.files_ready):
        panel.pdf_button.click()
        report.kinds.table.setFocus()  # the user goes on meanwhile
    qtbot.waitUntil(panel.pdf_button.isEnabled)
    assert report.window().focusWidget() is report.kinds.table


def test_the_order_that_may_be_meant_is_taken_by_its_link(
    order: DocumentsPage, qtbot: QtBot, context: PageContext, workspace: Workspace
) -> None:
    """Registered today, for the list of a year that is over; a form nobody accepted is a note."""
    panel = order.kinds.panel
    assert panel.order.meant_text.isHidden()
    draft = OrderDraft(
        title="О перечне", kind="list-order", number="7", issued_on=workspace.clock.today()
    )
    _, changes = orders.save_order(workspace, draft)
    context.events.announce(changes)
    order.refresh()
    qtbot.waitUntil(lambda: panel.order.meant_link.isVisible())
    assert "№\u00a07: его дата относится к другому году работы" in panel.order.meant_text.text()
    panel.order.meant_link.click()
    order.refresh()
    qtbot.waitUntil(lambda: panel.order.order_link.text() == "Показать")
    assert panel.order.meant_link.isHidden()
    assert own_settings(workspace, "list-order")["order"].endswith(f"@{context.year}")


def test_an_order_is_entered_in_the_register_and_its_number_stands_in_the_document(
    order: DocumentsPage, qtbot: QtBot, context: PageContext
) -> None:
    context.link_followed.connect(lambda way: order.show_spot(spot_of(way)))
    panel = order.kinds.panel
    assert panel.order.order_link.text() == "Внести в реестр"

    panel.order.order_link.click()
    form = order.findChild(OrderForm)
    assert form is not None
    assert form.name.toPlainText() == "Об утверждении перечня школ"
    form.submit()
    order.show_spot(DocumentsSpot(tab="make"))
    qtbot.waitUntil(lambda: panel.order.order_link.text() == "Присвоить номер")
    assert any("№" in blank.text for blank in previewed(qtbot, order).blanks)

    panel.order.order_link.click()
    asked = order.findChild(RegisterForm)
    assert asked is not None
    asked.number.setText("777")
    asked.day.setText("20.11.2025")  # within the year of work of its list
    asked.submit()
    order.show_spot(DocumentsSpot(tab="make"))
    qtbot.waitUntil(lambda: panel.order.order_link.text() == "Показать")
    assert "№\u00a0777" in panel.order.order_text.text()
    qtbot.waitUntil(
        lambda: (
            not previewed(qtbot, order).blanks
            or all("№ ______" not in blank.text for blank in previewed(qtbot, order).blanks)
        )
    )
