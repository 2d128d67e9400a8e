"""Verdicts with filters on the left, the evidence of the chosen one on the right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.enums import VerdictStatus
from app.services.identification.evidence.verdict import Outcome, SchoolVerdict
from app.services.language.dates import year_name
from app.services.language.plural import SCHOOL, counted
from app.views.identification.verdicts.evidence_panel import EvidencePanel
from app.views.identification.verdicts.verdict_columns import VERDICT_COLUMNS
from app.views.look import theme
from app.views.tables.clipboard import put_sheet
from app.views.tables.column_fit import ColumnFit
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.buttons import icon_button
from app.views.widgets.empty_state import ContentStack, nothing_found
from app.views.widgets.fields.filter_bar import FilterBar
from app.views.widgets.statuses import verdict_status as status_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.views.look.window_state import WindowState

_EMPTY_WIDTH = 280
_LIST_SHARE, _EVIDENCE_SHARE = 600, 400


class VerdictsView(QWidget):
    """Shows the verdicts of an outcome.

    Signals:
        chosen: the selected verdict, or None.
        opened: a verdict was opened with Enter or a double click.
        copied: so many verdicts lie on the clipboard now.
    """

    chosen = Signal(object)
    opened = Signal(object)
    copied = Signal(int)

    def __init__(self, name: str, state: "WindowState", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changes: Mapping[int, str] = {}
        self._outcome: Outcome | None = None
        self.filters = FilterBar("Школа или логин")
        self.filters.add_choice("status", "Статус", [("Все статусы", None)])
        self.model = RowTableModel(VERDICT_COLUMNS, key=lambda row: row.school_id, parent=self)
        self.table = TableView(self.model, name=name, state=state)
        self.table.setAccessibleName("Выводы по школам")
        ColumnFit(self.table, ("remarks", "low", "criteria"))
        self.evidence = EvidencePanel()
        nothing = nothing_found(
            "Ни одна школа не подходит под поиск и выбранный статус.",
            self.filters.reset,
            action="Сбросить",
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
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)  # first: whatever is moved is styled anew
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.evidence)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setSizes([_LIST_SHARE, _EVIDENCE_SHARE])
        self.copy_button = icon_button("copy", "Скопировать список", self.copy_list)
        self.filters.add_widget(self.copy_button)
        self._explaining = QTimer(self, singleShot=True, interval=0)
        self._explaining.timeout.connect(self._explain)
        self.filters.changed.connect(self._apply)
        self.table.row_selected.connect(self._on_selected)
        self.table.row_activated.connect(self.opened)

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
        self.table.about = f"{year_name(outcome.year)} учебный год"
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

    def undecided(self) -> list[SchoolVerdict]:
        """The shown verdicts that wait for the working group, in the order of the list."""
        waiting = VerdictStatus.NEEDS_DECISION
        return [row for row in self.model.rows if row.final_status is waiting]

    def copy_list(self) -> None:
        """Put the shown verdicts on the clipboard as a table for Excel or Word."""
        put_sheet(self.table.sheet())
        self.copied.emit(len(self.model.rows))

    def _apply(self) -> None:
        status = self.filters.value("status")
        self.model.show_only(
            self.filters.text,
            None if status is None else lambda row: row.final_status.value == status,
        )
        shown, total = len(self.model.rows), len(self.model.all_rows)
        text = counted(total, SCHOOL) if shown == total else f"{shown} из {counted(total, SCHOOL)}"
        self.filters.set_count(text)
        self._stack.show_content(shown)

    def _on_selected(self, verdict: SchoolVerdict | None) -> None:
        # The panel follows when the keys rest: holding an arrow down never waits for it.
        self._explaining.start()
        self.chosen.emit(verdict)

    def _explain(self) -> None:
        verdict = self.selected()
        change = "" if verdict is None else self._changes.get(verdict.school_id, "")
        self.evidence.show_verdict(verdict, change)
