"""The details of one cell: the value in words, its source, the years before, ways to change it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.enums import ResultState
from app.errors import KnownProblem
from app.services.language.dates import moment_digits, year_name
from app.services.language.numbers import hundredths, percent, percent_h, whole
from app.services.language.sentences import capital
from app.services.results.typed import HOW
from app.views.look import theme
from app.views.results.cell.facts import CellFacts
from app.views.results.cell.held_note import HeldNote
from app.views.widgets.buttons import button, button_row
from app.views.widgets.details_panel import DetailsPanel, show_new
from app.views.widgets.empty_state import IconPicture
from app.views.widgets.fields.form_row import FormRow, SavedLine, line_edit
from app.views.widgets.labels import selectable
from app.views.widgets.status import Status

if TYPE_CHECKING:
    from app.services.results import CellChange, ResultRow
    from app.views.results.cell.held import Held

_CHANGES = 20  # that are shown at once
_LOW = Status("warning", "low", "низкий результат")


class CellPanel(DetailsPanel):
    """Shows and edits a cell.

    `save` gets the cell that is shown and the typed text; it raises a `KnownProblem` with the
    reason when that is refused, and holds the text for that cell. `give_up` says of a cell that
    what stood there before is typed again, so that nothing has to be held for it.

    Attributes:
        facts: the cell that is shown.
        storing: `save` runs for the line, which tells a refusal itself.
        giving_up: `give_up` runs for the line, which shows already what stood there before.

    Signals:
        clearing: the result of this cell, its `CellFacts`, should be taken away.
        school_wanted: id of the school whose card should be shown.
    """

    clearing = Signal(object)
    school_wanted = Signal(int)

    def __init__(
        self,
        save: Callable[[CellFacts, str], object],
        give_up: Callable[[CellFacts], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, closable=True)
        self._save, self._give_up = save, give_up
        self.facts: CellFacts | None = None
        self.storing = self.giving_up = False
        self._held_note: HeldNote | None = None
        self._editable = True
        self.line: FormRow | None = None
        self.show_cell(None)

    def set_editable(self, *, on: bool) -> None:
        """Offer the field only where something can be stored."""
        self._editable = on

    def show_cell(self, facts: CellFacts | None) -> None:
        """Show a cell, or how to choose one."""
        self.line, self.facts, self._held_note = None, facts, None
        if facts is None:
            self.begin("Результат")
            self.add_text("Выберите ячейку, чтобы увидеть её источник и прошлые годы.", "muted")
            return
        cell = facts.cell
        low = cell is not None and cell.low
        self.begin(
            facts.school.name,
            f"{facts.procedure.title}, {year_name(facts.year)}",
            _LOW if low else None,
        )
        self.add_text("Нет данных" if cell is None else cell.text, "number")
        if facts.held is not None:
            self._held_note = HeldNote(facts.held, reasoned=not self._editable)
            self.add(self._held_note)
        if facts.doubt:
            self._add_note("warning", "warning", facts.doubt.text)
        if facts.kept:
            self._add_note("warning", "warning", facts.kept.text)
            self.add_text(facts.kept.hint, "muted")
        if self._editable:
            self.line = self._add_editor(facts)
        if cell is not None:
            self._add_facts(facts, cell.result)
        self._add_years(facts)
        self._add_history(facts)
        self.content.addSpacing(theme.STEP)
        school_id = facts.school.id
        card = button("Карточка школы", lambda: self.school_wanted.emit(school_id), role="link")
        self.content.addWidget(card, 0, Qt.AlignmentFlag.AlignLeft)

    def tell_held(self, held: "Held | None") -> None:
        """The cell holds this now, which the line shows: all else stays as it is, with the keys."""
        assert self.facts is not None
        self.facts = replace(self.facts, held=held)
        if self._held_note is not None:
            self._held_note.show_held(held)

    def _add_editor(self, facts: CellFacts) -> FormRow:
        """What is typed and pressed goes to this cell, whichever is the current one by then."""
        cell, held, save = facts.cell, facts.held, self._save
        editor = line_edit("" if cell is None else cell.edit)
        line = FormRow("Исправить", editor, hint=HOW)
        saved = SavedLine(
            line, lambda text: self._store(facts, text), lambda: self._leave_stored(facts, line)
        )
        if held is not None:
            saved.show_refused(held.text, "" if held.waits else held.reason)
        self.add(line)

        def say(words: str) -> None:
            try:
                save(facts, words)
            except KnownProblem as problem:
                line.show_error(str(problem))

        states = [
            button(capital(words), lambda words=words: say(words), role="link")
            for words in (ResultState.NO_PARTICIPANTS.label, ResultState.NOT_HELD.label)
        ]
        self.content.addLayout(button_row(*states, gap=theme.GAP))
        if cell is not None:
            clear = button("Очистить ячейку", lambda: self.clearing.emit(facts), role="link")
            self.content.addWidget(clear, 0, Qt.AlignmentFlag.AlignLeft)
        return line

    def _store(self, facts: CellFacts, text: str) -> None:
        self.storing = True
        try:
            self._save(facts, text)
        finally:
            self.storing = False

    def _leave_stored(self, facts: CellFacts, line: FormRow) -> None:
        if line is not self.line:  # it goes with what it showed: the cell may hold a text by now
            return
        self.giving_up = True
        try:
            self._give_up(facts)
        finally:
            self.giving_up = False

    def _add_facts(self, facts: CellFacts, result: "ResultRow") -> None:
        self.add_heading("Подробно")
        if result.participants is not None:
            self.add_fact("Участников", whole(result.participants))
        if result.failed is not None:
            note = " (восстановлено по проценту)" if result.derived else ""
            self.add_fact("Не справились", whole(result.failed) + note)
        if facts.cell is not None and facts.cell.share:
            self.add_fact("Доля", f"{facts.cell.share}, порог {facts.threshold}")
        if result.percents_only:
            self.add_fact("Численность", "не указана, известен только процент")
        high = _high(result)
        if high:
            self.add_fact("Высокие результаты", high)
        if result.mean_score_h is not None:
            self.add_fact("Средний балл", hundredths(result.mean_score_h))
        self.add_fact("Источник", result.source_text or "введено вручную")

    def _add_years(self, facts: CellFacts) -> None:
        self.add_heading("Другие годы")
        if not facts.others:
            self.add_text("За другие годы данных нет.", "muted")
        for year, cell in facts.others:
            row = QHBoxLayout()
            row.setSpacing(theme.STEP)
            mark = IconPicture(
                "low" if cell.low else "minus", "warning" if cell.low else "muted", 16
            )
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(selectable(f"{year_name(year)}: {cell.text}"), 1)
            self.content.addLayout(row)

    def _add_history(self, facts: CellFacts) -> None:
        self.add_heading("Изменения ячейки")
        if not facts.history:
            self.add_text("Изменений не было.", "muted")
            return
        self.content.addLayout(column := QVBoxLayout())
        column.setSpacing(theme.STEP)
        column.addLayout(changes := QVBoxLayout())
        changes.setSpacing(theme.STEP)
        _add_changes(changes, facts.history[:_CHANGES])
        left = facts.history[_CHANGES:]
        if not left:
            return

        def go_on() -> None:
            """The keys go to the first of the new ones, and with the next Tab to the link."""
            nonlocal left
            first = _add_changes(changes, left[:_CHANGES])
            left = left[_CHANGES:]
            more.setText(_earlier(left))
            before = more.previousInFocusChain()
            assert before is not None
            QWidget.setTabOrder(before, first)
            show_new(changes.parentWidget())  # what is not shown yet takes no keys
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            more.setVisible(bool(left))

        more = button(_earlier(left), go_on, role="link")
        column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_note(self, icon: str, tone: str, text: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.STEP)
        row.addWidget(IconPicture(icon, tone, 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(selectable(text), 1)
        self.content.addLayout(row)


def _add_changes(column: QVBoxLayout, changes: Sequence["CellChange"]) -> QWidget:
    """Tell some changes; gives the line of the first."""
    lines = [selectable(change.text) for change in changes]
    for line, change in zip(lines, changes, strict=True):
        column.addWidget(line)
        note = selectable(_who(change), "small")
        note.setToolTip(change.title)
        column.addWidget(note)
    return lines[0]


def _earlier(left: Sequence["CellChange"]) -> str:
    return f"Более ранние: {whole(len(left))}"


def _who(change: "CellChange") -> str:
    how = {"import": "загрузка", "undo": "отмена или возврат"}.get(change.action, "")
    parts = [moment_digits(change.created_at), change.actor, how]
    undone = "отменено" if change.undone else ""
    return ", ".join(part for part in (*parts, undone) if part)


def _high(result: "ResultRow") -> str:
    if result.high is not None and result.participants:
        return f"{whole(result.high)} ({percent(result.high, result.participants)})"
    return "" if result.high_percent_h is None else percent_h(result.high_percent_h)
