"""Frozen identifications: the list, one opened, two compared, decisions on their verdicts."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.enums import VerdictStatus
from app.services.identification.evidence.verdict import Outcome, RunRow, SchoolVerdict
from app.services.identification.runs import runs
from app.services.identification.runs.changed_data import changed_data
from app.services.identification.runs.comparison_words import DID, summary
from app.services.identification.runs.decisions import entered_words
from app.services.language.dates import on_day, year_name
from app.services.language.numbers import NBSP, whole
from app.services.language.plural import OF_SCHOOLS, counted
from app.services.language.sentences import capital, quoted
from app.views.base.page import Stepped
from app.views.base.undo_toast import tell_saved
from app.views.identification.runs.annul_form import AnnulForm
from app.views.identification.runs.columns import RUN_COLUMNS, frozen_on
from app.views.identification.runs.decision_form import DecisionForm
from app.views.identification.runs.support_form import SupportForm
from app.views.identification.verdicts.comparison_view import ComparisonView
from app.views.identification.verdicts.verdicts_view import VerdictsView
from app.views.look import theme
from app.views.tables.column_fit import ColumnFit
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.buttons import button
from app.views.widgets.empty_state import ContentStack, EmptyState, ShownStack
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.services.log.changes import Changes
    from app.views.base.page_context import PageContext


def _annulment(row: RunRow) -> str:
    """«Аннулировано 29.11.2026, причина: …», or nothing."""
    if not row.annulled:
        return ""
    return f"Аннулировано{on_day(row.annulled_at)}, причина: {row.annulled_because}"


def _in_time(row: RunRow) -> tuple[int, int, int]:
    """What a run is about comes first: one of an earlier year may be frozen afterwards."""
    return row.year, row.work_year, row.id


class RunsView(Stepped, QWidget):
    """The tab of the frozen runs.

    Signals:
        calculating: the user wants to make the first one.
    """

    calculating = Signal()

    def make(self, context: "PageContext") -> "Iterator[None]":
        """The list, the verdicts, the comparison, then the view around them."""
        QWidget.__init__(self)
        self._context = context
        self._opened: Outcome | None = None
        self.model = RowTableModel(RUN_COLUMNS, key=lambda row: row.id, parent=self)
        self.table = TableView(self.model, name="runs", state=context.state)
        self.table.setAccessibleName("Зафиксированные выявления, все годы")
        self.table.act_on_several()
        ColumnFit(self.table, ("profile", "created"))
        self.open_button = button("Открыть", self._on_open, icon="open")
        self.compare_button = button("Сравнить два", self._on_compare, icon="compare")
        self.annul_button = button(
            "Аннулировать…",
            self._on_annul,
            icon="cancelled",
            tip="Отметить ошибочное выявление: оно останется в списке, но ни на что не повлияет",
        )
        yield
        self.verdicts = VerdictsView("frozen_verdicts", context.state)
        yield
        self.comparison = ComparisonView("frozen_comparison", context.state, tense=DID)
        yield
        self.title = label("", "heading", wrap=True)
        self.subtitle = label("", "muted", wrap=True)
        self.back = button("К списку", self.show_list, icon="arrow-left")
        self.decide_button = button("", self.show_undecided, icon="decision")
        self.support_button = button(
            "Внести в список поддержки…", self.enter_schools, icon="shield"
        )
        self._pages = ShownStack()
        self._detail = ShownStack()
        self._build()
        self._connect()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.GAP, 0, 0)
        layout.addLayout(self._pages)  # first: without a parent the shown one would be a window
        self._list = self._list_page()
        self._pages.addWidget(self._list)
        self._opened_page = QWidget()
        self._pages.addWidget(self._opened_page)  # first too: whatever is moved is styled anew
        self._fill_run_page(self._opened_page)

    def _list_page(self) -> ContentStack:
        """All runs, with what can be done to the selected ones."""
        tools = QHBoxLayout()
        tools.setSpacing(theme.STEP)
        hint = "Все годы. Чтобы сравнить два выявления, выделите их с клавишей Ctrl."
        tools.addWidget(label(hint, "muted", wrap=True), 1)
        tools.addWidget(self.annul_button)
        tools.addWidget(self.compare_button)
        tools.addWidget(self.open_button)
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        column.addLayout(tools)
        column.addWidget(self.table, 1)
        empty = EmptyState(
            "Зафиксированных выявлений нет",
            "Фиксация сохраняет правила, результаты и выводы такими, какие они сейчас: "
            "на них будет ссылаться приказ.",
            icon="freeze",
            action="Перейти к расчёту",
            on_action=self.calculating.emit,
        )
        return ContentStack(filled, empty)

    def _fill_run_page(self, page: QWidget) -> None:
        """One run with its verdicts, or two compared."""
        head = QHBoxLayout()
        head.setSpacing(theme.GAP)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self.title)
        texts.addWidget(self.subtitle)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(texts, 1)
        head.addWidget(self.decide_button, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.support_button, 0, Qt.AlignmentFlag.AlignTop)
        detail = QVBoxLayout(page)
        detail.setContentsMargins(0, 0, 0, 0)
        detail.setSpacing(theme.STEP)
        detail.addLayout(head)
        detail.addLayout(self._detail, 1)
        self._detail.addWidget(self.verdicts)
        self._detail.addWidget(self.comparison)

    def _connect(self) -> None:
        self.table.row_activated.connect(lambda row: self.open_run(row.id))
        back = QShortcut(QKeySequence("Alt+Left"), self._opened_page)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.show_list)
        self.back.setToolTip("К списку (Alt+Влево)")
        self.table.selectionModel().selectionChanged.connect(self._on_selection)
        self.verdicts.evidence.deciding.connect(self._on_deciding)
        self.verdicts.opened.connect(self._on_deciding)
        self._on_selection()

    # What the page uses

    def refresh(self) -> None:
        """Read the list; an opened run is read again for its decisions."""
        rows = runs.list_runs(self._context.workspace)
        self.model.set_rows(rows)
        self._list.show_content(rows)
        self._on_selection()
        if self._opened is not None and self._opened.run is not None:
            known = {row.id for row in rows}
            if self._opened.run.id in known:
                self.open_run(self._opened.run.id)
            else:
                self.show_list()

    def show_list(self) -> None:
        """Go back to the list."""
        opened = None if self._opened is None else self._opened.run
        self._opened = None
        self._pages.setCurrentWidget(self._list)
        if opened is not None:
            self.table.select_key(opened.id)
        self.table.setFocus()

    def open_run(self, run_id: int) -> None:
        """Show the verdicts of a frozen run as they were."""
        outcome = runs.get_run(self._context.workspace, run_id)
        again = self._opened is not None and self._opened.run == outcome.run
        self._opened = outcome
        row = outcome.run
        assert row is not None
        self.title.setText(row.title)
        years = f"По результатам {year_name(row.year)} для работы {year_name(row.work_year)}. "
        named = runs.run_title(row.year, row.work_year)
        said = ("" if row.title.startswith(named) else years) + (
            f"Зафиксировано{on_day(row.created_at)}, профиль {quoted(row.profile_title)}, "
            f"{VerdictStatus.SHNOR.label}:{NBSP}{whole(row.identified)}{NBSP}из{NBSP}"
            f"{counted(row.schools, OF_SCHOOLS)}"
        )
        self.subtitle.setText(f"{said}. {_annulment(row)}" if row.annulled else said)
        self.support_button.setEnabled(not self._context.workspace.read_only)
        self.support_button.setVisible(not row.annulled)
        self.verdicts.evidence.decidable = not row.annulled
        self.verdicts.show_outcome(outcome)
        self._show_undecided(row)
        if not again:
            self._detail.setCurrentWidget(self.verdicts)
        self._pages.setCurrentWidget(self._opened_page)
        if not again:
            self.verdicts.table.setFocus()

    # Inside

    def _on_selection(self) -> None:
        number = len(self.table.selectionModel().selectedRows())
        self.open_button.setEnabled(number == 1)
        self.compare_button.setEnabled(number == 2)
        standing = number == 1 and not self.table.selected_rows()[0].annulled
        self.annul_button.setEnabled(standing and not self._context.workspace.read_only)

    def _on_annul(self) -> None:
        rows = self.table.selected_rows()
        if len(rows) == 1:
            self.annul_form = AnnulForm(
                self.window(), self._context.workspace, rows[0], self._on_annulled
            )
            self.annul_form.show_form()

    def _on_annulled(self, changes: "Changes") -> None:
        tell_saved(self._context, changes, "Выявление аннулировано")

    def _on_open(self) -> None:
        rows = self.table.selected_rows()
        if rows:
            self.open_run(rows[0].id)

    def _on_compare(self) -> None:
        chosen = sorted(self.table.selected_rows(), key=_in_time)
        if len(chosen) != 2:
            return
        before, after = (runs.get_run(self._context.workspace, row.id) for row in chosen)
        comparison = runs.compare(before, after)
        self._opened = None
        first, second = (f"{quoted(row.title)} ({frozen_on(row)}, № {row.id})" for row in chosen)
        self.title.setText("Сравнение двух выявлений")
        self.subtitle.setText(f"Было: {first}. Стало: {second}. {summary(comparison, DID)}")
        self.support_button.hide()
        self.decide_button.hide()
        self.comparison.show_data(changed_data(before, after))
        self.comparison.show_comparison(comparison)
        self._detail.setCurrentWidget(self.comparison)
        self._pages.setCurrentWidget(self._opened_page)

    def _on_deciding(self, verdict: SchoolVerdict) -> None:
        if self._opened is not None and self._opened.run is not None and self._opened.run.annulled:
            self._context.messages.inform("Выявление аннулировано: решения по нему не вносятся.")
            return
        self.form = DecisionForm(self.window(), self._context.workspace, verdict, self._on_decided)
        self.form.show_form()

    def show_undecided(self) -> None:
        """The verdicts that wait, the first of them selected: Enter opens the decision."""
        self.verdicts.filters.reset()
        self.verdicts.filters.set_value("status", VerdictStatus.NEEDS_DECISION.value)
        waiting = self.verdicts.undecided()
        if waiting:
            self.verdicts.table.select_key(waiting[0].school_id)
        self.verdicts.table.setFocus()

    def _show_undecided(self, row: RunRow) -> None:
        self.decide_button.setVisible(bool(row.undecided) and not row.annulled)
        self.decide_button.setText(f"Ждут решения: {whole(row.undecided)}")

    def _on_decided(self, changes: "Changes") -> None:
        """Go on to the next that waits, so that a list of them is worked through with Enter."""
        decided = self.verdicts.selected()
        waiting = [row.school_id for row in self.verdicts.undecided()]
        tell_saved(self._context, changes, "Решение рабочей группы сохранено")
        if decided is None or decided.school_id not in waiting:
            return
        place = waiting.index(decided.school_id)
        rest = [*waiting[place + 1 :], *waiting[:place]]
        if rest:
            self.verdicts.select_school(rest[0])
        elif self.verdicts.filters.value("status") == VerdictStatus.NEEDS_DECISION.value:
            self.verdicts.filters.reset()
            self.verdicts.select_school(decided.school_id)
        self.verdicts.table.setFocus()

    def enter_schools(self) -> None:
        """Open the form that puts the schools of the opened run on the list of support."""
        outcome = self._opened
        if outcome is None or outcome.run is None:
            return
        word = VerdictStatus.SHNOR.label
        waiting = runs.waiting_for_support(self._context.workspace, outcome)
        if waiting:
            self.support_form = SupportForm(
                self.window(),
                self._context.workspace,
                waiting,
                outcome.run.title,
                self._on_entered,
            )
            self.support_form.show_form()
        elif runs.support_candidates(outcome):
            self._context.messages.inform(
                f"Все школы, отнесённые в этом выявлении к {word}, уже вносились в список."
            )
        else:
            self._context.messages.inform(f"В этом выявлении нет школ, отнесённых к {word}.")

    def _on_entered(self, changes: "Changes", number: int) -> None:
        tell_saved(self._context, changes, f"{capital(entered_words(number))}.")
