"""Wordings that are made from known dates, in the many styles of orders and plans.

Nothing of the grammar is used here: what is expected is counted from the calendar.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.enums import YearsKind
from app.services.language.deadlines.periods import PlanPeriod
from tests.services.language.deadlines.dice import (
    GENITIVE,
    NOMINATIVE,
    PREPOSITIONAL,
    Dice,
    month_end,
    years_later,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Days = tuple[date | None, date]

_ORDINALS = {
    1: ("1", "1-я", "первая", "I"),
    2: ("2", "2-я", "вторая", "II"),
    3: ("3", "3-я", "третья", "III"),
}


@dataclass(frozen=True, slots=True)
class Wording:
    """A text, the plan that it stands in, and what it means.

    Attributes:
        text: the deadline as typed.
        period: of the plan.
        due: each time that something is due; empty for a start without an end.
        start: the first day where there is no end.
    """

    text: str
    period: PlanPeriod
    due: tuple[Days, ...]
    start: date | None = None


Made = tuple[str, tuple[Days, ...]]


class Maker(Dice):
    """Makes wordings in a plan, with the dice of a seed."""

    def wording(self) -> Wording:
        """One wording of any style, typed by any hand."""
        styles: Sequence[Callable[[], Made]] = (
            *(self.day, self.until_day, self.month, self.months, self.days, self.days),
            *(self.list_of_days, self.list_of_months, self.until_list, self.part_of_month),
            *(self.quarter, self.season, self.years, self.school_years, self.end_of_month),
            *(self.in_plan, self.in_plan, self.yearly, self.monthly, self.month_and_day),
            *(self.in_some_year, self.until_month, self.halves, self.quarterly, self.weekly),
            *(self.august, self.ranges_of_a_month, self.parts_joined, self.whole_period),
        )
        if self.dice.random() < 0.05:
            day = self.a_day()
            said = self.one_of(f"с {self.written(day)}", f"начиная с {self.written(day)}")
            return Wording(self.as_typed(said), self.period, (), day)
        text, due = self.one_of(*styles)()
        return Wording(self.as_typed(text), self.period, due)

    # Dates with their years.

    def day(self) -> Made:
        day = self.a_day()
        told = self.one_of("", "", " 14.30 – 15.00", " 10.00-10.30", " в 14:00", ", 9.30 – 10.00")
        early = self.one_of("", "", "", "с 10.00 до 12.00 ", "14:30, ", "10.00 – 10.30 ")
        if early:
            return early + self.written(day), ((day, day),)
        return self.written(day) + told, ((day, day),)

    def until_day(self) -> Made:
        day = self.a_day()
        said = self.one_of("до", "не позднее", "к", "в срок до", "не позже", "срок до")
        told = self.one_of("", "", " (до 18:00 мск)", " включительно")
        return f"{said} {self.written(day)}{told}", ((None, day),)

    def month(self) -> Made:
        first, last = self.a_month()
        year = self.year_word(first.year)
        name = first.month - 1
        said = self.one_of(
            f"{NOMINATIVE[name]} {year}", f"в {PREPOSITIONAL[name]} {year}", f"{first:%m.%Y}"
        )
        return said, ((first, last),)

    def months(self) -> Made:
        first, _last = self.a_month()
        _first, last = self.later_month(first)
        one, other = NOMINATIVE[first.month - 1], NOMINATIVE[last.month - 1]
        year = self.year_word(last.year)
        if first.year == last.year:
            said = self.one_of(
                f"{one}-{other} {year}",
                f"{one} – {other} {year}",
                f"с {GENITIVE[first.month - 1]} по {other} {year}",
                f"в {PREPOSITIONAL[first.month - 1]} – {PREPOSITIONAL[last.month - 1]} {year}",
                f"в течение {GENITIVE[first.month - 1]}-{GENITIVE[last.month - 1]} {year}",
            )
        else:
            said = self.one_of(
                f"{one} {first.year}-{other} {year}",
                f"с {GENITIVE[first.month - 1]} {first.year} года по {other} {year}",
                f"{one} – {other} {year}",
            )
        return said, ((first, last),)

    def days(self) -> Made:
        first = self.a_day()
        last = first + timedelta(days=self.dice.randint(1, 200))
        same_month = (first.year, first.month) == (last.year, last.month)
        if same_month:
            month = f"{GENITIVE[first.month - 1]} {self.year_word(first.year)}"
            said = self.one_of(
                f"{first.day}-{last.day} {month}",
                f"с {first.day} по {last.day} {month}",
                f"в период с {first.day} по {last.day} {month}",
                f"{first.day}–{last.day}.{last:%m.%Y}",
            )
        elif first.year == last.year:
            year = self.year_word(last.year)
            said = self.one_of(
                f"с {self.in_words(first)} по {self.in_words(last)} {year}",
                f"в период с {self.in_words(first)} по {self.in_words(last)} {year}",
                f"{first:%d.%m}-{last:%d.%m.%Y}",
                f"{self.in_words(first)} – {self.in_words(last)} {year}",
            )
        else:
            said = self.one_of(
                f"с {self.written(first)} по {self.written(last)}",
                f"{self.written(first)} – {self.written(last)}",
                f"{self.written(first)} по {self.written(last)}",
            )
        return said, ((first, last),)

    def list_of_days(self) -> Made:
        days = self.days_of_month()
        month = f"{GENITIVE[days[0].month - 1]} {self.year_word(days[0].year)}"
        numbers = [str(day.day) for day in days]
        said = self.one_of(
            f"{', '.join(numbers)} {month}",
            f"{', '.join(numbers[:-1])} и {numbers[-1]} {month}",
            self.one_of(", ", "; ", " и ", " / ").join(self.written(day) for day in days),
        )
        return said, tuple((day, day) for day in days)

    def list_of_months(self) -> Made:
        months = [self.a_month()]
        for _more in range(self.dice.randint(1, 2)):
            months.append(self.later_month(months[-1][0], whole=True))
        names = [NOMINATIVE[first.month - 1] for first, _last in months]
        each = [
            f"{name} {self.year_word(first.year)}"
            for name, (first, _last) in zip(names, months, strict=True)
        ]
        sign = self.one_of(", ", "; ", " / ", ",\n", " и ")
        said = self.one_of(
            sign.join(each), f"{', '.join(names)} {self.year_word(months[-1][0].year)}"
        )
        return said, tuple(months)

    def until_list(self) -> Made:
        days = [self.a_day()]
        days.append(days[0] + timedelta(days=self.dice.randint(20, 200)))
        said = self.one_of(
            f"до {self.written(days[0])} и {self.written(days[1])}",
            f"до {self.written(days[0])}, до {self.written(days[1])}",
        )
        return said, tuple((None, day) for day in days)

    def part_of_month(self) -> Made:
        first, last = self.a_month()
        number = self.dice.randint(1, 3)
        begin = 10 * number - 9
        days = first.replace(day=begin), last if number == 3 else first.replace(day=10 * number)
        month = f"{GENITIVE[first.month - 1]} {self.year_word(first.year)}"
        said = self.one_of(
            f"{self.one_of(*_ORDINALS[number])} декада {month}",
            f"{('начало', 'середина', 'конец')[number - 1]} {month}",
            f"в {('начале', 'середине', 'конце')[number - 1]} {month}",
        )
        if self.dice.random() < 0.3:
            days = self.week(first, last, number)
            said = f"{self.one_of(*_ORDINALS[number])} неделя {month}"
        return said, (days,)

    def quarter(self) -> Made:
        year, number = self.a_day().year, self.dice.randint(1, 4)
        first = date(year, 3 * number - 2, 1)
        roman = ("I", "II", "III", "IV")[number - 1]
        said = self.one_of(
            f"{roman} квартал {self.year_word(year)}",
            f"{number} квартал {self.year_word(year)}",
            f"в {roman} квартале {self.year_word(year)}",
            f"{number}-й кв. {self.year_word(year)}",
        )
        return said, ((first, month_end(year, 3 * number)),)

    def season(self) -> Made:
        year = self.a_day().year
        forms, first, last = self.one_of(
            (("весна", "весной"), 3, 5), (("лето", "летом"), 6, 8), (("осень", "осенью"), 9, 11)
        )
        days = date(year, first, 1), month_end(year, last)
        return f"{self.one_of(*forms)} {self.year_word(year)}", (days,)

    def years(self) -> Made:
        first = self.a_day().year
        last = first + self.dice.randint(0, 4)
        days = date(first, 1, 1), date(last, 12, 31)
        if first == last:
            return self.one_of(f"{first} год", f"в {first} году", f"в течение {first} года"), (
                days,
            )
        said = self.one_of(
            f"{first}-{last} годы",
            f"на {first}–{last} годы",
            f"в период {first}-{last} гг.",
            f"{first} -{last}года",
            f"{first}-{last}г.г.",
        )
        return said, (days,)

    def school_years(self) -> Made:
        first = self.a_day().year
        days = date(first, 9, 1), date(first + 1, 8, 31)
        said = self.one_of(
            f"{first}/{first + 1} учебный год",
            f"в течение {first}-{first + 1} учебного года",
            f"в {first}-{first + 1} учебном году",
            f"на {first}/{first + 1} уч. год",
            f"{first}-{(first + 1) % 100:02} уч.г.",
        )
        if self.dice.random() < 0.3:
            half = self.dice.randint(1, 2)
            days = (
                (date(first, 9, 1), date(first, 12, 31))
                if half == 1
                else (date(first + 1, 1, 1), date(first + 1, 5, 31))
            )
            said = f"{'I' * half} полугодие {first}-{first + 1} учебного года"
        return said, (days,)

    def end_of_month(self) -> Made:
        first, last = self.a_month()
        month = GENITIVE[first.month - 1]
        return f"до конца {month} {self.year_word(first.year)}", ((None, last),)

    def month_and_day(self) -> Made:
        """«С 15 октября по декабрь 2020 года»."""
        day = self.a_day()
        _first, last = self.later_month(day.replace(day=1))
        if day.year != last.year:
            return self.day()
        name = NOMINATIVE[last.month - 1]
        said = f"с {self.in_words(day)} по {name} {self.year_word(last.year)}"
        return said, ((day, last),)

    # Dates that take their year from the plan.

    def in_plan(self) -> Made:
        if len(self.plan_years()) > 1:
            return self.day()
        first, last = self.a_month()
        _start, end = self.later_month(first)
        name, other = NOMINATIVE[first.month - 1], NOMINATIVE[end.month - 1]
        day = self.a_day()
        styles: list[Made] = [
            (name, ((first, last),)),
            (f"до {self.in_words(day)}", ((None, day),)),
            (self.in_words(day), ((day, day),)),
            (f"до конца {GENITIVE[first.month - 1]}", ((None, last),)),
        ]
        if end <= self.period.end:
            styles.append((f"{name}-{other}", ((first, end),)))
            styles.append((f"{name}, {other}", ((first, last), (end.replace(day=1), end))))
        return self.one_of(*styles)

    def yearly(self) -> Made:
        years = self.plan_years()
        begin = years[0][0] + timedelta(days=self.dice.randint(0, 200))
        end = begin + timedelta(days=self.dice.randint(1, 100))
        if (begin.month, begin.day) == (2, 29) or (end.month, end.day) == (2, 29):
            return "Ежегодно", tuple(years)
        shift = [start.year - years[0][0].year for start, _end in years]
        due = tuple((years_later(begin, more), years_later(end, more)) for more in shift)
        said = self.one_of(
            f"ежегодно с {self.in_words(begin)} по {self.in_words(end)}",
            f"ежегодно с {self.in_words(begin)} по {self.in_words(end)} текущего года",
            f"с {self.in_words(begin)} по {self.in_words(end)} ежегодно",
            f"ежегодно (с {self.in_words(begin)} по {self.in_words(end)})",
        )
        if self.dice.random() < 0.5:
            said = self.one_of(
                f"ежегодно до {self.in_words(begin)}", f"до {self.in_words(begin)} (ежегодно)"
            )
            due = tuple((None, start) for start, _end in due)
        if self.dice.random() < 0.2:
            said, due = self.one_of("ежегодно", "1 раз в год", "каждый год"), tuple(years)
        return said, due

    def monthly(self) -> Made:
        months = self.plan_months()
        day = self.dice.randint(1, 28)
        if self.dice.random() < 0.5:
            said = self.one_of("ежемесячно", "(ежемесячно)", "1 раз в месяц", "каждый месяц")
            return said, tuple(months)
        said = self.one_of(
            f"до {day} числа ежемесячно",
            f"ежемесячно, до {day}-го числа",
            f"ежемесячно до {day} числа",
        )
        return said, tuple((None, first.replace(day=day)) for first, _last in months)

    def in_some_year(self) -> Made:
        """A month without its year in a plan of any length: of one year, or of several."""
        first, last = self.a_month()
        return NOMINATIVE[first.month - 1], ((first, last),)

    def until_month(self) -> Made:
        """«До ноября» may be until it begins or until it ends."""
        first, last = self.a_month()
        end = self.one_of(first - timedelta(days=1), last)
        month = f"{GENITIVE[first.month - 1]} {self.year_word(first.year)}"
        if self.dice.random() < 0.2:
            year = first.year
            end = self.one_of(date(year - 1, 12, 31), date(year, 12, 31))
            month = self.year_word(year)
        return f"до {month}", ((None, end),)

    def halves(self) -> Made:
        """Half-years of the school year or of the calendar year."""
        spans = self.one_of(((9, 12), (1, 5)), ((1, 6), (7, 12)))
        due = [
            (max(date(year, first, 1), self.period.start), month_end(year, last))
            for year in range(self.period.start.year, self.period.end.year + 1)
            for first, last in sorted(spans)
            if self.period.start < month_end(year, last) <= self.period.end
        ]
        return self.one_of("раз в полугодие", "2 раза в год", "1 раз в полугодие"), tuple(due)

    def quarterly(self) -> Made:
        due = [
            (max(date(year, month - 2, 1), self.period.start), month_end(year, month))
            for year in range(self.period.start.year, self.period.end.year + 1)
            for month in (3, 6, 9, 12)
            if self.period.start < month_end(year, month) <= self.period.end
        ]
        said = ("ежеквартально", "не реже 1 раза в квартал", "раз в квартал", "каждый квартал")
        return self.one_of(*said), tuple(due)

    def weekly(self) -> Made:
        due, day = [], self.period.start
        while day <= self.period.end:
            sunday = min(day + timedelta(days=6 - day.weekday()), self.period.end)
            due.append((day, sunday))
            day = sunday + timedelta(days=1)
        return self.one_of("еженедельно", "1 раз в неделю", "каждую неделю"), tuple(due)

    def august(self) -> Made:
        """August first: that in which the school year is prepared."""
        year = self.period.start.year
        if self.period.kind is not YearsKind.SCHOOL or len(self.plan_years()) > 1:
            return self.month()
        days = date(year, 8, 1), month_end(year, 8)
        september = date(year, 9, 1), month_end(year, 9)
        january = date(year + 1, 1, 1), month_end(year + 1, 1)
        return self.one_of(
            ("август-сентябрь", ((days[0], september[1]),)),
            ("август, сентябрь", (days, september)),
            ("август, январь", (days, january)),
            ("с 25 августа по 10 сентября", ((date(year, 8, 25), date(year, 9, 10)),)),
        )

    def ranges_of_a_month(self) -> Made:
        days = self.days_of_month()
        pairs = tuple(zip(days[::2], days[1::2], strict=False))
        month = f"{GENITIVE[days[0].month - 1]} {self.year_word(days[0].year)}"
        said = self.one_of(
            ", ".join(f"с {one.day} по {other.day}" for one, other in pairs),
            ", ".join(f"{one.day}-{other.day}" for one, other in pairs),
        )
        return f"{said} {month}", pairs

    def parts_joined(self) -> Made:
        first, _last = self.a_month()
        _start, end = self.later_month(first)
        if first.year != end.year:
            return self.day()
        one, other = GENITIVE[first.month - 1], GENITIVE[end.month - 1]
        year = self.year_word(end.year)
        return self.one_of(
            (
                f"конец {one} – начало {other} {year}",
                ((first.replace(day=21), end.replace(day=10)),),
            ),
            (
                f"3 декада {one} - 1 декада {other} {year}",
                ((first.replace(day=21), end.replace(day=10)),),
            ),
            (f"с конца {one} по конец {other} {year}", ((first.replace(day=21), end),)),
        )

    def whole_period(self) -> Made:
        said = (
            *("в течение периода реализации программы", "весь период реализации"),
            *("в течение всего периода", "в период реализации Проекта"),
        )
        return self.one_of(*said), ((self.period.start, self.period.end),)
