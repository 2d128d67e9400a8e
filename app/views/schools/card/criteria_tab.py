"""Критерии: current, previous and expected values of the year, and what is reached."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from app.services import criteria
from app.services.criteria import CriterionRow
from app.services.criteria.summary import summary
from app.services.language.numbers import NBSP
from app.views.base.undo_toast import tell_saved
from app.views.look import theme
from app.views.schools.card.tab import CardTab
from app.views.schools.forms.criteria_form import CriteriaForm
from app.views.schools.forms.criterion_form import CriterionForm
from app.views.tables.column_fit import ColumnFit
from app.views.tables.columns import Column, status_column
from app.views.tables.row_fit import RowFit
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.buttons import button
from app.views.widgets.labels import label
from app.views.widgets.status import Status
from app.views.widgets.statuses import reached_status

if TYPE_CHECKING:
    from app.services.log.changes import Changes
    from app.services.schools.schools import SchoolRow
    from app.views.base.page_context import PageContext

_MOST_LINES = 12  # of a value in words


def _current(row: CriterionRow) -> str:
    return "" if row.value_id is None else row.current_text


def _expected(row: CriterionRow) -> str:
    return "" if row.value_id is None else row.expected_text


def _reached(row: CriterionRow) -> Status:
    if row.doubt and row.reached is None:
        return Status("warning", "warning", "мало данных")
    return reached_status(row.reached)


def _delta_tone(row: CriterionRow) -> str | None:
    if row.better is None:
        return "muted"
    return "positive" if row.better else "warning"


def _reached_tip(row: CriterionRow) -> str:
    """What a narrow table leaves out."""
    lines = [
        f"{words}: {text}"
        for words, text in (("Было", row.previous_text), ("Ожидается", _expected(row)))
        if text
    ]
    if row.decided:
        lines.append("Вывод поставлен вручную")
    if row.doubt:
        lines.append(row.doubt.text)
    return "\n".join(lines)


def _value_column(
    key: str, title: str, text: Callable[[CriterionRow], str]
) -> Column[CriterionRow]:
    """A count stands above its percents: «2 из 19», «(10,5 %)»; words are read whole."""
    return Column(key=key, title=title, text=text, align="right", width=104, wrap=True)


COLUMNS: tuple[Column[CriterionRow], ...] = (
    Column(
        key="number",
        title="№",
        text=lambda row: str(row.number),
        sort_key=lambda row: row.number,
        width=48,
        value=lambda row: row.number,
    ),
    Column(
        key="title",
        title="Критерий",
        text=lambda row: row.title,
        width=192,
        stretch=True,
        wrap=True,
    ),
    _value_column("previous", "Было", lambda row: row.previous_text),
    _value_column("current", "Сейчас", _current),
    Column(
        key="delta",
        title="Изменение",
        text=lambda row: row.delta_text,
        align="right",
        tone=_delta_tone,
        icon=lambda row: (
            None
            if row.better is None
            else ("arrow-up" if row.delta_text.startswith("+") else "arrow-down")
        ),
        width=104,
    ),
    _value_column("expected", "Ожидается", _expected),
    status_column("reached", "Достижение", _reached, tooltip=_reached_tip, width=152),
)


class CriteriaTab(CardTab):
    """The criteria table of a school; Enter or a double click opens the form of a line."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context)
        self._school: SchoolRow | None = None
        self.note = label("", "muted", wrap=True)
        self.model = RowTableModel(COLUMNS, key=lambda row: row.criterion_id)
        self.table = TableView(self.model, name="school-criteria", state=context.state)
        self.table.setAccessibleName("Критерии школы")
        ColumnFit(self.table, ("delta", "previous", "expected"))
        RowFit(self.table, _MOST_LINES)
        self.table.row_activated.connect(self.edit)
        self.edit_button = button("Изменить значение", self._on_edit, icon="pencil")
        self.table.row_selected.connect(lambda row: self.edit_button.setEnabled(row is not None))
        self.edit_button.setEnabled(False)
        self.body.addWidget(self.note)
        self.body.addWidget(self.table, 1)
        self.list_button = button("Список критериев…", self.edit_list, icon="list")
        line = QHBoxLayout()
        line.setSpacing(theme.STEP)
        line.addWidget(self.edit_button)
        line.addWidget(self.list_button)
        line.addStretch()
        self.body.addLayout(line)

    def show_school(self, school: "SchoolRow") -> None:
        """Read the values of the chosen school year."""
        self._school = school
        year = self.context.year
        rows = criteria.list_criteria_values(self.context.workspace, school.id, year)
        self.model.set_rows(rows)
        filled = any(row.value_id is not None for row in rows)
        how = "" if filled else " Откройте строку двойным щелчком или Enter."
        self.note.setText(f"{summary(rows, year)}{how}")

    def select(self, key: int) -> None:
        """Select a criterion."""
        self.table.select_key(key)

    def edit(self, row: CriterionRow) -> None:
        """Open the form of a criterion."""
        assert self._school is not None

        def saved(changes: "Changes") -> None:
            tell_saved(self.context, changes, f"Критерий{NBSP}{row.number} сохранён.")

        CriterionForm(
            self, self.context.workspace, saved, self._school.id, self.context.year, row
        ).show_form()

    def edit_list(self) -> None:
        """Open the list of criteria, which is the department's own."""

        def saved(changes: "Changes") -> None:
            tell_saved(self.context, changes, "Список критериев сохранён.")

        CriteriaForm(self, self.context.workspace, self.context.state, saved).show_form()

    def _on_edit(self) -> None:
        row = self.table.selected_row()
        if row is not None:
            self.edit(row)
