"""Programmes with all that belongs to them, acts, and the risk profiles of schools."""

from collections.abc import Mapping
from datetime import date

from app.enums import ActLevel, IndicatorOperator, ProgrammeKind, Significance, YearsKind
from app.services.findings.links import ToProgramme, ToProgrammes
from app.services.language.dates import school_year_of, year_name
from app.services.log.words.aggregate import Aggregate
from app.services.log.words.columns import (
    Column,
    choice,
    count,
    day,
    flag,
    hundredths,
    link,
    order,
    owner,
    text,
    year,
)
from app.services.log.words.places import Row, Rows, Seen, at, of_school
from app.services.log.words.search import Hit, Search
from app.services.log.words.table import SCHOOL, About, Counted, TableWords


def _programme(rows: Rows, row: Row) -> Seen:
    there = rows.exists("programme", row["id"])
    first, last = (school_year_of(date.fromisoformat(row[f"period_{end}"])) for end in _ENDS)
    link_ = ToProgramme(row["id"]) if there else ToProgrammes()
    return Seen(link_, first, last if last > first else None)


def _part(rows: Rows, row: Row) -> Seen:
    programme = rows.row("programme", row["programme_id"])
    return _programme(rows, programme) if programme else Seen(ToProgrammes())


def _indicator_year(rows: Rows, row: Row) -> Seen:
    indicator = rows.row("indicator", row["indicator_id"])
    return _part(rows, indicator) if indicator else Seen(ToProgrammes())


def _hit(row: Row) -> Hit:
    first = year_name(school_year_of(date.fromisoformat(row["period_start"])))
    kind = ProgrammeKind(row["kind"]).label
    return Hit(
        title=row["title"],
        detail=f"{kind}, {row['period_words'] or first}",
        link=ToProgramme(row["id"]),
        words=(row["aim"],),
    )


_ENDS = ("start", "end")
_BELONGS = frozenset({"id", "programme_id"})


def _belonging(
    table: str,
    one: str,
    columns: Mapping[str, Column],
    *,
    name: tuple[str, ...],
    rank: int,
    silent: frozenset[str] = _BELONGS,
    about: tuple[About, ...] = (),
) -> TableWords:
    """Rows that come and go with their programme, are shown in it and counted with it."""
    return TableWords(
        table=table,
        aggregate=Aggregate.PROGRAMMES,
        one=one,
        columns=columns,
        silent=silent,
        name=name,
        about=about,
        event="plan",
        shown=_part,
        rank=rank,
        counted_with="programme",
    )


PROGRAMMES = TableWords(
    table="programme",
    aggregate=Aggregate.PROGRAMMES,
    one="Программа",
    columns={
        "kind": choice("вид", ProgrammeKind),
        "title": text("название"),
        "period_start": day("начало"),
        "period_end": day("конец"),
        "years_kind": choice("годы программы", YearsKind),
        "period_words": text("срок словами"),
        "order_id": link("приказ", "order_record"),
        "developers": text("разработчики"),
        "executors": text("исполнители"),
        "participants": text("участники"),
        "aim": text("цель"),
        "tasks": text("задачи"),
        "expected": text("ожидаемые результаты"),
        "mechanism": text("механизм реализации"),
        "resources": text("ресурсы"),
        "management": text("управление"),
        "control": text("контроль"),
        "stages": text("этапы"),
        "problem": text("описание проблемы"),
        "concept": text("концепция"),
        "archived": flag("в архиве"),
    },
    name=("title",),
    called="title",
    shown=_programme,
    rank=12,
    counted=Counted(65, "Программы"),
    search=Search(
        kind="programme",
        noun="программа",
        place=35,
        query="SELECT * FROM programme ORDER BY period_start DESC, id",
        hit=_hit,
    ),
)

DIRECTIONS = _belonging(
    "programme_direction",
    "Направление программы",
    {
        "position": order(),
        "title": text("название"),
        "aim": text("цель"),
        "tasks": text("задачи"),
    },
    name=("title",),
    rank=121,
)

SCHOOLS = _belonging(
    "programme_school",
    "Школа программы",
    {
        "programme_id": owner("programme"),
        "school_id": owner("school"),
        "position": order(),
    },
    name=("school_id", "programme_id"),
    rank=122,
    silent=frozenset(),
    about=(About(SCHOOL, ("school_id",)),),
)

MEMBERS = _belonging(
    "programme_member",
    "Разработчик программы",
    {"position": order(), "person_id": owner("person"), "role": text("роль")},
    name=("person_id",),
    rank=123,
)

PROGRAMME_ACTS = _belonging(
    "programme_act",
    "Основание программы",
    {"programme_id": owner("programme"), "act_id": owner("act"), "position": order()},
    name=("programme_id", "act_id"),
    rank=124,
    silent=frozenset(),
)

RISKS = _belonging(
    "programme_risk",
    "Риск программы",
    {"position": order(), "title": text("риск"), "measures": text("меры")},
    name=("title",),
    rank=126,
)

INDICATORS = TableWords(
    table="indicator",
    aggregate=Aggregate.PROGRAMMES,
    one="Показатель программы",
    columns={
        "position": order(),
        "group_title": text("группа показателей"),
        "aim": text("цель программы"),
        "title": text("название"),
        "unit": text("единица"),
        "operator": choice("сравнение", IndicatorOperator),
        "base_h": hundredths("базовое значение"),
        "base_text": text("базовое значение словами"),
        "source": text("откуда значения"),
        "collection": text("методы сбора"),
        "processing": text("методы обработки"),
        "procedure": text("порядок"),
        "system": text("информационная система"),
    },
    silent=_BELONGS,
    name=("title",),
    called="title",
    shown=_part,
    rank=127,
    counted=Counted(66, "Показатели программ"),
)

INDICATOR_YEARS = TableWords(
    table="indicator_year",
    aggregate=Aggregate.PROGRAMMES,
    one="Год показателя",
    columns={
        "indicator_id": owner("indicator"),
        "year": count("год"),
        "target_h": hundredths("целевое значение"),
        "target_text": text("целевое значение словами"),
        "value_h": hundredths("значение"),
        "value_part": count("сколько"),
        "value_whole": count("из скольких"),
        "value_text": text("значение словами"),
        "value_source": text("источник"),
    },
    silent=frozenset(),
    name=("indicator_id", "year"),
    shown=_indicator_year,
    rank=128,
    counted=Counted(67, "Значения показателей"),
)

ACTS = TableWords(
    table="act",
    aggregate=Aggregate.PROGRAMMES,
    one="Правовой акт",
    columns={
        "level": choice("уровень", ActLevel),
        "kind": text("вид"),
        "issuer": text("кем издан"),
        "title": text("название"),
        "issued_on": day("дата"),
        "number": text("номер"),
        "active": flag("в списке"),
    },
    silent=frozenset({"id", "code"}),
    name=("kind", "number", "title"),
    called="title",
    shown=at(ToProgrammes()),
    rank=129,
    counted=Counted(68, "Правовые акты"),
)

FACTORS = TableWords(
    table="risk_factor",
    aggregate=Aggregate.PROGRAMMES,
    one="Фактор риска",
    columns={"position": order(), "title": text("название"), "active": flag("в списке")},
    name=("title",),
    called="title",
    shown=at(ToProgrammes()),
    rank=131,
    counted=Counted(36, "Факторы риска"),
)

SCHOOL_RISKS = TableWords(
    table="school_risk",
    aggregate=Aggregate.PROGRAMMES,
    one="Фактор риска школы",
    columns={
        "school_id": owner("school"),
        "year": year(),
        "factor_id": owner("risk_factor"),
        "significance": choice("значимость", Significance),
        "helps": text("что помогает"),
        "hinders": text("что мешает"),
        "measures": text("меры"),
        "chosen": flag("выбран для программы"),
    },
    silent=frozenset(),
    name=("school_id", "factor_id"),
    about=(About(SCHOOL, ("school_id",)),),
    event="support",
    shown=of_school("risks"),
    rank=132,
    counted=Counted(37, "Рисковые профили школ", by_year=True),
)
