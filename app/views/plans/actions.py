"""What can be done with the lines of a plan: add, mark, move, copy, delete; each can be undone."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from app.enums import MeasureStatus
from app.services import plans
from app.services.language.plural import MEASURE, counted
from app.services.language.sentences import quoted
from app.services.plans import MarkDraft
from app.views.base.messages import ToastAction
from app.views.base.undo_toast import tell_saved
from app.views.plans.forms.copy_form import CopyForm
from app.views.plans.forms.measure_form import MeasureForm
from app.views.plans.forms.paste_preview import PlanPastePreview
from app.views.plans.library.actions import LibraryActions
from app.views.plans.table import placing
from app.views.plans.table.line_clipboard import CopiedMeasures, pasted_sections
from app.views.plans.table.lines import Draft
from app.views.plans.table.status_menu import NEED_WORDS, StatusMenu
from app.views.tables.clipboard import put
from app.views.widgets.clipboard import clipboard_data

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.services.log.changes import Changes
    from app.services.plans import MeasureRow, PlanRow, SectionRow, TableSection
    from app.views.base.page_context import PageContext
    from app.views.plans.saving import PlanSaving
    from app.views.plans.table.lines import PlanLine
    from app.views.plans.table.view import PlanTable


class PlanActions(QObject):
    """The actions over the selected lines of the table.

    Attributes:
        whole: the plan is shown without filters; only then lines can be moved.
        menu: the menu that is open or was open last.
        library: taking measures from the library and keeping them there.

    Signals:
        draft_wanted: a `Draft`: a line to be typed is to be shown.
        words_wanted: the words of the mark are to be typed; with a `MeasureStatus` the selected
            measures get it in the details, where its new due date or its reason is typed.
        pasted: lines of the clipboard are stored; the page, not told yet, brings them into sight.
    """

    pasted = Signal()
    draft_wanted = Signal(object)
    words_wanted = Signal(object)

    def __init__(
        self, page: QWidget, context: "PageContext", table: "PlanTable", saving: "PlanSaving"
    ) -> None:
        super().__init__(page)
        self._page, self.context = page, context
        self._table, self._saving = table, saving
        self.whole = True
        self.menu = StatusMenu(page)
        self.library = LibraryActions(page, context, table, saving, self.pasted.emit)
        self._copied = CopiedMeasures()
        table.step_typed.connect(self.move_selected)
        table.lines.dropped.connect(self.move_dropped)

    @property
    def plan(self) -> "PlanRow | None":
        """The shown plan."""
        return self._saving.plan

    # Menus

    def show_status_menu(self, where: QPoint, typed: str = "") -> None:
        """The states, for the selected measures; the one that a typed letter means is active."""
        self.menu.clear()
        self.menu.add_states(self.mark_selected)
        self.menu.popup(where)
        if typed:
            self.menu.type_ahead(typed)

    def show_line_menu(self, where: QPoint) -> None:
        """What can be done with the selected lines."""
        lines: Sequence[PlanLine] = self._table.selected_rows()
        if not lines:
            return
        self.menu.clear()
        measures = self._table.selected_measures()
        if measures:
            self.menu.add_states(self.mark_selected)
            self.menu.addSeparator()
            self.menu.addAction("Изменить…", self.edit_selected)
            if len(measures) == 1:
                key = ("measure", measures[0].id)
                self.menu.addAction("Изменить номер", lambda: self._table.type_into(key, "number"))
        else:
            self.menu.addAction("Переименовать раздел\tF2", self.edit_selected)
        self.menu.addAction("Добавить мероприятие ниже\tCtrl+N", self.add_measure)
        self.menu.addAction("Добавить из библиотеки…", self.library.take)
        if self.whole:
            self._add_moves(measures)
        self.menu.addSeparator()
        self.menu.addAction("Копировать\tCtrl+C", self.copy_selected)
        self.menu.addAction("Вставить ниже\tCtrl+V", self.paste)
        self.menu.addAction("Копировать в другой план…", self.copy_elsewhere)
        self.library.add_to(self.menu)
        self._table.add_sheet_actions(self.menu.addMenu("Таблица целиком"))
        self.menu.addSeparator()
        self.menu.addAction("Удалить\tDelete", self.delete_selected)
        self.menu.popup(where)

    def _add_moves(self, measures: "list[MeasureRow]") -> None:
        """A menu of their own: one menu of all of it is higher than a small screen."""
        assert self.plan is not None
        moves = self.menu.addMenu("Переместить")
        moves.addAction("Выше\tAlt+Вверх", lambda: self.move_selected(-1))
        moves.addAction("Ниже\tAlt+Вниз", lambda: self.move_selected(1))
        if not measures:
            return
        into = moves.addMenu("В раздел")
        here = {row.section_id for row in measures}
        for section in self.plan.sections:
            action = into.addAction(section.title, lambda key=section.id: self.move_into(key))
            action.setEnabled(here != {section.id})

    # Adding and changing

    def add_section(self) -> None:
        """Let a new section be typed below that of the cursor."""
        self._table.finish_typing()
        plan, line = self.plan, self._table.current_line()
        if plan is not None:
            after = len(plan.sections) if line is None else line.section.position
            self.draft_wanted.emit(Draft("section", after + 1))

    def add_measure(self) -> None:
        """Let a new measure be typed below the cursor; the first thing in a plan is a section."""
        self._table.finish_typing()
        plan = self.plan
        if plan is None:
            return
        if not plan.sections:
            self.add_section()
            return
        section_id, position = placing.below(self._table.current_line(), plan)
        self.draft_wanted.emit(Draft("measure", position, section_id))

    def edit_selected(self) -> None:
        """The whole form of the selected measure; the title of a section is typed in place."""
        line: PlanLine | None = self._table.selected_row()
        plan = self.plan
        if line is None or plan is None:
            return
        if line.measure is None:
            self._table.type_into(line.key)
            return

        def saved(_id: int, changes: "Changes") -> None:
            tell_saved(self.context, changes, "Изменения сохранены.")

        workspace = self.context.workspace
        MeasureForm(self._page, workspace, saved, plan, line.section, line.measure).show_form()

    # Marking

    def mark_selected(self, status: MeasureStatus) -> None:
        """Give the selected measures a state; a finished one gets today's date."""
        chosen = self._table.selected_measures()
        if status is MeasureStatus.NOT_STARTED:
            chosen = [row for row in chosen if row.mark is not None]
        if not chosen:
            return
        if status in NEED_WORDS:
            self.words_wanted.emit(status)
            return
        today = self.context.workspace.clock.today()
        draft = MarkDraft(status=status, marked_on=today if status.has_day else None)
        reason = []
        if len(chosen) == 1 and status.has_day and chosen[0].overdue:
            reason = [ToastAction("Указать причину", lambda: self.words_wanted.emit(None))]
        self._saving.mark(chosen, draft, reason, keep_words=True)

    # Deleting

    def delete_selected(self) -> None:
        """Delete the selected measures; a section that holds some after a question."""
        lines: Sequence[PlanLine] = self._table.selected_rows()
        measures = self._table.selected_measures()
        if measures:
            ids = [row.id for row in measures]
            what = counted(len(ids), MEASURE)
            told = f"Удалено мероприятие {measures[0].number}." if len(ids) == 1 else ""
            self._saving.change(
                lambda: plans.delete_measures(self.context.workspace, ids),
                told or f"Удалено: {what}.",
                rows=len(ids),
            )
        elif lines:
            self._delete_section(lines[0].section)

    def _delete_section(self, section: "SectionRow") -> None:
        count = len(section.measures)
        question = f"Удалить раздел {quoted(section.title)}?"
        details = f"В нём {counted(count, MEASURE)}. Удаление можно отменить."
        if count and not self.context.messages.ask(question, details, yes="Удалить"):
            return
        self._saving.change(
            lambda: plans.delete_section(self.context.workspace, section.id),
            "Раздел удалён.",
            rows=1 + count,
        )

    # Moving

    def move_selected(self, step: int) -> None:
        """Move the selected measures, or a section, one place up (-1) or down (1)."""
        line: PlanLine | None = self._table.selected_row()
        plan = self.plan
        if line is None or plan is None:
            return
        if not self.whole:
            self.context.messages.inform("Чтобы перемещать строки, покажите весь план.")
            return
        measures = self._table.selected_measures()
        if not measures:
            self._move_section(plan, line.section, line.section.position + step)
            return
        target = plans.place_after_step(plan, measures, step)
        if target is not None:
            self._move(measures, *target)

    def move_into(self, section_id: int) -> None:
        """Move the selected measures to the end of a section."""
        self._move(self._table.selected_measures(), section_id, None)

    def move_dropped(self, keys: list[tuple[str, int]], row: int) -> None:
        """Move the dragged lines above a row."""
        plan, lines = self.plan, self._table.lines.rows
        moved = [key for kind, key in keys if kind == "measure"]
        if plan is None or not self.whole:
            return
        measures = [row for row in plan.measures if row.id in moved]
        if measures:
            target = placing.dropped_measures(lines, moved, row)
            if target is not None:
                self._move(measures, *target)
        elif keys:
            section = next(one for one in plan.sections if one.id == keys[0][1])
            self._move_section(plan, section, placing.dropped_section(lines, section.id, row))

    def _move(self, measures: "list[MeasureRow]", section_id: int, position: int | None) -> None:
        ids = [row.id for row in measures]
        one = "Мероприятие перемещено."
        self._saving.change(
            lambda: plans.move_measures(self.context.workspace, ids, section_id, position),
            one if len(ids) == 1 else f"Перемещено: {counted(len(ids), MEASURE)}.",
            rows=len(ids),
        )

    def _move_section(self, plan: "PlanRow", section: "SectionRow", position: int) -> None:
        if 1 <= position <= len(plan.sections) and position != section.position:
            self._saving.change(
                lambda: plans.move_section(self.context.workspace, section.id, position),
                "Раздел перемещён.",
            )

    # Copying

    def copy_selected(self) -> None:
        """Put the selected measures on the clipboard: for this plan, another one or a spreadsheet.

        A section stands for its measures.
        """
        measures = self._chosen_measures()
        if measures:
            self._copied = CopiedMeasures.of(measures)
            put(self._copied.text, self._copied.html)
            text = f"Скопировано: {counted(len(measures), MEASURE)}."
            self.context.messages.inform(f"{text} Вставить в этот или другой план: Ctrl+V.")

    def paste(self) -> None:
        """Add what lies on the clipboard: measures below the cursor, or a table of Word or Excel.

        A table with headings of sections comes to the end of the plan.
        """
        plan, workspace = self.plan, self.context.workspace
        if plan is None:
            return
        data = clipboard_data()
        ids = self._copied.ids_in(data)
        sections, left_out = ((), ()) if ids else pasted_sections(data)
        if ids and plan.sections:
            section_id, position = placing.below(self._table.current_line(), plan)
            self._saving.change(
                lambda: plans.copy_measures(workspace, ids, section_id, position),
                f"Вставлено: {counted(len(ids), MEASURE)}.{self._shown_whole}",
                rows=len(ids),
                on_stored=self.pasted.emit,
            )
        elif sections:
            self._paste_table(plan, sections, left_out)
        else:
            self.context.messages.inform("В буфере обмена нет мероприятий.")

    def _paste_table(
        self, plan: "PlanRow", sections: "Sequence[TableSection]", columns: "Sequence[str]"
    ) -> None:
        """Add the measures of a table; what is doubtful or not known of it is shown before."""
        lines = plans.look_at_table(plan, sections)
        if columns or any(line.change != "new" for line in lines):
            dialog = PlanPastePreview(lines, self._page, columns)
            if not self.context.messages.decide(dialog, dialog.question):
                return
            sections = plans.without(sections, dialog.left_out)
        count = sum(len(section.measures) for section in sections)
        if count:
            self._saving.change(
                self._adding(plan, sections),
                f"Вставлено из таблицы: {counted(count, MEASURE)}.{self._shown_whole}",
                rows=count,
                on_stored=self.pasted.emit,
            )

    @property
    def _shown_whole(self) -> str:
        """What is told besides where new lines end a filter that might hide them."""
        return "" if self.whole else " Показан весь план."

    def _adding(
        self, plan: "PlanRow", sections: "Sequence[TableSection]"
    ) -> "Callable[[], Changes]":
        workspace = self.context.workspace
        if plan.sections and len(sections) == 1 and not sections[0].title:
            section_id, position = placing.below(self._table.current_line(), plan)
            drafts = [
                replace(draft, section_id=section_id, position=position + number)
                for number, draft in enumerate(sections[0].measures)
            ]
            return lambda: plans.add_measures(workspace, drafts)
        titled = [(section.title or plans.UNTITLED, section.measures) for section in sections]
        return lambda: plans.add_sections(workspace, plan.id, titled)

    def copy_elsewhere(self) -> None:
        """Ask for another plan and copy the selected measures into it."""
        measures = self._chosen_measures()
        if self.plan is None or not measures:
            return

        def saved(changes: "Changes", text: str) -> None:
            tell_saved(self.context, changes, text)

        CopyForm(self._page, self.context.workspace, saved, self.plan, measures).show_form()

    def _chosen_measures(self) -> "list[MeasureRow]":
        lines: Sequence[PlanLine] = self._table.selected_rows()
        measures = self._table.selected_measures()
        return measures or [row for line in lines for row in line.section.measures]
