"""Days of a plan by the dice, and how different hands write them."""

from calendar import monthrange
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from app.enums import YearsKind
from app.services.language.deadlines.periods import PlanPeriod

_Choice = TypeVar("_Choice")
NOMINATIVE = (
    *("январь", "февраль", "март", "апрель", "май", "июнь"),
    *("июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"),
)
GENITIVE = (
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
)
PREPOSITIONAL = (
    *("январе", "феврале", "марте", "апреле", "мае", "июне"),
    *("июле", "августе", "сентябре", "октябре", "ноябре", "декабре"),
)
_LOOKALIKES = str.maketrans("асеорх", "aceopx")


class Dice:
    """Days, months and years of a plan, chosen by the dice of a seed."""

    def __init__(self, dice: Random) -> None:
        self.dice = dice
        self.period = self.a_period()

    def a_period(self) -> PlanPeriod:
        year, length = self.dice.randint(2015, 2032), self.dice.choice((1, 1, 1, 2, 3))
        if self.dice.random() < 0.5:
            return PlanPeriod(date(year, 1, 1), date(year + length - 1, 12, 31), YearsKind.CALENDAR)
        return PlanPeriod(date(year, 9, 1), date(year + length, 8, 31), YearsKind.SCHOOL)

    def plan_years(self) -> list[tuple[date, date]]:
        start, years = self.period.start, []
        while start < self.period.end:
            following = start.replace(year=start.year + 1)
            years.append((start, following - timedelta(days=1)))
            start = following
        return years

    def plan_months(self) -> list[tuple[date, date]]:
        months, first = [], self.period.start
        while first < self.period.end:
            last = month_end(first.year, first.month)
            months.append((first, last))
            first = last + timedelta(days=1)
        return months

    def a_day(self) -> date:
        return self.period.start + timedelta(
            days=self.dice.randrange((self.period.end - self.period.start).days + 1)
        )

    def a_month(self) -> tuple[date, date]:
        first = self.a_day().replace(day=1)
        return first, month_end(first.year, first.month)

    def later_month(self, first: date, *, whole: bool = False) -> tuple[date, date]:
        count = first.month - 1 + self.dice.randint(1, 5 if whole else 9)
        year, month = first.year + count // 12, count % 12 + 1
        return date(year, month, 1), month_end(year, month)

    def days_of_month(self) -> list[date]:
        first, last = self.a_month()
        numbers = sorted(self.dice.sample(range(1, last.day + 1), self.dice.randint(2, 4)))
        return [first.replace(day=number) for number in numbers]

    def week(self, first: date, last: date, number: int) -> tuple[date, date]:
        """The week of the month by its Thursdays, from Monday to Sunday."""
        thursdays = [
            first.replace(day=day)
            for day in range(1, last.day + 1)
            if first.replace(day=day).weekday() == 3
        ]
        thursday = thursdays[number - 1]
        return max(first, thursday - timedelta(days=3)), min(last, thursday + timedelta(days=3))

    def written(self, day: date) -> str:
        return self.one_of(
            f"{day:%d.%m.%Y}",
            f"{day.day}.{day.month}.{day.year} г.",
            f"{day.day} {GENITIVE[day.month - 1]} {self.year_word(day.year)}",
            f"«{day:%d}» {GENITIVE[day.month - 1]} {day.year} года",
            f"{day:%d.%m.%y}",
        )

    def in_words(self, day: date) -> str:
        return f"{day.day} {GENITIVE[day.month - 1]}"

    def year_word(self, year: int) -> str:
        return self.one_of(f"{year} года", f"{year} г.", str(year), f"{year}года", f"{year}г.")

    def one_of(self, *choices: _Choice) -> _Choice:
        return self.dice.choice(choices)

    def as_typed(self, text: str) -> str:
        """As different hands type it: letters, blanks, dashes, remarks."""
        chance = self.dice.random
        if chance() < 0.4:
            text = text[:1].upper() + text[1:]
        if chance() < 0.05:
            text = text.upper() if "I" not in text else text
        if chance() < 0.2:
            text = text.replace(" – ", self.one_of("-", " - ", "–", " — ", " -", "- "))
        if chance() < 0.2:
            text = text.replace(" ", self.one_of("\u00a0", "  ", "\n", "\t"))
        if chance() < 0.1:
            text = "".join(
                letter.translate(_LOOKALIKES) if chance() < 0.3 else letter for letter in text
            )
        if chance() < 0.1:
            text += self.one_of(" (по согласованию)", " (11 классы)", " (отчёт)")
        return text + self.one_of("", "", "", ".", " ", ",")


def month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def years_later(day: date, years: int) -> date:
    return day.replace(year=day.year + years)
