"""Обзор: where the year stands, what is next, what is due, last year against this one."""

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.services import overview
from app.services.language.dates import date_words, year_name
from app.services.language.numbers import NBSP
from app.services.language.plural import PROCEDURE, counted
from app.views import theme
from app.views.overview.due_card import DueCard
from app.views.overview.missing_card import MissingCard
from app.views.overview.numbers_card import NumbersCard
from app.views.overview.shares_chart import SharesChart
from app.views.overview.steps_card import NextStepCard, StepsCard
from app.views.widgets.card import Card
from app.views.widgets.details_panel import ScrolledColumn
from app.views.widgets.labels import label
from app.views.widgets.page import Page

if TYPE_CHECKING:
    from app.services.changes import Changes
    from app.services.overview import MissingResults, Overview
    from app.views.page_context import PageContext

_WIDE = 1400


class OverviewPage(Page):
    """The first screen; it reads with plain SQL only."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {
            "department",
            "person",
            "school",
            "result",
            "passport_block",
            "identification_run",
            "manual_decision",
            "support_entry",
            "plan",
            "measure",
            "execution_mark",
            "criterion_value",
            "order_record",
            "output_record",
            "setting",
        }
    )

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context, "Обзор")
        self.next_step = NextStepCard(context.go_to)
        self.steps = StepsCard(context.go_to)
        self.due = DueCard(context.go_to)
        self.missing = MissingCard(context.go_to)
        self.numbers = NumbersCard()
        self.chart = SharesChart()
        self.calm = label("", "small", wrap=True)
        self.shares = Card("Школы с низкими результатами")
        self.shares.add(self.chart)
        self.shares.add(self.calm)
        scroll = ScrolledColumn(margin=0, spacing=theme.GAP)
        scroll.content.addWidget(self.next_step)
        self._left, self._middle, self._right = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        columns = QHBoxLayout()
        columns.setSpacing(theme.GAP)
        for column, stretch in ((self._left, 5), (self._middle, 4), (self._right, 0)):
            column.setSpacing(theme.GAP)
            columns.addLayout(column, stretch)
        self._columns = columns
        self._left.addWidget(self.steps)
        self._middle.addWidget(self.due)
        self._middle.addWidget(self.missing)
        self._middle.addWidget(self.numbers)
        self._middle.addWidget(self.shares)
        for column in (self._left, self._middle, self._right):
            column.addStretch()
        self._is_wide = False
        scroll.content.addLayout(columns)
        self.body.addWidget(scroll, 1)

    def refresh(self) -> None:
        """Read the year and show it."""
        workspace = self.context.workspace
        today = workspace.clock.today()
        with workspace.database.reading() as reader:
            found = overview.get_overview(reader, today, self.context.year)
        self.header.set_subtitle(f"{year_name(found.year)} учебный год, {date_words(today)}")
        self.next_step.show_step(found.next_step)
        self.steps.show_steps(found.steps)
        self.due.show_rows(found.overdue, found.due)
        self.missing.show_rows(self._missing_now(found), found.results_year)
        self.numbers.show_overview(found)
        self._show_shares(found)

    def activate(self, **target: object) -> None:
        """`region=True` notes that the information for the region was sent."""
        if target.get("region"):
            self.note_region()

    def note_region(self) -> None:
        """Open the form of the information for the region; it loads only now."""
        from app.views.overview.region_form import RegionForm
        from app.views.widgets.undo_toast import tell_saved

        def saved(changes: "Changes") -> None:
            tell_saved(self.context, changes, "Отправка информации отмечена, состояние сохранено.")

        RegionForm(self, self.context.workspace, self.context.year, saved).show_form()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wide window gets a third column."""
        super().resizeEvent(event)
        wide = self.width() >= _WIDE
        if wide != self._is_wide:
            self._is_wide = wide
            column = self._right if wide else self._middle
            column.insertWidget(column.count() - 1, self.shares)
            self._columns.setStretch(2, 4 if wide else 0)

    def _missing_now(self, found: "Overview") -> "tuple[MissingResults, ...]":
        """Nobody is late while nothing of the year was loaded: then the step says it all."""
        return found.missing_results if found.counts.results else ()

    def _show_shares(self, found: "Overview") -> None:
        loud = [row for row in found.low_shares if row.low or row.previous_low]
        calm = len(found.low_shares) - len(loud)
        self.shares.setVisible(bool(found.low_shares))
        self.shares.hint.setText(
            f"Сколько школ с долей не справившихся от {found.threshold}{NBSP}%"
            " и сколько всего писали."
        )
        self.shares.hint.show()
        self.chart.show_rows(loud, found.results_year)
        self.chart.setVisible(bool(loud))
        self.calm.setText(f"Низких результатов нет: {counted(calm, PROCEDURE)}." if calm else "")
        self.calm.setVisible(bool(calm))
