"""Встречи и соглашения: what was held with a school in the year, and what is to be held."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.language.dates import date_digits
from app.services.language.sentences import capital
from app.services.schools import support_events
from app.services.schools.support_events import EventDraft, EventRow
from app.views.base.undo_toast import save_and_tell, tell_saved
from app.views.look import theme
from app.views.schools.card.support.attaching import attach, attach_to_row
from app.views.schools.card.support.whole_table import WholeTable
from app.views.schools.forms.event_form import EventForm
from app.views.tables.column_fit import ColumnFit
from app.views.tables.columns import Column, day_column
from app.views.tables.row_model import RowTableModel
from app.views.widgets.buttons import button
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.schools.schools import SchoolRow
    from app.views.base.page_context import PageContext

COLUMNS: tuple[Column[EventRow], ...] = (
    day_column("day", "Дата", lambda row: row.on_day, width=96),
    Column(
        key="kind",
        title="Что",
        text=lambda row: capital(row.kind.label),
        icon=lambda row: "calendar" if row.ahead else None,
        tooltip=lambda row: "Ещё не наступило" if row.ahead else "",
        width=152,
    ),
    Column(key="with", title="С кем", text=lambda row: row.with_whom, width=144),
    Column(key="outcome", title="Итог", text=lambda row: row.outcome, width=144, stretch=True),
    Column(key="paper", title="Документ", text=lambda row: row.paper_text, width=144),
)


class EventsView(QWidget):
    """The events by day; a double click or Enter opens one."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        self._school: SchoolRow | None = None
        self.add_button = button("Добавить…", self.add, icon="plus")
        self.add_button.setAccessibleName("Добавить встречу или соглашение")
        self.edit_button = button("Изменить…", self._on_edit, icon="pencil")
        self.edit_button.setAccessibleName("Изменить запись о встрече")
        self.attach_button = button("Приложить файл…", self._on_attach, icon="attachment")
        self.attach_button.setAccessibleName("Приложить файл к встрече")
        self.remove_button = button("Удалить", self._on_remove, icon="trash")
        self.remove_button.setAccessibleName("Удалить запись о встрече")
        self.none = label(
            "Собеседований, экспертиз, соглашений, выездов и консультаций за год нет.",
            "muted",
            wrap=True,
        )
        self.model: RowTableModel[Any] = RowTableModel(COLUMNS, key=lambda row: row.id)
        self.table = WholeTable(self.model, "school-events", context)
        self.table.setAccessibleName("Встречи и соглашения со школой")
        ColumnFit(self.table, ("paper", "with"))
        self.table.row_activated.connect(self.edit)
        self.table.row_selected.connect(lambda _row: self._enable())
        head = QHBoxLayout()
        head.setSpacing(theme.STEP)
        head.addWidget(label("Встречи и соглашения", "heading"), 1)
        head.addWidget(self.add_button)
        self._actions = QWidget()
        actions = QHBoxLayout(self._actions)
        actions.setContentsMargins(0, 0, 0, 0)
        actions.setSpacing(theme.STEP)
        for one in (self.edit_button, self.attach_button, self.remove_button):
            actions.addWidget(one)
        actions.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        layout.addLayout(head)
        for part in (self.none, self.table, self._actions):
            layout.addWidget(part)

    def show_school(self, school: "SchoolRow") -> None:
        """Read the events of a school in the year of the window."""
        self._school = school
        rows = support_events.list_events(self._context.workspace, school.id, self._context.year)
        self.model.set_rows(rows)
        self.table.about = school.short_name
        self.none.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self._actions.setVisible(bool(rows))
        self._enable()

    def _enable(self) -> None:
        free = not self._context.workspace.read_only
        self.add_button.setEnabled(free)
        for one in (self.edit_button, self.attach_button, self.remove_button):
            one.setEnabled(free and self.table.selected_row() is not None)

    def add(self) -> None:
        """Ask for a new event."""
        self._ask(None)

    def edit(self, row: EventRow) -> None:
        """Open the form of an event."""
        if not self._context.workspace.read_only:
            self._ask(row)

    def _on_edit(self) -> None:
        row = self.table.selected_row()
        if row is not None:
            self.edit(row)

    def _ask(self, row: EventRow | None) -> None:
        def save(draft: EventDraft) -> None:
            self._save(draft, None if row is None else row.id)

        EventForm(self.window(), self._context.workspace, save, row).show_form()

    def _save(self, draft: EventDraft, event_id: int | None) -> None:
        assert self._school is not None
        workspace, year = self._context.workspace, self._context.year
        _key, changes = support_events.save_event(workspace, self._school.id, year, draft, event_id)
        told = f"{capital(draft.kind.label)} {date_digits(draft.on_day)}"
        tell_saved(self._context, changes, f"{self._school.short_name}: {told} – сохранено.")

    def _on_attach(self) -> None:
        attach_to_row(self.table, "Документ о встрече", self.attach)

    def attach(self, row: EventRow, path: "Path") -> None:
        """Copy a file into the workspace and let it prove an event."""
        draft = EventDraft(
            kind=row.kind,
            on_day=row.on_day,
            with_whom=row.with_whom,
            outcome=row.outcome,
            content=row.content,
            advice=row.advice,
        )
        attach(self._context, path, lambda paper: self._save(draft._replace(paper=paper), row.id))

    def _on_remove(self) -> None:
        row: EventRow | None = self.table.selected_row()
        if row is None:
            return
        self.add_button.setFocus()  # the button that was pressed may go away
        save_and_tell(
            self._context,
            lambda: support_events.delete_event(self._context.workspace, row.id),
            f"{capital(row.kind.label)} {date_digits(row.on_day)}: запись удалена.",
        )
