"""Two identifications compared: who enters, who leaves, who stays, and why."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.identification.runs.comparison import Comparison, ComparisonRow
from app.services.language.numbers import DASH
from app.services.language.plural import SCHOOL, Forms, counted, plural
from app.views.look import theme
from app.views.tables.column_fit import ColumnFit
from app.views.tables.row_model import Column, RowTableModel
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

_RESULTS: Forms = ("результат", "результата", "результатов")
_OF_SCHOOLS: Forms = ("школы", "школ", "школ")
_TOLD = 20
_LOOKS = {
    "entered": ("accent", "plus"),
    "left": ("neutral", "minus"),
    "stayed": ("neutral", "check"),
    "other": ("warning", "compare"),
}


@dataclass(frozen=True, slots=True)
class Tense:
    """The verbs of a comparison: what would happen, or what happened between two frozen runs."""

    enter: Forms
    leave: Forms
    stay: Forms
    other: str
    unchanged: str

    def status(self, group: str) -> Status:
        """The chip of a group of schools."""
        words = {
            "entered": self.enter[0],
            "left": self.leave[0],
            "stayed": self.stay[0],
            "other": self.other,
        }
        return Status(*_LOOKS[group], words[group])


WOULD = Tense(
    ("войдёт", "войдут", "войдут"),
    ("выйдет", "выйдут", "выйдут"),
    ("останется", "останутся", "останутся"),
    "иной статус",
    "состав не изменится",
)
DID = Tense(
    ("вошла", "вошли", "вошли"),
    ("вышла", "вышли", "вышли"),
    ("осталась", "остались", "остались"),
    "иной статус",
    "состав не изменился",
)


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One school of a comparison with its group: `entered`, `left`, `stayed` or `other`."""

    group: str
    row: ComparisonRow


def summary(comparison: Comparison, tense: Tense = WOULD) -> str:
    """In one sentence: «Войдут 2 школы, выйдет 1 школа, останутся 3 школы»."""
    parts = [
        f"{plural(len(rows), forms)} {counted(len(rows), SCHOOL)}"
        for rows, forms in (
            (comparison.entered, tense.enter),
            (comparison.left, tense.leave),
            (comparison.stayed, tense.stay),
        )
        if rows
    ]
    if comparison.other:
        parts.append(f"у {counted(len(comparison.other), _OF_SCHOOLS)} {tense.other}")
    if not comparison.entered and not comparison.left:
        parts.insert(0, tense.unchanged)
    text = ", ".join(parts)
    return f"{text[0].upper()}{text[1:]}."


def reasons(comparison: Comparison) -> dict[int, str]:
    """Why a school changes, by its id; schools that stay as they were are left out."""
    changed = (*comparison.entered, *comparison.left, *comparison.other)
    return {row.school_id: row.why for row in changed}


def parameters_text(comparison: Comparison) -> str:
    """«порог низкого результата: 30 % → 25 %; …»."""
    return "; ".join(found.text for found in comparison.parameters)


def _word(status: "VerdictStatus | None") -> str:
    return DASH if status is None else status_of(status).word


def comparison_columns(tense: Tense) -> tuple[Column[ChangeRow], ...]:
    """Group, school, status before and after, and the reason."""
    return (
        Column(
            "group",
            "Изменение",
            lambda found: tense.status(found.group).word,
            width=136,
            sort_key=lambda found: list(_LOOKS).index(found.group),
            status=lambda found: tense.status(found.group),
        ),
        Column(
            "school", "Школа", lambda found: found.row.school, width=208, wrap=True, middle=True
        ),
        Column("before", "Было", lambda found: _word(found.row.before), width=104),
        Column("after", "Стало", lambda found: _word(found.row.after), width=104),
        Column("why", "Почему", lambda found: found.row.why, width=200, stretch=True, wrap=True),
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
            comparison_columns(tense), key=lambda found: found.row.school_id, parent=self
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
        if changes is None:
            self.data.setText("Общих лет у этих выявлений нет: сравниваются результаты разных лет.")
            return
        if not changes:
            self.data.setText("Данные: результаты общих лет одинаковы.")
            return
        schools = len({found.school_id for found in changes})
        self.data.setText(
            f"Изменены данные: {counted(len(changes), _RESULTS)} "
            f"у {counted(schools, _OF_SCHOOLS)}; какие – под списком у выбранной школы."
        )
        listed = [f"{found.school}: {found.text}" for found in changes[:_TOLD]]
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
            number = sum(found.group == group for found in rows)
            if number:
                options.append((f"{self._tense.status(group).word} ({number})", group))
        self.filters.set_options("group", options)
        self.model.set_rows(rows)
        self._apply()
        if self.model.rows and self.table.selected_row() is None:
            self.table.selectRow(0)

    def _apply(self) -> None:
        group = self.filters.value("group")
        self.model.set_search(self.filters.text)
        self.model.set_filter(None if group is None else lambda found: found.group == group)
        self.filters.set_count(counted(len(self.model.rows), SCHOOL))
        self._stack.show_content(self.model.rows)

    def _on_selected(self, found: ChangeRow | None) -> None:
        self.why.setText("" if found is None else self._account(found))
        self.school_chosen.emit(None if found is None else found.row)

    def _account(self, found: ChangeRow) -> str:
        """Why the school stands where it stands, and which of its results differ."""
        text = f"{found.row.school}: {found.row.why}."
        data = [one.text for one in self._data if one.school_id == found.row.school_id]
        return f"{text} Изменённые данные: {'; '.join(data)}." if data else text
