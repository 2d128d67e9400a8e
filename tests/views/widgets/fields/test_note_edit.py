from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.views.look.theme import Theme
from app.views.widgets.fields.note_edit import NoteEdit
from tests.views.typing import type_text


def test_a_changed_text_is_told_once(qtbot: QtBot, look: Theme) -> None:
    edit = NoteEdit()
    qtbot.addWidget(edit)
    told: list[str] = []
    edit.finished.connect(lambda: told.append(edit.toPlainText()))
    edit.show_text("Было")
    edit.commit()
    assert told == []

    edit.clear()
    type_text(edit, "Стало")
    qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    edit.commit()

    assert told == ["Стало"]
    assert not edit.dirty


def test_nothing_typed_is_lost_when_the_window_closes(qtbot: QtBot, look: Theme) -> None:
    edit = NoteEdit()
    qtbot.addWidget(edit)
    told: list[str] = []
    edit.finished.connect(lambda: told.append(edit.toPlainText()))
    edit.show()
    type_text(edit, "Почти забыто")
    edit.close()

    assert told == ["Почти забыто"]
