"""Light and dark are switched in one visit of each widget, and nothing else is changed by it."""

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QTabWidget,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.views.look.theme import Theme

_ROLES = {
    QLabel: ("title", "muted", "error", "link"),
    QFrame: ("card", "strip", "message"),
    QPushButton: ("", "primary", "danger", "quiet", "link"),
    QToolButton: ("", "place", "funnel"),
    QLineEdit: ("", "cell"),
    QPlainTextEdit: ("", "wrapped"),
    QComboBox: ("", "inline"),
}
_PLAIN = QSpinBox, QDateEdit, QCheckBox, QProgressBar, QMenu
_DEEP = 12


@pytest.fixture
def window(look: Theme, qtbot: QtBot) -> Iterator[QMainWindow]:
    """A window with every control that the sheet speaks of, deep in frames."""
    window = QMainWindow()
    qtbot.addWidget(window)
    inner = QWidget()
    window.setCentralWidget(inner)
    for _level in range(_DEEP):
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 0, 0)
        inner = QFrame()
        layout.addWidget(inner)
    layout = QVBoxLayout(inner)
    for kind, roles in _ROLES.items():
        for role in roles:
            widget = kind()
            widget.setProperty("role", role)
            layout.addWidget(widget)
    for kind in _PLAIN:
        layout.addWidget(kind())
    tabs = QTabWidget()
    tabs.addTab(_long_list(), "Список")
    tabs.addTab(_long_tree(), "Дерево")
    tabs.addTab(QTableWidget(100, 3), "Таблица")
    layout.addWidget(tabs)
    window.resize(700, 1400)
    window.show()
    qtbot.waitExposed(window)
    yield window
    look.apply(dark=False)


def _long_list() -> QListWidget:
    widget = QListWidget()
    widget.addItems([f"Строка № {number}" for number in range(200)])
    return widget


def _long_tree() -> QTreeWidget:
    widget = QTreeWidget()
    widget.addTopLevelItems([QTreeWidgetItem([f"Строка № {number}"]) for number in range(200)])
    return widget


class _Counted(QObject):
    """Counts how often each widget hears of another style."""

    def __init__(self) -> None:
        super().__init__()
        self.times: Counter[QObject] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - the name is Qt's
        if event.type() == QEvent.Type.StyleChange:
            self.times[watched] += 1
        return False


def test_each_widget_is_visited_once(look: Theme, window: QMainWindow) -> None:
    counted, widgets = _Counted(), window.findChildren(QWidget)
    assert len(widgets) > 50
    for widget in widgets:
        widget.installEventFilter(counted)
    look.apply(dark=True)
    assert {widget: times for widget, times in counted.times.items() if times != 1} == {}
    assert [widget for widget in widgets if widget not in counted.times] == []


def test_both_looks_are_those_of_a_window_that_had_no_other(
    look: Theme, window: QMainWindow
) -> None:
    QApplication.processEvents()
    light = window.grab().toImage()
    sizes = [(widget.minimumSize(), widget.geometry()) for widget in window.findChildren(QWidget)]
    look.apply(dark=True)
    QApplication.processEvents()
    dark = window.grab().toImage()
    assert dark != light
    for _again in range(2):
        look.apply(dark=False)
        QApplication.processEvents()
        assert window.grab().toImage() == light
        again = [(one.minimumSize(), one.geometry()) for one in window.findChildren(QWidget)]
        assert again == sizes
        look.apply(dark=True)
        QApplication.processEvents()
        assert window.grab().toImage() == dark


def test_lists_stay_where_they_were(look: Theme, window: QMainWindow) -> None:
    tabs = window.findChildren(QTabWidget)[0]
    moved: list[tuple[int, int, int]] = []
    for tab in range(tabs.count()):
        tabs.setCurrentIndex(tab)
        QApplication.processEvents()
        view = tabs.widget(tab)
        assert isinstance(view, QListWidget | QTreeWidget | QTableWidget)
        bar = view.verticalScrollBar()
        bar.setValue(bar.maximum())
        place = bar.value()
        assert place > 0
        for dark in (True, False):
            look.apply(dark=dark)
            QApplication.processEvents()
            if bar.value() != place:
                moved.append((tab, place, bar.value()))
    assert moved == []
