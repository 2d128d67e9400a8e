"""Verdicts with filters on the left, the evidence of the chosen one on the right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.enums import VerdictStatus
from app.services.identification.verdict import Outcome, SchoolVerdict
from app.services.language.plural import SCHOOL, counted
from app.views import theme
from app.views.identification.evidence_panel import EvidencePanel
from app.views.identification.verdict_columns import verdict_columns
from app.views.statuses import verdict_status as status_of
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.column_fit import ColumnFit
from app.views.widgets.empty_state import ContentStack, EmptyState
from app.views.widgets.filter_bar import FilterBar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.views.window_state import WindowState

_EMPTY_WIDTH = 280
_LIST_SHARE, _EVIDENCE_SHARE = 600, 400


class VerdictsView(QWidget):
    """Shows the verdicts of an outcome.

    Signals:
        chosen: the selected verdict, or None.
    """

    chosen = Signal(object)

    def __init__(self, name: str, state: "WindowState", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changes: Mapping[int, str] = {}
        self._outcome: Outcome | None = None
        self.filters = FilterBar("Школа или логин")
        self.filters.add_choice("status", "Статус", [("Все статусы", None)])
        self.model = RowTableModel(verdict_columns(), key=lambda row: row.school_id, parent=self)
        self.table = TableView(self.model, name=name, state=state)
        self.table.setAccessibleName("Выводы по школам")
        self._fit = ColumnFit(self.table, ("remarks", "low", "criteria"))
        self.evidence = EvidencePanel()
        nothing = EmptyState(
            "Ничего не найдено",
            "Ни одна школа не подходит под поиск и выбранный статус.",
            icon="search",
            action="Сбросить",
            on_action=self.filters.reset,
        )
        nothing.text.setFixedWidth(_EMPTY_WIDTH)
        self._stack = ContentStack(self.table, nothing)
        self.list = QWidget()
        self.column = QVBoxLayout(self.list)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.STEP)
        self.column.addWidget(self.filters)
        self.column.addWidget(self._stack, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.evidence)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setSizes([_LIST_SHARE, _EVIDENCE_SHARE])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)
        self.filters.changed.connect(self._apply)
        self.table.row_selected.connect(self._on_selected)

    def show_outcome(self, outcome: Outcome, changes: "Mapping[int, str] | None" = None) -> None:
        """Show an outcome; `changes` says by school why it differs from the profile's own."""
        self._outcome = outcome
        self._changes = changes or {}
        options: list[tuple[str, object]] = [(f"Все ({len(outcome.verdicts)})", None)]
        for status in VerdictStatus:
            number = len(outcome.having(status))
            if number:
                options.append((f"{status_of(status).word} ({number})", status.value))
        self.filters.set_options("status", options)
        self.model.set_rows(outcome.verdicts)
        self._apply()
        row = self.table.selected_row()
        if row is None and self.model.rows:
            self.table.selectRow(0)
        else:
            self._on_selected(row)

    def select_school(self, school_id: int) -> bool:
        """Select a school; the filters are taken away when they hide it."""
        if not self.table.select_key(school_id):
            self.filters.reset()
        return self.table.select_key(school_id)

    def selected(self) -> SchoolVerdict | None:
        """The selected verdict."""
        return self.table.selected_row()

    def _apply(self) -> None:
        status = self.filters.value("status")
        self.model.set_search(self.filters.text)
        self.model.set_filter(
            None if status is None else lambda row: row.final_status.value == status
        )
        shown, total = len(self.model.rows), len(self.model.all_rows)
        text = counted(total, SCHOOL) if shown == total else f"{shown} из {counted(total, SCHOOL)}"
        self.filters.set_count(text)
        self._stack.show_content(shown)

    def _on_selected(self, verdict: SchoolVerdict | None) -> None:
        change = "" if verdict is None else self._changes.get(verdict.school_id, "")
        self.evidence.show_verdict(verdict, change)
        self.chosen.emit(verdict)
