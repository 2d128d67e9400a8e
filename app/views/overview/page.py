"""Обзор: where the year stands, what is next, what is due, last year against this one."""

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.services.language.dates import date_words, year_name
from app.services.year import due, overview
from app.views.base.page import Page
from app.views.look import theme
from app.views.overview.due_card import DueCard
from app.views.overview.steps_card import NextStepCard, StepsCard
from app.views.widgets.details_panel import ScrolledColumn
from app.views.widgets.seen_timer import SeenTimer

if TYPE_CHECKING:
    from datetime import date

    from app.services.log.changes import Changes
    from app.services.year.overview import Overview
    from app.views.base.links import Spot
    from app.views.base.page_context import PageContext
    from app.views.checks.reading import CheckReading
    from app.views.overview.year_cards import YearCards
    from app.views.plans.agenda.reading import PlansReading

_WIDE = 1400
_TURN_MS = 8  # ends the turn that painted: what the user did meanwhile comes first


class OverviewPage(Page):
    """The first screen; it reads with plain SQL only."""

    place = "overview"

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context, "Обзор")
        self.next_step = NextStepCard(context.go_to)
        self.steps = StepsCard(context.go_to)
        self.due = DueCard(context.go_to)
        self._overview: Overview | None = None
        self._filling: Iterator[None] = iter(())  # of the lower cards
        self._year_cards: YearCards | None = None
        self._filled = False
        self._later = SeenTimer(self, _TURN_MS, self._fill_on)
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
        for column in (self._left, self._middle, self._right):
            column.addStretch()
        self._is_wide = False
        scroll.content.addLayout(columns)
        self.body.addWidget(scroll, 1)

    @property
    def year_cards(self) -> "YearCards":
        """The cards below what is due, made when they are asked for first and filled later."""
        if self._year_cards is None:
            from app.views.overview.year_cards import YearCards

            cards = self._year_cards = YearCards(self.context)
            for card in (cards.check, cards.missing, cards.numbers, cards.shares):
                self._middle.insertWidget(self._middle.count() - 1, card)
        return self._year_cards

    def refresh(self) -> None:
        """Read the year and show it; the lower cards are read a moment later.

        Plans of many due dates are read in the background, also for the first screen.
        """
        workspace, year = self.context.workspace, self.context.year
        today = workspace.clock.today()

        def read() -> "Overview":
            with workspace.database.reading() as reader:
                return overview.get_overview(reader, today, year)

        with workspace.database.reading() as reader:
            weight = due.reading_weight(reader)  # what is due is read of all plans
        self._reading.start(year, weight, read, lambda shown: self._show(shown, today), self._wait)

    @cached_property
    def _reading(self) -> "PlansReading":
        from app.views.plans.agenda.reading import PlansReading

        return PlansReading(self.context, "Чтение обзора")

    def _wait(self) -> None:
        """What is shown says itself of which year it is, and stays until the other is read."""
        if self._overview is None:
            for card in (self.next_step, self.steps, self.due):
                card.hide()
            self.header.set_subtitle("Читаются планы и сроки…")

    def _show(self, shown: "Overview", today: "date") -> None:
        self._overview = shown
        self.header.set_subtitle(f"Год работы {year_name(shown.year)}, {date_words(today)}")
        self.next_step.show_step(shown.next_step)
        self.steps.show_steps(shown.steps)
        self.due.show_rows(shown.overdue, shown.due)
        for card in (self.next_step, self.steps, self.due):
            card.show()
        self._filling = self._fill_year_cards()
        if self._filled:
            self._later.start()

    def _fill_year_cards(self) -> Iterator[None]:
        if self._overview is not None:
            yield from self.year_cards.filling(self._overview)
            self.checking.ask()

    @cached_property
    def checking(self) -> "CheckReading":
        """Reads the check before signing; it loads when the cards stand."""
        from app.views.checks.reading import CheckReading

        reading = CheckReading(self.context, self)
        reading.report_read.connect(self.year_cards.check.show_report)
        return reading

    def _fill_on(self) -> None:
        """One step of filling the lower cards, the next one in another turn."""
        if next(self._filling, self) is not self:
            self._later.start()

    def show_spot(self, spot: "Spot") -> None:
        """Note that the information for the region was sent."""
        from app.views.base.links import OverviewSpot

        if isinstance(spot, OverviewSpot) and spot.region:
            self.note_region()

    def note_region(self) -> None:
        """Open the form of the information for the region; it loads only now."""
        from app.views.base.undo_toast import tell_saved
        from app.views.overview.region_form import RegionForm

        def saved(changes: "Changes") -> None:
            tell_saved(self.context, changes, "Отправка информации отмечена, состояние сохранено.")

        RegionForm(self, self.context.workspace, self.context.year, saved).show_form()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lower cards are read when the upper ones stand on the screen."""
        super().paintEvent(event)
        if not self._filled:
            self._filled = True
            self._later.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wide window gets a third column, at once: all of it is to be seen."""
        super().resizeEvent(event)
        wide = self.width() >= _WIDE
        if wide != self._is_wide:
            self._is_wide = wide
            if wide or self._year_cards is not None:
                self._place_shares(self.year_cards)

    def _place_shares(self, cards: "YearCards") -> None:
        column = self._right if self._is_wide else self._middle
        column.insertWidget(column.count() - 1, cards.shares)
        self._columns.setStretch(2, 4 if self._is_wide else 0)
