"""The period of a plan: school years, calendar years, or from month to month."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.enums import YearsKind
from app.services.language.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    MONTHS,
    school_year_days,
    school_year_of,
    year_name,
)
from app.services.language.deadlines.periods import (
    PlanPeriod,
    month_end,
    period_days,
    period_name,
)
from app.services.language.numbers import NBSP
from app.services.plans.deadlines.terms import first_year
from app.views.look import theme
from app.views.widgets.fields.form_row import choice, refill
from app.views.widgets.labels import label

_KINDS: list[tuple[str, object]] = [
    ("Учебные годы", YearsKind.SCHOOL),
    ("Календарные годы", YearsKind.CALENDAR),
    ("С месяца по месяц", YearsKind.MONTHS),
]
_AROUND = 12  # years offered before and after those of the period
_MONTH_NAMES: list[tuple[str, object]] = [(name, number + 1) for number, name in enumerate(MONTHS)]


class PeriodField(QWidget):
    """What its years are, and the first and the last of them.

    A period that begins or ends within a month or a year is kept as long as nothing is chosen.

    Signals:
        changed: another period was chosen by the user.
    """

    changed = Signal()

    def __init__(self, period: PlanPeriod) -> None:
        super().__init__()
        self._period = period
        self.kind = choice(_KINDS)
        self.kind.setAccessibleName("Годы плана")
        self.first_month, self.last_month = choice(_MONTH_NAMES), choice(_MONTH_NAMES)
        self.first, self.last = choice([]), choice([])
        for box, name in (
            (self.first_month, "Первый месяц плана"),
            (self.first, "Первый год плана"),
            (self.last_month, "Последний месяц плана"),
            (self.last, "Последний год плана"),
        ):
            box.setAccessibleName(name)
            box.setMaxVisibleItems(_AROUND)
        ends = QHBoxLayout()
        ends.setSpacing(theme.STEP)
        for part, stretch in (
            (label("с", "muted"), 0),
            (self.first_month, 1),
            (self.first, 1),
            (label("по", "muted"), 0),
            (self.last_month, 1),
            (self.last, 1),
        ):
            ends.addWidget(part, stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.HALF)
        layout.addWidget(self.kind)
        layout.addLayout(ends)
        self.setFocusProxy(self.kind)
        self.set_period(period)
        self.kind.activated.connect(lambda _number: self._on_kind())
        for box in (self.first, self.first_month):
            box.activated.connect(lambda _number: self._on_end(first=True))
        for box in (self.last, self.last_month):
            box.activated.connect(lambda _number: self._on_end(first=False))

    def period(self) -> PlanPeriod:
        """The chosen period."""
        return self._period

    def set_period(self, period: PlanPeriod) -> None:
        """Show a period, without telling it."""
        self._period = period
        self.kind.setCurrentIndex(self.kind.findData(period.kind))
        months = period.kind is YearsKind.MONTHS
        first, last = _ends(period)
        offered = range(max(FIRST_YEAR + 1, first - _AROUND), min(LAST_YEAR, last + _AROUND) + 1)
        years = [(_year_words(year, period.kind), year) for year in offered]
        for box, chosen in ((self.first, first), (self.last, last)):
            refill(box, years, chosen)
        for box, day in ((self.first_month, period.start), (self.last_month, period.end)):
            box.setCurrentIndex(day.month - 1)
            box.setVisible(months)

    @property
    def words(self) -> str:
        """What the period means for the deadlines."""
        return (
            f"{period_name(self._period)}: {period_days(self._period)}. В этих пределах понимаются"
            f" месяцы без года, «в{NBSP}течение года», «ежемесячно»"
        )

    def _on_kind(self) -> None:
        """The same years of another kind: a school year goes with its later calendar year."""
        kind, former = YearsKind(self.kind.currentData()), self._period
        if kind is former.kind:
            return
        first, last = _ends(former)
        if kind is YearsKind.MONTHS:
            self._choose(PlanPeriod(former.start, former.end, kind))
        elif former.kind is YearsKind.MONTHS and kind is YearsKind.SCHOOL:
            self._choose(_whole(kind, first_year(former), school_year_of(former.end)))
        else:
            self._choose(_whole(kind, first, last))

    def _on_end(self, *, first: bool) -> None:
        """The other end goes along where it would lie on the wrong side."""
        kind = self._period.kind
        begin, end = self.first.currentData(), self.last.currentData()
        if kind is not YearsKind.MONTHS:
            begin, end = (begin, max(begin, end)) if first else (min(begin, end), end)
            self._choose(_whole(kind, begin, end))
            return
        start = date(begin, self.first_month.currentData(), 1)
        close = month_end(end, self.last_month.currentData())
        if close < start and first:
            close = month_end(start.year, start.month)
        elif close < start:
            start = close.replace(day=1)
        self._choose(PlanPeriod(start, close, kind))

    def _choose(self, period: PlanPeriod) -> None:
        if period != self._period:
            self.set_period(period)
            self.changed.emit()


def _ends(period: PlanPeriod) -> tuple[int, int]:
    """The first and the last year; school years by their later calendar years."""
    if period.kind is YearsKind.SCHOOL:
        first = first_year(period)
        return first, max(first, school_year_of(period.end))
    return period.start.year, period.end.year


def _whole(kind: YearsKind, first: int, last: int) -> PlanPeriod:
    if kind is YearsKind.SCHOOL:
        return PlanPeriod(school_year_days(first)[0], school_year_days(last)[1], kind)
    return PlanPeriod(date(first, 1, 1), date(last, 12, 31), kind)


def _year_words(year: int, kind: YearsKind) -> str:
    return year_name(year) if kind is YearsKind.SCHOOL else str(year)
