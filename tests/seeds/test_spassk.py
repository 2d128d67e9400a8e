"""The report of Spassk with its model and criteria: 17 measures done, 66 values of six schools."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from app.services.criteria import filled_schools, list_schools_values
from app.services.open_file.exporting.export import read_district
from app.services.storage.workspace import Workspace
from tests.seeds.papers import Fact, loaded, made, seed, told

YEAR = 2019
SAID: dict[str, Any] = json.loads(seed("spassk").read_text(encoding="utf-8"))
DEPARTMENT, SCHOOLS = "Отдел образования", "Отдел образования Образовательные организации"
WITHIN = "В течение 2018-2019 уч. года"
DONE, BY_ORDER = f"Выполнено {WITHIN.lower()}", "Выполнено. Приказ № 458 от 17.08.2018"
# Number, deadline, who is responsible, mark.
MEASURES = (
    ("1.", "Август 2018", DEPARTMENT, BY_ORDER),
    ("2.", "Август 2018", DEPARTMENT, BY_ORDER),
    *((f"{number}.", "Август 2018", SCHOOLS, BY_ORDER) for number in range(3, 7)),
    ("7.", "В течение 2018-2019 учебного года", SCHOOLS, "https://edu.tatar.ru/spassk/roo"),
    ("8.", "Август 2018", DEPARTMENT, "Выполнено. Утверждено приказом, август"),
    ("9.", "Август 2018 Август 2019", SCHOOLS, "Выполнено. Итоги ГИА проанализированы"),
    ("10.", WITHIN, SCHOOLS, "Выполнено. Итоги ВПР проанализированы"),
    ("11.", WITHIN, SCHOOLS, DONE),
    ("12.", WITHIN, SCHOOLS, f"{DONE}. Даны рекомендации школе и учителям"),
    ("13.", "В течение 2018-2020 уч года", "Образовательные организации", DONE),
    ("14.", WITHIN, SCHOOLS, DONE),
    ("15.", WITHIN, SCHOOLS, f"{DONE}, 100 %"),
    ("16.", WITHIN, SCHOOLS, DONE),
    ("17.", WITHIN, DEPARTMENT, DONE),
)
_AGREED = ("Партнерский договор, план реализуемых мероприятий", "Реализация мероприятий")
_HELPED = "Методическая помощь оказана 100 % педагогов, испытывающих трудности"
# The third of the eleven criteria and on by schools: now, a year before, wanted.
SCORES = {
    "Бураковская СОШ": ((63, 69, 70), (45, "47,8", 50), (51, 63, 60)),
    "Антоновская СОШ": ((57, 63, 65), (43, 48, 50), (49, 61, 60)),
    "Болгарская кадетская школа": ((44, 52, 52), (39, 44, 45), (44, 47, 50)),
    "Кимовская СОШ": ((65, 69, 70), (48, 51, 55), (61, 67, 67)),
    "Полянская СОШ": ((58, 63, 65), (47, 49, 50), (65, 69, 670)),
}
SHARES = {
    "Бураковская СОШ": ("1 (9 %)", "0 %", ("0", "10", "10"), ("12", "32", "32"), "67/70", "11,1"),
    "Антоновская СОШ": ("0 (0 %)", "0 %", ("8,3", "22", "20"), ("0", "10", "20"), "75/75", "23"),
    "Болгарская кадетская школа": (
        *("16,6 %", "1 (25 %)", ("0", "0", "10"), ("0", "17", "20"), "66/70", "19"),
    ),
    "Кимовская СОШ": ("12 %", "0 %", ("12,5", "18", "20"), ("13", "21", "25"), "77/80", "14"),
    "Полянская СОШ": ("0 %", "0 %", ("11", "13", "15"), ("11", "28", "25"), "68/70", "12,8"),
    "Кузнечихинская ООШ": ("0 %", "–", None, ("0", "5", "7"), "69/75", "26"),
}
VERDICTS = {"reached": 14, "not_reached": 35, "no_data": 17}
SUMMARIES = ("2 из 9", "4 из 9", "1 из 9", "2 из 9", "3 из 9", "2 из 4")


def criteria_rows() -> list[tuple[str, ...]]:
    """Number, current value and expected one of all 66 rows, in the order of the paper."""
    rows: list[tuple[str, ...]] = []
    for school, (nine, eleven, high, olympiads, confirmed, deficits) in SHARES.items():
        now, wanted = confirmed.split("/")
        rows += [("1", nine, "0 %"), ("2", eleven, "–" if eleven == "–" else "0 %")]
        for number, score in enumerate(SCORES.get(school, (None,) * 3), start=3):
            rows.append((str(number), *_score(score)))
        rows += [
            ("6", *(("–", "–") if high is None else _share(high, "более"))),
            ("7", *_share(olympiads, "не менее")),
            ("8", "100 %", "100 %"),
            ("9", *_AGREED),
            (
                "10",
                f"Анализ результатов участия. Подтвердили оценки – {now} %",
                f"Факт подтверждения оценок не менее {wanted} %",
            ),
            ("11", f"{deficits} %", _HELPED),
        ]
    return rows


def _score(score: tuple[object, ...] | None) -> tuple[str, str]:
    if score is None:
        return "–", "–"
    now, before, wanted = score
    word = {1: "балл", 2: "балла", 3: "балла", 4: "балла"}.get(int(str(now)) % 10, "баллов")
    return f"{now} {word} (в 2017/2018 уч. г. – {before})", f"более {wanted} баллов"


def _share(share: tuple[str, str, str], operator: str) -> tuple[str, str]:
    now, before, wanted = share
    return f"{now} % (в 2017/2018 уч. г. – {before} %)", f"{operator} {wanted} %"


def test_the_report_says_what_the_paper_says(workspace: Workspace, tmp_path: Path) -> None:
    loaded(workspace, "spassk")
    wanted = {"version": "internal", "model": "1", "model_order": "1"}
    report = made(workspace, "execution-report", tmp_path, year=YEAR, settings=wanted)
    sections: list[dict[str, Any]] = SAID["plans"][0]["sections"]
    assert [len(section["measures"]) for section in sections] == [7, 5, 2, 3]
    titles = [measure["title"] for section in sections for measure in section["measures"]]
    facts: list[Fact] = [
        *("УТВЕРЖДАЮ", "Начальник МУ «Отдел образования»", "А.Н. Егорин"),
        "Отчёт об исполнении плана (перечня) мероприятий",
        "Спасского муниципального района",
        f"утверждён приказом {SAID['department']['full_name_genitive']} от 27.08.2018 № 458",
        ("№", "Наименование мероприятий", "Сроки", "Ответственный", "Отметка об исполнении"),
        *((section["title"],) for section in sections),
        *((row[0], title, *row[1:]) for row, title in zip(MEASURES, titles, strict=True)),
        "Всего в плане 17 мероприятий. Из них: выполнено – 17.",
        "Модель утверждена приказом",
        *(
            f"{letter}) {one['direction']}. {one['content']}"
            for letter, one in zip("абвг", SAID["models"], strict=True)
        ),
        "Исполнители: МБОУ «_____» – участник проекта.",
        *(f"{at}. {one['name']}" for at, one in enumerate(SAID["schools"], start=1)),
        ("№ п/п", "Наименование критерия", "Текущий результат", "Ожидаемый результат"),
    ]
    assert report.missing(facts) == []
    rows = [(row[0], *row[2:]) for row in report.rows if len(row) == 4 and row[0].isdecimal()]
    assert rows == criteria_rows()


def test_the_criteria_are_counted_and_the_model_and_the_list_are_made(
    workspace: Workspace, tmp_path: Path
) -> None:
    loaded(workspace, "spassk")
    verdicts = Counter(value.verdict for value in read_district(workspace).criteria)
    assert verdicts == VERDICTS
    schools = filled_schools(workspace)[YEAR]
    values = list_schools_values(workspace, schools, YEAR).values()
    assert Counter(row.reached for rows in values for row in rows) == {
        True: VERDICTS["reached"],
        False: VERDICTS["not_reached"],
        None: VERDICTS["no_data"],
    }
    paper = made(workspace, "criteria", tmp_path, year=YEAR, settings={"version": "internal"})
    facts: list[Fact] = [
        "достигнуто 14 из 49 критериев, нет данных по 17",
        *(f"Итог: достигнуто {words} критериев" for words in SUMMARIES),
    ]
    assert paper.missing(facts) == []
    published = made(workspace, "criteria", tmp_path, year=YEAR)
    assert published.missing(["1 (9 %)", "1 (25 %)"]) == ["1 (9 %)", "1 (25 %)"]
    model = made(
        workspace, "model", tmp_path, year=YEAR, settings={"model_order": "1"}, tables=False
    )
    stamp = ("УТВЕРЖДЕНА", "от 27.08.2018 № 458")
    assert model.missing([*stamp, *(one["direction"] for one in SAID["models"])]) == []
    listed = made(workspace, "list-order", tmp_path, year=YEAR, settings={"basis": "support"})
    names = [one["name"] for one in SAID["schools"]]
    assert listed.missing(["от 27.08.2018 № 458", "Начальник МУ «Отдел образования»"]) == []
    assert [row[:2] for row in listed.rows[1:]] == [
        (str(at), name) for at, name in enumerate(names, start=1)
    ]


def test_the_check_brings_out_what_the_paper_contradicts(workspace: Workspace) -> None:
    findings = loaded(workspace, "spassk").findings
    assert [(one.code, one.where) for one in findings] == [
        *(("doubled_sign", f"criteria[{at}].current") for at in (21, 32, 43)),
        ("out_of_range", "criteria[48].expected"),
        ("doubled_sign", "criteria[65].current"),
    ]
    impossible = findings[3]
    plan = "План «План (перечень) мероприятий по повышению качества образования в школах с низким…»"
    assert told(workspace) == [
        (
            "criterion.impossible",
            "Критерии, Полянская СОШ, 2018/2019",
            f"Невозможное значение: Полянская СОШ, критерий 5. {impossible.text}",
        ),
        (
            "deadline.long-school-year",
            f"{plan}, мероприятие 13",
            "Учебный год «2018–2020» не может быть одним учебным годом",
        ),
        (
            "paper.two-dates",
            f"{plan}, мероприятие 1, отметка и ещё 5",
            "Приказ № 458 назван с разными датами: 17.08.2018, 27.08.2018",
        ),
        (
            "deadline.outside-plan",
            f"{plan}, мероприятие 13",
            "Срок «В течение 2018-2020 уч года» выходит за период плана",
        ),
    ]
