"""Программы: several of them in a list, the chosen one in sections beside it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.services.language.plural import Forms, counted
from app.services.language.sentences import quoted
from app.services.programmes.parts import Programme
from app.services.programmes.reading import list_programmes
from app.services.programmes.writing import delete_programme, set_archived
from app.views.base.undo_toast import save_and_tell, tell_saved
from app.views.look import theme
from app.views.plans.programmes.dialogs.new_form import CopyProgrammeForm, NewProgrammeForm
from app.views.plans.programmes.dialogs.review import ReviewForm
from app.views.plans.programmes.form import SECTIONS, ProgrammeForm
from app.views.plans.programmes.pages import PagesSplitter, ProgrammePages
from app.views.tables.columns import Column
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.buttons import button, icon_button
from app.views.widgets.empty_state import ContentStack, EmptyState
from app.views.widgets.side_splitter import SideSplitter

if TYPE_CHECKING:
    from app.services.log.changes import Changes
    from app.services.programmes.copying import Passage
    from app.views.base.page_context import PageContext

_NAMES, _LEAST_PAGES = 192, 336
_PAGES, _HIDDEN = "programmes pages", "hidden"
_PROGRAMMES: Forms = ("программа", "программы", "программ")

COLUMNS: tuple[Column[Programme], ...] = (
    Column(
        key="title",
        title="Программа",
        text=lambda row: f"{row.title}, {row.period_text}",
        tooltip=lambda row: f"{row.kind.label}, {row.period_text}",
        tone=lambda row: "muted" if row.archived else None,
        icon=lambda row: "archive" if row.archived else None,
        stretch=True,
        wrap=True,
        width=150,
    ),
)


class ProgrammesView(QWidget):
    """The list, the sections, and what can be done with whole programmes.

    Attributes:
        tools: the buttons that the line of the page holds.

    Signals:
        new_plan_asked: key of the programme that is to get a plan.
        summary_changed: what the header of the page says.
    """

    new_plan_asked = Signal(int)
    summary_changed = Signal(str)

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self.context = context
        self._with_archived = False
        self.model = RowTableModel(COLUMNS, key=lambda row: row.id)
        self.table = TableView(self.model, name="programmes", state=context.state)
        self.table.setAccessibleName("Программы")
        self.table.horizontalHeader().hide()
        self.form = ProgrammeForm(context)
        self.pages = ProgrammePages(context)
        self.menu = QMenu(self)
        self.tools = QWidget()
        self.add_button = button("Новая программа…", self.add, icon="plus")
        self.pages_button = icon_button("eye", "Страницы программы", checkable=True)
        self.more_button = button("Действия", self._on_more, icon="more")
        self.more_button.setAccessibleName("Действия с программой")
        empty = EmptyState(
            "Программ пока нет",
            "Программа или проект: паспорт, цели, направления, показатели, риски. План программы"
            " берёт её срок, документы – её тексты.",
            icon="plans",
            action="Новая программа",
            on_action=self.add,
        )
        self._lay_out(empty)
        self.table.row_selected.connect(self._on_selected)
        self.table.delete_pressed.connect(self.delete)
        self.form.new_plan_asked.connect(self._on_new_plan)
        self.form.typed.connect(self._on_typed)
        self.form.part_reached.connect(self.pages.follow_part)
        self.pages.part_pointed.connect(self.form.show_part)
        self.pages_button.clicked.connect(self._on_pages)
        self.sides.sides_changed.connect(self._show_pages)
        self._show_pages()

    def _lay_out(self, empty: EmptyState) -> None:
        line = QHBoxLayout(self.tools)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.STEP)
        line.addWidget(self.pages_button)
        line.addWidget(self.add_button)
        line.addWidget(self.more_button)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, theme.STEP, 0)
        column.setSpacing(theme.STEP)
        column.addWidget(self.table, 1)
        column.addWidget(self.form.names, 9)
        self.table.setMinimumHeight(theme.TALL_ROW_HEIGHT + theme.STEP)
        self.form.names.setMaximumHeight(len(SECTIONS) * theme.ROW_HEIGHT + theme.STEP)
        left.setMinimumWidth(_NAMES)
        self.splitter = SideSplitter(
            left,
            self.form,
            name="programmes.splitter",
            state=self.context.state,
            share=0.76,
            least=520,
            most=1600,
        )
        self.sides = PagesSplitter(
            self.splitter,
            self.pages,
            name="programmes.pages",
            state=self.context.state,
            share=0.33,
            least=_LEAST_PAGES,
            most=900,
            over=self.form,
        )
        self.content = ContentStack(self.sides, empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.content, 1)

    # Showing

    @property
    def summary(self) -> str:
        """«3 программы»."""
        return counted(len(self.model.all_rows), _PROGRAMMES) if self.model.all_rows else ""

    def refresh(self) -> None:
        """Read the programmes; the chosen one stays, and so does what is typed in it."""
        rows = list_programmes(self.context.workspace, archived=self._with_archived)
        self.model.set_rows(rows)
        self.content.show_content(rows)
        if rows and self.table.selected_row() is None:
            self.table.selectRow(0)
        self.form.show_programme(self.table.selected_row())
        self.more_button.setEnabled(bool(rows) or self._with_archived)
        self.summary_changed.emit(self.summary)

    def show_programme(self, programme_id: int | None, part: str = "") -> None:
        """Choose a programme, one that is put away too, and open the section of a part."""
        if programme_id is not None and self.model.position_of(programme_id) is None:
            self._with_archived = True
            self.refresh()
        if programme_id is not None:
            self.table.select_key(programme_id)
        if part:
            self.form.show_part(part)

    @property
    def programme(self) -> Programme | None:
        """The chosen programme."""
        return self.form.programme

    def hideEvent(self, event: QHideEvent) -> None:
        """Looking elsewhere saves what is typed; what is refused waits here."""
        if not event.spontaneous() and not self.window().isHidden():
            self.form.leave()
        super().hideEvent(event)

    # Pages

    @property
    def shows_pages(self) -> bool:
        """Whether the pages stand beside the form, or lie over it."""
        return not self.pages.isHidden()

    def _show_pages(self) -> None:
        """Beside the form as the user left them; where they would lie over it, when asked for."""
        hidden = self.context.state.text(_PAGES) == _HIDDEN
        self._set_pages(shown=not (hidden or self.sides.lies_over))

    def _on_pages(self, shown: bool) -> None:
        if not self.sides.lies_over:
            self.context.state.keep_text(_PAGES, "" if shown else _HIDDEN)
        self._set_pages(shown=shown)

    def _set_pages(self, *, shown: bool) -> None:
        self.pages.setVisible(shown)
        self.pages_button.setChecked(shown)
        if shown:
            self._on_typed()

    def _on_typed(self) -> None:
        """Make the pages of what is typed; what is refused leaves the former ones in sight."""
        typed = self.form.as_typed()
        if self.shows_pages and (typed is not None or self.programme is None):
            self.pages.show_programme(typed)

    # Whole programmes

    def add(self) -> None:
        """Ask for a new programme."""
        form = NewProgrammeForm(self, self.context.workspace, self.context.year, self._on_added)
        form.show_form()

    def copy(self) -> None:
        """Ask for the next period of the chosen programme."""
        programme = self.programme
        if programme is not None and self.form.leave():
            CopyProgrammeForm(self, self.context.workspace, programme, self._on_copied).show_form()

    def archive(self, *, archived: bool) -> None:
        """Put the chosen programme away, or take it out again."""
        programme = self.programme
        if programme is None or programme.id is None or not self.form.leave():
            return
        words = "Программа в архиве." if archived else "Программа снова в списке."
        save_and_tell(
            self.context,
            partial(set_archived, self.context.workspace, programme.id, archived=archived),
            words,
        )

    def delete(self) -> None:
        """Delete the chosen programme after a question."""
        programme = self.programme
        if programme is None or programme.id is None:
            return
        question = f"Удалить: {programme.kind.label} {quoted(programme.title)}?"
        if self.context.messages.ask(question, "Удаление можно отменить.", yes="Удалить"):
            self.form.dirty = False
            save_and_tell(
                self.context,
                partial(delete_programme, self.context.workspace, programme.id),
                "Программа удалена.",
            )

    def _on_added(self, key: int, changes: "Changes") -> None:
        tell_saved(self.context, changes, "Программа создана.")
        self._choose(key)

    def _on_copied(self, key: int, passages: "tuple[Passage, ...]", changes: "Changes") -> None:
        tell_saved(self.context, changes, "Копия программы создана.")
        self._choose(key)
        if passages:
            ReviewForm(self, self.context.workspace, key, passages, self._on_reviewed).show_form()

    def _on_reviewed(self, changes: "Changes", count: int) -> None:
        forms: Forms = ("текст", "текста", "текстов")
        tell_saved(self.context, changes, f"Годы сдвинуты: {counted(count, forms)}.")

    def _choose(self, key: int) -> None:
        self.refresh()
        self.table.select_key(key)
        self.form.names.setCurrentRow(0)

    # Slots

    def _on_selected(self, row: Programme | None) -> None:
        """Save what is left first; where that is refused, the former one stays chosen."""
        former = self.programme
        if former is not None and row is not None and row.id != former.id:
            if not self.form.leave():
                self.table.select_key(former.id)
                return
            self.form.show_programme(row)
        elif former is None or row is None:
            self.form.show_programme(row)

    def _on_new_plan(self) -> None:
        programme = self.programme
        if programme is not None and programme.id is not None:
            self.new_plan_asked.emit(programme.id)

    def _on_more(self) -> None:
        programme = self.programme
        self.menu.clear()
        if programme is not None:
            self.menu.addAction("Копия на следующий период…", self.copy)
            if programme.archived:
                self.menu.addAction("Вернуть из архива", lambda: self.archive(archived=False))
            else:
                self.menu.addAction("В архив", lambda: self.archive(archived=True))
            self.menu.addAction("Удалить программу…", self.delete)
            self.menu.addSeparator()
        shown = self.menu.addAction("Показывать программы из архива")
        shown.setCheckable(True)
        shown.setChecked(self._with_archived)
        shown.toggled.connect(self._on_archived)
        corner = QPoint(0, self.more_button.height())
        self.menu.popup(self.more_button.mapToGlobal(corner))

    def _on_archived(self, on: bool) -> None:
        self._with_archived = on
        self.refresh()
