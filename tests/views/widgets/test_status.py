"""A state is colour, icon and word."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.views.widgets.status import Status, StatusChip


def test_a_chip_says_its_word_and_fits_it(look, qtbot):
    chip = StatusChip(Status("positive", "done", "выполнено"))
    qtbot.addWidget(chip)
    chip.show()
    assert chip.accessibleName() == "выполнено"
    assert chip.width() > chip.fontMetrics().horizontalAdvance("выполнено") + 16
    picture = chip.grab().toImage()
    chip.set_status(Status("negative", "warning", "просрочено"))
    chip.adjustSize()
    assert chip.grab().toImage() != picture


def test_no_state_shows_nothing(look, qtbot):
    chip = StatusChip()
    qtbot.addWidget(chip)
    assert chip.isHidden()
    assert chip.accessibleName() == ""


def test_a_chip_is_never_a_window_of_its_own(qtbot: QtBot) -> None:
    """Windows would show it for a moment before it gets its parent."""
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    chip = StatusChip(Status("positive", "done", "выполнено"))
    assert not chip.isVisible()
    QVBoxLayout(page).addWidget(chip)
    qtbot.waitUntil(chip.isVisible)
    chip.set_status(None)
    assert not chip.isVisible()
    chip.set_status(Status("warning", "partly", "частично"))
    assert chip.isVisible()
