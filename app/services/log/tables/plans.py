"""Plans: sections, measures, their deadlines, who answers for them."""

from collections.abc import Iterator
from datetime import date

from app.enums import DeadlineKind, PartyKind, YearsKind
from app.services.findings.links import ToMeasure, ToPlan, ToPlans
from app.services.language.dates import school_year_of, year_name
from app.services.log.words.aggregate import Aggregate
from app.services.log.words.columns import choice, day, flag, link, order, owner, text, year
from app.services.log.words.places import Row, Rows, Seen, at
from app.services.log.words.search import Hit, Search
from app.services.log.words.sentences import Names, Values
from app.services.log.words.table import SCHOOL, About, Counted, TableWords


def _tell_plan(before: Values | None, after: Values | None, _names: Names) -> Iterator[str]:
    one = after or before or {}
    yield f"план «{one.get('title')}»" + ("" if after else " удалён")


def _plan(rows: Rows, row: Row) -> Seen:
    there = rows.exists("plan", row["id"])
    last = school_year_of(date.fromisoformat(row["period_end"]))
    link = ToPlan(row["id"]) if there else ToPlans()
    return Seen(link, row["year"], last if last > row["year"] else None)


def _section(rows: Rows, row: Row) -> Seen:
    plan = rows.row("plan", row["plan_id"])
    return _plan(rows, plan) if plan else Seen(ToPlans())


def _measure(rows: Rows, row: Row) -> Seen:
    section = rows.row("plan_section", row["section_id"])
    plan = _section(rows, section) if section else Seen(ToPlans())
    there = rows.exists("measure", row["id"])
    return plan._replace(link=ToMeasure(row["id"])) if there else plan


def of_measure(rows: Rows, row: Row) -> Seen:
    """The measure that a row names in `measure_id`."""
    measure = rows.row("measure", row["measure_id"])
    return _measure(rows, measure) if measure else Seen(ToPlans())


def _plan_hit(row: Row) -> Hit:
    owner = row["short_name"] or "муниципальный план"
    return Hit(
        title=row["title"],
        detail=f"{owner}, {year_name(row['year'])}",
        link=ToPlan(row["id"]),
    )


def _measure_hit(row: Row) -> Hit:
    return Hit(
        title=row["title"],
        detail=f"{row['plan']}, {year_name(row['year'])}",
        link=ToMeasure(row["id"]),
        words=(row["deadline_text"], row["expected"]),
    )


PLANS = TableWords(
    table="plan",
    aggregate=Aggregate.PLANS,
    one="План",
    columns={
        "title": text("название"),
        "year": year(),
        "period_start": day("начало"),
        "period_end": day("конец"),
        "years_kind": choice("годы плана", YearsKind),
        "school_id": owner("school"),
        "programme_id": link("программа", "programme"),
        "order_id": link("приказ", "order_record"),
    },
    silent=frozenset({"id", "columns", "answers", "group_schools"}),
    name=("school_id", "title"),
    called="title",
    about=(About(SCHOOL, ("school_id",)),),
    event="plan",
    tells=_tell_plan,
    shown=_plan,
    rank=10,
    counted=Counted(70, "Планы"),
    search=Search(
        kind="plan",
        noun="план",
        place=30,
        query="SELECT p.id, p.title, p.year, s.short_name FROM plan p"
        " LEFT JOIN school s ON s.id = p.school_id ORDER BY p.year DESC, p.id",
        hit=_plan_hit,
    ),
)

SECTIONS = TableWords(
    table="plan_section",
    aggregate=Aggregate.PLANS,
    one="Раздел плана",
    columns={"position": order(), "title": text("название")},
    silent=frozenset({"id", "plan_id"}),
    name=("title",),
    called="title",
    shown=_section,
    rank=110,
    counted=Counted(75, "Разделы планов"),
)

MEASURES = TableWords(
    table="measure",
    aggregate=Aggregate.PLANS,
    one="Мероприятие",
    columns={
        "position": order(),
        "number": text("номер"),
        "title": text("название"),
        "deadline_text": text("срок"),
        "deadline_kind": choice("вид срока", DeadlineKind),
        "deadline_start": day("срок с"),
        "deadline_end": day("срок по"),
        "expected": text("ожидаемый результат"),
        "expected_joined": flag("результат общий с мероприятием выше"),
        "note": text("примечание"),
        "responsible_text": text("ответственные"),
    },
    silent=frozenset({"id", "section_id"}),
    name=("title",),
    called="title",
    shown=_measure,
    rank=80,
    counted=Counted(80, "Мероприятия"),
    search=Search(
        kind="measure",
        noun="мероприятие",
        place=40,
        query="SELECT m.id, m.title, m.deadline_text, m.expected, p.title AS plan, p.year"
        " FROM measure m JOIN plan_section t ON t.id = m.section_id"
        " JOIN plan p ON p.id = t.plan_id ORDER BY p.year DESC, m.id",
        hit=_measure_hit,
    ),
)

OCCURRENCES = TableWords(
    table="measure_occurrence",
    aggregate=Aggregate.PLANS,
    one="Срок мероприятия",
    columns={
        "measure_id": owner("measure"),
        "position": order(),
        "starts_on": day("с"),
        "ends_on": day("по"),
    },
    silent=frozenset(),
    name=("measure_id",),
    shown=of_measure,
    rank=90,
    counted_with="measure",
)

PARTIES = TableWords(
    table="measure_party",
    aggregate=Aggregate.PLANS,
    one="Ответственный",
    columns={
        "measure_id": owner("measure"),
        "position": order(),
        "name": text("название"),
        "school_id": owner("school"),
        "person_id": owner("person"),
        "kind": choice("кто это", PartyKind),
        "agreed": flag("по согласованию"),
    },
    silent=frozenset(),
    # It tells of the plan, not of the school that it names.
    name=("school_id", "measure_id", "person_id", "name"),
    shown=of_measure,
    rank=100,
    counted=Counted(85, "Ответственные за мероприятия"),
)


LIBRARY = TableWords(
    table="library_measure",
    aggregate=Aggregate.PLANS,
    one="Мероприятие библиотеки",
    columns={
        "section": text("раздел"),
        "title": text("название"),
        "deadline_text": text("срок"),
        "responsible": text("ответственные"),
        "expected": text("ожидаемый результат"),
    },
    silent=frozenset({"id", "created_at"}),
    name=("title",),
    called="title",
    shown=at(ToPlans()),
    rank=125,
    counted=Counted(83, "Свои мероприятия библиотеки"),
)

REVIEWS = TableWords(
    table="plan_review",
    aggregate=Aggregate.PLANS,
    one="Контрольная точка",
    columns={"title": text("название"), "on_day": day("дата")},
    silent=frozenset({"id", "plan_id", "taken_at", "state"}),
    name=("title",),
    called="title",
    shown=_section,
    rank=115,
    counted=Counted(92, "Контрольные точки планов"),
)
