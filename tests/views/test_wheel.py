"""The wheel scrolls; it changes no value, over no control of any page."""

import ast
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

import app.views
from app.views.base.page_context import PageContext
from app.views.shell.workplace import Workplace
from tests.architecture.modules import nodes
from tests.views.access import described
from tests.views.conftest import finish
from tests.views.test_access import STATES

_VIEWS = Path(app.views.__path__[0])
_BOXES = {"QComboBox", "QFontComboBox", "QSpinBox", "QDoubleSpinBox", "QAbstractSpinBox"}
_DATES = {"QDateEdit", "QTimeEdit", "QDateTimeEdit", "QSlider", "QDial"}


def turn(widget: QWidget, angle: int) -> None:
    """One notch of the wheel over the middle of a widget."""
    middle = widget.rect().center()
    event = QWheelEvent(
        QPointF(middle),
        QPointF(widget.mapToGlobal(middle)),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def value(widget: QWidget) -> object:
    if isinstance(widget, QComboBox):
        return widget.currentIndex()
    return widget.property("value")


def boxes(root: QWidget) -> list[QWidget]:
    """Everything that a wheel could change, hidden parts of the pages too."""
    kinds = (QComboBox, QAbstractSpinBox, QAbstractSlider)
    return [
        widget
        for widget in root.findChildren(QWidget)
        if isinstance(widget, kinds) and not isinstance(widget, QScrollBar)
    ]


def test_the_wheel_changes_no_value_of_any_page(
    open_workplace: Callable[..., Workplace], demo_context: PageContext, qtbot: QtBot
) -> None:
    workplace = open_workplace(demo_context, 1366, 768)
    turned: set[str] = set()
    changed: list[str] = []
    for state, spot in STATES.items():
        workplace.show_way(spot)
        finish(demo_context, qtbot)
        for box in boxes(workplace):
            box.setFocus()
            before = value(box)
            for angle in (-120, 120, 120):
                turn(box, angle)
                if value(box) != before:
                    changed.append(f"{state}: {described(box)}")
                    break
            turned.add(f"{type(box).__name__} {box.accessibleName()}")
    assert changed == []
    assert len(turned) > 10
    assert demo_context.year == 2019


def test_no_page_makes_a_box_that_the_wheel_would_change() -> None:
    """Dialogs too: boxes come from `choice_box`, numbers `number_box`, dates from `DateField`."""
    found: list[str] = []
    for path in sorted(_VIEWS.rglob("*.py")):
        if path.name in {"choice_box.py", "number_box.py"}:
            continue
        for node in nodes(path):
            names = list[ast.expr]()
            if isinstance(node, ast.Call):
                names = [node.func]
            elif isinstance(node, ast.ClassDef):
                names = node.bases
            made = {one.id for one in names if isinstance(one, ast.Name)} & (_BOXES | _DATES)
            found += [f"{path.name}:{one.lineno}: {sorted(made)}" for one in names[:1] if made]
    assert found == []
