"""A district whose names and offices are as long as they come: every school of it is to be listed.

Everything is computed from numbers of rows, so that two runs measure the same pages.
"""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from app.enums import (
    DeadlineKind,
    ExpectedOperator,
    MeasureStatus,
    OrderState,
    SchoolKind,
    SupportKind,
)
from app.services.clock import Clock
from app.services.documents.dossier.reviewed import take_point
from app.services.identification.runs import runs
from app.services.language.deadlines.periods import school_period
from app.services.language.school_names import name_key
from app.services.plans.deadlines.terms import plan_columns
from app.services.storage.workspace import create_workspace

if TYPE_CHECKING:
    from sqlmodel import Session

    from app.services.storage.workspace import Workspace

YEAR = 2027  # of work; the results are those of the year before
CLOCK = Clock(datetime(2026, 11, 22, 9, 0, tzinfo=UTC))
OFFICE = (
    "Управление образования, молодёжной политики и оздоровительно-воспитательной работы"
    " администрации Верхнекраснозаводского-Константинопольского муниципального округа"
    " Новосибирской области"
)
_GENITIVE = OFFICE.replace("Управление", "Управления", 1)
_POST = (
    "Исполняющий обязанности начальника управления образования, молодёжной политики и"
    " оздоровительно-воспитательной работы администрации"
    " Верхнекраснозаводского-Константинопольского округа"
)
_NAMES = """\
МБОУ «СОШ № {n} им. Героя Советского Союза А.П. Светлоозёрского»
МКОУ «Старобезгодовская ООШ им. М.И. Константинопольского-Задунайского»
МБОУ «Верхнекраснозаводская средняя общеобразовательная школа № {n} с углублённым изучением\
 отдельных предметов»
МБОУ «Гимназия № {n}»
МАОУ «Лицей № {n} имени дважды Героя Социалистического Труда Т.Г. Преображенского-Новозыбковского»
МКОУ «ООШ д. Нижние Телегины-{n}»
МБОУ «Школа № {n}»""".splitlines()
_KINDS = (SchoolKind.SOSH, SchoolKind.OOSH, SchoolKind.SOSH, SchoolKind.GYMNASIUM)
_PARTIES = (
    OFFICE,
    "Общеобразовательные организации",
    "Муниципальный методический кабинет управления образования",
    "МБУ ДПО «Информационно-методический центр», директор И.В. Константинопольская-Задунайская",
    "Константинопольская-Задунайская М.А.",
)
_PERIOD = plan_columns(school_period(YEAR))
_PLAN = (
    "План мероприятий («дорожная карта») по адресной поддержке школ"
    " с низкими образовательными результатами"
)
_TITLES = """\
Проведение семинара для заместителей директоров по учебно-воспитательной работе «Внутришкольная\
 система оценки качества образования: анализ результатов ВПР и ОГЭ 2025/2026 учебного года»
Анализ результатов оценочных процедур
Организация взаимопосещения уроков в рамках наставничества «школа – школе» с последующим\
 самоанализом, совместным обсуждением и подготовкой информационно-аналитической справки для\
 муниципального координатора; размещение материалов на сайте\
 https://imc-verkhnekrasnozavodsk.example.ru/shnor/2026-2027/materialy
Утверждение перечня школ, приказ № 17-од от 5 марта 2026 г.""".splitlines()
_DEADLINES = (
    "До 1 сентября 2026 года",
    "В течение 2026/2027 учебного года",
    "Ежемесячно, до 25-го числа",
    "Август 2026 /\nАвгуст 2027",
)
_EXPECTED = (
    "Информационно-аналитическая справка, не менее 85 % участников",
    "\n".join(
        f"– повышение качества образования по направлению № {number}: приказ, справка, протокол"
        for number in range(1, 9)
    ),
    "",
)
_COLUMNS = (
    ("number", "№"),
    ("title", "Основные мероприятия"),
    ("deadline", "Сроки исполнения"),
    ("responsible", "Ответственные исполнители"),
    ("expected", "Ожидаемые результаты"),
)
_MARKS = (
    (MeasureStatus.DONE, "Выполнено 17.10.2026, приказ № 412-од, справка на 14 листах."),
    (MeasureStatus.IN_PROGRESS, "Проведены 3 семинара из 5; материалы переданы в МБУ ДПО «ИМЦ»."),
    (MeasureStatus.NOT_DONE, "Перенесено на II квартал 2027 года."),
)
_PROCEDURES = ("vpr:ma:5", "vpr:ru:6", "vpr:ma:7", "oge:ma", "oge:ru")
_SECTIONS = 6


class Size(NamedTuple):
    """How large the district is."""

    schools: int = 40
    measures: int = 200


def make_district(root: Path, size: Size = Size()) -> None:  # noqa: B008 - a constant
    """Make the workspace in an empty folder, with a frozen run, an order and both lists."""
    from sqlalchemy import insert

    from app import models as m

    with create_workspace(root, CLOCK) as workspace:
        with workspace.database.writing() as session:
            tables: tuple[tuple[Any, Iterator[dict[str, Any]]], ...] = (
                (m.SchoolYear, ({"year": year} for year in range(YEAR - 2, YEAR + 1))),
                (m.Person, _people()),
                (m.Department, iter([_department()])),
                (m.OrderRecord, _orders()),
                (m.School, (_school(number) for number in range(size.schools))),
                (m.Result, _results(session, size)),
                (m.CriterionValue, _values(session, size)),
                (m.SupportEntry, _support(size)),
                (m.Plan, iter([_plan()])),
                (m.PlanSection, (_section(number) for number in range(1, _SECTIONS + 1))),
                (m.Measure, (_measure(number) for number in range(size.measures))),
                (m.MeasureParty, _parties(size)),
                (m.ExecutionMark, _marks(size)),
            )  # fmt: skip
            for table, rows in tables:
                session.connection().execute(insert(table), list(rows))
        _freeze(workspace)


def _freeze(workspace: "Workspace") -> None:
    runs.freeze(workspace, runs.run(workspace, year=YEAR - 1))
    take_point(workspace, 1, date(2026, 10, 1), "Начало учебного года")


def _people() -> Iterator[dict[str, Any]]:
    yield {
        "id": 1,
        "surname": "Константинопольская-Задунайская",
        "given_name": "Александра",
        "patronymic": "Константиновна",
        "post": _POST,
    }
    yield {
        "id": 2,
        "surname": "Преображенская-Новозыбковская",
        "given_name": "Евгения",
        "patronymic": "Владиславовна",
        "post": "главный специалист отдела общего образования",
        "phone": "8 (383) 555-91-12, доб. 215",
    }


def _department() -> dict[str, Any]:
    return {
        "id": 1,
        "full_name": OFFICE,
        "full_name_genitive": _GENITIVE,
        "short_name": "Управление образования",
        "parent_body": "Администрация Верхнекраснозаводского-Константинопольского округа",
        "territory": "Верхнекраснозаводский-Константинопольский муниципальный округ",
        "territory_genitive": "Верхнекраснозаводского-Константинопольского муниципального округа",
        "place": "р. п. Верхнекраснозаводск",
        "head_id": 1,
        "coordinator_id": 2,
    }


def _orders() -> Iterator[dict[str, Any]]:
    for key, kind, title, day, number in (
        (1, "list-order", "О перечне школ", date(2026, 11, 23), "1218/01-07-од"),
        (2, "", "О плане мероприятий", date(2026, 8, 31), "904/01-07-од"),
    ):
        yield {
            "id": key,
            "kind": kind,
            "title": title,
            "issued_on": day,
            "number": number,
            "state": OrderState.REGISTERED.value,
            "year": YEAR,
            "signer_id": 1,
        }


def _school(number: int) -> dict[str, Any]:
    name = _NAMES[number % len(_NAMES)].format(n=number + 1)
    return {
        "id": number + 1,
        "short_name": name,
        "name_key": name_key(name),
        "kind": _KINDS[number % len(_KINDS)].value,
        "login_digits": str(990_000 + number),
    }


def _results(session: "Session", size: Size) -> Iterator[dict[str, Any]]:
    from sqlmodel import select

    from app.models import Procedure

    keys = {row.code: row.id for row in session.exec(select(Procedure)).all()}
    for number in range(size.schools):
        for year in (YEAR - 2, YEAR - 1):
            for place, code in enumerate(_PROCEDURES):
                if place < 2 or (number + place + year) % 3:
                    participants = 6 + (number * 7 + place * 5 + year) % 60
                    yield {
                        "school_id": number + 1,
                        "procedure_id": keys[code],
                        "year": year,
                        "participants": participants,
                        "failed": participants * (35 + (number + place) % 40) // 100 + 1,
                    }


def _values(session: "Session", size: Size) -> Iterator[dict[str, Any]]:
    from sqlmodel import select

    from app.models import Criterion

    criteria = [row.id for row in session.exec(select(Criterion)).all()]
    for number in range(size.schools):
        if number % 20 > 8:  # 22 of 40 schools have entered nothing
            continue
        for key in criteria:
            yield {
                "school_id": number + 1,
                "criterion_id": key,
                "year": YEAR,
                "current_h": 6300 + number * 10,
                "current_text": f"{63 + number} баллов",
                "previous_h": 6900,
                "previous_year": YEAR - 1,
                "previous_text": "69 баллов",
                "expected_operator": ExpectedOperator.MORE.value,
                "expected_h": 7000,
                "expected_text": "более 70 баллов",
            }


def _support(size: Size) -> Iterator[dict[str, Any]]:
    for number in range(size.schools):
        shnor = number % 3 != 2
        yield {
            "school_id": number + 1,
            "kind": (SupportKind.SHNOR if shnor else SupportKind.SHSSU).value,
            "year": YEAR,
            "entered_on": date(2026, 11, 20),
            "entry_basis": "Отдалённость от районного центра (47 км), данные социального паспорта,"
            " контекстные показатели 2025/2026 учебного года",
        }


def _section(number: int) -> dict[str, Any]:
    title = f"Раздел {number}. Методическое сопровождение"
    return {"id": number, "plan_id": 1, "position": number, "title": title}


def _plan() -> dict[str, Any]:
    columns = json.dumps(_COLUMNS, ensure_ascii=False)
    return {"id": 1, "title": _PLAN, "order_id": 2, "columns": columns} | _PERIOD


def _measure(number: int) -> dict[str, Any]:
    in_section = number // _SECTIONS
    return {
        "id": number + 1,
        "section_id": number % _SECTIONS + 1,
        "position": in_section + 1,
        "number": f"{number % _SECTIONS + 1}.{in_section + 1}" if number % 7 else "",
        "expected_joined": in_section % 5 in (1, 2, 3),
        "title": _TITLES[number % len(_TITLES)],
        "deadline_text": _DEADLINES[number % len(_DEADLINES)],
        "deadline_kind": DeadlineKind.UNPARSED.value,
        "expected": _EXPECTED[in_section // 5 % len(_EXPECTED)],
    }


def _parties(size: Size) -> Iterator[dict[str, Any]]:
    for number in range(size.measures):
        for position in range(1, number % 3 + 2):
            name = _PARTIES[(number + position) % len(_PARTIES)]
            yield {"measure_id": number + 1, "position": position, "name": name}


def _marks(size: Size) -> Iterator[dict[str, Any]]:
    for number in range(size.measures):
        if number % 5 != 4:
            status, text = _MARKS[number % len(_MARKS)]
            yield {
                "measure_id": number + 1,
                "status": status.value,
                "marked_on": date(2026, 10, 17),
                "text": text,
                "created_at": CLOCK.now(),
            }
