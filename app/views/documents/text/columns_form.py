"""The columns of one table in a small grid: title, width, alignment, what a cell prints."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from app.errors import UserError
from app.services.documents.editing.typed_columns import ALIGNMENTS, TypedColumn, typed_lines
from app.services.language.sentences import capital
from app.views.look import theme
from app.views.look.room import within_screen
from app.views.widgets.buttons import button, button_row, icon_button
from app.views.widgets.fields.form_dialog import FormDialog
from app.views.widgets.fields.form_row import choice, line_edit
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from app.services.documents.editing.typed_columns import TypedTable
    from app.services.documents.text.slips import Slip

_WIDTH_FIELD, _ALIGN_FIELD, _WIDE = 72, 128, 960
_TITLES = ("Заголовок", "Ширина", "Выравнивание", "Что печатается")
_HINT = "Ширина – число миллиметров или «авто». Строки «~», «==» и «+» изменяются в самом тексте."
_NEW = TypedColumn(title="Новая графа", text="{№}")


class ColumnsForm(FormDialog):
    """Changes the columns; what would be a slip is refused here.

    `check` gets the lines of the table and gives the slips that they would have, `chosen` takes
    them.
    """

    def __init__(
        self,
        parent: QWidget,
        table: "TypedTable",
        check: "Callable[[str], Sequence[Slip]]",
        chosen: Callable[[str], object],
    ) -> None:
        super().__init__(parent, "Графы таблицы", action="Применить")
        self._check, self._chosen = check, chosen
        self.columns = list(table.columns)
        self._lines: list[tuple[QLineEdit, QLineEdit, QComboBox, QLineEdit] | None] = []
        self._inside = QWidget()
        self.column.content.addWidget(label(_HINT, "small", wrap=True))
        self.column.content.addWidget(self._inside)
        self.add_button = button("Добавить графу", self.add, icon="plus")
        self.column.content.addLayout(button_row(self.add_button))
        self._show()

    def show_form(self) -> None:
        """Open it, the keys in the first title."""
        super().show_form()
        wanted = QSize(_WIDE, self.height())
        self.resize(within_screen(self, wanted, self.parentWidget()))
        self._go_to(0)

    def save(self) -> None:
        """Put the columns into the text.

        Raises:
            UserError: they would have slips.
        """
        self._take()
        typed = typed_lines(tuple(self.columns))
        slips = self._check(typed)
        if slips:
            raise UserError(capital(slips[0].message), slips[0].hint)
        self._chosen(typed)

    def add(self) -> None:
        """A new column behind the last one."""
        self._take()
        self.columns.append(_NEW)
        self._show()
        self._go_to(len(self.columns) - 1)

    def shift(self, number: int, steps: int) -> None:
        """Change places with the neighbour."""
        self._take()
        other = number + steps
        if 0 <= other < len(self.columns):
            columns = self.columns
            columns[number], columns[other] = columns[other], columns[number]
            self._show()
            self._go_to(other)

    def remove(self, number: int) -> None:
        """Take a column out."""
        self._take()
        del self.columns[number]
        self._show()
        self._go_to(number)

    def line(self, number: int) -> tuple[QLineEdit, QLineEdit, QComboBox, QLineEdit]:
        """The fields of a column: title, width, alignment, text."""
        fields = self._lines[number]
        assert fields is not None
        return fields

    def _go_to(self, number: int) -> None:
        """Put the keys into the title of a column, or of the nearest one."""
        near = sorted(
            (abs(at - number), at) for at, fields in enumerate(self._lines) if fields is not None
        )
        if near:
            title = self.line(near[0][1])[0]
            title.setFocus()
            title.selectAll()

    def _take(self) -> None:
        """What the fields say now."""
        for number, fields in enumerate(self._lines):
            if fields is not None:
                title, width, align, text = fields
                self.columns[number] = TypedColumn(
                    title=title.text().strip(),
                    width=width.text().strip(),
                    align=str(align.currentData()),
                    text=text.text().strip(),
                )

    def _show(self) -> None:
        """Build the grid for the columns as they are."""
        old, self._inside = self._inside, QWidget()
        self.grid = QGridLayout(self._inside)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(theme.HALF)
        self.grid.setVerticalSpacing(theme.HALF)
        for at, words in enumerate(_TITLES):
            self.grid.addWidget(label(words, "small"), 0, at)
        self._lines = [self._line(number, one) for number, one in enumerate(self.columns)]
        self.grid.setColumnStretch(0, 2)
        self.grid.setColumnStretch(3, 3)
        self.column.content.replaceWidget(old, self._inside)
        old.hide()
        old.deleteLater()
        self._inside.show()
        if self.isVisible():
            self.make_room()

    def _line(
        self, number: int, column: TypedColumn
    ) -> tuple[QLineEdit, QLineEdit, QComboBox, QLineEdit] | None:
        row = number + 1
        if not column.is_column:
            self.grid.addWidget(label(column.title, "muted", wrap=True), row, 0, 1, 4)
            return None
        title, text = line_edit(column.title), line_edit(column.text)
        width = line_edit(column.width, width=_WIDTH_FIELD)
        align = choice([(words, words) for words in ALIGNMENTS], column.align)
        align.setFixedWidth(_ALIGN_FIELD)
        for field in (title, text):
            field.setCursorPosition(0)  # a long text is read from its beginning
            field.setToolTip(field.text())
        fields = (title, width, align, text)
        for at, (field, words) in enumerate(zip(fields, _TITLES, strict=True)):
            field.setAccessibleName(f"{words}, графа {row}")
            self.grid.addWidget(field, row, at)
        for at, (icon, words, act) in enumerate(
            (
                ("arrow-up", "Выше", lambda: self.shift(number, -1)),
                ("arrow-down", "Ниже", lambda: self.shift(number, 1)),
                ("trash", "Убрать", lambda: self.remove(number)),
            ),
            4,
        ):
            self.grid.addWidget(icon_button(icon, f"{words}: графа {row}", act), row, at)
        return fields
