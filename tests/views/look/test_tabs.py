"""Tabs are painted when they are another, not whenever something on them asks for room."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.views.look.tabs import Tabs


class _Picture(QWidget):
    """Counts how often it is painted."""

    painted = 0

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt
        """Count."""
        self.painted += 1


def _settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


def _shown_tabs(qtbot: QtBot) -> tuple[Tabs, _Picture, QLabel]:
    picture, words = _Picture(), QLabel("СОШ № 5")
    words.setFixedWidth(160)
    page = QWidget()
    layout = QHBoxLayout(page)
    layout.addWidget(picture, 1)
    layout.addWidget(words)
    tabs = Tabs()
    tabs.setDocumentMode(True)
    tabs.addTab(page, "Расчёт")
    tabs.addTab(QWidget(), "Зафиксированные")
    qtbot.addWidget(tabs)
    tabs.resize(600, 400)
    tabs.show()
    qtbot.waitExposed(tabs)
    words.setText("")  # the first wish for room: the tabs learn what their bar wants
    _settle()
    return tabs, picture, words


def test_what_does_not_change_is_not_painted(look: object, qtbot: QtBot) -> None:
    _tabs, picture, words = _shown_tabs(qtbot)
    assert picture.painted
    picture.painted = 0
    words.setText("МБОУ «СОШ № 30»")
    words.updateGeometry()
    _settle()
    assert picture.painted == 0


def test_content_that_needs_more_room_is_told_on(look: object, qtbot: QtBot) -> None:
    tabs, _picture, words = _shown_tabs(qtbot)
    above = QWidget()
    qtbot.addWidget(above)
    QHBoxLayout(above).addWidget(tabs)
    above.show()
    _settle()
    before = above.minimumSizeHint().width()
    words.setFixedWidth(900)
    qtbot.waitUntil(lambda: above.minimumSizeHint().width() > before)
    qtbot.waitUntil(lambda: above.width() >= 900)


def test_a_bar_that_changes_is_laid_out(look: object, qtbot: QtBot) -> None:
    tabs, _picture, _words = _shown_tabs(qtbot)
    bar = tabs.tabBar()

    tabs.setTabText(1, "Зафиксированные (12)")
    _settle()
    assert bar.tabRect(1).right() <= bar.width()
    bar.setStyleSheet("QTabBar::tab { min-height: 60px; }")
    _settle()
    assert bar.height() == bar.sizeHint().height() >= 60
    assert tabs.widget(0).mapTo(tabs, QPoint()).y() >= bar.height() - 1


def test_a_hidden_tab_needs_no_room(look: object, qtbot: QtBot) -> None:
    tabs, _picture, words = _shown_tabs(qtbot)
    words.setFixedSize(500, 300)
    _settle()
    assert tabs.minimumSizeHint().width() >= 500
    tabs.setCurrentIndex(1)
    _settle()
    assert tabs.minimumSizeHint().width() < 500
    assert tabs.minimumSizeHint().height() < 300
    tabs.setCurrentIndex(0)
    _settle()
    assert tabs.minimumSizeHint().width() >= 500
