"""A large invented district: 800 schools, 5 years of results, passports, a plan, lists of support.

Everything is computed from numbers of rows, so that two runs measure the same data.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.enums import DeadlineKind, MeasureStatus, PassportBlockKind, SchoolKind, SupportKind
from app.services.clock import Clock
from app.services.language.deadlines.periods import school_period
from app.services.language.school_names import name_key
from app.services.plans.deadlines.terms import plan_columns
from app.services.reference import passport_indicators
from app.services.storage.workspace import create_workspace

if TYPE_CHECKING:
    from sqlmodel import Session

SCHOOLS, LAST_YEAR, YEARS, MEASURES, SUPPORTED = 800, 2026, 5, 400, 120
_PERIOD = plan_columns(school_period(LAST_YEAR + 1))
CLOCK = Clock(datetime(2026, 10, 15, 9, 0, tzinfo=UTC))
_VPR = ("vpr:ma", "vpr:ru", "vpr:okr", "vpr:bi", "vpr:is", "vpr:ge")
_GIA = {"oge:ma", "oge:ru", "oge:ob", "ege:ru", "ege:ma:base", "ege:ma:prof", "ege:ob"}
_PLACES = ("Спасск", "Болгар", "Кимовка", "Верхнереченск", "Покровка", "Заозёрье", "Лесное")
_STATUSES = (MeasureStatus.DONE, MeasureStatus.IN_PROGRESS, MeasureStatus.NOT_DONE)


def make_district(root: Path) -> None:
    """Make the workspace in an empty folder; takes a few seconds."""
    from sqlalchemy import insert

    from app import models as m

    with create_workspace(root, CLOCK) as workspace, workspace.database.writing() as session:
        first = LAST_YEAR - YEARS + 1
        tables: tuple[tuple[Any, Iterator[dict[str, Any]]], ...] = (
            (m.SchoolYear, ({"year": year} for year in range(first, LAST_YEAR + 2))),
            (m.Department, iter([_department()])),
            (m.School, (_school(number) for number in range(SCHOOLS))),
            (m.Result, _results(_procedures(session))),
            (m.PassportBlock, _blocks()),
            (m.PassportValue, _values()),
            (m.SupportEntry, (_support(number) for number in range(SUPPORTED))),
            (m.Plan, iter([{"id": 1, "title": "План мероприятий"} | _PERIOD])),
            (m.PlanSection, ({"id": n, "plan_id": 1, "position": n, "title": f"Раздел {n}"}
                             for n in range(1, 9))),
            (m.Measure, (_measure(number) for number in range(MEASURES))),
            (m.MeasureParty, _parties()),
            (m.ExecutionMark, _marks()),
        )  # fmt: skip
        for table, rows in tables:
            session.connection().execute(insert(table), list(rows))


def _procedures(session: "Session") -> dict[int, tuple[str, int | None]]:
    """Key -> kind and grade of the procedures that the district holds."""
    from sqlmodel import select

    from app.models import Procedure

    found = session.exec(select(Procedure)).all()
    return {
        row.id or 0: (row.kind, row.grade)
        for row in found
        if row.code in _GIA or row.code.startswith(_VPR)
    }


def _department() -> dict[str, Any]:
    return {
        "id": 1,
        "full_name": "Управление образования Опытного района",
        "full_name_genitive": "управления образования Опытного района",
        "territory": "Опытный район",
        "territory_genitive": "Опытного района",
        "place": "г. Спасск",
    }


def _kind(number: int) -> SchoolKind:
    return (SchoolKind.SOSH, SchoolKind.SOSH, SchoolKind.OOSH, SchoolKind.GYMNASIUM)[number % 4]


def _school(number: int) -> dict[str, Any]:
    name = f"МБОУ «{_kind(number).label.upper()} № {number + 1} {_PLACES[number % 7]}»"
    return {
        "id": number + 1,
        "short_name": name,
        "name_key": name_key(name),
        "kind": _kind(number).value,
        "login_digits": str(990_000 + number),
        "settlement": _PLACES[number % 7],
        "distance_m": number * 137 % 60_000,
    }


def _results(procedures: dict[int, tuple[str, int | None]]) -> Iterator[dict[str, Any]]:
    from app.services.expected.taught import is_taught

    for year in range(LAST_YEAR - YEARS + 1, LAST_YEAR + 1):
        for number in range(SCHOOLS):
            for key, (kind, grade) in procedures.items():
                if (number + key + year) % 23 and is_taught(_kind(number).value, kind, grade):
                    participants = 8 + (number * 7 + key * 3 + year) % 70
                    share = (number * 31 + key * 17 + year * 5) % 60
                    yield {
                        "school_id": number + 1,
                        "procedure_id": key,
                        "year": year,
                        "participants": participants,
                        "failed": participants * share // 100,
                        "source_file": f"результаты-{year}.xlsx",
                        "source_sheet": "Лист1",
                        "source_row": number + 2,
                    }


def _blocks() -> Iterator[dict[str, Any]]:
    for number in range(SCHOOLS):
        for place, block in enumerate(PassportBlockKind):
            yield {
                "id": number * len(PassportBlockKind) + place + 1,
                "school_id": number + 1,
                "block": block.value,
                "on_date": date(LAST_YEAR, 9, 20),
                "source": "паспорта.xlsx",
            }


def _values() -> Iterator[dict[str, Any]]:
    for number in range(SCHOOLS):
        for place, block in enumerate(PassportBlockKind):
            for order, indicator in enumerate(passport_indicators()):
                if indicator.block == block.value:
                    count = 900 - order * 20 + number % 10
                    key = number * len(PassportBlockKind) + place + 1
                    yield {"block_id": key, "indicator": indicator.code, "count": count}


def _support(number: int) -> dict[str, Any]:
    return {
        "school_id": number * 6 + 1,
        "kind": SupportKind.SHNOR.value,
        "year": LAST_YEAR + 1,
        "entered_on": date(LAST_YEAR, 9, 30),
        "entry_basis": "результаты прошлого года",
    }


def _measure(number: int) -> dict[str, Any]:
    day = date(LAST_YEAR + number % 2, 1 + number % 12, 1 + number % 28)
    return {
        "id": number + 1,
        "section_id": number % 8 + 1,
        "position": number // 8 + 1,
        "title": f"Семинар № {number + 1} для учителей {_PLACES[number % 7]}: разбор результатов",
        "deadline_text": f"до {day:%d.%m.%Y}",
        "deadline_kind": DeadlineKind.UNTIL.value,
        "deadline_end": day,
        "expected": "Справка по итогам семинара",
    }


def _parties() -> Iterator[dict[str, Any]]:
    for number in range(MEASURES):
        name = f"Методический кабинет {number % 5 + 1}"
        yield {"measure_id": number + 1, "position": 1, "name": name}


def _marks() -> Iterator[dict[str, Any]]:
    for number in range(0, MEASURES, 2):
        yield {
            "measure_id": number + 1,
            "status": _STATUSES[number // 2 % 3].value,
            "marked_on": date(LAST_YEAR, 10, 1),
            "text": "Проведено",
            "created_at": CLOCK.now(),
        }
