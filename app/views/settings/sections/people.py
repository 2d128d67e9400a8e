"""The people of the documents: a list, and the form of the selected one with its case forms."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.services.department import department, people
from app.services.department.people import PersonRow
from app.services.language.matching import folded
from app.views.base.messages import ToastAction
from app.views.look import theme
from app.views.settings.dialogs.person_form import PersonForm
from app.views.tables.column_fit import ColumnFit
from app.views.tables.columns import Column
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.buttons import button
from app.views.widgets.empty_state import ContentStack, EmptyState
from app.views.widgets.fields.search_box import SearchBox
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.views.base.page_context import PageContext


def _tone(row: PersonRow) -> str | None:
    return None if row.active else "muted"


def _columns(duties: "Callable[[PersonRow], tuple[str, ...]]") -> tuple[Column[PersonRow], ...]:
    """The columns; `duties` says what a person is for the department."""

    def icon(row: PersonRow) -> str | None:
        return "pencil" if duties(row) else None if row.active else "archive"

    def tooltip(row: PersonRow) -> str:
        return "\n".join((row.full_name, *duties(row)))

    def post(row: PersonRow) -> str:
        archived = () if row.active else ("в архиве",)
        words = " · ".join((*archived, *filter(None, (row.post,))))
        return "\n".join(filter(None, (", ".join(duties(row)), words)))

    return (
        Column(
            key="name",
            title="Сотрудник",
            text=lambda row: row.surname_first,
            sort_key=lambda row: folded(row.full_name),
            tooltip=tooltip,
            icon=icon,
            tone=_tone,
            width=152,
        ),
        Column(
            key="post",
            title="Должность",
            text=post,
            tone=_tone,
            width=160,
            stretch=True,
            wrap=True,
        ),
        Column(key="phone", title="Телефон", text=lambda row: row.phone, tone=_tone, width=136),
        Column(
            key="email",
            title="Электронная почта",
            text=lambda row: row.email,
            tone=_tone,
            width=176,
        ),
    )


_LIST_LEAST, _FORM_LEAST, _FORM_WIDTH, _FORM_WIDEST = 160, 368, 440, 640
_NARROW = 640  # the button of a new person stands below the search, the posts give way


class PeopleSection(QWidget):
    """Adding and editing people; archived ones leave the list, documents keep them.

    Attributes:
        with_archive: shows the archived ones too; in sight while there are any.
    """

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        self._head: int | None = None
        self._coordinator: int | None = None
        self.model = RowTableModel(_columns(self._duties), key=lambda row: row.id)
        self.table = TableView(self.model, name="people", state=context.state)
        self.table.setAccessibleName("Сотрудники")
        ColumnFit(self.table, ("email", "phone", "post"))
        self.search = SearchBox("Фамилия или должность")
        self.search.searched.connect(self.model.show_only)
        self.add_button = button("Добавить", self.begin_new, icon="plus")
        self.form = PersonForm(context)
        self.form.saved.connect(self._on_saved)
        self.form.archive_requested.connect(self._on_archive)
        self.with_archive = QCheckBox("Показать архив")
        self.with_archive.toggled.connect(lambda _on: self._show())
        self._people: list[PersonRow] = []
        empty = EmptyState(
            "Сотрудников пока нет",
            "Добавьте руководителя, который подписывает приказы, и координатора.",
            icon="people",
            action="Добавить сотрудника",
            on_action=self.begin_new,
        )
        self.content = ContentStack(self.table, empty)
        self.content.setMinimumWidth(_LIST_LEAST)  # the words of an empty list need more
        self._tools = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._tools.setSpacing(theme.STEP)
        self._tools.addWidget(self.search, 1)
        self._tools.addWidget(self.add_button)
        left = QVBoxLayout()
        left.setSpacing(theme.STEP)
        left.addWidget(label("Сотрудники", "heading"))
        left.addLayout(self._tools)
        left.addWidget(self.content, 1)
        left.addWidget(self.with_archive)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addLayout(left, 1)
        self.form.setMinimumWidth(_FORM_LEAST)
        self.form.setMaximumWidth(_FORM_WIDEST)
        layout.addWidget(self.form, 1)
        self.table.row_selected.connect(self._on_selected)
        self.form.hide()

    def minimumSizeHint(self) -> QSize:
        """What a narrow window needs: the shape of a wide one never keeps a window wide."""
        return QSize(_LIST_LEAST + theme.GAP + _FORM_LEAST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the form keeps its width, the list shows the names alone."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        directions = QBoxLayout.Direction
        self._tools.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self.form.setMinimumWidth(_FORM_LEAST if narrow else _FORM_WIDTH)

    def refresh(self) -> None:
        """Show who is stored."""
        self._people = people.list_people(self._context.workspace, include_archived=True)
        row = department.get_department(self._context.workspace)
        self._head = None if row is None else row.head_id
        self._coordinator = None if row is None else row.coordinator_id
        self._show()

    def _duties(self, row: PersonRow) -> tuple[str, ...]:
        signs = ("подписывает приказы",) if row.id == self._head else ()
        return (*signs, "координатор") if row.id == self._coordinator else signs

    def _show(self) -> None:
        serving = [row for row in self._people if row.active]
        archived = len(self._people) - len(serving)
        self.with_archive.setVisible(archived > 0)
        self.with_archive.setText(f"Показать архив ({archived})")
        self.model.set_rows(self._people if self.with_archive.isChecked() else serving)
        self.content.show_content(self.model.all_rows)

    def select_person(self, person_id: int) -> None:
        """Show the form of a person, archived or not."""
        self.refresh()
        if any(row.id == person_id and not row.active for row in self._people):
            self.with_archive.setChecked(True)
        self.table.select_key(person_id)

    def begin_new(self) -> None:
        """An empty form; it is stored as soon as it has a surname."""
        self.table.clear_selection()
        self.form.show_new()
        self.form.show()

    def _on_selected(self, row: PersonRow | None) -> None:
        if row is None:
            if not self.form.is_new:
                self.form.hide()
            return
        self.form.show_person(row)
        self.form.show()

    def _on_saved(self, person_id: int) -> None:
        self.refresh()
        self.table.select_key(person_id)

    def _on_archive(self, person_id: int) -> None:
        if not people.get_person(self._context.workspace, person_id).active:
            self._restore(person_id)
            return
        name = self.form.title.text()
        with self._context.messages.attempt("Сотрудник в архив"):
            self._context.events.announce(people.archive_person(self._context.workspace, person_id))
            self.refresh()
            self._show_again(person_id)
            self._context.messages.toast(
                f"{name}: в архиве.", [ToastAction("Вернуть", lambda: self._restore(person_id))]
            )

    def _restore(self, person_id: int) -> None:
        self._context.events.announce(people.restore_person(self._context.workspace, person_id))
        self.select_person(person_id)
        self._show_again(person_id)

    def _show_again(self, person_id: int) -> None:
        """The form follows the archive when the person stays in the list."""
        row = self.table.selected_row()
        if row is not None and row.id == person_id:
            self.form.show_person(row)
