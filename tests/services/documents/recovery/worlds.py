"""Invented districts with many small groups, and twins that differ in hidden numbers alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from app.services.documents.public_words import FEWEST, LEAST_GROUP, is_small
from app.services.identification.sums import class_key

YEAR = 2027  # of work; the results are those of the year before, and of two years before it
YEARS = (2024, 2025, 2026)
LOGINS = tuple(f"99000{number}" for number in range(1, 7))
PROCEDURES = (
    *("vpr:ma:5", "vpr:ru:6", "oge:ma", "oge:ru"),
    *("ege:ru", "ege:ma:base", "ege:ma:prof"),
)
SOCIAL = ("orphans", "migrants", "large_family")
CRITERIA = {1: "не более 10 %", 2: "0 %", 6: "не менее 15 %", 8: "не менее 10 %"}
CLASS = 11  # whose shares are typed with their counts


@dataclass(frozen=True, slots=True)
class Group:
    """Pupils of one school who took part in a procedure."""

    participants: int
    failed: int
    high: int

    @property
    def small(self) -> bool:
        """Whether nothing may be published of it."""
        return is_small(self.participants, self.failed) or is_small(self.participants, self.high)


Groups = Mapping[tuple[str, str, int], Group]  # by login, procedure and year


@dataclass(frozen=True, slots=True)
class World:
    """What is stored of a district that a paper may tell of pupils.

    Attributes:
        groups: results with their counts.
        told: pupils behind the typed values of criteria, by login and number; one typed as
            «1 (9,1 %)» has few of them, of others nobody is told.
        social: counts of the social passports, by login and code.
    """

    groups: Groups
    told: Mapping[tuple[str, int], int]
    social: Mapping[tuple[str, str], int]


def invented(random: Random) -> World:
    """A district; about every second group of it is small."""
    groups = {
        (login, code, year): _group(random)
        for login in LOGINS
        for code in PROCEDURES
        for year in YEARS
        if random.random() < 0.9
    }
    told = {(login, number): random.choice((0, 1, 2, 3)) for login in LOGINS for number in CRITERIA}
    social = {
        (login, code): random.choice((0, 1, 3, 4, 6, 9)) for login in LOGINS for code in SOCIAL
    }
    return World(groups, told, social)


def _group(random: Random) -> Group:
    participants = random.choice((2, 3, 4, 5, 6, 7, 8, 9, 12, 15, 18))
    failed = random.choice((0, 1, 2, participants // 3, participants // 2))
    high = min(random.choice((0, 1, 2, 3, 4)), participants - failed)
    return Group(participants, failed, high)


def twins_of(world: World, login: str, random: Random) -> Iterator[World]:
    """Districts that differ from one in hidden numbers of a school; forever.

    The size of a class stays: by it anybody can tell that some class is not small.
    """
    while True:
        groups = {
            key: _other(group, world.groups, key, random)
            for key, group in world.groups.items()
            if key[0] == login
        }
        yield replace(world, groups={**world.groups, **groups})


def _other(group: Group, groups: Groups, key: tuple[str, str, int], random: Random) -> Group:
    login, code, year = key
    if not group.small:
        return group
    if not is_small(group.participants, group.failed):
        high = random.randint(1, min(FEWEST, group.participants - group.failed))
        return replace(group, high=high)
    largest = max(
        other.participants
        for (school, procedure, of_year), other in groups.items()
        if (school, of_year) == (login, year) and class_key(procedure) == class_key(code)
    )
    while True:
        participants = group.participants
        if participants < LEAST_GROUP and participants < largest:
            participants = random.randint(1, min(largest, LEAST_GROUP - 1))
        failed = random.randint(0, participants)
        other = Group(participants, failed, random.randint(0, participants - failed))
        if is_small(participants, failed):
            return other


def with_other_told(world: World, random: Random) -> World:
    """The same with other hidden numbers in criteria and social passports."""
    told = {key: random.choice((1, 2)) if 0 < few <= 2 else few for key, few in world.told.items()}
    social = {
        key: random.randint(1, LEAST_GROUP - 1) if 0 < count < LEAST_GROUP else count
        for key, count in world.social.items()
    }
    return replace(world, told=told, social=social)


def as_file(world: World) -> dict[str, Any]:
    """The district as an open file."""
    schools = [{"login": login, "name": f"СОШ № {login[-1]}", "kind": "СОШ"} for login in LOGINS]
    period = {"start": "2026-09-01", "end": "2027-08-31"}
    before = {"start": "2025-09-01", "end": "2026-08-31"}
    order = {"id": "o1", "number": "12", "date": "2026-11-02", "title": "О программе"}
    return {
        "opora": 1,
        "department": {"full_name": "Управление образования", "territory": "Заречный округ"},
        "schools": schools,
        "orders": [order],
        "results": [
            {
                "school": login,
                "procedure": code,
                "year": year,
                "participants": group.participants,
                "failed": group.failed,
                "high": group.high,
            }
            for (login, code, year), group in world.groups.items()
        ],
        "passports": [_passport(world, login) for login in LOGINS],
        "criteria": [
            {
                "school": login,
                "criterion": number,
                "year": YEAR,
                "current": value_text(few),
                "expected": CRITERIA[number],
            }
            for (login, number), few in world.told.items()
        ],
        "programmes": [
            _programme("pr1", "Программа поддержки", LOGINS[:4], period),
            _programme("pr2", "Проект поддержки", LOGINS[1:4], period),
        ],
        "plans": [
            _plan(world, "План поддержки", None, period),
            _plan(world, "План школы", LOGINS[0], period),
            _plan(world, "Прежний план школы", LOGINS[1], before),
        ],
        "evidence": [
            {"component": "analysis", "content": mark_text(world, LOGINS[1]), "year": YEAR}
        ],
    }


def value_text(few: int) -> str:
    """A value of a criterion as typed with its count: «1 (9,1 %)»."""
    return f"{few} ({few * 100 / CLASS:.1f} %)".replace(".", ",").replace(",0 %", " %")


def mark_text(world: World, login: str) -> str:
    """Words that name a group of the school."""
    group = next(group for key, group in world.groups.items() if key[0] == login)
    return f"Не сдали {group.failed} из {group.participants} обучающихся."


def _passport(world: World, login: str) -> dict[str, Any]:
    counts = {code: count for (of, code), count in world.social.items() if of == login}
    return {"school": login, "date": "2026-09-20", "values": {"children": 100, **counts}}


def _programme(key: str, title: str, schools: tuple[str, ...], period: dict[str, str]) -> Any:
    return {
        "id": key,
        "title": title,
        "period": period,
        "order": "o1",
        "schools": list(schools),
        "aim": "Повысить качество образования",
        "texts": {"problem": PROBLEM},
    }


def _plan(world: World, title: str, school: str | None, period: dict[str, str]) -> Any:
    done = {"status": "done", "date": "2026-11-10", "text": mark_text(world, school or LOGINS[0])}
    measure = {"number": "1.1", "title": "Пересдача", "deadline": "ноябрь 2026", "marks": [done]}
    return {
        "title": title,
        "period": period,
        "school": school,
        "order": "o1",
        "sections": [{"title": "Мониторинг", "measures": [measure]}],
    }


PROBLEM = """\
% для каждой: школы анализа
% если есть результаты школы
[название таблицы] {школа}
[таблица: результаты школы]
Процедура                                    | 70 |           | {процедура}
{год анализа} / % «2»                        | 24 | по центру | {доля двоек}
{год анализа} / % высоких результатов        | 27 | по центру | {доля высоких}
{прежний год анализа} / % «2»                | 24 | по центру | {прежняя доля двоек}
{прежний год анализа} / % высоких результатов | 27 | по центру | {прежняя доля высоких}

% для каждой: выводы о школе
– {вывод};
% конец
% конец
% конец
% если есть сведения о школах
[таблица: сведения о школах]
== {раздел сведений}
~ показатели школ
Показатель                     | 66 |           | {показатель}
Школы анализа / число          | 20 | по центру | {число}
Школы анализа / доля           | 20 | по центру | {доля?}
Школы анализа / школ с данными | 22 | по центру | {школ с данными}
Район / число                  | 22 | по центру | {число в районе}
Район / доля                   | 22 | по центру | {доля в районе?}
% конец"""
