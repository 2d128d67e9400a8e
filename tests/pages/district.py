"""Districts of any size, with ordinary names or with such as are as long as they come.

Everything is computed from numbers of rows, so that two runs measure the same pages.
"""

import json
from collections.abc import Iterator, Mapping
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
from app.services.documents.making.catalogue import KINDS
from app.services.identification.runs import runs
from app.services.language.deadlines.periods import period_between
from app.services.language.school_names import name_key
from app.services.plans.deadlines.terms import plan_columns
from app.services.storage.workspace import create_workspace
from tests.pages.lengths import FIRST_DAY, LAST_DAY, YEAR
from tests.pages.papers import Signed, load_papers

if TYPE_CHECKING:
    from sqlmodel import Session

    from app.services.storage.workspace import Workspace

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
_ORDINARY = "МБОУ «СОШ № {n}»"
_KINDS = (SchoolKind.SOSH, SchoolKind.OOSH, SchoolKind.SOSH, SchoolKind.GYMNASIUM)
_PARTIES = (
    OFFICE,
    "Общеобразовательные организации",
    "Муниципальный методический кабинет управления образования",
    "МБУ ДПО «Информационно-методический центр», директор И.В. Константинопольская-Задунайская",
    "Константинопольская-Задунайская М.А.",
)
_PERIOD = plan_columns(period_between(FIRST_DAY, LAST_DAY))
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


class District(NamedTuple):
    """What a workspace is filled with.

    Attributes:
        schools: 0 for a workspace without anything in it, the department neither.
        measures: of its plan.
        long: names and texts as long as they come.
        registered: orders, letters and agreements have numbers and days.
    """

    schools: int = 40
    measures: int = 200
    long: bool = True
    registered: bool = True


# By the names that combinations call them by; those of every day ask for a smaller long one.
LONG = "long"
DISTRICTS: Mapping[str, District] = {
    "empty": District(schools=0, measures=0),
    "one": District(schools=1, measures=8, long=False),
    "one-draft": District(schools=1, measures=8, long=False, registered=False),
    "thirty": District(schools=30, measures=40, long=False),
    "thirty-draft": District(schools=30, measures=40, long=False, registered=False),
    LONG: District(),
    "long-draft": District(measures=40, registered=False),
}


def make_district(root: Path, district: District = DISTRICTS[LONG]) -> None:
    """Make the workspace in an empty folder, with a frozen run, both lists and every register."""
    from sqlalchemy import insert

    from app import models as m

    with create_workspace(root, CLOCK) as workspace:
        if not district.schools:
            return
        with workspace.database.writing() as session:
            tables: tuple[tuple[Any, Iterator[dict[str, Any]]], ...] = (
                (m.SchoolYear, ({"year": year} for year in range(YEAR - 2, YEAR + 1))),
                (m.Person, _people(district)),
                (m.Department, iter([_department(district)])),
                (m.OrderRecord, _orders() if district.registered else iter(())),
                (m.School, (_school(number, district) for number in range(district.schools))),
                (m.Result, _results(session, district)),
                (m.CriterionValue, _values(session, district)),
                (m.SupportEntry, _support(district)),
                (m.Plan, iter([_plan(district)])),
                (m.PlanSection, (_section(number) for number in range(1, _SECTIONS + 1))),
                (m.Measure, (_measure(number) for number in range(district.measures))),
                (m.MeasureParty, _parties(district)),
                (m.ExecutionMark, _marks(district)),
            )  # fmt: skip
            for table, rows in tables:
                values = list(rows)
                if values:
                    session.connection().execute(insert(table), values)
        _freeze(workspace)
        schools = [_school(number, district) for number in range(district.schools)]
        load_papers(
            workspace,
            [(row["login_digits"], row["short_name"]) for row in schools],
            [(row["surname"], row["given_name"], row["patronymic"]) for row in _people(district)],
            plan=_PLAN,
            long=district.long,
            order=_programme_order() if district.registered else None,
        )


def _freeze(workspace: "Workspace") -> None:
    runs.freeze(workspace, runs.run(workspace, year=YEAR - 1))
    take_point(workspace, 1, date(2026, 10, 1), "Начало учебного года")


def _people(district: District) -> Iterator[dict[str, Any]]:
    yield {
        "id": 1,
        "surname": "Константинопольская-Задунайская" if district.long else "Соболева",
        "given_name": "Александра",
        "patronymic": "Константиновна",
        "post": _POST if district.long else "начальник управления образования",
        "phone": "",
    }
    yield {
        "id": 2,
        "surname": "Преображенская-Новозыбковская" if district.long else "Жукова",
        "given_name": "Евгения",
        "patronymic": "Владиславовна",
        "post": "главный специалист отдела общего образования",
        "phone": "8 (383) 555-91-12, доб. 215",
    }


def _department(district: District) -> dict[str, Any]:
    named = {
        "full_name": OFFICE,
        "full_name_genitive": _GENITIVE,
        "parent_body": "Администрация Верхнекраснозаводского-Константинопольского округа",
        "territory": "Верхнекраснозаводский-Константинопольский муниципальный округ",
        "territory_genitive": "Верхнекраснозаводского-Константинопольского муниципального округа",
        "place": "р. п. Верхнекраснозаводск",
        "address": "р. п. Верхнекраснозаводск, ул. Героя Советского Союза А.П. Лесного, д. 1",
    }
    ordinary = {
        "full_name": "Управление образования администрации Заречного округа",
        "full_name_genitive": "Управления образования администрации Заречного округа",
        "parent_body": "Администрация Заречного округа",
        "territory": "Заречный муниципальный округ",
        "territory_genitive": "Заречного муниципального округа",
        "place": "г. Заречье",
        "address": "г. Заречье, ул. Школьная, д. 1",
    }
    return {
        "id": 1,
        "short_name": "Управление образования",
        "phone": "8 (383) 555-91-00",
        "email": "edu@zarechie.example",
        "head_id": 1,
        "coordinator_id": 2,
    } | (named if district.long else ordinary)


def _orders() -> Iterator[dict[str, Any]]:
    """One of every kind that is an order, and that of the plan, which comes before them."""
    yield _order(1, "", "О плане мероприятий", date(2026, 8, 31))
    kinds = (kind for kind in KINDS.values() if kind.is_order)
    for key, kind in enumerate(kinds, start=2):
        title = kind.title.removeprefix("Приказ ")
        yield _order(key, kind.kind, title[0].upper() + title[1:], date(2026, 11, 23))


def _programme_order() -> Signed:
    row = next(row for row in _orders() if row["kind"] == "programme-order")
    return Signed(row["number"], row["issued_on"], row["title"])


def _order(key: int, kind: str, title: str, day: date) -> dict[str, Any]:
    return {
        "id": key,
        "kind": kind,
        "title": title,
        "issued_on": day,
        "number": f"{1217 + key}/01-07-од",
        "state": OrderState.REGISTERED.value,
        "year": YEAR,
        "signer_id": 1,
    }


def _school(number: int, district: District) -> dict[str, Any]:
    names = _NAMES if district.long else [_ORDINARY]
    name = names[number % len(names)].format(n=number + 1)
    return {
        "id": number + 1,
        "short_name": name,
        "name_key": name_key(name),
        "kind": _KINDS[number % len(_KINDS)].value,
        "login_digits": str(990_000 + number),
    }


def _results(session: "Session", district: District) -> Iterator[dict[str, Any]]:
    from sqlmodel import select

    from app.models import Procedure

    keys = {row.code: row.id for row in session.exec(select(Procedure)).all()}
    for number in range(district.schools):
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


def _values(session: "Session", district: District) -> Iterator[dict[str, Any]]:
    from sqlmodel import select

    from app.models import Criterion

    criteria = [row.id for row in session.exec(select(Criterion)).all()]
    for number in range(district.schools):
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


def _support(district: District) -> Iterator[dict[str, Any]]:
    for number in range(district.schools):
        shnor = number % 3 != 2
        yield {
            "school_id": number + 1,
            "kind": (SupportKind.SHNOR if shnor else SupportKind.SHSSU).value,
            "year": YEAR,
            "entered_on": date(2026, 11, 20),
            "entry_basis": "Отдалённость от районного центра (47 км), данные социального паспорта,"
            " контекстные показатели 2025/2026 учебного года",
            "left_on": None,
            "exit_basis": "",
        }
        if number % 4 == 0:
            yield {
                "school_id": number + 1,
                "kind": SupportKind.SHSSU.value,
                "year": YEAR - 1,
                "entered_on": date(2025, 10, 20),
                "entry_basis": "Перечень 2025/2026 учебного года",
                "left_on": date(2026, 11, 18),
                "exit_basis": "Два года подряд низких результатов не было; справка на 14 листах",
            }


def _section(number: int) -> dict[str, Any]:
    title = f"Раздел {number}. Методическое сопровождение"
    return {"id": number, "plan_id": 1, "position": number, "title": title}


def _plan(district: District) -> dict[str, Any]:
    columns = json.dumps(_COLUMNS, ensure_ascii=False)
    order = 1 if district.registered else None
    return {"id": 1, "title": _PLAN, "order_id": order, "columns": columns} | _PERIOD


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


def _parties(district: District) -> Iterator[dict[str, Any]]:
    for number in range(district.measures):
        for position in range(1, number % 3 + 2):
            name = _PARTIES[(number + position) % len(_PARTIES)]
            yield {"measure_id": number + 1, "position": position, "name": name}


def _marks(district: District) -> Iterator[dict[str, Any]]:
    for number in range(district.measures):
        if number % 5 != 4:
            status, text = _MARKS[number % len(_MARKS)]
            yield {
                "measure_id": number + 1,
                "status": status.value,
                "marked_on": date(2026, 10, 17),
                "text": text,
                "created_at": CLOCK.now(),
            }
