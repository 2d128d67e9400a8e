"""After an order or a file was chosen the keys stay in the form."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.enums import EvidenceKind, MeasureStatus
from app.views.base.links import DocumentsSpot
from app.views.base.page_context import PageContext
from app.views.documents.page import DocumentsPage
from app.views.plans.forms.plan_form import PlanForm
from app.views.plans.page import PlansPage
from app.views.shell.workplace import Workplace
from tests.views.conftest import finish
from tests.views.plans.conftest import select
from tests.views.samples import District
from tests.views.typing import pick


@pytest.fixture
def workplace(
    open_workplace: Callable[..., Workplace], context: PageContext, district: District
) -> Workplace:
    return open_workplace(context, 1440, 900)


@pytest.fixture
def scan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that the next file dialog gives, after it has taken the keys as a real one does."""
    file = tmp_path / "протокол.pdf"
    file.write_bytes(b"%PDF-1.4")

    def choose(parent: QWidget, *_texts: str) -> tuple[str, str]:
        dialog = QDialog(parent)
        QTimer.singleShot(30, dialog.accept)
        dialog.exec()
        return str(file), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    return file


def plans_page(workplace: Workplace, district: District, qtbot: QtBot) -> PlansPage:
    workplace.show_place("plans")
    page = workplace.current_page
    assert isinstance(page, PlansPage)
    finish(workplace.context, qtbot)
    page.top.details.setChecked(True)
    select(page, district.measure_ids[1])
    return page


def settle(workplace: Workplace, qtbot: QtBot) -> QWidget:
    """What has the keys when everything that was started is done."""
    finish(workplace.context, qtbot)
    workplace.window().activateWindow()
    qtbot.wait(60)
    found = QApplication.focusWidget()
    assert found is not None
    return found


def choose_kind(page: PlansPage, kind: EvidenceKind) -> None:
    box = page.panel.form.evidence.kind
    box.setFocus()
    box.setCurrentIndex(box.findData(kind))
    box.activated.emit(box.currentIndex())


def test_after_an_order(workplace: Workplace, district: District, qtbot: QtBot) -> None:
    page = plans_page(workplace, district, qtbot)
    choose_kind(page, EvidenceKind.ORDER)
    order = page.panel.form.evidence.order
    assert settle(workplace, qtbot) is order
    qtbot.keyClick(order, Qt.Key.Key_Down)
    order.activated.emit(order.currentIndex())
    assert settle(workplace, qtbot) is order
    assert order.currentData() == district.order_id


def test_after_a_file(workplace: Workplace, district: District, qtbot: QtBot, scan: Path) -> None:
    page = plans_page(workplace, district, qtbot)
    choose_kind(page, EvidenceKind.FILE)
    evidence = page.panel.form.evidence
    evidence.pick_button.setFocus()
    qtbot.keyClick(evidence.pick_button, Qt.Key.Key_Space)
    assert settle(workplace, qtbot) is evidence.pick_button
    assert evidence.file_name.text().startswith(scan.name)


def test_after_a_scan(workplace: Workplace, district: District, qtbot: QtBot, scan: Path) -> None:
    workplace.show_way(DocumentsSpot(order_id=district.order_id))
    finish(workplace.context, qtbot)
    page = workplace.current_page
    assert isinstance(page, DocumentsPage)
    panel = page.orders.panel
    panel.attach_button.setFocus()
    qtbot.keyClick(panel.attach_button, Qt.Key.Key_Space)
    assert settle(workplace, qtbot) is panel.attach_button


def test_after_a_plan_was_created_no_key_marks_a_measure_of_it(
    workplace: Workplace, district: District, qtbot: QtBot
) -> None:
    page = plans_page(workplace, district, qtbot)
    page.panel.form.statuses.button(MeasureStatus.DONE).setFocus()
    page.plan_menu.add_plan()
    form = page.findChild(PlanForm)
    assert form is not None
    form.name.setText("Следующий план")
    pick(form.source, district.plan_id)
    form.submit()
    assert settle(workplace, qtbot) is page.table
    assert page.plan is not None
    assert page.plan.title == "Следующий план"
