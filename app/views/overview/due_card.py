"""What is due in the next days, and what is overdue."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from app.services.findings.links import ToDue, ToMeasure
from app.services.language.dates import SOON_DAYS, date_digits
from app.services.language.plural import DAY, counted
from app.services.language.sentences import capital
from app.services.year.steps import named
from app.views.look import theme
from app.views.widgets.buttons import button
from app.views.widgets.card import Card
from app.views.widgets.details_panel import clear_layout
from app.views.widgets.fields.line import LinkLine
from app.views.widgets.status import Status
from app.views.widgets.statuses import overdue_status

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.services.findings.links import Link
    from app.services.year.overview import DueRow, DueStep

    Due = DueRow | DueStep

_SHOWN, _MOST_OVERDUE = 5, 3
_NOTHING = f"На ближайшие {SOON_DAYS} дней мероприятий и шагов поддержки нет, просроченных тоже."


class DueCard(Card):
    """What is overdue first, then what is due in the next 30 days; a click shows it."""

    def __init__(self, go_to: "Callable[[Link], object]") -> None:
        super().__init__("Сроки", lined=True)
        self._go_to = go_to
        self.more = button("", self._on_more, role="link")
        self.add_heading_action(self.more)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.add_layout(self._list)

    def show_rows(self, overdue: "Sequence[Due]", due: "Sequence[Due]") -> None:
        """Show the most pressing ones; the rest is a link."""
        clear_layout(self._list)
        rows = [*overdue, *due]
        self.more.setVisible(len(rows) > _SHOWN)
        planned = sum(isinstance(row.link, ToMeasure) for row in rows)
        self.more.setText(f"{'Все' if planned == len(rows) else 'В планах'}: {planned}")
        self.hint.setText(_counts(len(overdue), len(due)) if rows else _NOTHING)
        self.hint.show()
        # A line keeps its own room below it, the sentence does not.
        self.body.setContentsMargins(0, theme.GAP, 0, theme.STEP if rows else theme.GAP)
        for row in _pressing(overdue, due):
            self._list.addWidget(self._line(row))

    def _line(self, row: "Due") -> LinkLine:
        whose = row.school or named(row.schools)
        where = " · ".join(part for part in (date_digits(row.deadline), whose) if part)
        line = LinkLine(row.title, where, days_status(row.days_left))
        line.chosen.connect(lambda: self._go_to(row.link))
        return line

    def _on_more(self) -> None:
        self._go_to(ToDue())


def _pressing(overdue: "Sequence[Due]", due: "Sequence[Due]") -> "list[Due]":
    """The longest overdue, and room for what is due soon."""
    late = overdue[: max(_MOST_OVERDUE, _SHOWN - len(due))]
    return [*late, *due][:_SHOWN]


def _counts(overdue: int, due: int) -> str:
    parts = [f"просрочено: {overdue}"] if overdue else []
    parts.append(f"в ближайшие {SOON_DAYS} дней: {due}")
    return f"{capital(', '.join(parts))}."


def days_status(days_left: int) -> Status:
    """How near a deadline is, in words."""
    if days_left < 0:
        return overdue_status(f"просрочено на {counted(-days_left, DAY)}")
    if days_left == 0:
        return Status("warning", "clock", "сегодня")
    if days_left == 1:
        return Status("neutral", "clock", "завтра")
    return Status("neutral", "clock", f"через {counted(days_left, DAY)}")
