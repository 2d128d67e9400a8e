"""Nobody works a hidden count out of all that a district publishes in a year."""

from pathlib import Path
from random import Random
from typing import NamedTuple, TypeAlias

import pytest

from app.services.clock import Clock
from app.services.documents.model.blocks import Document
from app.services.documents.public_words import FEWER, LEAST_GROUP, is_small
from app.services.identification.maths import MERGED_TITLE
from app.services.storage.workspace import create_workspace
from tests.services.documents.recovery.printed import Row, Told, plain, results, tables
from tests.services.documents.recovery.publishing import ADDED_UP, APART, fill, published
from tests.services.documents.recovery.solving import Knowledge
from tests.services.documents.recovery.worlds import CLASS, LOGINS, SOCIAL, World, invented

_RULES = {11: APART, 12: ADDED_UP, 13: APART, 14: ADDED_UP}  # by seed
_TITLES = {
    "orphans": "Сирот и детей под опекой",
    "migrants": "Из семей мигрантов",
    "large_family": "Из многодетных семей",
}
Bounds: TypeAlias = tuple[int, int]
_ANY: Bounds = (0, 1000)
_FEW: Bounds = (1, LEAST_GROUP - 1)


class District(NamedTuple):
    """A district, the codes of its procedures by title, and all that it publishes."""

    world: World
    codes: dict[str, str]
    documents: list[Document]


@pytest.fixture(scope="module")
def districts(tmp_path_factory: pytest.TempPathFactory, clock: Clock) -> dict[int, District]:
    """By the seed that they are made from."""
    return {seed: district(tmp_path_factory.mktemp("d") / "d", clock, seed) for seed in _RULES}


def district(root: Path, clock: Clock, seed: int) -> District:
    world = invented(Random(seed))
    with create_workspace(root, clock) as workspace:
        outcome = fill(workspace, world, _RULES[seed])
        codes = {plain(one.title): code for code, one in outcome.inputs.procedures.items()}
        return District(world, codes, [document for _name, document in published(workspace)])


def test_no_hidden_count_of_a_result_has_one_value(districts: dict[int, District]) -> None:
    known: list[str] = []
    hidden = shown = sums = 0
    for seed, (world, codes, documents) in districts.items():
        knowledge = Knowledge(codes)
        knowledge.learn(of_school(told) for document in documents for told in results(document))
        sums += knowledge.sums
        for (login, code, year), group in world.groups.items():
            key = f"СОШ № {login[-1]}", code, year
            for count, of in ((group.failed, knowledge.failed), (group.high, knowledge.high)):
                left = {part for _whole, part in of.get(key, ())}
                if not left:
                    continue
                assert count in left
                if is_small(group.participants, count):
                    hidden += 1
                    known += [f"{seed} {key}: {left}"] if len(left) == 1 else []
                else:
                    shown += len(left) == 1
    assert known == []
    assert (hidden > 20, shown > 20, sums > 0) == (True, True, True)


def of_school(told: Told) -> Told:
    """The check of one school does not name it in its table; its plan is that of the second."""
    return told._replace(school="СОШ № 2") if told.school.startswith("Результаты") else told


def test_a_part_behind_a_printed_sum_is_worked_out() -> None:
    """What the papers avoid: 15 in two years, of whom a share that is known failed in one."""
    title = "ВПР по математике, 5 класс"
    knowledge = Knowledge({title: "vpr:ma:5"})
    knowledge.learn(
        (
            Told("А", title, (2025, 2026), "15", "5"),
            Told("А", title, (2026,), share="36,4"),
            Told("А", plain(MERGED_TITLE), (2026,), "15", "5"),
        )
    )
    assert knowledge.failed["А", "vpr:ma:5", 2025] == {(4, 1)}
    assert len(knowledge.failed["А", "ege:ma:prof", 2026]) > 10


def test_no_hidden_count_of_a_social_passport_has_one_value(districts: dict[int, District]) -> None:
    known: list[str] = []
    hidden = sums = 0
    for seed, (world, _codes, documents) in districts.items():
        for code in SOCIAL:
            bounds, printed = social(documents, _TITLES[code])
            sums += len(printed)
            narrow(bounds, printed)
            for school, (least, most) in bounds.items():
                count = world.social[f"99000{school[-1]}", code]
                assert least <= count <= most
                if 0 < count < LEAST_GROUP:
                    hidden += 1
                    known += [f"{seed} {school} {code}: {count}"] if least == most else []
    assert known == []
    assert (hidden > 20, sums > 0) == (True, True)


def test_bounds_of_parts_follow_from_their_sums() -> None:
    """What the papers avoid: the sum of two schools beside the passport of one of them."""
    bounds: dict[str, Bounds] = {"А": (6, 6), "Б": _FEW, "В": _FEW, "Г": _FEW}
    narrow(bounds, [(("А", "Б"), 9), (("В", "Г"), 8)])
    assert bounds == {"А": (6, 6), "Б": (3, 3), "В": (4, 4), "Г": (4, 4)}


def social(
    documents: list[Document], title: str
) -> tuple[dict[str, Bounds], list[tuple[tuple[str, ...], int]]]:
    """What is printed of an indicator: bounds of each school, and sums of some of them or all."""
    every = tuple(f"СОШ № {login[-1]}" for login in LOGINS)
    bounds: dict[str, Bounds] = dict.fromkeys(every, _ANY)
    sums: list[tuple[tuple[str, ...], int]] = []
    for document in documents:
        schools: dict[str, None] = {}
        for about, rows in tables(document):
            schools |= {about: None} if about in every and "Процедура" in rows[0] else {}
            for row in rows:
                if row.get("Показатель") != title:
                    continue
                if "Число" in row:
                    text = row["Число"]
                    bounds[about] = _FEW if text == plain(FEWER) else (int(text), int(text))
                for column, whole in (("Школы анализа", tuple(schools)), ("Район", every)):
                    text = row.get(f"{column} / число", "")
                    sums += [(whole, int(text))] if text.isdigit() else []
    return bounds, sums


def narrow(bounds: dict[str, Bounds], sums: list[tuple[tuple[str, ...], int]]) -> None:
    """Let each part have no more than its sum leaves it beside the least of the others."""
    before: dict[str, Bounds] = {}
    while before != bounds:
        before = dict(bounds)
        for parts, whole in sums:
            for part in parts:
                rest = [bounds[other] for other in parts if other != part]
                least, most = bounds[part]
                bounds[part] = (
                    max(least, whole - sum(upper for _lower, upper in rest)),
                    min(most, whole - sum(lower for lower, _upper in rest)),
                )


def test_no_verdict_on_a_hidden_share_tells_one_pupil_from_two(
    districts: dict[int, District],
) -> None:
    known: list[str] = []
    hidden = verdicts = 0
    for seed, (_world, _codes, documents) in districts.items():
        for row in (
            row for document in documents for _about, rows in tables(document) for row in rows
        ):
            if row.get("Текущий результат") != plain(FEWER):
                continue
            hidden += 1
            left = [few for few in (1, 2) if row["Вывод"] in ("–", verdict(few, row))]
            verdicts += row["Вывод"] != "–"
            known += [f"{seed} {row}"] if len(left) < 2 else []
    assert known == []
    assert (hidden > 20, verdicts > 0) == (True, True)


def verdict(few: int, row: Row) -> str:
    """What a count of the class comes to beside what is expected."""
    expected = row["Ожидаемый результат"]
    number = int(expected.removesuffix(" %").split()[-1])
    share = few * 100 / CLASS
    reached = share >= number if expected.startswith("не менее") else share <= number
    return "достигнуто" if reached else "не достигнуто"
