"""What papers are made of besides the results: a programme, registers, letters, meetings, risks.

All of it is loaded as an open file, so that a new part of the format is filled in here alone.
"""

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from app.services.open_file.format.district import District
from app.services.open_file.loading.load import load_district
from tests.pages.lengths import COORDINATOR, FIRST_DAY, HEAD, LAST_DAY, Words
from tests.pages.registers import DIRECTIONS, of_schools, of_the_district

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.storage.workspace import Workspace

_ORDER, _PROGRAMME = "o1", "pr1"


class Signed(NamedTuple):
    """An order of the register."""

    number: str
    day: date
    title: str


def load_papers(
    workspace: "Workspace",
    schools: "Sequence[tuple[str, str]]",
    people: "Sequence[tuple[str, str, str]]",
    *,
    plan: str,
    long: bool,
    order: Signed | None,
) -> None:
    """Fill a workspace that has its department, plan, results and lists.

    Args:
        workspace: the open workspace.
        schools: login and name of each school, as stored.
        people: surname, name and patronymic of the head and of the coordinator, as stored.
        long: texts as long as they come, or ordinary ones.
        plan: title of the plan that the programme gets.
        order: that of the programme; None where nothing is signed, letters and agreements neither.
    """
    words = Words(long=long, registered=order is not None)
    period = {"start": str(FIRST_DAY), "end": str(LAST_DAY)}
    logins = [login for login, _name in schools]
    found = load_district(
        workspace,
        District.model_validate(
            {
                "opora": 1,
                "people": [*_people(people), *_principals(schools)],
                "schools": [_school(at, *names) for at, names in enumerate(schools)],
                "passports": [_passport(at, login) for at, login in enumerate(logins)],
                "orders": [] if order is None else [_order(order)],
                "programmes": [
                    {**_programme(words, logins), "order": order and _ORDER, "period": period}
                ],
                "plans": [{"title": plan, "programme": _PROGRAMME, "period": period}],
                **of_schools(words, logins),
                **of_the_district(words, logins),
            }
        ),
    )
    assert not found.findings, found.findings


def _people(people: "Sequence[tuple[str, str, str]]") -> list[dict[str, Any]]:
    """Those of the department, by whom the file names them; their posts are stored."""
    return [
        {"id": key, "surname": surname, "name": name, "patronymic": patronymic}
        for key, (surname, name, patronymic) in zip((HEAD, COORDINATOR), people, strict=True)
    ]


def _principals(schools: "Sequence[tuple[str, str]]") -> list[dict[str, Any]]:
    return [
        {
            "id": f"p{login}",
            "surname": f"{('Дёмин', 'Шубин', 'Мельников')[at % 3]}-Задунайский",
            "initials": f"{'АБВГДЕЖЗИК'[at % 10]}.{'АБВГД'[at // 10 % 5]}.",
            "post": "директор",
            "organisation": name,
            "roles": ["руководитель школы"],
        }
        for at, (login, name) in enumerate(schools)
    ]


def _school(at: int, login: str, name: str) -> dict[str, Any]:
    return {
        "login": login,
        "name": name,
        "settlement": ("г. Заречье", "с. Нижние Телегины", "п. Новый")[at % 3],
        "head": f"p{login}",
    }


def _passport(at: int, login: str) -> dict[str, Any]:
    pupils, staff = 90 + at * 17 % 400, 11 + at * 3 % 40
    values = {
        "pupils": pupils,
        **{f"grade_{number}": pupils // 11 for number in range(1, 12)},
        "ovz": pupils // 12,
        "bussed": pupils // 4,
        "staff": staff,
        "staff_pension_age": staff // 5,
        "category": staff * 2 // 3,
        "training_valid": staff // 2,
        "diagnosed": staff // 3,
        "children": pupils,
        "single_parent": pupils // 4,
        "large_family": pupils // 6,
        "low_income": pupils // 3,
        "on_register": at % 3,
        "computers": 14 + at % 20,
    }
    return {"school": login, "date": "2026-09-20", "values": values}


def _order(order: Signed) -> dict[str, Any]:
    """As it is stored, so that the programme may name it."""
    return {
        "id": _ORDER,
        "number": order.number,
        "date": str(order.day),
        "kind": "programme-order",
        "title": order.title,
        "signer": HEAD,
    }


def _programme(words: Words, logins: "Sequence[str]") -> dict[str, Any]:
    texts = _long_texts(words)
    return {
        "id": _PROGRAMME,
        "title": words.of(
            "Программа поддержки школ с низкими образовательными результатами",
            "и школ, работающих в сложных социальных условиях, на территории"
            " Верхнекраснозаводского-Константинопольского муниципального округа",
        ),
        "developers": ["Управление образования", "Муниципальный методический кабинет"],
        "executors": "Управление образования, общеобразовательные организации",
        "participants": "Школы, которым оказывается поддержка, и школы-наставники",
        "schools": list(logins),
        "aim": words.of("Повысить образовательные результаты школ", "за счёт адресной помощи"),
        "directions": [
            {
                "title": f"{direction} направление",
                "aim": words.measure.lower(),
                "tasks": ["провести диагностику", words.measure],
            }
            for direction in DIRECTIONS
        ],
        "tasks": ["выявить причины низких результатов", words.measure],
        "expected": ["число школ с низкими результатами сократится", words.measure],
        "mechanism": words.measure,
        "resources": words.measure,
        "management": f"Управление образования.\n{words.measure}",
        "control": "Контроль осуществляет управление образования.",
        "texts": {"problem": texts, "concept": texts},
        "indicators": [_indicator(words, number) for number in range(6)],
        "risks": [
            {"title": words.remark, "measures": words.measure},
            {"title": "Малый срок реализации", "measures": ""},
        ],
        "acts": _acts(words),
        "stages": ["2026/2027: диагностика", words.of("2027/2028: переход", words.remark)],
        "members": [
            {"person": HEAD, "role": "руководитель"},
            {"person": COORDINATOR, "role": "ответственный разработчик"},
        ],
    }


def _long_texts(words: Words) -> str:
    paragraphs = [words.remark] * 3
    return "\n\n".join([*paragraphs, "– обследование школ;\n– обмен опытом.", words.measure])


def _acts(words: Words) -> list[dict[str, Any]]:
    levels = ("federal", "regional", "municipal", "school")
    return [
        {
            "kind": "Приказ",
            "issuer": words.of("министерства образования", "и молодёжной политики области"),
            "title": words.of(f"О мониторинге качества {number}", "подготовки обучающихся"),
            "date": f"2026-0{number + 1}-05",
            "number": f"{number + 1}30-од",
            "level": levels[number % len(levels)],
        }
        for number in range(8)
    ]


def _indicator(words: Words, number: int) -> dict[str, Any]:
    worded = number % 3 == 2
    return {
        "title": words.of(
            f"Доля педагогов, прошедших диагностику, по предмету {number + 1}",
            "и освоивших программы повышения квалификации (информационно-аналитическая справка)",
        ),
        "group": f"Цель {number // 2 + 1}: сопровождение педагогов",
        "unit": "" if worded else "%",
        "operator": ("word", ">=", "growth")[(number + 1) % 3],
        "base": None if worded else 45.5,
        "base_text": "нет" if worded else "",
        "targets": {"2027": "есть", "2028": "есть"} if worded else {"2027": 60, "2028": 80},
        "values": {"2027": "есть"} if worded else {"2027": {"part": 41, "whole": 50}},
        "monitoring": {
            "collection": "Сбор статистических сведений школ",
            "processing": words.remark,
            "procedure": "По положению о мониторинге, раз в год",
            "system": "не используются",
        },
    }
