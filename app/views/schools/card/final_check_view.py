"""Итоговая проверка: the results of a school beside those of the base year."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.language.dates import year_name
from app.services.results.meaning import MEANING
from app.services.school_card.final_check import (
    SENSES,
    CheckLine,
    Sense,
    final_check,
    offered_years,
)
from app.views.look import theme
from app.views.tables.column_fit import ColumnFit
from app.views.tables.columns import Column, status_column
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.empty_state import ContentStack, EmptyState
from app.views.widgets.fields.form_row import choice, refill
from app.views.widgets.labels import label
from app.views.widgets.status import Status

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from app.services.schools.schools import SchoolRow
    from app.views.base.page_context import PageContext

_LOOKS: "Mapping[Sense, tuple[str, str]]" = {
    "better": ("positive", "done"),
    "same": ("neutral", "minus"),
    "worse": ("warning", "warning"),
    "unknown": ("neutral", "question"),
}
_ORDER = tuple(SENSES)
_HOW = (
    "Меньшая доля не справившихся лучше; доли сравниваются точно, без округления. ВПР класса"
    " сопоставлена с ВПР того же класса; строки «затем» – те же дети годом позже, они не считаются"
)


def columns(base_year: int, year: int) -> tuple[Column[CheckLine], ...]:
    """The procedure, its two results, and what came of it."""
    return (
        Column(
            key="procedure",
            title="Процедура",
            text=lambda row: row.title,
            width=160,
            stretch=True,
            wrap=True,
        ),
        _result_column(0, base_year),
        _result_column(1, year),
        Column(
            key="change",
            title="Изменение",
            text=lambda row: row.change_text,
            align="right",
            width=104,
        ),
        status_column(
            "sense",
            "Итог",
            lambda row: Status(*_LOOKS[row.sense], row.sense_text),
            sort_key=lambda row: _ORDER.index(row.sense),
            tooltip=lambda row: row.notes_text,
            title_tip=_HOW,
            width=144,
        ),
        Column(
            key="notes",
            title="Примечание",
            text=lambda row: row.notes_text,
            tone=lambda _row: "muted",
            width=232,
            wrap=True,
        ),
    )


def _result_column(at: int, year: int) -> Column[CheckLine]:
    def text(row: CheckLine) -> str:
        return row.next_text if at else row.base_text

    return Column(
        key=("base", "next")[at],
        title=year_name(year),
        title_tip=MEANING,
        sheet_title=f"{year_name(year)}: не справились из участников, доля, %",
        text=text,
        align="right",
        icon=lambda row: "low" if row.low[at] else None,
        bold=lambda row: bool(row.low[at]),
        wrap=True,
        width=96,
    )


class FinalCheckView(QWidget):
    """The two years of a school; the later one is chosen in `years`, which the tab shows."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        self._school: SchoolRow | None = None
        self.years = choice([])
        self.years.setSizeAdjustPolicy(self.years.SizeAdjustPolicy.AdjustToContents)
        self.years.setAccessibleName("Год, который сопоставлен с предыдущим")
        self.years.setToolTip("Результаты этого года сопоставлены с результатами года перед ним")
        self.summary = label("", "muted", wrap=True)
        self._empty = EmptyState("Сопоставить нечего", "", icon="compare")
        self._table = ContentStack(QWidget(), self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        column.addWidget(self.summary)
        column.addWidget(self._table, 1)
        self.model: RowTableModel[CheckLine] | None = None
        self.years.currentIndexChanged.connect(lambda _at: self._read())

    def show_school(self, school: "SchoolRow", with_results: "Collection[int]") -> None:
        """Show the year of work, or the newest that can be compared."""
        offered = offered_years(with_results, self._context.year)
        kept = self.years.currentData() if school == self._school else None
        self._school = school
        chosen = kept if kept in offered.years else offered.chosen
        refill(self.years, [(year_name(year), year) for year in offered.years], chosen)
        self._read()

    def _read(self) -> None:
        year: int | None = self.years.currentData()
        if self._school is None or year is None:
            return
        check = final_check(self._context.workspace, self._school.id, year - 1, year)
        rows = (*check.lines, *check.children)
        self.summary.setText(check.summary if rows else "")
        self._empty.text.setText(check.lack)
        self.model = RowTableModel(columns(year - 1, year), key=lambda row: row.title)
        table = TableView(self.model, name="school-final-check", state=self._context.state)
        table.setAccessibleName("Итоговая проверка результатов школы")
        table.about = self._school.short_name
        ColumnFit(table, ("notes", "change"))
        self.model.set_rows(rows)
        self._table.replace_content(table)
        self._table.show_content(rows)
