"""The papers of Smolensk: two orders with points of their own, the schedule, the expert sheet."""

import json
from pathlib import Path
from typing import Any

from app.services.documents.making.texts import copy_kind, set_text
from app.services.storage.workspace import Workspace
from tests.seeds.papers import FOLDER, Fact, Paper, Row, loaded, made, seed, told

YEAR = 2021
SAID: dict[str, Any] = json.loads(seed("smolensk").read_text(encoding="utf-8"))
BODY = "Департамента Смоленской области по образованию и науке"
LEADERS = (
    "Руководители органов местного самоуправления, осуществляющих управление в сфере образования"
)
# Number, deadline, who is responsible.
MEASURES = (
    ("1.", "октябрь", f"{LEADERS} (далее – ОМСУ)"),
    ("2.", "октябрь", "Муниципальный образовательный центр (далее – МОЦ)"),
    ("3.", "октябрь", "СОИРО МОЦ"),
    ("4.", "Октябрь", "МОЦ СОИРО"),
    ("5.", "Октябрь", "ОМСУ МОЦ"),
    ("6.", "Октябрь", "ОО"),
)
SLOTS = (
    *("17.11.2020 14:30 Вязьма", "17.11.2020 15:00 Вязьма", "17.11.2020 15:30 Гагарин"),
    *("17.11.2020 16:00 Гагарин", "17.11.2020 16:30 Десногорск", "17.11.2020 17:00 Ельня"),
    *(f"18.11.2020 {time} Смоленск" for time in ("10:00", "10:30", "11:00", "11:30", "12:00")),
    *(f"18.11.2020 {time} Смоленск" for time in ("12:30", "14:00", "14:30", "15:00")),
    *("18.11.2020 15:30 Угра", "18.11.2020 16:00 Шумячи"),
    *("20.11.2020 9:30 Ярцево", "20.11.2020 10:00 Глинка"),
    *(f"20.11.2020 {time} Сафоновский район" for time in ("10:30", "11:00", "11:30")),
)
POINTS_338 = (
    "Во исполнение письма Министерства просвещения Российской Федерации от 27 марта 2020 года",
    "«О направлении перечня решений по итогам совещания»",
    *("приказываю:", "1. Утвердить Комплекс мер", "(приложение № 1)"),
    *("2. Утвердить дорожную карту", "(приложение № 2)"),
    *("3. Утвердить мониторинги", "(приложение № 3)"),
    "4. Отделу дошкольного и общего образования Департамента",
    "совместно с ГАУ ДПО «Смоленский областной институт развития образования»",
)
POINTS_418 = (
    f"утверждённого приказом {BODY} (далее – Департамент) от 08.05.2020 № 338-ОД",
    "приказываю:",
    "1. Утвердить списки школ с низкими результатами обучения (приложение № 1).",
    "2. Утвердить план мероприятий по сопровождению школ с низкими результатами обучения",
    "(далее – план мероприятий) (приложение № 2).",
    "3. Государственному автономному учреждению дополнительного профессионального образования",
    "«Смоленский областной институт развития образования» (Калинина О.С.)",
    *("3.1. Координировать", "3.2. Методически сопровождать"),
    "3.3. Предоставить в Департамент информацию о реализации плана мероприятий",
    "в срок до 30 января 2021 года и 20 июля 2021 года.",
    f"4. Рекомендовать {LEADERS.replace('Руководители', 'руководителям')}:",
    "4.1. Обеспечить работу муниципальных образовательных центров",
)


def measures() -> list[Fact]:
    """The table of the plan."""
    titles = [one["title"] for one in SAID["plans"][0]["sections"][0]["measures"]]
    return [
        ("№", "Наименование мероприятия", "Сроки исполнения", "Ответственные"),
        ("Организационно-управленческие меры",),
        *((row[0], title, *row[1:]) for row, title in zip(MEASURES, titles, strict=True)),
    ]


def order(workspace: Workspace, folder: Path, number: str, title: str, year: int) -> Paper:
    """An order by a text of the department's own, with the number and day of its row."""
    kind, _changes = copy_kind(workspace, "yearly-order", title)
    set_text(workspace, kind, (FOLDER / f"smolensk-{number}.txt").read_text(encoding="utf-8"))
    numbers = [one["number"] for one in SAID["orders"]]
    row = str(numbers.index(f"{number}-ОД") + 1)
    return made(workspace, kind, folder, year=year, settings={"order": row}, tables=number == "418")


def test_the_orders_have_the_points_and_annexes_of_the_paper(
    workspace: Workspace, tmp_path: Path
) -> None:
    loaded(workspace, "smolensk")
    first = order(workspace, tmp_path, "338", "Приказ о Комплексе мер", 2020)
    second = order(workspace, tmp_path, "418", "Приказ о сопровождении школ", YEAR)
    head = ("Департамент Смоленской области по образованию и науке", "ПРИКАЗ")
    about = "Об организации сопровождения школ с низкими результатами обучения на 2020–2021 учебный"
    assert first.missing([*head, "от 08.05.2020", "№ 338-ОД", *POINTS_338]) == []
    assert second.missing([*head, "от 08.10.2020", "№ 418-ОД", about, *POINTS_418]) == []
    assert second.missing(measures()) == []
    for paper, annexes in ((first, 3), (second, 2)):
        marks = [f"Приложение № {at}" for at in range(1, annexes + 1)]
        assert paper.missing(marks) == []
        assert paper.paragraphs.count(f"приказом {BODY}") == annexes
    plan = made(workspace, "plan", tmp_path, year=YEAR)
    assert plan.missing(["УТВЕРЖДЁН", "от 08.10.2020 № 418-ОД", *measures()]) == []


def test_the_schedule_has_the_slots_of_the_paper(workspace: Workspace, tmp_path: Path) -> None:
    loaded(workspace, "smolensk")
    paper = made(workspace, "interview-schedule", tmp_path, year=YEAR)
    rows: list[Row] = [row for row in paper.rows if row[0].isdecimal()]
    told_of = [f"{day} {time.partition('–')[0]} {place}" for _at, place, day, time in rows]
    assert told_of == list(SLOTS)
    days = [day for _at, _place, day, _time in rows]
    assert [days.count(f"{day}.11.2020") for day in (17, 18, 20)] == [6, 11, 5]
    head: list[Fact] = ["17, 18 и 20 ноября 2020 года", "Форма проведения: ВКС.", "Всего: 22"]
    assert paper.missing(head) == []


def test_the_other_papers_say_what_the_slides_say(workspace: Workspace, tmp_path: Path) -> None:
    loaded(workspace, "smolensk")

    def paper(kind: str, *, tables: bool = True, **settings: str) -> Paper:
        return made(workspace, kind, tmp_path, year=YEAR, settings=settings, tables=tables)

    documents = [one["title"] for one in SAID["expert_documents"]]
    sheet = paper("expert-sheet", handed_in="в электронном виде на адрес mironova@soiro.example")
    rows = [(str(at), title, "13.11.2020", "", "", "") for at, title in enumerate(documents, 1)]
    sent = "Документы представляются в электронном виде на адрес mironova@soiro.example."
    assert sheet.missing([sent, *rows]) == []
    assert len(documents) == 5
    minutes = paper("minutes", tables=False)
    seminar: list[Fact] = [
        "«Сопровождение школ с низкими результатами обучения в 2020-2021 учебном году»",
        *("10.11.2020", "Смоленск", "Миронова Оксана Владимировна, начальник центра экспертизы"),
        *("13.11.2020", "скан, все реквизиты", "23.11.2020"),
    ]
    assert minutes.missing(seminar) == []
    model = paper("model", tables=False)
    assert (
        model.missing(f"{at}. {one['direction']}" for at, one in enumerate(SAID["models"], 1)) == []
    )
    evidence = paper("evidence-register")
    links = [one["link"] for one in SAID["evidence"] if "link" in one]
    years = [one["comment"] for one in SAID["evidence"] if "comment" in one]
    assert (len(links), years) == (3, ["2020 год", "2019 год", "2018 год", "2017 год"])
    assert evidence.missing([*links, *years]) == []
    grounds = paper("grounds-register")
    letter = "«О направлении перечня решений по итогам совещания»"
    assert grounds.missing([letter, "27.03.2020", "418-ОД", "08.10.2020"]) == []


def test_the_check_brings_out_what_the_paper_contradicts(
    workspace: Workspace, tmp_path: Path
) -> None:
    """As typed, and the same once the orders have their own texts."""
    assert loaded(workspace, "smolensk").findings == ()
    plan = "План «План мероприятий по сопровождению школ с низкими результатами обучения»"
    wanted = [
        (
            "schedule.days",
            "Собеседование по графику, примечание",
            "Названы дни собеседований 16-17.11.2020, а в графике 17.11.2020–20.11.2020",
        ),
        (
            "paper.two-dates",
            f"{plan}, примечание",
            "Приказ № 418-ОД назван с разными датами: 06.10.2020, 08.10.2020",
        ),
    ]
    assert told(workspace) == wanted
    order(workspace, tmp_path, "338", "Приказ о Комплексе мер", 2020)
    order(workspace, tmp_path, "418", "Приказ о сопровождении школ", YEAR)
    assert told(workspace) == wanted
