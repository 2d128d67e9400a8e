"""What can be done with a plan: add, change, mark, move, copy, delete; every step can be undone."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from app.enums import MeasureStatus
from app.errors import KnownProblem
from app.services import plans
from app.services.language.numbers import NBSP
from app.services.language.plural import MEASURE, counted
from app.services.plans import MarkDraft
from app.views import theme
from app.views.plans.plan_forms import MeasureForm, PlanForm, SectionForm
from app.views.statuses import measure_status
from app.views.widgets.undo_toast import tell_saved

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.changes import Changes
    from app.services.plans import MeasureRow, PlanRow, SectionRow
    from app.views.page_context import PageContext
    from app.views.plans.lines import PlanLine
    from app.views.plans.plan_table import PlanTable


class PlanActions(QObject):
    """The actions of the page over the selected lines of its table.

    Attributes:
        plan: the shown plan, or None; set by the page.
        whole: the plan is shown without filters; only then lines can be moved.

    Signals:
        plan_added: key of a new plan.
        line_added: kind (`section` or `measure`) and key of a new line.
    """

    plan_added = Signal(int)
    line_added = Signal(str, int)

    def __init__(self, page: QWidget, context: "PageContext", table: "PlanTable") -> None:
        super().__init__(page)
        self._page, self.context, self._table = page, context, table
        self.plan: PlanRow | None = None
        self.whole = True
        self.menu = QMenu(page)
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda by=step: self.move_selected(by))

    # Menus

    def show_plan_menu(self, where: QPoint) -> None:
        """What can be done with plans and sections."""
        self.menu.clear()
        plan = self.plan
        self.menu.addAction("Создать план…", self.add_plan)
        if plan is not None:
            self.menu.addAction("Добавить раздел…", self.add_section)
            self.menu.addSeparator()
            self.menu.addAction("Изменить план…", self.edit_plan)
            self.menu.addAction("Удалить план…", self.delete_plan)
        self.menu.popup(where)

    def show_line_menu(self, where: QPoint) -> None:
        """What can be done with the selected lines."""
        lines: list[PlanLine] = self._table.selected_rows()
        if not lines:
            return
        self.menu.clear()
        if any(line.measure is not None for line in lines):
            for status in MeasureStatus:
                look = measure_status(status)
                self.menu.addAction(
                    theme.current().icon(look.icon, look.tone),
                    status.label.capitalize(),
                    lambda chosen=status: self.mark_selected(chosen),
                )
            self.menu.addSeparator()
        if len(lines) == 1:
            self.menu.addAction("Изменить…", self.edit_selected)
            self.menu.addAction("Переместить выше\tAlt+Вверх", lambda: self.move_selected(-1))
            self.menu.addAction("Переместить ниже\tAlt+Вниз", lambda: self.move_selected(1))
        self.menu.addAction("Копировать", self.copy_selected)
        self.menu.addAction("Удалить…\tDel", self.delete_selected)
        self.menu.popup(where)

    # Actions

    def add_plan(self) -> None:
        """Open the form of a new plan."""

        def saved(plan_id: int, changes: "Changes") -> None:
            tell_saved(self.context, changes, "План создан.")
            self.plan_added.emit(plan_id)

        PlanForm(self._page, self.context.workspace, saved, self.context.year).show_form()

    def edit_plan(self) -> None:
        """Open the form of the shown plan."""

        def saved(_plan_id: int, changes: "Changes") -> None:
            tell_saved(self.context, changes, "План сохранён.")

        assert self.plan is not None
        PlanForm(
            self._page, self.context.workspace, saved, self.context.year, self.plan
        ).show_form()

    def delete_plan(self) -> None:
        """Delete the shown plan after a question."""
        plan = self.plan
        assert plan is not None
        details = f"В нём {counted(len(plan.measures), MEASURE)}. Удаление можно отменить."
        if self.context.messages.ask(f"Удалить план «{plan.title}»?", details, yes="Удалить"):
            self._change(lambda: plans.delete_plan(self.context.workspace, plan.id), "План удалён.")

    def add_section(self) -> None:
        """Open the form of a new section."""

        def saved(section_id: int, changes: "Changes") -> None:
            tell_saved(self.context, changes, "Раздел добавлен.")
            self.line_added.emit("section", section_id)

        if self.plan is not None:
            SectionForm(self._page, self.context.workspace, saved, self.plan).show_form()

    def add_measure(self) -> None:
        """Open the form of a new measure in the section of the selected line."""
        plan = self.plan
        if plan is None:
            return
        if not plan.sections:
            self.add_section()
            return
        line: PlanLine | None = self._table.selected_row()

        def saved(measure_id: int, changes: "Changes") -> None:
            tell_saved(self.context, changes, "Мероприятие добавлено.")
            self.line_added.emit("measure", measure_id)

        section = None if line is None else line.section
        MeasureForm(self._page, self.context.workspace, saved, plan, section).show_form()

    def edit_selected(self) -> None:
        """Open the form of the selected measure or section."""
        line: PlanLine | None = self._table.selected_row()
        plan = self.plan
        if line is None or plan is None:
            return

        def saved(_id: int, changes: "Changes") -> None:
            tell_saved(self.context, changes, "Изменения сохранены.")

        workspace = self.context.workspace
        if line.measure is None:
            SectionForm(self._page, workspace, saved, plan, line.section).show_form()
        else:
            MeasureForm(self._page, workspace, saved, plan, line.section, line.measure).show_form()

    def mark_selected(self, status: MeasureStatus) -> None:
        """Give the selected measures a state with today's date."""
        chosen = self._table.selected_measures()
        if not chosen:
            return
        today = self.context.workspace.clock.today()
        unfinished = status in (MeasureStatus.NOT_STARTED, MeasureStatus.IN_PROGRESS)
        draft = MarkDraft(status, None if unfinished else today)
        self._change(
            lambda: plans.mark_measures(self.context.workspace, [row.id for row in chosen], draft),
            f"Отмечено: {counted(len(chosen), MEASURE)} — {status.label}.",
        )

    def delete_selected(self) -> None:
        """Delete the selected lines after a question."""
        lines: list[PlanLine] = self._table.selected_rows()
        measures = [line.measure for line in lines if line.measure is not None]
        if measures:
            self._delete_measures(measures)
        elif lines:
            self._delete_section(lines[0].section)

    def _delete_measures(self, measures: "list[MeasureRow]") -> None:
        what = counted(len(measures), MEASURE)
        question = f"Удалить {what}?"
        if len(measures) == 1:
            question = f"Удалить мероприятие{NBSP}{measures[0].number}?"
        details = "Вместе с ним удалятся его отметки." if len(measures) == 1 else ""
        if self.context.messages.ask(
            question, f"{details} Удаление можно отменить.".strip(), yes="Удалить"
        ):
            ids = [row.id for row in measures]
            self._change(
                lambda: plans.delete_measures(self.context.workspace, ids), f"Удалено: {what}."
            )

    def _delete_section(self, section: "SectionRow") -> None:
        count = len(section.measures)
        details = f"В нём {counted(count, MEASURE)}. " if count else ""
        question = f"Удалить раздел «{section.title}»?"
        if self.context.messages.ask(question, f"{details}Удаление можно отменить.", yes="Удалить"):
            self._change(
                lambda: plans.delete_section(self.context.workspace, section.id), "Раздел удалён."
            )

    def move_selected(self, step: int) -> None:
        """Move the selected measure or section one place up (-1) or down (1)."""
        line: PlanLine | None = self._table.selected_row()
        plan = self.plan
        if line is None or plan is None or not self.whole:
            return
        workspace, section, measure = self.context.workspace, line.section, line.measure
        if measure is None:
            wanted = section.position + step
            if 1 <= wanted <= len(plan.sections):
                self._change(
                    lambda: plans.move_section(workspace, section.id, wanted), "Раздел перемещён."
                )
            return
        target = _neighbour(plan, section, measure, step)
        if target is not None:
            self._change(
                lambda: plans.move_measures(workspace, [measure.id], *target),
                "Мероприятие перемещено.",
            )

    def copy_selected(self) -> None:
        """Copy the selected measures to the end of their section, or the selected section."""
        lines: list[PlanLine] = self._table.selected_rows()
        measures = [line.measure for line in lines if line.measure is not None]
        workspace, plan = self.context.workspace, self.plan
        if measures:
            section_id = measures[-1].section_id
            self._change(
                lambda: plans.copy_measures(workspace, [row.id for row in measures], section_id),
                f"Скопировано в конец раздела: {counted(len(measures), MEASURE)}.",
            )
        elif lines and plan is not None:
            self._change(
                lambda: plans.copy_section(workspace, lines[0].section.id, plan.id)[1],
                "Раздел скопирован в конец плана.",
            )

    def _change(self, save: "Callable[[], Changes]", text: str) -> None:
        try:
            changes = save()
        except KnownProblem as problem:
            self.context.messages.show_problem(problem)
            return
        tell_saved(self.context, changes, text)


def _neighbour(
    plan: "PlanRow", section: "SectionRow", measure: "MeasureRow", step: int
) -> tuple[int, int | None] | None:
    """Section and position one place up or down; beyond a section the next one; None at the end."""
    inside = [row.id for row in section.measures].index(measure.id) + step
    if 0 <= inside < len(section.measures):
        return section.id, inside + 1
    order = [row.id for row in plan.sections]
    beside = order.index(section.id) + step
    if not 0 <= beside < len(order):
        return None
    return order[beside], 1 if step > 0 else None
