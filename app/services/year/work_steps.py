"""Steps of the year that are marked by hand: work with the schools, information for the region."""

from datetime import date, timedelta

from app.services.findings.links import ToRegionInfo, ToSchools
from app.services.language.dates import date_digits, school_year_days, year_name
from app.services.language.numbers import NBSP
from app.services.language.years.meeting import in_year
from app.services.schools.listed import LISTED
from app.services.schools.support_work import SchoolWork, read_works
from app.services.storage.files.sqlite import Reader
from app.services.year.region_info import TERMS, deadline, read_region
from app.services.year.steps import StepRow, StepState, nothing_listed, waits_from

_AHEAD = timedelta(days=30)
_WORDS = {
    "interview": "собеседования",
    "review": "экспертиза документов",
    "programme": "программы школ",
    "agreement": "соглашения",
}


def work_step(reader: Reader, today: date, year: int, late: int = 0) -> StepRow:
    """Every school on a list in the year has its interview, review, programme and agreement.

    A plan of the school's own for the year is its programme, marked or not. Steps of support that
    are past their planned day are told: `late` is their number.
    """
    listed = _listed(reader, year)
    works = read_works(reader, year)
    condition, parameters = in_year(year)
    planned = {
        row["school_id"]
        for row in reader.rows(
            f"SELECT DISTINCT school_id FROM plan p WHERE {condition} AND school_id IS NOT NULL",
            parameters,
        )
    }
    done = dict.fromkeys(_WORDS, 0)
    for school_id in listed:
        days = works.get(school_id, SchoolWork()).days
        for name in _WORDS:
            day = days[name]
            done[name] += day is not None or (name == "programme" and school_id in planned)
    total = len(listed)
    if not listed:
        state: StepState = nothing_listed(today, year)
        detail = f"в списке за {year_name(year)} нет школ"
    else:
        detail = ", ".join(
            f"{_WORDS[name]} {number}{NBSP}из{NBSP}{total}" for name, number in done.items()
        )
        state = "partly" if any(done.values()) else waits_from(today, date(year - 1, 11, 1))
        if all(number == total for number in done.values()):
            state = "done"
        if late:
            state = "partly"
            detail += f"; просрочено шагов поддержки: {late}"
    return StepRow(
        key="work",
        title="Собеседования, программы школ, соглашения",
        when="ноябрь – декабрь",
        state=state,
        detail=detail,
        link=ToSchools(supported=True, part="support", year=year),
        action_title="Внести отметки по школам",
    )


def decision_step(reader: Reader, today: date, year: int) -> StepRow:
    """Every school on a list in the year has left it, or the decision that it stays is marked."""
    listed = _listed(reader, year)
    works = read_works(reader, year)
    left = {
        row["school_id"]
        for row in reader.rows(
            "SELECT DISTINCT school_id FROM support_entry WHERE left_on > ? AND left_on <= ?",
            (date(year - 1, 9, 1).isoformat(), date(year, 12, 31).isoformat()),
        )
    }
    decided = [
        school_id
        for school_id in listed
        if school_id in left or works.get(school_id, SchoolWork()).decision is not None
    ]
    if not listed:
        state: StepState = nothing_listed(today, year)
        detail = f"в списке за {year_name(year)} нет школ"
    else:
        detail = f"решено по{NBSP}{len(decided)} из{NBSP}{len(listed)}, выведены из списка: "
        detail += str(len(left.intersection(listed)))
        begun = "partly" if decided else "todo"
        state = begun if today >= date(year, 6, 1) else "later"
        if len(decided) == len(listed):
            state = "done"
    return StepRow(
        key="decision",
        title="Решения о выводе из списка",
        when="лето",
        state=state,
        detail=detail,
        link=ToSchools(supported=True, part="support", year=year),
        action_title="Внести решения",
    )


def _listed(reader: Reader, year: int) -> list[int]:
    """Schools that were on a list at any time of the school year."""
    first, last = (day.isoformat() for day in school_year_days(year))
    return [
        row["school_id"]
        for row in reader.rows(
            f"SELECT DISTINCT school_id FROM support_entry WHERE {LISTED}", (last, first)
        )
    ]


def region_step(reader: Reader, today: date, year: int) -> StepRow:
    """The information for the region is sent by 30 January and by 20 July."""
    sent = read_region(reader, year)
    parts: list[str] = []
    waiting = False
    for term, words in TERMS.items():
        info, due = sent.get(term), deadline(term, year)
        if info is not None:
            letter = f", {info.document}" if info.document else ""
            parts.append(f"к {words} отправлена {date_digits(info.sent_on)}{letter}")
        else:
            late = today > due
            waiting = waiting or today >= due - _AHEAD
            parts.append(f"к {words} не отправлена" + (", срок прошёл" if late else ""))
    if waiting:
        state: StepState = "partly" if sent else "todo"
    else:
        state = "done" if len(sent) == len(TERMS) else "later"
    return StepRow(
        key="region",
        title="Информация для региона",
        when="30 января, 20 июля",
        state=state,
        detail="; ".join(parts),
        link=ToRegionInfo(year),
        action_title="Отметить отправку",
    )
