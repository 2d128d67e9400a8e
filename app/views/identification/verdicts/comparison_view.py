"""Two identifications compared: who enters, who leaves, who stays, and why."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.identification.runs.comparison import Comparison, ComparisonRow
from app.services.identification.runs.comparison_words import (
    WOULD,
    Tense,
    data_summary,
    parameters_text,
)
from app.services.language.numbers import DASH
from app.services.language.plural import SCHOOL, counted
from app.views.look import theme
from app.views.tables.column_fit import ColumnFit
from app.views.tables.columns import Column, status_column
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.empty_state import ContentStack, EmptyState
from app.views.widgets.fields.filter_bar import FilterBar
from app.views.widgets.labels import label
from app.views.widgets.status import Status
from app.views.widgets.statuses import verdict_status as status_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.enums import VerdictStatus
    from app.services.identification.runs.changed_data import DataChange
    from app.views.look.window_state import WindowState

_TOLD = 20
_LOOKS = {
    "entered": ("accent", "plus"),
    "left": ("neutral", "minus"),
    "stayed": ("neutral", "check"),
    "other": ("warning", "compare"),
}


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One school of a comparison with its group: `entered`, `left`, `stayed` or `other`."""

    group: str
    row: ComparisonRow


def reasons(comparison: Comparison) -> dict[int, str]:
    """Why a school changes, by its id; schools that stay as they were are left out."""
    changed = (*comparison.entered, *comparison.left, *comparison.other)
    return {row.school_id: row.why for row in changed}


def group_status(group: str, tense: Tense) -> Status:
    """The chip of a group of schools."""
    return Status(*_LOOKS[group], tense.word(group))


def _word(status: "VerdictStatus | None") -> str:
    return DASH if status is None else status_of(status).word


def comparison_columns(tense: Tense) -> tuple[Column[ChangeRow], ...]:
    """Group, school, status before and after, and the reason."""
    return (
        status_column(
            "group",
            "Изменение",
            lambda change: group_status(change.group, tense),
            width=136,
            sort_key=lambda change: list(_LOOKS).index(change.group),
        ),
        Column(
            key="school",
            title="Школа",
            text=lambda change: change.row.school,
            width=208,
            wrap=True,
            middle=True,
        ),
        Column(key="before", title="Было", text=lambda change: _word(change.row.before), width=104),
        Column(key="after", title="Стало", text=lambda change: _word(change.row.after), width=104),
        Column(
            key="why",
            title="Почему",
            text=lambda change: change.row.why,
            width=200,
            stretch=True,
            wrap=True,
        ),
    )


class ComparisonView(QWidget):
    """Shows a comparison as a table.

    Signals:
        school_chosen: the `ComparisonRow` of the selected school, or None.
    """

    school_chosen = Signal(object)

    def __init__(
        self,
        name: str,
        state: "WindowState",
        *,
        tense: Tense = WOULD,
        with_parameters: bool = True,
    ) -> None:
        super().__init__()
        self._with_parameters = with_parameters
        self._tense = tense
        self.parameters = label("", "muted", wrap=True)
        self.data = label("", "muted", wrap=True)
        self.data.hide()
        self._data: Sequence[DataChange] = ()
        self.filters = FilterBar("Школа или причина")
        self.filters.add_choice("group", "Изменение", [("Все школы", None)])
        self.model = RowTableModel(
            comparison_columns(tense), key=lambda change: change.row.school_id, parent=self
        )
        self.table = TableView(self.model, name=name, state=state)
        self.table.setAccessibleName("Сравнение выводов")
        ColumnFit(self.table, ("before", "after"))
        self.why = label("", wrap=True)
        self.why.setMinimumHeight(3 * theme.GAP)
        nothing = EmptyState(
            "Различий нет",
            "Ни одна школа не входит в список, не выходит из него и не меняет статус.",
            icon="compare",
        )
        self._stack = ContentStack(self.table, nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        layout.addWidget(self.parameters)
        layout.addWidget(self.data)
        layout.addWidget(self.filters)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.why)
        self.filters.changed.connect(self._apply)
        self.table.row_selected.connect(self._on_selected)

    def show_data(self, changes: "Sequence[DataChange] | None") -> None:
        """Tell which results differ; None when the two have no year in common."""
        self._data = changes or ()
        self.data.setToolTip("")
        self.data.show()
        self.data.setText(data_summary(changes))
        if not changes:
            return
        listed = [f"{change.school}: {change.text}" for change in changes[:_TOLD]]
        more = f"\n… и ещё {len(changes) - _TOLD}" if len(changes) > _TOLD else ""
        self.data.setToolTip("\n".join(listed) + more)

    def show_comparison(self, comparison: Comparison) -> None:
        """Show who changes; the schools that change stand first."""
        rows = [
            ChangeRow(group, row)
            for group in ("entered", "left", "other", "stayed")
            for row in getattr(comparison, group)
        ]
        text = parameters_text(comparison)
        self.parameters.setText(f"Различия параметров: {text}." if text else "")
        self.parameters.setVisible(bool(text) and self._with_parameters)
        options: list[tuple[str, object]] = [(f"Все ({len(rows)})", None)]
        for group in _LOOKS:
            number = sum(change.group == group for change in rows)
            if number:
                options.append((f"{self._tense.word(group)} ({number})", group))
        self.filters.set_options("group", options)
        self.model.set_rows(rows)
        self._apply()
        if self.model.rows and self.table.selected_row() is None:
            self.table.selectRow(0)

    def _apply(self) -> None:
        group = self.filters.value("group")
        self.model.show_only(
            self.filters.text, None if group is None else lambda change: change.group == group
        )
        self.filters.set_count(counted(len(self.model.rows), SCHOOL))
        self._stack.show_content(self.model.rows)

    def _on_selected(self, change: ChangeRow | None) -> None:
        self.why.setText("" if change is None else self._account(change))
        self.school_chosen.emit(None if change is None else change.row)

    def _account(self, change: ChangeRow) -> str:
        """Why the school stands where it stands, and which of its results differ."""
        text = f"{change.row.school}: {change.row.why}."
        data = [one.text for one in self._data if one.school_id == change.row.school_id]
        return f"{text} Изменённые данные: {'; '.join(data)}." if data else text
