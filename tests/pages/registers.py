"""Rows of the registers of a district: what there is of each school, and what of all of them."""

from collections.abc import Sequence
from typing import Any

from tests.pages.lengths import COORDINATOR, HEAD, YEAR, Words

DIRECTIONS = (
    *("Организационно-управленческое", "Научно-методическое", "Социально-педагогическое"),
    "Имиджевое",
)
_SUBJECTS = ("математика", "русский язык", "математика и физика, 7–9 классы")
_COMPONENTS = (
    *("goals", "indicators", "methods", "monitoring", "analysis"),
    *("recommendations", "measures", "decisions", "effect"),
)
_FACTORS = ("Низкий уровень оснащения школы", "Дефицит педагогических кадров")


def of_schools(words: Words, logins: Sequence[str]) -> dict[str, Any]:
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


def _interview(words: Words, at: int, school: str) -> dict[str, Any]:
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


def _with_others(words: Words, logins: Sequence[str]) -> dict[str, Any]:
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
            for direction in DIRECTIONS
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


def of_the_district(words: Words, logins: Sequence[str]) -> dict[str, Any]:
    """The working group, its meetings, letters and what proves the work."""
    return {
        "group": [
            {"person": HEAD, "role": "председатель", "year": YEAR},
            {"person": COORDINATOR, "role": "секретарь", "year": YEAR},
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


def _meeting(words: Words, logins: Sequence[str]) -> dict[str, Any]:
    return {
        "title": words.of("Заседание рабочей группы", "по поддержке школ"),
        "number": words.signed("3"),
        "date": "2026-11-12",
        "start": "14:00",
        "place": "каб. 12",
        "chair": HEAD,
        "secretary": COORDINATOR,
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


def _letter(words: Words, number: int) -> dict[str, Any]:
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
        "signer": HEAD,
        "year": YEAR,
    }
