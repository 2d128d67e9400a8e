"""From the first start to the signed order, as a coordinator does it: with keys, in one window."""

from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app import paths
from app.services.documents.model.blocks import BLANK
from app.services.identification.runs import runs
from app.services.orders import register as order_register
from app.views.base.links import DocumentsSpot, SettingsSpot
from app.views.documents.orders.forms import OrderForm
from app.views.first_start.page import FirstStartPage
from app.views.identification.runs.freeze_form import FreezeForm
from app.views.look.window_state import WindowState
from app.views.schools.forms.school_form import SchoolForm
from app.views.shell.start.session import WindowSession
from app.views.shell.workplace import Workplace
from tests.ended import close_to_the_end
from tests.views.typing import type_text

CTRL = Qt.KeyboardModifier.ControlModifier
PLACES = ("overview", "schools", "results", "identification", "plans", "documents", "settings")


class Coordinator:
    """Her hands: everything goes through keys of the widget that has the focus."""

    def __init__(self, session: WindowSession, qtbot) -> None:
        self.session, self.qtbot = session, qtbot

    @property
    def workplace(self) -> Workplace:
        content = self.session.window.centralWidget()
        assert isinstance(content, Workplace)
        return content

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: self.session.tasks.idle)
        QApplication.processEvents()

    def go(self, place: str):
        self.session.window.activateWindow()
        self.qtbot.waitUntil(self.session.window.isActiveWindow)
        self.press(self.workplace, Qt.Key(Qt.Key.Key_1 + PLACES.index(place)), CTRL)
        self.wait()
        self.qtbot.waitUntil(lambda: self.workplace.current_key == place)
        self.wait()
        return self.workplace.current_page

    def press(self, widget: QWidget, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        widget.setFocus()
        QTest.keyClick(widget, key, modifier)

    def write(self, widget: QWidget, text: str) -> None:
        widget.setFocus()
        type_text(widget, text)

    def form(self, kind: type):
        """The dialog that opens; the key of a button clicks it a moment later."""

        def found() -> list[QWidget]:
            tops = QApplication.topLevelWidgets()
            return [form for form in tops if isinstance(form, kind) and form.isVisible()]

        self.qtbot.waitUntil(lambda: len(found()) == 1)
        (form,) = found()
        form.activateWindow()
        self.qtbot.waitUntil(form.isActiveWindow)
        return form

    def finish(self, form: QWidget) -> None:
        """Save the dialog with the keyboard."""
        with self.qtbot.waitSignal(form.destroyed):
            QTest.keyClick(form, Qt.Key.Key_Return, CTRL)
        self.wait()


@pytest.fixture
def coordinator(look, qtbot, tmp_path, clock, monkeypatch):
    state = WindowState(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    session = WindowSession(tmp_path / "Марья Ивановна" / "Опора", state=state, clock=clock)
    monkeypatch.setattr(session.messages, "ask", lambda *_texts, **_words: True)
    qtbot.addWidget(session.window)
    session.start()
    session.window.show()
    session.window.activateWindow()
    qtbot.waitUntil(session.window.isActiveWindow)
    hands = Coordinator(session, qtbot)
    yield hands
    close_to_the_end(session)


def begin(her: Coordinator) -> None:
    page = her.session.window.centralWidget()
    assert isinstance(page, FirstStartPage)
    her.write(page.territory, "Лесной муниципальный район")
    her.write(page.place, "с. Лесное")
    her.write(page.full_name, "Управление образования Лесного муниципального района")
    her.press(page.full_name, Qt.Key.Key_Return)
    her.qtbot.waitUntil(lambda: isinstance(her.session.window.centralWidget(), Workplace))
    her.qtbot.waitUntil(lambda: her.session._workspace is not None)
    her.wait()


def enter_the_head(her: Coordinator) -> None:
    page = her.go("settings")
    page.show_spot(SettingsSpot(section="people"))
    people = page.people
    her.press(people.add_button, Qt.Key.Key_Space)
    for field, text in (
        ("surname", "Берёзкина"),
        ("given_name", "Анна"),
        ("patronymic", "Петровна"),
        ("post", "начальник управления образования"),
    ):
        editor = people.form.fields[field].editor
        her.write(editor, text)
        her.press(editor, Qt.Key.Key_Tab)
    her.press(people.form.duties["signs"], Qt.Key.Key_Space)
    her.wait()
    page.show_spot(SettingsSpot(section="department"))
    her.wait()
    her.press(page.department.accept_button, Qt.Key.Key_Space)
    her.press(page.department.coordinator, Qt.Key.Key_Down)
    her.wait()


def add_a_school(her: Coordinator, name: str) -> None:
    page = her.go("schools")
    her.press(page, Qt.Key.Key_N, CTRL)
    form = her.form(SchoolForm)
    her.write(form.short_name, name)
    her.finish(form)


def load(her: Coordinator, *names: str) -> None:
    page = her.go("results")
    page.load_files([paths.resource("demo", name) for name in names])
    her.wait()
    assert page.preview.isVisible()
    her.press(page.preview.save_button, Qt.Key.Key_Space)
    her.wait()
    assert page.grid.isVisible()


def register_the_order(her: Coordinator) -> int:
    page = her.go("documents")
    page.show_tab("orders")
    her.press(page.orders.empty.button, Qt.Key.Key_Space)
    form = her.form(OrderForm)
    her.write(form.name, "Об утверждении перечня школ")
    her.write(form.number, "531")
    her.write(form.day, "21.10.2019")
    form.kind.setCurrentIndex(form.kind.findData("list-order"))
    her.finish(form)
    (row,) = order_register.list_register(her.session.context.workspace)
    return row.order.id


def test_from_the_first_start_to_the_signed_order(coordinator: Coordinator, tmp_path: Path) -> None:
    her = coordinator
    begin(her)
    enter_the_head(her)
    add_a_school(her, "МБОУ «Лесная СОШ»")
    load(her, "schools.xlsx")
    load(her, "results-2018-2019.xlsx", "results-school-30.xlsx")
    her.session.context.set_year(2020)

    identification = her.go("identification")
    her.press(identification.freeze_button, Qt.Key.Key_Space)
    her.press(her.form(FreezeForm).save_button, Qt.Key.Key_Space)
    her.wait()
    workspace = her.session.context.workspace
    (run,) = runs.list_runs(workspace)
    assert (run.year, run.work_year) == (2019, 2020)

    order_id = register_the_order(her)
    documents = her.go("documents")
    documents.show_tab("make")
    her.wait()
    documents.kinds.select("list-order")
    her.wait()
    her.press(documents.kinds.panel.both_button, Qt.Key.Key_Space)
    her.wait()
    made = sorted(path.suffix for path in workspace.documents.rglob("*") if path.is_file())
    assert made == [".docx", ".pdf"]
    (written,) = workspace.documents.rglob("*.docx")
    words = "\n".join(paragraph.text for paragraph in Document(str(written)).paragraphs)
    assert "Управление образования Лесного муниципального района" in words
    tables = "\n".join(
        cell.text
        for table in Document(str(written)).tables
        for row in table.rows
        for cell in row.cells
    )
    text = (words + tables).replace("\u00a0", " ")
    for fact in (
        "от 21.10.2019",
        "№ 531",
        "Начальник управления образования",
        "А.П. Берёзкина",
        "общеобразовательных организаций Лесного муниципального района",
        "МБОУ «СОШ № 30»",
    ):
        assert fact in text, fact
    assert BLANK not in text, "nothing is left to fill in by hand"

    scan = tmp_path / "приказ 531 с подписью.pdf"
    scan.write_bytes(b"%PDF-1.4 signed")
    documents.show_spot(DocumentsSpot(order_id=order_id))
    documents.orders.panel.attach(scan)
    her.wait()
    (row,) = order_register.list_register(workspace)
    assert [found.name for found in row.scans] == [scan.name]
    assert not her.session.tasks.busy
