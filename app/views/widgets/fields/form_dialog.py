"""A form in a window of its own: fields, the reason why something was refused, «Сохранить»."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import KnownProblem, UserError
from app.views.look import theme
from app.views.look.room import within_screen
from app.views.widgets.buttons import button
from app.views.widgets.details_panel import ScrolledColumn
from app.views.widgets.fields.form_row import FormRow, side_by_side, when_changed
from app.views.widgets.labels import label, rule

_WIDTH, _HIGHEST = 560, 620
_LEAST = 320
T = TypeVar("T")


class FieldRefusedError(KnownProblem):
    """A field of a form holds something that cannot be accepted; `row` shows why."""

    def __init__(self, row: FormRow, problem: KnownProblem) -> None:
        super().__init__(problem.message, problem.hint)
        self.row = row


class FormDialog(QDialog):
    """A form. A subclass adds rows and gives `save`, which raises a `KnownProblem` to refuse.

    The dialog is shown with `open()` and never blocks; it closes itself after a save that went
    through. Esc closes it, Ctrl+Enter saves.
    """

    def __init__(self, parent: QWidget | None, title: str, *, action: str = "Сохранить") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.rows: list[FormRow] = []
        self.column = ScrolledColumn(theme.WIDE, theme.STEP)
        self.column.stop_only_to_scroll()
        self.column.content.addWidget(label(title, "title", wrap=True))
        self.error = label("", "error", wrap=True)
        self.error.hide()
        self._forgets = False  # the error at the foot, with the first change after it
        self.save_button = button(action, self.submit, role="primary", shortcut="Ctrl+Return")
        self.save_button.setDefault(True)
        cancel = button("Отмена", self.reject)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.WIDE, theme.STEP, theme.WIDE, theme.GAP)
        foot.setSpacing(theme.STEP)
        foot.addWidget(self.error, 1)
        foot.addStretch()
        foot.addWidget(cancel)
        foot.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.column, 1)
        layout.addWidget(rule())
        layout.addLayout(foot)
        self._foot = foot

    def save(self) -> None:
        """Store what was typed.

        Raises:
            KnownProblem: it was refused; a `FieldRefusedError` names the row.
        """
        raise NotImplementedError

    def add_row(
        self, name: str, editor: QWidget, *, hint: str = "", required: bool = False
    ) -> FormRow:
        """A field in a line of its own."""
        row = self.make_row(name, editor, hint=hint, required=required)
        self.column.content.addWidget(row)
        return row

    def make_row(
        self, name: str, editor: QWidget, *, hint: str = "", required: bool = False
    ) -> FormRow:
        """A field that the caller places, for example with `add_line`."""
        row = FormRow(name, editor, hint=hint, required=required)
        row.forget_error_when_changed()
        self.rows.append(row)
        return row

    def add_line(self, *rows: QWidget, stretches: tuple[int, ...] = ()) -> None:
        """Several fields side by side."""
        line = side_by_side(*rows, stretches=stretches)
        for row in rows:
            line.setAlignment(row, Qt.AlignmentFlag.AlignTop)
        self.column.content.addLayout(line)

    def submit(self) -> None:
        """Save and close, or say why not."""
        for row in self.rows:
            row.show_error("")
        self.error.hide()
        try:
            self.save()
        except FieldRefusedError as refused:
            refused.row.show_error(str(refused))
            self.make_room()
            refused.row.editor.setFocus()
            self.column.ensureWidgetVisible(refused.row)
        except KnownProblem as problem:
            self.error.setText(str(problem))
            self.error.show()
            self._forget_error_when_changed()
            self.make_room()
        else:
            self.accept()

    def show_form(self) -> None:
        """Open it with as much height as its fields need."""
        self.setMinimumWidth(_WIDTH)
        self.resize(_WIDTH, self._wanted_height())
        self.open()
        if self.rows:
            self.rows[0].editor.setFocus()

    def make_room(self) -> None:
        """Grow by what is shown now, so that nothing has to scroll for it."""
        self.resize(self.width(), max(self.height(), self._wanted_height()))

    def _wanted_height(self) -> int:
        """What the fields and the foot take at the width of the form, as far as there is room."""
        inner = self.column.widget()
        fields = inner.sizeHint().height()
        if inner.hasHeightForWidth():
            fields = inner.heightForWidth(max(self.width(), _WIDTH))
        return min(fields + self._foot.sizeHint().height() + 1, self._highest())

    def _highest(self) -> int:
        """No higher than the screen or the window below: its buttons are always in sight."""
        room = within_screen(self, QSize(_WIDTH, _HIGHEST), self.parentWidget())
        return max(_LEAST, room.height())

    def _forget_error_when_changed(self) -> None:
        """A change of anything in the form may be what was asked for."""
        if not self._forgets:
            self._forgets = True
            when_changed(self.column, self.error.hide)


def required(row: FormRow, value: T | None, message: str) -> T:
    """The value of a field that must not be left empty or blank.

    Raises:
        FieldRefusedError: it is; `message` says what to type.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        raise FieldRefusedError(row, UserError(message))
    return value


def field_value(row: FormRow, read: Callable[[], T]) -> T:
    """What `read` gives; its refusal belongs to the row.

    Raises:
        FieldRefusedError: the value cannot be accepted.
    """
    try:
        return read()
    except KnownProblem as problem:
        raise FieldRefusedError(row, problem) from problem
