"""Rows of the clipboard before they are stored: what each becomes, what is refused and why."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from app.services.importing.pasting.copied import rows_of_text, table_of_page
from app.services.language.numbers import whole
from app.services.language.plural import Forms, counted
from app.services.language.sentences import quoted
from app.services.registers.pasting import PastedRow, PastedRows, read_pasted
from app.views.intake.block_preview import frame_preview
from app.views.tables.columns import Column, number_column, status_column
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.buttons import button
from app.views.widgets.clipboard import clipboard_data
from app.views.widgets.status import Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.plans.table.rows import Merge
    from app.services.registers.description.register import Register
    from app.views.base.page_context import PageContext

_MANY = 100  # rows are read in the background
ROW: Forms = ("строка", "строки", "строк")
_GOOD, _REFUSED = Status("positive", "plus", "новая"), Status("negative", "error", "не подходит")


class RegisterPastePreview(QDialog):
    """Shows the rows; accepted when those that fit are to be added.

    Attributes:
        question: what is said above the table.
    """

    def __init__(self, parent: QWidget, register: "Register", read: PastedRows) -> None:
        super().__init__(parent)
        self.setWindowTitle("Вставка строк")
        refused = [row for row in read.rows if row.refusal]
        self.question = _question(register, read, len(refused))
        self.model = RowTableModel(
            _columns(register, read.columns), key=lambda row: row.number, parent=self
        )
        self.table = TableView(self.model, name=f"register-paste.{register.name}")
        self.table.setAccessibleName(f"Вставка: {register.title}")
        self.agree_button = button(
            "Вставить остальное" if refused else "Вставить",
            self.accept,
            role="primary",
            icon="check",
        )
        self.agree_button.setEnabled(bool(read.good))
        self.reject_button = button("Не вставлять", self.reject)
        (self.agree_button if read.good else self.reject_button).setDefault(True)
        frame_preview(self, self.question, self.table, (self.reject_button, self.agree_button))
        self.model.set_rows(sorted(read.rows, key=lambda row: not row.refusal))


def _clipboard_cells() -> "tuple[list[list[str]], tuple[Merge, ...]]":
    """The table of the clipboard."""
    data = clipboard_data()
    cells, merges = table_of_page(data.html()) if data.hasHtml() else ([], ())
    return (cells, merges) if cells else (rows_of_text(data.text()), ())


def paste_rows(
    parent: QWidget,
    context: "PageContext",
    register: "Register",
    year: int,
    take: "Callable[[PastedRows], object]",
) -> None:
    """Show the rows of the clipboard; `take` gets them when they are agreed to.

    A large table is read in the background.
    """
    cells, merges = _clipboard_cells()

    def show(read: PastedRows) -> None:
        if not read.rows:
            context.messages.inform("В буфере обмена нет строк таблицы.")
            return
        dialog = RegisterPastePreview(parent, register, read)
        if context.messages.decide(dialog, dialog.question):
            take(read)

    def reading() -> PastedRows:
        return read_pasted(context.workspace, register, year, cells, merges)

    if len(cells) > _MANY:
        context.tasks.run(reading, on_done=show, casual=True)
    else:
        show(reading())


def _question(register: "Register", read: PastedRows, refused: int) -> str:
    words = f"{register.title}: новых – {whole(len(read.good))}."
    if refused:
        words += (
            f" Не подходит: {counted(refused, ROW)}. Исправьте их в таблице и вставьте снова или"
            " вставьте остальное."
        )
    if not read.by_headings:
        titles = ", ".join(quoted(register.title_of(name)) for name in read.columns)
        words += f" Заголовков столбцов нет, столбцы взяты по порядку: {titles}."
    if read.left_out:
        words += f" Не вставятся: {', '.join(map(quoted, read.left_out))}."
    return words


def _state(row: PastedRow) -> Status:
    return _REFUSED if row.refusal else _GOOD


def _columns(register: "Register", names: Sequence[str]) -> tuple[Column[PastedRow], ...]:
    def cell(name: str) -> Column[PastedRow]:
        return Column(
            key=name,
            title=register.title_of(name),
            text=lambda row: " ".join(row.texts.get(name, "").split()),
            width=120,
            wrap=True,
        )

    return (
        number_column("number", "Строка", lambda row: row.number, width=72),
        status_column("state", "Что будет", _state, width=136),
        Column(
            key="reason",
            title="Почему",
            text=lambda row: row.refusal,
            width=240,
            stretch=True,
            wrap=True,
        ),
        *map(cell, names),
    )
