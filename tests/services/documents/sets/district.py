"""A made-up district in the midst of its year, as an open file: every paper of it can be made."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from app.services.documents.making.catalogue import describe_settings
from app.services.documents.settings import save_setting
from app.services.open_file.format.district import District
from app.services.open_file.loading.load import load_district
from app.services.storage.workspace import Workspace

YEAR = 2027  # 2026/2027
_START = date(2026, 9, 14)
_PROCEDURES = ("vpr:ma:5", "vpr:ru:5", "vpr:ma:8")
_COMPONENTS = ("goals", "indicators", "methods", "monitoring", "analysis", "measures", "effect")
_TEXT = (
    "Управление образования анализирует результаты оценочных процедур и оказывает школам "
    "адресную методическую помощь в соответствии с планом мероприятий учебного года."
)


def fill(workspace: Workspace, schools: int) -> None:
    """Fill an empty workspace with a district of so many schools, all of them under support."""
    load_district(workspace, District.model_validate(_district(schools)))
    list_order = describe_settings("list-order")
    save_setting(workspace, "list-order", list_order, "basis", "support")


def _logins(schools: int) -> list[str]:
    return [f"{number:06}" for number in range(10001, 10001 + schools)]


def _district(schools: int) -> dict[str, Any]:
    logins = _logins(schools)
    return {
        "opora": 1,
        "department": _department(),
        "people": _people(logins),
        "schools": [_school(place, login) for place, login in enumerate(logins)],
        "passports": [_passport(place, login) for place, login in enumerate(logins)],
        "results": [
            _result(place, login, procedure, year)
            for place, login in enumerate(logins)
            for procedure in _PROCEDURES
            for year in (2024, 2025, 2026)
        ],
        "orders": _orders(),
        "programmes": [_programme(logins)],
        "plans": [_plan(), *(_school_plan(login) for login in logins[:3])],
        "criteria": [
            _criterion(place, login, number)
            for place, login in enumerate(logins)
            for number in range(1, 12)
        ],
        **_of_schools(logins),
        **_of_office(logins),
    }


def _department() -> dict[str, Any]:
    return {
        "full_name": "Управление образования Заречного округа",
        "short_name": "Управление образования",
        "parent_body": "Администрация Заречного округа",
        "territory": "Заречный округ",
        "place": "г. Заречье",
        "address": "ул. Школьная, 1",
        "phone": "91-00",
        "full_name_genitive": "Управления образования Заречного округа",
        "territory_genitive": "Заречного округа",
    }


def _people(logins: list[str]) -> list[dict[str, Any]]:
    office = [
        ("Соболева", "Ирина", "начальник управления", ["head"]),
        ("Жукова", "Татьяна", "методист", ["coordinator"]),
        ("Ларина", "Анна", "главный специалист", []),
    ]
    rows = [
        {
            "id": f"p{number}",
            "surname": surname,
            "name": name,
            "patronymic": "Викторовна",
            "post": post,
            "organisation": "Управление образования",
            "roles": roles,
        }
        for number, (surname, name, post, roles) in enumerate(office, start=1)
    ]
    heads = [
        {
            "id": f"h{login}",
            "surname": f"Директор{place}",
            "name": "Олег",
            "patronymic": "Петрович",
            "post": "директор",
            "organisation": f"МБОУ «Средняя школа № {place}»",
        }
        for place, login in enumerate(logins, start=1)
    ]
    return rows + heads


def _school(place: int, login: str) -> dict[str, Any]:
    return {
        "login": login,
        "name": f"СОШ № {place + 1}",
        "full_name": f"Муниципальное бюджетное учреждение «Средняя школа № {place + 1}»",
        "kind": "СОШ",
        "settlement": f"с. Речное-{place + 1}",
        "head": f"h{login}",
    }


def _passport(place: int, login: str) -> dict[str, Any]:
    values = {"pupils": 180 + 7 * place, "staff": 30 + place, "staff_pension_age": 6 + place % 9}
    return {"school": login, "date": "2026-09-20", "values": values}


def _result(place: int, login: str, procedure: str, year: int) -> dict[str, Any]:
    return {
        "school": login,
        "procedure": procedure,
        "year": year,
        "participants": 20 + place,
        "failed": 4 + (place + year) % 6,
        "high": 1 + place % 3,
        "percent": None,
        "high_percent": None,
    }


def _orders() -> list[dict[str, Any]]:
    orders = [("o1", "programme-order", "828", "2026-08-20", "О программе поддержки школ")]
    orders += [("o2", "procedure-order", "715", "2026-08-10", "О порядке выявления школ")]
    return [
        {"id": name, "kind": kind, "number": number, "date": day, "title": title, "signer": "p1"}
        for name, kind, number, day, title in orders
    ]


def _programme(logins: list[str]) -> dict[str, Any]:
    return {
        "id": "pr1",
        "kind": "programme",
        "title": "Поддержка школ с низкими результатами обучения",
        "period": {"start": "2026-09-01", "end": "2027-08-31", "years": "school"},
        "order": "o1",
        "developers": ["Управление образования", "Методический центр"],
        "executors": "Общеобразовательные организации",
        "participants": "Педагоги и управленческие команды",
        "schools": logins,
        "aim": "Повысить качество образования в школах округа",
        "directions": [
            {"title": title, "aim": _TEXT, "tasks": [_TEXT, _TEXT]}
            for title in ("Кадры", "Управление", "Обучение")
        ],
        "tasks": [_TEXT] * 4,
        "expected": [_TEXT] * 3,
        "mechanism": _TEXT,
        "resources": _TEXT,
        "management": _TEXT,
        "control": _TEXT,
        "texts": {"problem": _TEXT * 3, "concept": _TEXT * 3},
        "indicators": [
            {
                "title": f"Показатель {number}",
                "group": "Кадры",
                "unit": "%",
                "operator": ">=",
                "base": 60 + number,
                "targets": {"2027": 70 + number},
                "values": {},
            }
            for number in range(1, 7)
        ],
        "risks": [{"title": "Нет учителей", "measures": "Целевой приём"}],
        "members": [{"person": "p2", "role": "ответственный исполнитель"}],
    }


def _measures(section: int, number: int) -> list[dict[str, Any]]:
    return [
        {
            "number": f"{section}.{one}",
            "title": f"Мероприятие {section}.{one} по сопровождению школ округа",
            "deadline": "октябрь 2026 года",
            "responsible": ["Управление образования"],
            "expected": "Справка",
            "marks": [{"status": "done", "date": "2026-10-20", "text": "Выполнено"}],
        }
        for one in range(1, number + 1)
    ]


def _plan() -> dict[str, Any]:
    return {
        "title": "План мероприятий по поддержке школ",
        "programme": "pr1",
        "period": {"start": "2026-09-01", "end": "2027-08-31", "years": "school"},
        "order": "o1",
        "columns": ["number", "title", "deadline", "responsible", "expected"],
        "sections": [
            {"title": f"Раздел {section}", "measures": _measures(section, 5)}
            for section in range(1, 7)
        ],
    }


def _school_plan(login: str) -> dict[str, Any]:
    return {
        "title": f"План школы {login}",
        "period": {"start": "2026-09-01", "end": "2027-08-31", "years": "school"},
        "school": login,
        "columns": ["number", "title", "deadline", "responsible"],
        "sections": [{"title": "Работа школы", "measures": _measures(1, 6)}],
    }


def _criterion(place: int, login: str, number: int) -> dict[str, Any]:
    return {
        "school": login,
        "criterion": number,
        "year": 2026,
        "current": f"{40 + place} баллов",
        "expected": f"более {50 + number} баллов",
    }


def _of_schools(logins: list[str]) -> dict[str, Any]:
    support = [
        {"school": login, "list": "shnor", "entered": "2026-09-14", "basis": "по результатам"}
        for login in logins
    ]
    visits = [
        {
            "school": login,
            "year": YEAR,
            "kind": "visit",
            "date": (_START + timedelta(days=place)).isoformat(),
            "with_whom": "методист Жукова Т.В.",
            "content": _TEXT,
            "advice": _TEXT,
            "outcome": "Даны рекомендации",
        }
        for place, login in enumerate(logins)
    ]
    return {
        "support": support,
        "support_events": visits,
        "interviews": [_interview(place, login) for place, login in enumerate(logins)],
        "expert_documents": [
            {"id": "d1", "title": "Программа развития", "due": "2026-11-13", "year": YEAR}
        ],
        "expert_papers": [
            {"document": "d1", "school": login, "received": "2026-11-12", "verdict": "returned"}
            for login in logins[::2]
        ],
        "school_programmes": [
            {"school": login, "title": "Программа школы", "handed": "2026-10-01", "year": YEAR}
            for login in logins
        ],
        "pairs": [_pair(one, other) for one, other in pairwise(logins)],
        "tutors": [
            {"school": login, "person": "p2", "subject": "математика", "year": YEAR}
            for login in logins
        ],
        "recommendations": [
            {"school": login, "ground": "ВПР", "deficit": "дроби", "advice": _TEXT, "year": YEAR}
            for login in logins
        ],
    }


def _interview(place: int, login: str) -> dict[str, Any]:
    day, slot = divmod(place, 12)
    start = 9 * 60 + slot * 30
    return {
        "place": "Заречье",
        "school": login,
        "date": (date(2026, 11, 17) + timedelta(days=day)).isoformat(),
        "start": f"{start // 60:02}:{start % 60:02}",
        "end": f"{(start + 30) // 60:02}:{(start + 30) % 60:02}",
        "mode": "ВКС",
        "year": YEAR,
    }


def _pair(one: str, other: str) -> dict[str, Any]:
    return {
        "school": one,
        "partner": other,
        "direction": "математика",
        "agreed": "2026-10-01",
        "number": one[-2:],
        "ends": "2027-06-01",
        "actions": ["открытые уроки", "мастер-классы"],
        "year": YEAR,
    }


def _of_office(logins: list[str]) -> dict[str, Any]:
    return {
        "models": [
            {"school": None, "direction": "Кадры", "content": _TEXT, "executors": "центр"},
            {"school": None, "direction": "Управление", "content": _TEXT, "executors": "центр"},
        ],
        "group": [
            {"person": "p1", "role": "председатель", "year": YEAR},
            {"person": "p2", "role": "секретарь", "year": YEAR},
        ],
        "meetings": [
            {
                "title": "Заседание рабочей группы",
                "number": str(number),
                "date": f"2026-10-0{number}",
                "start": "14:00",
                "place": "зал",
                "chair": "p1",
                "secretary": "p2",
                "items": [{"question": "Итоги", "heard": _TEXT, "decision": "принять"}],
                "people": [{"person": "p3", "present": True}],
                "year": YEAR,
            }
            for number in (1, 2)
        ],
        "letters": [
            {
                "direction": "outgoing",
                "number": str(number),
                "date": "2026-10-06",
                "correspondent": f"Школа {number}",
                "addressee": "Руководителям школ",
                "title": "О планах поддержки",
                "content": _TEXT,
                "signer": "p1",
                "year": YEAR,
            }
            for number in (1, 2)
        ],
        "evidence": [
            {"component": one, "content": _TEXT, "document": "Справка", "year": YEAR}
            for one in _COMPONENTS
        ],
        "risk_factors": [{"title": "Дефицит кадров", "active": True}],
        "risk_profile": [
            {
                "school": login,
                "year": YEAR,
                "factor": "Дефицит кадров",
                "significance": "high",
                "helps": "методический центр",
                "hinders": "удалённость",
                "measures": "целевой приём",
                "chosen": True,
            }
            for login in logins
        ],
    }
