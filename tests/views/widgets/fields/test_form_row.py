"""Fields: the reason of a refusal stands under them, leaving them saves."""

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.errors import UserError
from app.views.widgets.fields.date_field import DateField
from app.views.widgets.fields.form_row import FormRow, SavedLine, choice, line_edit, text_edit
from app.views.widgets.fields.wrapped_line import WrappedLine
from tests.views.typing import type_text


@pytest.fixture
def row(look, qtbot):
    made = FormRow("Код ОО", line_edit("25"), hint="Только цифры", required=True)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_refusal_takes_the_place_of_the_hint(row):
    row.show_error("Код состоит из цифр.")
    assert row.has_error
    assert row.error.isVisible()
    assert not row.hint.isVisible()
    row.show_error("")
    assert not row.has_error
    assert row.hint.isVisible()


def test_places_of_words_are_made_when_there_are_words(look, qtbot):
    """Hundreds of fields never have a reason, and most have no hint."""
    bare = FormRow("Код ОО", line_edit("25"))
    qtbot.addWidget(bare)
    bare.show()
    bare.show_error("")
    assert not bare.has_error
    assert [part.text() for part in bare.findChildren(QLabel)] == ["Код ОО"]
    bare.show_error("Код состоит из цифр.")
    bare.hint.setText("Только цифры")
    bare.show_error("")
    assert bare.error.isHidden()
    assert bare.hint.isVisible()
    bare.show_error("Код состоит из цифр.")
    assert bare.hint.isHidden()
    assert bare.error.isVisible()
    parts = [bare.layout().indexOf(part) for part in (bare.editor, bare.hint, bare.error)]
    assert parts == sorted(parts)


def test_names_are_there_for_screen_readers(row):
    assert row.editor.accessibleName() == "Код ОО"
    assert row.editor.accessibleDescription() == "Только цифры"
    assert row.name.text() == "Код ОО *"


def test_leaving_the_line_saves_it_once(row, qtbot):
    saved = []
    SavedLine(row, saved.append)
    row.editor.selectAll()
    type_text(row.editor, "26")
    qtbot.keyClick(row.editor, Qt.Key.Key_Return)
    qtbot.keyClick(row.editor, Qt.Key.Key_Return)
    assert saved == ["26"]


def test_a_refused_value_stays_with_its_reason(row, qtbot):
    def refuse(_text):
        raise UserError("Код состоит из цифр.")

    line = SavedLine(row, refuse)
    row.editor.setText("abc")
    assert not line.commit()
    assert row.error.text() == "Код состоит из цифр."
    assert row.editor.text() == "abc"
    line.set_text("25")
    assert not row.has_error


def test_esc_takes_typing_back_before_it_is_anybody_elses(look, qtbot):
    offenders = []
    for editor in (line_edit("25"), WrappedLine("25")):
        window, saved, unchanged = QWidget(), [], []
        qtbot.addWidget(window)
        row = FormRow("Код ОО", editor)
        QVBoxLayout(window).addWidget(row)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        editor.setFocus()

        def save(text, saved=saved):
            if not text.isdigit():
                raise UserError("Код состоит из цифр.")
            saved.append(text)

        SavedLine(row, save, lambda unchanged=unchanged: unchanged.append(True))
        seen = []
        # (typed, Enter?, what each Esc leaves; the last one is not the line's any more)
        for text, enter, left in (
            ("26", False, ["25"]),
            ("abc", True, ["25"]),
            ("abc", True, ["25"]),
            ("27", True, []),
        ):
            editor.selectAll()
            type_text(editor, text)
            if enter:
                qtbot.keyClick(editor, Qt.Key.Key_Return)
            seen += [(takes_esc(editor), editor.text(), row.has_error) for _ in left]
            seen.append((takes_esc(editor), editor.text(), row.has_error))
        back, end = [(True, "25", False), (False, "25", False)], [(False, "27", False)]
        if seen != back * 3 + end or saved != ["27"] or len(unchanged) != 2:
            offenders.append((type(editor).__name__, seen, saved, unchanged))
    assert not offenders


def takes_esc(editor):
    """Whether the line keeps the key for itself."""
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    kept = QCoreApplication.sendEvent(editor, event)
    return kept and event.isAccepted()


def test_choice_and_text(look, qtbot):
    box, text = choice([("СОШ", 1), ("ООШ", 2)], 2), text_edit("а\nб", lines=2)
    qtbot.addWidget(box)
    qtbot.addWidget(text)
    assert box.currentText() == "ООШ"
    assert box.currentData() == 2
    assert text.tabChangesFocus()


def test_a_text_keeps_its_lines_where_there_is_little_room(look, qtbot):
    window, text = QWidget(), text_edit(lines=3)
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(FormRow("Цель", text))
    column.addWidget(text_edit(lines=20))
    window.show()
    window.resize(300, 200)
    assert text.height() >= 3 * text.fontMetrics().lineSpacing()
    assert text.minimumHeight() == text.maximumHeight()


def test_long_words_of_a_choice_never_widen_the_form(look, qtbot):
    row = FormRow("Руководитель", choice([("Заместитель руководителя " * 10, 1)]))
    qtbot.addWidget(row)
    assert row.minimumSizeHint().width() < 200


def test_the_reason_leaves_with_the_first_change_of_any_part_of_an_editor(look, qtbot):
    line, text, day, box = QLineEdit(), QPlainTextEdit(), DateField(None), QCheckBox("да")
    combo, both = QComboBox(), QWidget()
    combo.addItems(["а", "б"])
    QVBoxLayout(both).addWidget(box)
    offenders: list[str] = []
    for editor, change in (
        (line, lambda: line.setText("а")),
        (text, lambda: text.setPlainText("а")),
        (day, lambda: day.set_value(date(2026, 11, 29))),
        (combo, lambda: combo.setCurrentIndex(1)),
        (both, lambda: box.setChecked(True)),
    ):
        row = FormRow("Поле", editor)
        qtbot.addWidget(row)
        row.forget_error_when_changed()
        row.show_error("Так нельзя.")
        change()
        if row.has_error:
            offenders.append(type(editor).__name__)
    assert not offenders
