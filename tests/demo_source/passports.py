"""Passports of the demo schools, as counts.

The staff of two schools on 20.09.2020 and the social passport of ООШ № 29 are published shares
turned into counts; the others are invented.
"""

from collections.abc import Iterator
from datetime import datetime

from tests.demo_source.district import BY_KEY, SCHOOLS, DemoSchool, chance, grades, pupils

Row = dict[str, object]
Blocks = dict[str, list[Row]]

# Together 100 teachers: 15 % of pension age, 7 % under 30, 84 % with a category, 78 % trained.
_STAFF_2020 = {
    "thirty": {
        "teachers": 74, "pension_age": 11, "under_30": 5, "experience_0_3": 7, "category": 63,
        "training_valid": 58, "certified": 0,
    },
    "twenty_nine": {
        "teachers": 26, "pension_age": 4, "under_30": 2, "experience_0_3": 3, "category": 21,
        "training_valid": 20, "certified": 0,
    },
}  # fmt: skip
_SOCIAL_2020 = {
    "children": 225, "poor_housing": 113, "single_parent": 81, "large_family": 54,
    "both_unemployed": 16, "on_register": 9,
}  # fmt: skip


def passports() -> Blocks:
    """The rows of the passport workbook, block by block."""
    found: Blocks = {"contingent": [], "staff": [], "social": [], "resources": []}
    for key, counts in _STAFF_2020.items():
        found["staff"].append(_line(BY_KEY[key], 2020, "Анализ кадров", counts))
    found["contingent"].append(_line(BY_KEY["twenty_nine"], 2020, "ОО-1", _even_contingent(225)))
    found["social"].append(_line(BY_KEY["twenty_nine"], 2020, "Социальный паспорт", _SOCIAL_2020))
    for year in (2025, 2026):
        for school in SCHOOLS:
            for block, source, counts in _blocks(school, year):
                found[block].append(_line(school, year, source, counts))
    return found


def _line(school: DemoSchool, year: int, source: str, counts: dict[str, int]) -> Row:
    return {
        "school": school.name,
        "login": f"edu{school.login}",
        "on_date": datetime(year, 9, 20),
        "source": source,
        **counts,
    }


def _even_contingent(total: int) -> dict[str, int]:
    """One class of the same size in each of nine grades."""
    return {
        "pupils": total,
        **{f"grade_{grade}": total // 9 for grade in range(1, 10)},
        "class_sets": 9,
    }


def _blocks(school: DemoSchool, autumn: int) -> Iterator[tuple[str, str, dict[str, int]]]:
    by_grade = {grade: pupils(school, autumn + 1, grade) for grade in grades(school)}
    total = sum(by_grade.values())

    def part(share: float, base: int, word: str) -> int:
        return round(base * share * (0.7 + 0.6 * chance(school.key, autumn, word)))

    weak = school.weak
    yield (
        "contingent",
        "ОО-1",
        {
            "pupils": total,
            **{f"grade_{grade}": size for grade, size in by_grade.items()},
            "class_sets": sum(max(1, round(size / 26)) for size in by_grade.values()),
            "ovz": part(0.03 + weak / 4, total, "ovz"),
            "disabled": part(0.015, total, "disabled"),
            "non_native": part(0.02 + weak / 3, total, "non_native"),
            "bussed": part(0.3 if school.distance > 10 else 0.02, total, "bussed"),
        },
    )
    teachers = max(11, round(total / 13))
    yield (
        "staff",
        "Анализ кадров",
        {
            "teachers": teachers,
            "pension_age": part(0.1 + weak, teachers, "pension"),
            "under_30": part(0.16 - weak / 3, teachers, "young"),
            "experience_0_3": part(0.12, teachers, "experience"),
            "category": min(teachers, part(0.92 - weak, teachers, "category")),
            "training_valid": min(teachers, part(0.93 - weak / 2, teachers, "training")),
            "diagnosed": min(teachers, part(0.6, teachers, "diagnosed")),
            "vacancies": round(4 * weak + 2 * chance(school.key, autumn, "vacancies")),
        },
    )
    yield (
        "social",
        "Социальный паспорт",
        {
            "children": total,
            "poor_housing": part(weak * 1.6, total, "housing"),
            "single_parent": part(0.16 + weak, total, "single"),
            "large_family": part(0.14 + weak / 2, total, "large"),
            "low_income": part(0.1 + weak, total, "income"),
            "both_unemployed": part(weak / 4, total, "unemployed"),
            "on_register": part(0.01 + weak / 10, total, "register"),
            "orphans": part(0.015, total, "orphans"),
            "parents_higher": part(max(0.08, 0.55 - 2 * weak), total, "higher"),
        },
    )
    yield (
        "resources",
        "Самообследование",
        {
            "computers": max(12, round(total / 8)),
            "internet_mbit": 100 if school.distance < 10 else 50,
            "eor": 3 + round(6 * chance(school.key, "eor")),
            "labs": max(3, round(total / 90)),
            "methodical_year": 2014 + round(10 * chance(school.key, "methodical")),
        },
    )
