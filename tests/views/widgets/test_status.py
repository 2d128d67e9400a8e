"""A state is colour, icon and word."""

from PySide6.QtGui import QFontMetrics, QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.views.look.theme import Theme
from app.views.widgets.status import (
    Status,
    StatusChip,
    chip_lines,
    chip_width,
    draw_chip,
    wants_two_lines,
)


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


def test_every_chip_is_seen_on_a_selected_row(look: Theme, qtbot: QtBot) -> None:
    for tone in ("accent", "positive", "warning", "negative", "neutral"):
        ground = QImage(120, 24, QImage.Format.Format_RGB32)
        ground.fill(look.colour("accent_soft"))
        painter = QPainter(ground)
        draw_chip(painter, Status(tone, "info", ""), 0, 0, 120)
        painter.end()
        assert ground.pixelColor(60, 0) != look.colour("accent_soft"), tone


def test_a_chip_is_tall_only_where_its_words_stand_in_two_lines(look: Theme, qtbot: QtBot) -> None:
    """However narrow it becomes: a tall chip with one line looks like another kind of state."""
    metrics = QFontMetrics(QGuiApplication.font())
    status = Status("positive", "done", "на месте")
    whole = chip_width(status, metrics.horizontalAdvance)
    assert not wants_two_lines(metrics, status, whole)
    seen: set[int] = set()
    for width in range(whole // 2, whole):
        lines = chip_lines(metrics, status, width, tall=wants_two_lines(metrics, status, width))
        assert wants_two_lines(metrics, status, width) is (len(lines) == 2), width
        seen.add(len(lines))
    assert seen == {1, 2}
    assert not wants_two_lines(metrics, status, whole - 1)
