"""Light and dark are switched in one visit of each widget, and nothing else is changed by it."""

import gc
from collections import Counter
from collections.abc import Iterator
from inspect import currentframe

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QMainWindow,
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
from shiboken6 import delete

from app.views.look import dressing
from app.views.look.dressing import Dressing
from app.views.look.theme import Theme, restyle

_ROLES = {
    QLabel: ("title", "muted", "error", "link"),
    QFrame: ("card", "strip", "message"),
    QPushButton: ("", "primary", "danger", "quiet", "link"),
    QToolButton: ("", "place", "funnel"),
    QLineEdit: ("", "cell"),
    QPlainTextEdit: ("", "wrapped"),
    QComboBox: ("", "inline"),
}
_PLAIN = QSpinBox, QDateEdit, QCheckBox, QProgressBar
_DEEP = 12


@pytest.fixture
def window(look: Theme, qtbot: QtBot) -> Iterator[QMainWindow]:
    """A window that was made in the light look."""
    yield _made(qtbot)
    look.apply(dark=False)


def _made(qtbot: QtBot) -> QMainWindow:
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
    layout.addWidget(_controls())
    tabs = QTabWidget()
    tabs.addTab(_long_list(), "Список")
    tabs.addTab(_long_tree(), "Дерево")
    tabs.addTab(QTableWidget(100, 3), "Таблица")
    tabs.addTab(_controls(), "Поля")
    layout.addWidget(tabs)
    window.resize(700, 2000)
    window.show()
    qtbot.waitExposed(window)
    _tab_pictures(window)
    for view in window.findChildren(QAbstractItemView):
        view.doItemsLayout()  # it was filled before it had a style: its rows were lower
    return window


def _controls() -> QWidget:
    place = QWidget()
    layout = QVBoxLayout(place)
    for kind, roles in _ROLES.items():
        for role in roles:
            widget = kind()
            widget.setProperty("role", role)
            if isinstance(widget, QLabel | QPushButton | QLineEdit):
                widget.setText("Слова")
            layout.addWidget(widget)
    for kind in _PLAIN:
        layout.addWidget(kind())
    return place


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


def _dressed(qtbot: QtBot, widgets: list[QWidget]) -> None:
    """Wait until those that are not shown have followed."""
    attribute = Qt.WidgetAttribute.WA_WState_Polished
    qtbot.waitUntil(lambda: all(one.testAttribute(attribute) for one in widgets))


def test_each_widget_is_visited_once_the_shown_ones_at_once(
    look: Theme, window: QMainWindow, qtbot: QtBot
) -> None:
    counted, widgets = _Counted(), window.findChildren(QWidget)
    shown = [widget for widget in widgets if widget.isVisible()]
    assert 40 < len(shown) < len(widgets) - 10
    for widget in widgets:
        widget.installEventFilter(counted)
    look.apply(dark=True)
    assert [widget for widget in shown if widget not in counted.times] == []
    _dressed(qtbot, widgets)
    assert {widget: times for widget, times in counted.times.items() if times != 1} == {}
    assert [widget for widget in widgets if widget not in counted.times] == []


def test_switching_again_before_the_hidden_ones_followed_loses_none(
    look: Theme, window: QMainWindow, qtbot: QtBot
) -> None:
    light = _tab_pictures(window)
    widgets = window.findChildren(QWidget)
    for dark in (True, False, True, False):
        look.apply(dark=dark)
    _dressed(qtbot, widgets)
    assert _tab_pictures(window) == light


def test_the_look_is_that_of_a_window_made_in_it(
    look: Theme, window: QMainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of what followed as of what is shown before it could."""
    light = _tab_pictures(window)
    with monkeypatch.context() as patches:
        patches.setattr(dressing, "_STEP_SECONDS", 0)  # none follows by itself
        look.apply(dark=True)
        shown_at_once = _tab_pictures(window)
    made_in_it = _made(qtbot)
    dark = _tab_pictures(made_in_it)
    made_in_it.close()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert all(one != other for one, other in zip(light, dark, strict=True))
    assert shown_at_once == dark
    look.apply(dark=False)
    _dressed(qtbot, window.findChildren(QWidget))
    assert _tab_pictures(window) == light
    look.apply(dark=True)
    _dressed(qtbot, window.findChildren(QWidget))
    assert _tab_pictures(window) == dark


def test_a_hidden_label_loses_the_colour_of_a_role_it_has_no_more(
    look: Theme, window: QMainWindow, qtbot: QtBot
) -> None:
    role = QPalette.ColorRole.WindowText
    error = next(one for one in window.findChildren(QLabel) if one.property("role") == "error")
    usual = QLabel(window)
    wrong: list[str] = []
    for waits in (True, False):
        for dark in (True, False):
            restyle(error, "role", "error")
            usual.show()
            error.hide()
            look.apply(dark=dark)
            if waits:
                _dressed(qtbot, window.findChildren(QWidget))
            restyle(error, "role", "")
            _dressed(qtbot, window.findChildren(QWidget))
            if error.palette().color(role) != usual.palette().color(role):
                wrong.append(f"waits {waits}, dark {dark}")
            if usual.palette().color(role).name().upper() != look.colours.text:
                wrong.append(f"usual, waits {waits}, dark {dark}")
    assert wrong == []


def test_a_widget_that_ends_while_it_waits_is_passed_over(
    look: Theme, window: QMainWindow, qtbot: QtBot
) -> None:
    gone = QFrame(window)
    gone.show()
    gone.hide()
    look.apply(dark=True)
    delete(gone)
    _dressed(qtbot, window.findChildren(QWidget))


def test_no_garbage_is_looked_for_among_the_widgets_qt_goes_through(
    look: Theme, window: QMainWindow, qtbot: QtBot
) -> None:
    """Python ended a closed dialog, and Qt went on with its parts: the program crashed."""
    work = {vars(Dressing)[name].__code__: name for name in ("_put_on", "_leave_out", "_dress")}
    looks: list[str] = []
    seen = 0

    def note(_phase: str, _info: dict[str, int]) -> None:
        nonlocal seen
        seen += 1
        frame = currentframe()
        while frame is not None:
            if frame.f_code in work:
                looks.append(work[frame.f_code])
            frame = frame.f_back

    usual = gc.get_threshold()
    gc.callbacks.append(note)
    gc.set_threshold(1)
    try:
        look.apply(dark=True)
        _dressed(qtbot, window.findChildren(QWidget))
    finally:
        gc.set_threshold(*usual)
        gc.callbacks.remove(note)
    assert seen > 0
    assert Counter(looks) == {}
    assert gc.isenabled()


def _tab_pictures(window: QMainWindow) -> list[QImage]:
    """The window with each of its tabs, the first again at the end."""
    tabs = window.findChildren(QTabWidget)[0]
    pictures: list[QImage] = []
    for tab in (1, 2, 3, 0):
        tabs.setCurrentIndex(tab)
        QApplication.processEvents()
        pictures.append(window.grab().toImage())
    return pictures


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
    for tab in range(3):
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
