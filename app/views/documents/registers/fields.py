"""The field of a column: what is typed into it, and the value that this is."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from app.services.language.dates import parse_time, time_digits
from app.services.language.sentences import capital
from app.services.registers.description.register import Register, Sort
from app.views.intake.search_choice import SearchChoice
from app.views.widgets.fields.date_field import DateField
from app.views.widgets.fields.form_row import choice, line_edit, propose, text_edit
from app.views.widgets.fields.wrapped_line import WrappedLine

if TYPE_CHECKING:
    from app.services.registers.description.register import RegisterColumn, RegisterRow
    from app.services.registers.options import Options

_NONE = "Не указано"
_LINES = 3
_LINKS = {Sort.SCHOOL, Sort.PERSON, Sort.ORDER}
_SHORT = {Sort.DAY, Sort.TIME, Sort.FLAG, Sort.CHOICE}


class RegisterField:
    """The field of a column of a row, or of a new row.

    Attributes:
        name: of the column.
        editor: the widget.
        is_short: whether others stand beside it.
    """

    def __init__(
        self,
        register: Register,
        column: "RegisterColumn",
        options: "Options",
        row: "RegisterRow | None",
    ) -> None:
        self.name = column.name
        self._column, self._register, self._options = column, register, options
        self._sort = register.sort(column.name)
        self.is_short = column.short or self._sort in _SHORT
        value = column.usual if row is None else row.values[column.name]
        shown = "" if row is None else row.text(column.name)
        is_link = self._sort in _LINKS
        self.editor = self._link(options, value, shown) if is_link else self._plain(value)

    def value(self) -> Any:  # noqa: ANN401 - a value of the column
        """What is typed or chosen; None for nothing.

        Raises:
            UserError: it is no day or no time.
        """
        editor = self.editor
        if isinstance(editor, DateField):
            return editor.value()
        if self._sort is Sort.TIME:
            assert isinstance(editor, QLineEdit)
            return parse_time(editor.text())
        if isinstance(editor, WrappedLine | QLineEdit):
            return editor.text()
        if isinstance(editor, QPlainTextEdit):
            return editor.toPlainText()
        assert isinstance(editor, QComboBox)
        return editor.currentData()

    def _plain(self, value: Any) -> QWidget:  # noqa: ANN401 - the same
        if self._sort is Sort.DAY:
            return DateField(value)
        if self._sort is Sort.TIME:
            text = "" if value is None else time_digits(value)
            return line_edit(text, placeholder=self._column.hint)
        if self._sort is Sort.FLAG:
            return choice([("Да", True), ("Нет", False)], value)
        if self._sort is Sort.CHOICE:
            return self._set(value)
        return self._text(value or "")

    def _text(self, text: str) -> QWidget:
        words = self._options.words(self._register.name, self.name)
        if self._sort is Sort.LINES:
            editor = text_edit(text, lines=_LINES)
            editor.setPlaceholderText(self._column.hint)
            return editor
        if words or self._column.short:
            line = line_edit(text, placeholder=self._column.hint)
            if words:
                propose(line, words)
            return line
        wrapped = WrappedLine(text)
        wrapped.setPlaceholderText(self._column.hint)
        return wrapped

    def _set(self, value: object) -> QWidget:
        members = self._register.described(self.name).choice or ()
        known: list[tuple[str, object]] = [(capital(one.label), one.value) for one in members]
        none: list[tuple[str, object]] = [] if value is not None else [(_NONE, None)]
        return choice([*none, *known], value)

    def _link(self, options: "Options", value: object, shown: str) -> QWidget:
        """All that may be chosen; what the row has stays, also when it is not offered any more."""
        box = SearchChoice()
        box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        refers = self._register.described(self.name).refers
        offered: list[tuple[str, object]] = [(one.title, one.key) for one in options.of(refers)]
        if value is not None and value not in {key for _title, key in offered}:
            offered.insert(0, (shown, value))
        box.addItem(self._column.hint or _NONE, None)
        box.fill_later(offered)
        box.choose(value)
        return box
