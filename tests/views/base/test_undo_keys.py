"""Ctrl+Z, Ctrl+Y and Ctrl+Shift+Z, beside text fields that have an undo of their own."""

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.views.base.page_context import PageContext
from app.views.base.undo_keys import UndoKeys
from tests.views.typing import type_text

Field = TypeVar("Field", QLineEdit, QPlainTextEdit)
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(context: PageContext, qtbot: QtBot) -> QWidget:
    """A window with two fields, after one school was added."""
    made = QWidget()
    qtbot.addWidget(made)
    layout = QVBoxLayout(made)
    for field in (QLineEdit(), QPlainTextEdit()):
        field.setObjectName(type(field).__name__)
        layout.addWidget(field)
    UndoKeys(made, context.undoing)
    made.show()
    made.activateWindow()
    context.events.announce(
        schools.save_school(context.workspace, SchoolDraft(short_name="СОШ № 5"))[1]
    )
    return made


def names(context: PageContext) -> list[str]:
    return [row.short_name for row in schools.list_schools(context.workspace)]


def focused(window: QWidget, qtbot: QtBot, kind: type[Field]) -> Field:
    """The field of a kind, with the focus in it."""
    field = window.findChild(kind)
    assert field is not None
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return field


def test_the_keys_take_back_and_do_again(
    context: PageContext, window: QWidget, qtbot: QtBot
) -> None:
    for modifiers, key in ((_CONTROL, Qt.Key.Key_Y), (_CONTROL | _SHIFT, Qt.Key.Key_Z)):
        qtbot.keyClick(window, Qt.Key.Key_Z, _CONTROL)
        assert names(context) == []
        qtbot.keyClick(window, key, modifiers)
        assert names(context) == ["СОШ № 5"]


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_an_edited_field_takes_its_own_typing_back_first(
    context: PageContext, window: QWidget, qtbot: QtBot, kind: type[QLineEdit | QPlainTextEdit]
) -> None:
    field = focused(window, qtbot, kind)
    type_text(field, "слово")
    qtbot.keyClick(field, Qt.Key.Key_Z, _CONTROL)
    assert names(context) == ["СОШ № 5"]
    assert (field.text() if isinstance(field, QLineEdit) else field.toPlainText()) == ""


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_a_field_that_was_not_edited_leaves_the_keys_to_the_window(
    context: PageContext, window: QWidget, qtbot: QtBot, kind: type[QLineEdit | QPlainTextEdit]
) -> None:
    field = focused(window, qtbot, kind)
    qtbot.keyClick(field, Qt.Key.Key_Z, _CONTROL)
    assert names(context) == []
    qtbot.keyClick(field, Qt.Key.Key_Y, _CONTROL)
    assert names(context) == ["СОШ № 5"]


def test_a_field_that_is_gone_is_forgotten(
    context: PageContext, window: QWidget, qtbot: QtBot
) -> None:
    field = focused(window, qtbot, QLineEdit)
    field.deleteLater()
    qtbot.waitUntil(lambda: not isValid(field))
    other = focused(window, qtbot, QPlainTextEdit)
    qtbot.keyClick(other, Qt.Key.Key_Z, _CONTROL)
    assert names(context) == []
