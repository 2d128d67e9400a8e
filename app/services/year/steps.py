"""Where the year stands: each step of the yearly loop with its state, computed from the data.

A step is here only when the data can tell whether it is done. Interviews, document review,
agreements and the information for the region are marked by hand (`work_steps`). The report counts
as made, not as signed, and says so.

The year is a year of work; its results are those of `years.results_year`. What the identification
implies is in `list_steps`.
"""

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

from app.enums import PassportBlockKind
from app.services.department.facts import read_facts
from app.services.expected.gaps import MissingResults
from app.services.findings.links import (
    Link,
    ToDocument,
    ToPlans,
    ToResults,
    ToSchools,
)
from app.services.language.dates import on_day, school_year_days, year_name
from app.services.language.numbers import NBSP
from app.services.language.ordering import natural_key
from app.services.language.plural import OF_SCHOOLS, SCHOOL, counted
from app.services.schools.listed import LISTED
from app.services.storage.files.sqlite import Reader, moment_if_known
from app.services.year.due import PlanCounts

StepState = Literal["done", "partly", "todo", "later", "none"]

_NAMED = 3


class StepRow(NamedTuple):
    """A step of the year.

    Attributes:
        key: `setup`, `results`, `passports`, `identification`, `orders`, `work`, `plan`,
            `region`, `criteria`, `decision`, `report`.
        title: Russian.
        when: «октябрь».
        state: `done`, `partly`, `todo`, `later` when its time has not come, or `none` when the
            year went by and there was nothing to do.
        detail: what the data say, Russian, with numbers.
        link: the thing that it is done with, in its year.
        action_title: the words of the button that goes there.
    """

    key: str
    title: str
    when: str
    state: StepState
    detail: str
    link: Link
    action_title: str


def setup_step(reader: Reader, year: int) -> StepRow:
    """The department, the schools, the people."""
    department = read_facts(reader)
    facts = department.lacking
    schools = reader.scalar("SELECT count(*) FROM school WHERE active")
    lacking = [*(fact.words for fact in facts), *(() if schools else ("реестр школ",))]
    state: StepState = "partly" if lacking else "done"
    detail = f"заполнено, в реестре {_schools(schools)}"
    if lacking:
        detail = f"не заполнено: {'; '.join(lacking)}"
    if not department.filled and not schools:
        state = "todo"
    return StepRow(
        key="setup",
        title="Управление образования, школы, сотрудники",
        when="один раз",
        state=state,
        detail=detail,
        link=facts[0].link if facts else ToSchools(year=year),
        action_title="Добавить школы" if not facts else "Заполнить сведения",
    )


def results_step(
    reader: Reader, today: date, year: int, missing: Sequence[MissingResults]
) -> StepRow:
    """Results of a year of results, with who has not sent what."""
    stored = reader.scalar("SELECT count(*) FROM result WHERE year = ?", (year,))
    schools = reader.scalar("SELECT count(*) FROM school WHERE active")
    name = year_name(year)
    if not stored:
        state: StepState = waits_from(today, date(year, 5, 1))
        detail = f"результаты за {name} не загружены"
    elif missing:
        state = "partly"
        detail = (
            f"{name}: нет результатов у {counted(len(missing), OF_SCHOOLS)} из {schools}:"
            f" {named([_lacks(row) for row in missing])}"
        )
    else:
        state, detail = "done", f"{name}: есть результаты всех школ"
    return StepRow(
        key="results",
        title="Результаты ВПР, ОГЭ, ЕГЭ",
        when="май – сентябрь",
        state=state,
        detail=detail,
        link=ToResults(year),
        action_title="Загрузить результаты",
    )


def passports_step(reader: Reader, today: date, year: int) -> StepRow:
    """Every block of every school dated in the school year."""
    kinds = len(PassportBlockKind)
    rows = reader.rows(
        "SELECT s.short_name, count(DISTINCT b.block) AS blocks FROM school s"
        " LEFT JOIN passport_block b ON b.school_id = s.id AND b.on_date BETWEEN ? AND ?"
        " WHERE s.active GROUP BY s.id, s.short_name",
        [day.isoformat() for day in school_year_days(year)],
    )
    lacking = sorted((row["short_name"] for row in rows if row["blocks"] < kinds), key=natural_key)
    started = any(row["blocks"] for row in rows)
    if not lacking and rows:
        state: StepState = "done"
        detail = f"все блоки за {year_name(year)} заполнены"
    else:
        state = "partly" if started else waits_from(today, date(year - 1, 9, 1))
        detail = (
            f"не все блоки за {year_name(year)} у {counted(len(lacking), OF_SCHOOLS)}"
            f" из {len(rows)}: {named(lacking)}"
            if started
            else f"паспорта за {year_name(year)} не заполнены"
        )
    return StepRow(
        key="passports",
        title="Паспорта школ",
        when="20 сентября",
        state=state,
        detail=detail,
        link=ToSchools(part="passport", year=year),
        action_title="Заполнить паспорта",
    )


def plan_step(counts: PlanCounts, today: date, year: int) -> StepRow:
    """Every measure of the year's plans is finished."""
    if not counts.measures:
        state = waits_from(today, date(year - 1, 9, 1))
        detail = f"плана на {year_name(year)} нет"
    else:
        state = "done" if counts.finished == counts.measures else "partly"
        detail = f"выполнено {counts.done} из {counts.measures}, просрочено {counts.overdue}"
    return StepRow(
        key="plan",
        title="Выполнение плана",
        when="весь год",
        state=state,
        detail=detail,
        link=ToPlans(year),
        action_title="Внести отметки" if counts.measures else "Загрузить план",
    )


def criteria_step(reader: Reader, today: date, year: int) -> StepRow:
    """Every school on a list has a value, or the word that there is none, in every criterion."""
    first, last = (day.isoformat() for day in school_year_days(year))
    listed = reader.rows(
        "SELECT s.id, s.short_name, count(DISTINCT c.id) AS filled FROM school s"
        f" JOIN (SELECT DISTINCT school_id FROM support_entry WHERE {LISTED}) e"
        " ON e.school_id = s.id"
        " LEFT JOIN criterion_value v ON v.school_id = s.id AND v.year = ?"
        " AND (v.current_h IS NOT NULL OR v.current_text <> '' OR v.not_applicable)"
        " LEFT JOIN criterion c ON c.id = v.criterion_id AND c.active"
        " GROUP BY s.id, s.short_name",
        (last, first, year),
    )
    criteria = reader.scalar("SELECT count(*) FROM criterion WHERE active")
    lacking = sorted(
        (row["short_name"] for row in listed if row["filled"] < criteria), key=natural_key
    )
    if not listed:
        state: StepState = nothing_listed(today, year)
        detail = f"в списке за {year_name(year)} нет школ"
    elif lacking:
        started = any(row["filled"] for row in listed)
        state = "partly" if started else waits_from(today, date(year, 6, 1))
        detail = (
            f"не все критерии заполнены у {counted(len(lacking), OF_SCHOOLS)}"
            f" из {len(listed)}: {named(lacking)}"
        )
    else:
        state, detail = "done", f"заполнены у всех школ списка ({len(listed)})"
    return StepRow(
        key="criteria",
        title="Критерии школ списка",
        when="лето",
        state=state,
        detail=detail,
        link=ToSchools(supported=True, part="criteria", year=year),
        action_title="Заполнить критерии",
    )


def report_step(reader: Reader, today: date, year: int) -> StepRow:
    """The execution report of the year was made."""
    made = reader.scalar(
        "SELECT max(created_at) FROM output_record WHERE kind = ? AND year = ?",
        ("execution-report", year),
    )
    if made is None:
        state = waits_from(today, date(year, 8, 1))
        detail = f"отчёт за {year_name(year)} не сформирован"
    else:
        state: StepState = "done"
        detail = f"сформирован{on_day(moment_if_known(made))}"
    return StepRow(
        key="report",
        title="Отчёт об исполнении плана",
        when="август или декабрь",
        state=state,
        detail=detail,
        link=ToDocument("execution-report", year=year),
        action_title="Сформировать отчёт",
    )


def waits_from(today: date, start: date) -> StepState:
    """The state of a step for which nothing was done yet: it waits from a day on."""
    return "todo" if today >= start else "later"


def nothing_listed(today: date, year: int) -> StepState:
    """The state of a step about the schools of a list that is empty."""
    return "none" if today > school_year_days(year)[1] else "later"


def _schools(number: int) -> str:
    return counted(number, SCHOOL)


def _lacks(row: MissingResults) -> str:
    return f"{row.school} ({named(row.procedures)})"


def named(names: Sequence[str]) -> str:
    """The first few names, and how many more there are."""
    if len(names) <= _NAMED + 1:
        return ", ".join(names)
    more = len(names) - _NAMED
    return f"{', '.join(names[:_NAMED])} и{NBSP}ещё{NBSP}{more}"
