"""Сведения: the registers of what papers are made of, and the rows of the chosen one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.language.plural import counted
from app.services.registers.catalogue import get_register, registers
from app.services.registers.papers import DOCUMENTS
from app.services.registers.pasting import PastedRows
from app.services.registers.rows import count_rows, list_rows
from app.services.registers.starts import start_rows
from app.services.registers.writing import delete_rows, move_row, save_rows
from app.services.storage.backup import BULK_ROWS, with_copy
from app.views.base.undo_toast import save_and_tell, tell_saved
from app.views.documents.registers.form import RegisterForm
from app.views.documents.registers.papers_dialog import show_papers
from app.views.documents.registers.pasting import ROW, paste_rows
from app.views.documents.registers.register_list import RegisterLine, RegisterList
from app.views.documents.registers.rows_view import RowsView
from app.views.documents.registers.schedule_form import SCHEDULE, ScheduleForm
from app.views.documents.registers.start_form import StartForm
from app.views.look import theme
from app.views.widgets.buttons import button, icon_button
from app.views.widgets.empty_state import ShownStack
from app.views.widgets.fields.filter_bar import FilterBar
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.log.changes import Changes
    from app.services.registers.description.register import Register, RegisterRow
    from app.views.base.page_context import PageContext
    from app.views.documents.registers.table import RegisterTable


class RegistersTab(QWidget):
    """The registers; Enter or a double click opens a row, Delete takes the selected ones away.

    Signals:
        started: the `Task` of a big change, for the progress strip.
    """

    started = Signal(object)

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self.context = context
        self.list = RegisterList(context.state)
        self.filters = FilterBar("Найти в разделе")
        self.note = label("", "small", wrap=True)
        self._shown = ""  # the register whose rows are read
        self._views: dict[str, RowsView] = {}
        self._stack = ShownStack()
        self._add_tools()
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        column.addWidget(self.filters)
        column.addWidget(self.note)
        column.addLayout(self._stack, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, theme.GAP, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addWidget(self.list, 2)
        layout.addWidget(rows, 5)
        self.filters.changed.connect(self._apply_search)
        self.list.row_selected.connect(self._on_register)

    def _add_tools(self) -> None:
        self.add_button = button("Добавить", self.add_row, icon="plus", tip="Добавить строку")
        self.schedule_button = button(
            "Составить график…",
            self.lay_out_schedule,
            icon="calendar",
            tip="Разложить собеседования по дням и времени",
        )
        self.papers_button = button(
            "По школам…", self.show_papers, icon="grid", tip="Какая школа что представила"
        )
        self.edit_button = icon_button("pencil", "Изменить", self._edit_selected)
        self.up_button = icon_button("arrow-up", "Выше (Alt+Вверх)", lambda: self._move(-1))
        self.down_button = icon_button("arrow-down", "Ниже (Alt+Вниз)", lambda: self._move(1))
        self.delete_button = icon_button("trash", "Удалить", self._delete)
        for one in (
            self.add_button,
            self.schedule_button,
            self.papers_button,
            self.edit_button,
            self.up_button,
            self.down_button,
            self.delete_button,
        ):
            self.filters.add_widget(one)

    # The chosen register

    @property
    def register(self) -> "Register":
        """The one that is shown."""
        line: RegisterLine | None = self.list.selected_row()
        return get_register(next(iter(registers())) if line is None else line.name)

    @property
    def view(self) -> RowsView:
        """Its rows."""
        register = self.register
        if register.name not in self._views:
            self._views[register.name] = self._made(register)
        return self._views[register.name]

    @property
    def table(self) -> "RegisterTable":
        """Its table."""
        return self.view.table

    def _made(self, register: "Register") -> RowsView:
        begin, words = self.take_start, "Взять обычные…" if start_rows(register.name) else ""
        if register.name == SCHEDULE:
            begin, words = self.lay_out_schedule, "Составить график…"
        view = RowsView(self.context, register, self.add_row, begin, words, self.filters.reset)
        self._stack.addWidget(view)
        view.table.row_activated.connect(self.edit_row)
        view.table.delete_pressed.connect(self._delete)
        view.table.paste_asked.connect(self.paste)
        view.table.move_asked.connect(self._move)
        view.table.row_selected.connect(lambda _row: self._show_possible())
        view.table.rows_model.rows_changed.connect(self._show_possible)
        return view

    def refresh(self) -> None:
        """Read how many rows there are, and those of the chosen register."""
        before = self._shown
        self.list.show_counts(count_rows(self.context.workspace, self.context.year))
        if self._shown == before:
            self._read()

    def show_register(self, name: str, row_id: int | None = None) -> None:
        """Choose a register, and a row of it."""
        get_register(name)
        self.list.select_key(name)
        if row_id is not None and not self.table.select_key(row_id):
            self.filters.reset()
            self.table.select_key(row_id)

    def _on_register(self, line: RegisterLine | None) -> None:
        if line is not None and line.name != self._shown:
            self._shown = line.name
            self._read()
            self.filters.reset()

    def _read(self) -> None:
        register, view = self.register, self.view
        self.note.setText(register.note)
        self.schedule_button.setVisible(register.name == SCHEDULE)
        rows = list_rows(self.context.workspace, register.name, self.context.year)
        self.papers_button.setVisible(register.name == DOCUMENTS and bool(rows))
        for one in (self.up_button, self.down_button):
            one.setVisible(register.ordered)
        view.show_rows(rows)
        self._stack.setCurrentWidget(view)
        self._apply_search()

    def _apply_search(self) -> None:
        model = self.table.rows_model
        self.view.search(self.filters.text)
        self.filters.set_count(counted(len(model.rows), ROW) if model.all_rows else "")
        self._show_possible()

    def _show_possible(self) -> None:
        can_change = not self.context.workspace.read_only
        chosen = len(self.table.selected_rows()) if self.table.rows_model.rows else 0
        for one in (self.add_button, self.schedule_button):
            one.setEnabled(can_change)
        self.edit_button.setEnabled(can_change and chosen == 1)
        self.delete_button.setEnabled(can_change and chosen > 0)
        for one in (self.up_button, self.down_button):
            one.setEnabled(can_change and chosen == 1 and self.table.as_stored)

    # What is done with rows

    def add_row(self) -> None:
        """Open the form of a new row."""
        self._open_form(None)

    def edit_row(self, row: "RegisterRow") -> None:
        """Open the form of a row."""
        if not self.context.workspace.read_only:
            self._open_form(row)

    def _open_form(self, row: "RegisterRow | None") -> None:
        register, year = self.register, self.context.year

        def saved(key: int, changes: "Changes") -> None:
            tell_saved(self.context, changes, f"{register.title}: сохранено.")
            self.show_register(register.name, key)
            self.table.setFocus()

        RegisterForm(self, self.context, saved, register, year, row).show_form()

    def paste(self) -> None:
        """Add the rows of the clipboard, after they were shown."""
        register, year, workspace = self.register, self.context.year, self.context.workspace
        if workspace.read_only:
            return

        def take(read: PastedRows) -> None:
            keys: list[int] = []

            def save() -> "Changes":
                stored, changes = save_rows(workspace, register.name, year, read.good)
                keys.extend(stored)
                return changes

            self._change(
                save,
                f"{register.title}. Вставлено: {counted(len(read.good), ROW)}.",
                rows=len(read.good),
                on_stored=lambda: self.show_register(register.name, keys[0]),
            )

        paste_rows(self, self.context, register, year, take)

    def lay_out_schedule(self) -> None:
        """Open the dialog that makes the slots of a schedule."""
        year = self.context.year

        def saved(keys: list[int], changes: "Changes") -> None:
            words = f"График собеседований. Добавлено: {counted(len(keys), ROW)}."
            tell_saved(self.context, changes, words)
            self.show_register(SCHEDULE, keys[0])

        ScheduleForm(self, self.context, saved, year).show_form()

    def show_papers(self) -> None:
        """Show what each school handed in of each document."""
        show_papers(self, self.context)

    def take_start(self) -> None:
        """Show the rows of the program for an empty register, and take them if they are wanted."""
        register, year = self.register, self.context.year

        def saved(keys: list[int], changes: "Changes") -> None:
            words = f"{register.title}. Добавлено: {counted(len(keys), ROW)}."
            tell_saved(self.context, changes, words)
            self.show_register(register.name, keys[0])

        StartForm(self, self.context, saved, register, year).show_form()

    def _edit_selected(self) -> None:
        row: RegisterRow | None = self.table.selected_row()
        if row is not None:
            self.edit_row(row)

    def _delete(self) -> None:
        register, rows = self.register, self.table.selected_rows()
        if not rows or self.context.workspace.read_only:
            return
        keys = [row.id for row in rows]
        self._change(
            lambda: delete_rows(self.context.workspace, register.name, keys),
            f"{register.title}. Удалено: {counted(len(keys), ROW)}.",
            rows=len(keys),
        )

    def _change(
        self,
        save: "Callable[[], Changes]",
        text: str,
        *,
        rows: int,
        on_stored: "Callable[[], object]" = lambda: None,
    ) -> None:
        """Save and tell; many rows get a copy of the database first, in the background."""

        def told(changes: "Changes") -> None:
            tell_saved(self.context, changes, text)
            on_stored()

        if rows >= BULK_ROWS:
            workspace = self.context.workspace
            task = self.context.tasks.run(
                lambda: with_copy(workspace, rows, save), on_done=told, title="Изменение сведений"
            )
            self.started.emit(task)
        elif save_and_tell(self.context, save, text):
            on_stored()

    def _move(self, step: int) -> None:
        row: RegisterRow | None = self.table.selected_row()
        if row is None or self.context.workspace.read_only:
            return
        if not self.table.as_stored:
            self.context.messages.inform(
                "Строки переставляют, когда видны все и в своём порядке.",
                "Уберите поиск, отбор и сортировку.",
            )
            return
        register, keys = self.register, [one.id for one in self.table.rows_model.all_rows]
        place = keys.index(row.id) + step
        if 0 <= place < len(keys):
            save_and_tell(
                self.context,
                lambda: move_row(self.context.workspace, register.name, row.id, place),
                f"{register.title}: порядок изменён.",
            )
