"""What the papers of a programme have to say, as its open file tells it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tests.seeds.papers import Fact, Row, seed

File = Mapping[str, Any]


def read_file(place: str) -> File:
    """The open file of a department."""
    return json.loads(seed(place).read_text(encoding="utf-8"))


def sizes(file: File) -> list[int]:
    """How many measures each section of the plan has."""
    return [len(section["measures"]) for section in file["plans"][0]["sections"]]


def plan_table(file: File) -> list[Row]:
    """The rows of the table of measures: its header, its sections, each measure with all cells."""
    plan = file["plans"][0]
    columns: Sequence[str] = plan["columns"]
    rows: list[Row] = [tuple(plan["column_titles"][name] for name in columns)]
    for section in plan["sections"]:
        rows.append((section["title"],))
        for measure in section["measures"]:
            cells = {**measure, "responsible": " ".join(measure["responsible"])}
            rows.append(tuple(cells.get(name, "") for name in columns))
    return rows


def numbered(texts: Sequence[str]) -> list[str]:
    """A list as it is printed: with numbers, each line a sentence."""
    lines = (f"{at}. {text[0].upper()}{text[1:]}" for at, text in enumerate(texts, start=1))
    return [f"{line.rstrip('.;')}." for line in lines]


def body(file: File) -> Iterator[Fact]:
    """The aim, the tasks, the directions, the results and the texts of the programme."""
    programme = file["programmes"][0]
    yield f"Цель: {programme['aim']}"
    yield from numbered(programme.get("tasks", ()))
    for direction in programme.get("directions", ()):
        yield direction["title"]
        yield f"Цель направления: {direction['aim']}"
        yield from numbered(direction["tasks"])
    yield from numbered(programme["expected"])
    yield f"Срок реализации: {programme['period']['words']}"
    for part in ("management", "control"):
        yield from programme.get(part, "").splitlines()
    yield from (risk["title"] for risk in programme.get("risks", ()))
    yield from (risk["measures"] for risk in programme.get("risks", ()))


def aims_table(file: File) -> list[Row]:
    """The indicators under their aims: number and aim stand beside the first of them."""
    rows: list[Row] = [("№ п/п", "Цель", "Показатели")]
    groups = list(dict.fromkeys(one["group"] for one in file["programmes"][0]["indicators"]))
    last = ""
    for one in file["programmes"][0]["indicators"]:
        is_first = one["group"] != last
        last = one["group"]
        aim = f"{last} Цель программы: {one['aim']}" if "aim" in one else last
        first = (str(groups.index(last) + 1), aim) if is_first else ("", "")
        rows.append((*first, one["title"]))
    return rows


def monitoring_tables(file: File) -> list[Row]:
    """Five rows an aim: what is watched, how it is collected, worked on, in which order, where."""
    rows: list[Row] = []
    ways = {one["group"]: one["monitoring"] for one in file["programmes"][0]["indicators"]}
    for group, way in ways.items():
        rows += [
            ("Целевой показатель", group),
            ("Методы сбора информации", way["collection"]),
            ("Методы обработки информации", way["processing"]),
            ("Порядок сбора информации", way["procedure"]),
            ("Использование информационных систем", way["system"]),
        ]
    return rows
