"""What the page of the plans does with the library: take measures from it, keep some in it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from app.services.language.plural import MEASURE, counted
from app.services.plans.library.own import keep_measures
from app.views.base.undo_toast import tell_saved
from app.views.plans.library.take_form import TakeForm

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.services.log.changes import Changes
    from app.services.plans import MeasureRow
    from app.views.base.page_context import PageContext
    from app.views.plans.saving import PlanSaving
    from app.views.plans.table.view import PlanTable


class LibraryActions(QObject):
    """The actions with the library on the shown plan.

    Args:
        page: what dialogs stand over.
        context: of the page.
        table: the lines of the plan.
        saving: knows the shown plan.
        stored: called when new lines are stored, before the page is told.
    """

    def __init__(
        self,
        page: QWidget,
        context: "PageContext",
        table: "PlanTable",
        saving: "PlanSaving",
        stored: "Callable[[], object]",
    ) -> None:
        super().__init__(page)
        self._page, self._context = page, context
        self._table, self._saving, self._stored = table, saving, stored

    def add_to(self, menu: QMenu) -> None:
        """The entry that keeps the selected measures, in the menu of the lines."""
        if self._table.selected_measures():
            menu.addAction("Добавить в библиотеку", self.keep_selected)

    def take(self) -> None:
        """Let measures be chosen for the shown plan; the section of the cursor is proposed."""
        plan, line = self._saving.plan, self._table.current_line()
        if plan is None:
            return

        def saved(changes: "Changes", text: str) -> None:
            self._stored()
            tell_saved(self._context, changes, text)

        section_id = plan.sections[0].id if plan.sections else None
        if line is not None and any(row.id == line.section.id for row in plan.sections):
            section_id = line.section.id
        with self._context.messages.attempt("Мероприятия из библиотеки"):
            # A file of the library may be damaged.
            TakeForm(self._page, self._context, saved, plan, section_id).show_form()

    def keep_selected(self) -> None:
        """Put the selected measures into the library."""
        measures: Sequence[MeasureRow] = self._table.selected_measures()
        if not measures:
            return
        with self._context.messages.attempt("Мероприятия в библиотеку"):
            kept = keep_measures(self._context.workspace, [row.id for row in measures])
            if not kept.new:
                self._context.messages.inform("В библиотеке это уже есть.")
                return
            there = f" Уже были там: {kept.known}." if kept.known else ""
            told = f"Добавлено в библиотеку: {counted(kept.new, MEASURE)}.{there}"
            tell_saved(self._context, kept.changes, told)
