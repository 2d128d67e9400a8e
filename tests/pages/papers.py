"""What papers are made of besides the results: a programme, registers, letters, meetings, risks.

All of it is loaded as an open file, so that a new part of the format is filled in here alone.
"""

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from app.services.open_file.format.district import District
from app.services.open_file.loading.load import load_district

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.storage.workspace import Workspace

YEAR = 2027  # of work; the results are those of the year before
FIRST_DAY, LAST_DAY = date(2026, 9, 1), date(2028, 8, 31)  # of the programme and its plan
_HEAD, _COORDINATOR = "head", "coordinator"
_ORDER, _PROGRAMME = "o1", "pr1"
_SUBJECTS = ("математика", "русский язык", "математика и физика, 7–9 классы")
_COMPONENTS = (
    *("goals", "indicators", "methods", "monitoring", "analysis"),
    *("recommendations", "measures", "decisions", "effect"),
)
_FACTORS = ("Низкий уровень оснащения школы", "Дефицит педагогических кадров")
_DIRECTIONS = (
    *("Организационно-управленческое", "Научно-методическое", "Социально-педагогическое"),
    "Имиджевое",
)


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
    words = _Words(long=long, registered=order is not None)
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
                **_with_schools(words, logins),
                **_of_the_district(words, logins),
            }
        ),
    )
    assert not found.findings, found.findings


class _Words:
    """Texts of either length, and the numbers of what is signed."""

    def __init__(self, *, long: bool, registered: bool) -> None:
        self._long, self._registered = long, registered

    def of(self, short: str, more: str) -> str:
        """The short text, or with more behind it."""
        return f"{short} {more}" if self._long else short

    def signed(self, value: str) -> str:
        """A number or a day that a draft does not have yet."""
        return value if self._registered else ""

    @property
    def measure(self) -> str:
        """What is done with a school."""
        return self.of(
            "Провести семинар по результатам ВПР",
            "для заместителей директоров по учебно-воспитательной работе «Внутришкольная система"
            " оценки качества образования: анализ результатов ВПР и ОГЭ 2025/2026 учебного года»;"
            " материалы разместить на сайте"
            " https://imc-verkhnekrasnozavodsk.example.ru/shnor/2026-2027/materialy",
        )

    @property
    def remark(self) -> str:
        """What is said of a paper."""
        return self.of(
            "Нет целевых показателей",
            "по математике и русскому языку; анализ информационно-аналитических материалов"
            " 2025/2026 учебного года не завершён, справка на 14 листах представлена 17.10.2026",
        )


def _people(people: "Sequence[tuple[str, str, str]]") -> list[dict[str, Any]]:
    """Those of the department, by whom the file names them; their posts are stored."""
    return [
        {"id": key, "surname": surname, "name": name, "patronymic": patronymic}
        for key, (surname, name, patronymic) in zip((_HEAD, _COORDINATOR), people, strict=True)
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
        "signer": _HEAD,
    }


def _programme(words: _Words, logins: "Sequence[str]") -> dict[str, Any]:
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
            for direction in _DIRECTIONS
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
            {"person": _HEAD, "role": "руководитель"},
            {"person": _COORDINATOR, "role": "ответственный разработчик"},
        ],
    }


def _long_texts(words: _Words) -> str:
    paragraphs = [words.remark] * 3
    return "\n\n".join([*paragraphs, "– обследование школ;\n– обмен опытом.", words.measure])


def _acts(words: _Words) -> list[dict[str, Any]]:
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


def _indicator(words: _Words, number: int) -> dict[str, Any]:
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


def _with_schools(words: _Words, logins: "Sequence[str]") -> dict[str, Any]:
    """What there is a row of for each school."""
    yearly: list[dict[str, Any]] = [{"school": login, "year": YEAR} for login in logins]
    numbered = list(enumerate(yearly))
    return {
        "support_steps": [
            {**row, "stage": "interview", "planned": "2026-12-02", "note": words.remark}
            for row in yearly
        ],
        "support_work": [
            {**row, "application": "2026-10-05", "review": "2026-10-20"} for row in yearly
        ],
        "support_events": [
            {
                **row,
                "kind": "visit",
                "date": f"2026-11-{at % 20 + 1:02}",
                "with_whom": words.of("методист", "муниципального методического кабинета"),
                "outcome": words.remark,
                "content": words.measure,
                "advice": words.measure,
            }
            for at, row in numbered
        ],
        "interviews": [_interview(words, at, row["school"]) for at, row in numbered],
        "expert_documents": [
            {"id": f"d{number}", "title": words.of(title, words.remark), "due": "2026-11-13"}
            for number, title in enumerate(("Программа развития", "План работы", "ВСОКО"))
        ],
        "expert_papers": [
            {
                "document": f"d{at % 3}",
                "school": row["school"],
                "received": "2026-11-12",
                "verdict": ("accepted", "returned", "not_looked_at")[at % 3],
                "remark": words.remark if at % 3 == 1 else "",
            }
            for at, row in numbered
        ],
        "school_programmes": [
            {
                **row,
                "title": words.of("Программа перехода в эффективный режим", words.remark),
                "handed": "2026-11-02",
                "returned": "2026-11-10" if at % 4 == 1 else "",
                "remark": words.remark if at % 4 == 1 else "",
                "approved": words.signed("2026-11-16") if at % 4 != 1 else "",
                "requisites": words.signed(f"приказ школы от 16.11.2026 № {at + 1}-од"),
            }
            for at, row in numbered
        ],
        **_with_others(words, logins),
    }


def _interview(words: _Words, at: int, school: str) -> dict[str, Any]:
    in_day = at % 12
    start = 9 * 60 + in_day * 30
    return {
        "place": ("Октябрьский район", "Верхнекраснозаводский-Константинопольский район")[at % 2],
        "school": school,
        "date": f"2026-11-{17 + at // 12:02}",
        "start": f"{start // 60:02}:{start % 60:02}",
        "end": f"{(start + 25) // 60:02}:{(start + 25) % 60:02}",
        "mode": words.of("ВКС", "по ссылке секретаря"),
        "note": words.remark if at % 5 == 3 else "",
        "year": YEAR,
    }


def _with_others(words: _Words, logins: "Sequence[str]") -> dict[str, Any]:
    """Pairs, tutors, recommendations, models and risks: a row or more for each school."""
    yearly = list(enumerate({"school": login, "year": YEAR} for login in logins))
    return {
        "pairs": [
            {
                **row,
                "partner_name": "" if at % 2 else "Лицей областного центра",
                "partner": logins[at - 1] if at % 2 else None,
                "direction": _SUBJECTS[at % 3],
                "agreed": words.signed("2026-11-09"),
                "number": words.signed(str(at + 1)),
                "ends": "2027-05-31",
                "actions": [words.measure, "Открытые уроки", "Консультации педагогов"],
            }
            for at, row in yearly
        ],
        "tutors": [
            {
                **row,
                "name": f"Преображенская-Новозыбковская {'АБВГДЕЖЗ'[at % 8]}.В.",
                "post": words.of("учитель математики", "высшей квалификационной категории"),
                "organisation": "МАОУ «Гимназия № 1»",
                "subject": _SUBJECTS[at % 3],
                "whom": words.of("учителя математики", "5–9 классов"),
            }
            for at, row in yearly
        ],
        "recommendations": [
            {
                **row,
                "ground": "ВПР по математике, 5 класс",
                "deficit": words.remark,
                "advice": words.measure,
                "deadline": "Май 2027 года",
            }
            for _at, row in yearly
        ],
        "models": [
            {
                "school": school,
                "direction": direction,
                "content": words.measure,
                "executors": words.of("Методический кабинет", "управления образования"),
            }
            for school in (None, logins[0])
            for direction in _DIRECTIONS
        ],
        "risk_factors": [{"title": title} for title in _FACTORS],
        "risk_profile": [
            {
                **row,
                "factor": factor,
                "significance": ("high", "medium", "low")[(at + turn) % 3],
                "helps": words.of("есть опытный методист", "и поддержка гимназии"),
                "hinders": words.remark,
                "measures": words.measure,
                "chosen": not turn,
            }
            for at, row in yearly
            for turn, factor in enumerate(_FACTORS)
        ],
    }


def _of_the_district(words: _Words, logins: "Sequence[str]") -> dict[str, Any]:
    """The working group, its meetings, letters and what proves the work."""
    return {
        "group": [
            {"person": _HEAD, "role": "председатель", "year": YEAR},
            {"person": _COORDINATOR, "role": "секретарь", "year": YEAR},
            *(
                {"person": f"p{login}", "role": "член рабочей группы", "year": YEAR}
                for login in logins
            ),
        ],
        "meetings": [_meeting(words, logins)],
        "letters": [_letter(words, number) for number in range(2)],
        "evidence": [
            {
                "component": component,
                "content": words.measure,
                "document": words.of(f"Справка {turn}", words.remark),
                "link": "https://edu.zarechie.example/shnor/2026-2027/spravka",
                "comment": words.remark if turn else "",
                "year": YEAR,
            }
            for component in _COMPONENTS
            for turn in range(1 + len(logins) // 12)
        ],
    }


def _meeting(words: _Words, logins: "Sequence[str]") -> dict[str, Any]:
    return {
        "title": words.of("Заседание рабочей группы", "по поддержке школ"),
        "number": words.signed("3"),
        "date": "2026-11-12",
        "start": "14:00",
        "place": "каб. 12",
        "chair": _HEAD,
        "secretary": _COORDINATOR,
        "items": [
            {
                "question": words.of(f"О результатах школы {number + 1}", words.remark),
                "heard": words.remark,
                "discussed": words.measure,
                "decision": words.measure,
                "responsible": "Руководители школ",
                "deadline": "25.12.2026",
            }
            for number in range(4)
        ],
        "people": [
            {"person": f"p{login}", "present": bool(at % 4)} for at, login in enumerate(logins)
        ],
        "year": YEAR,
    }


def _letter(words: _Words, number: int) -> dict[str, Any]:
    return {
        "direction": ("incoming", "outgoing")[number],
        "number": words.signed(f"01-12/{number + 7}"),
        "date": words.signed(f"2026-11-{number + 16}"),
        "correspondent": words.of(
            "Министерство образования", "и молодёжной политики Новосибирской области"
        ),
        "addressee": words.of(
            "Руководителям общеобразовательных организаций", "по списку рассылки"
        ),
        "title": words.of("О сведениях о школах", "с низкими образовательными результатами"),
        "content": "\n\n".join([words.remark, words.measure] * 3),
        "reply_number": "02-15/418",
        "reply_date": "2026-11-05",
        "signer": _HEAD,
        "year": YEAR,
    }
