"""Шаги поддержки: the steps of a school in the year of the window, typed over in place."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.language.dates import date_digits, parse_day, year_name
from app.services.language.sentences import capital
from app.services.schools import support_steps, support_work
from app.services.schools.papers import typed_paper
from app.services.schools.support_steps import StepDraft, StepRow
from app.views.base.undo_toast import save_and_tell, tell_saved
from app.views.look import theme
from app.views.schools.card.support.attaching import attach, attach_to_row
from app.views.schools.card.support.steps_line import StepsLine, step_status, step_words
from app.views.schools.card.support.whole_table import WholeTable
from app.views.schools.forms.step_form import StepForm
from app.views.tables.column_fit import ColumnFit
from app.views.tables.columns import Column, status_column
from app.views.tables.row_model import RowTableModel
from app.views.widgets.buttons import button
from app.views.widgets.fields.form_row import FormRow, SavedLine, line_edit
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from app.services.schools.schools import SchoolRow
    from app.views.base.page_context import PageContext

Save = Callable[[StepRow, str, str], object]


def draft_of(row: StepRow) -> StepDraft:
    """A step as it stands."""
    return StepDraft(row.planned_on, row.done_on, row.note, row.paper)


def columns(save: Save) -> tuple[Column[StepRow], ...]:
    """The step, its days, what is noted, what proves it and how it stands."""
    return (
        Column(
            key="step",
            title="Шаг",
            text=_title,
            tooltip=step_words,
            sort_key=lambda row: row.number or len(support_steps.STEPS) + 1,
            width=160,
            stretch=True,
        ),
        _day_column("planned", "Срок", lambda row: row.planned_on, save),
        _day_column("done", "Выполнено", lambda row: row.done_on, save),
        _text_column("note", "Примечание", lambda row: row.note, save),
        _text_column("paper", "Документ", lambda row: row.paper_text, save),
        status_column(
            "state",
            "Состояние",
            step_status,
            tooltip=step_words,
            sort_key=lambda row: (row.days_left is None, row.days_left or 0),
            width=128,
        ),
    )


def _title(row: StepRow) -> str:
    words = capital(row.stage.label)
    return words if row.number is None else f"{row.number}. {words}"


def _day_column(
    key: str, title: str, day: "Callable[[StepRow], date | None]", save: Save
) -> Column[StepRow]:
    def text(row: StepRow) -> str:
        known = day(row)
        return "" if known is None else date_digits(known)

    return Column(
        key=key,
        title=title,
        text=text,
        sort_key=day,
        value=day,
        edit=lambda row, typed: save(row, key, typed),
        width=96,
    )


def _text_column(
    key: str, title: str, text: Callable[[StepRow], str], save: Save
) -> Column[StepRow]:
    return Column(
        key=key, title=title, text=text, edit=lambda row, typed: save(row, key, typed), width=168
    )


class StepsView(QWidget):
    """The line of the steps, what comes next in words, and the table that is typed into."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        self._school: SchoolRow | None = None
        self.heading = label("", "heading")
        self.usual_button = button("Обычные сроки", self._on_usual, icon="calendar")
        self.usual_button.setToolTip("Поставить обычные сроки шагам, у которых нет срока")
        self.line = StepsLine()
        self.standing = label("", "muted", wrap=True)
        self.model: RowTableModel[Any] = RowTableModel(
            columns(self._save_typed), key=lambda row: row.stage.value
        )
        self.table = WholeTable(self.model, "school-steps", context)
        self.table.setAccessibleName("Шаги поддержки школы")
        ColumnFit(self.table, ("note", "paper"))
        self.error = label("", "error", wrap=True)
        self.error.hide()
        self.model.edit_refused.connect(self._show_error)
        self.model.edit_refused.connect(context.messages.warn)  # its foot may be out of sight
        self.edit_button = button("Изменить шаг…", self._on_edit, icon="pencil")
        self.attach_button = button("Приложить файл…", self._on_attach, icon="attachment")
        self.note = line_edit(placeholder="Например: номера протоколов и соглашений")
        self.note_row = FormRow("Примечание о работе за год", self.note)
        self._saved_note = SavedLine(self.note_row, self._save_note)
        self.table.row_activated.connect(self.edit)
        self.table.row_selected.connect(lambda _row: self._enable())
        self.line.step_chosen.connect(self._on_step)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.STEP)
        head.addWidget(self.heading, 1)
        head.addWidget(self.usual_button)
        actions = QHBoxLayout()
        actions.setSpacing(theme.STEP)
        for one in (self.edit_button, self.attach_button):
            actions.addWidget(one)
        actions.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        layout.addLayout(head)
        for part in (self.line, self.standing, self.table, self.error):
            layout.addWidget(part)
        layout.addLayout(actions)
        layout.addWidget(self.note_row)

    def show_school(self, school: "SchoolRow") -> None:
        """Read the steps of a school."""
        if self._school is None or self._school.id != school.id:
            self._show_error("")
        self._school = school
        workspace, year = self._context.workspace, self._context.year
        rows = support_steps.list_steps(workspace, school.id, year)
        self.heading.setText(f"Шаги поддержки, {year_name(year)}")
        self.line.show_steps(rows)
        self.standing.setText(f"{support_steps.standing_words(rows)}.")
        self.model.set_rows(rows)
        self.table.about = f"{school.short_name}, {year_name(year)}"
        self._saved_note.set_text(support_work.get_work(workspace, school.id, year).note)
        self._enable()

    def _enable(self) -> None:
        free = not self._context.workspace.read_only
        chosen = free and self.table.selected_row() is not None
        self.edit_button.setEnabled(chosen)
        self.attach_button.setEnabled(chosen)
        self.usual_button.setEnabled(free and any(row.state == "none" for row in self.model.rows))
        self.note.setEnabled(free)

    def _on_step(self, number: int) -> None:
        self.table.select_key(self.model.all_rows[number].stage.value)
        self.table.setFocus()

    def _show_error(self, reason: str) -> None:
        self.error.setText(reason)
        self.error.setVisible(bool(reason))

    # Saving

    def _save_typed(self, row: StepRow, key: str, text: str) -> None:
        draft = draft_of(row)
        match key:
            case "planned":
                draft = draft._replace(planned_on=parse_day(text))
            case "done":
                draft = draft._replace(done_on=parse_day(text))
            case "note":
                draft = draft._replace(note=text)
            case _:
                draft = draft._replace(paper=typed_paper(self._context.workspace, text))
        self._save(row, draft)

    def _save(self, row: StepRow, draft: StepDraft) -> None:
        assert self._school is not None
        workspace, year = self._context.workspace, self._context.year
        changes = support_steps.save_step(workspace, self._school.id, year, row.stage, draft)
        self._show_error("")
        tell_saved(self._context, changes, f"{self._school.short_name}: {row.title} – сохранено.")

    def edit(self, row: StepRow) -> None:
        """Open the form of a step."""
        if self._context.workspace.read_only:
            return
        form = StepForm(self.window(), self._context.workspace, row, partial(self._save, row))
        form.show_form()

    def _on_edit(self) -> None:
        row = self.table.selected_row()
        if row is not None:
            self.edit(row)

    def _on_attach(self) -> None:
        attach_to_row(self.table, "Документ шага поддержки", self.attach)

    def attach(self, row: StepRow, path: "Path") -> None:
        """Copy a file into the workspace and let it prove a step."""
        draft = draft_of(row)
        attach(self._context, path, lambda paper: self._save(row, draft._replace(paper=paper)))

    def _save_note(self, text: str) -> None:
        assert self._school is not None
        workspace, year = self._context.workspace, self._context.year
        work = support_work.get_work(workspace, self._school.id, year)
        changes = support_work.save_work(workspace, self._school.id, year, work._replace(note=text))
        tell_saved(self._context, changes, f"{self._school.short_name}: примечание сохранено.")

    def _on_usual(self) -> None:
        school = self._school
        assert school is not None
        save_and_tell(
            self._context,
            lambda: support_steps.plan_usual_days(
                self._context.workspace, [school.id], self._context.year
            ),
            f"{school.short_name}: обычные сроки поставлены.",
        )
