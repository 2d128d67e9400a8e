"""Ivanovo: a municipal project of the school year 2021/2022, with its passport and its plan."""

from pathlib import Path

from app.services.storage.workspace import Workspace
from tests.seeds.facts import aims_table, body, plan_table, read_file, sizes
from tests.seeds.papers import Fact, Row, loaded, made, told

PLACE, YEAR = "ivanovo", 2022
ROWS = (
    *("Наименование", "Основания для разработки", "Основные разработчики", "Исполнители"),
    *("Участники", "Цель", "Задачи", "Целевые показатели", "Срок реализации"),
    *("Риски и меры по их снижению", "Ожидаемые результаты", "Контроль реализации"),
)
ACTS: tuple[Fact, ...] = (
    "– Федеральный закон от 29.12.2012 № 273-ФЗ «Об образовании в Российской Федерации»",
    "– Федеральный государственный образовательный стандарт",
    "– Национальный проект «Образование»",
    "– Федеральный проект «Современная школа»",
    "– Указ Президента Российской Федерации от 07.05.2018 № 204 «О национальных целях",
    "– Постановление Правительства Российской Федерации от 26.12.2017 № 1642",
    "– Федеральный проект «500+»",
    "– Стратегия развития системы образования города Иванова на период до 2030 года",
    "– Ведомственная целевая программа «Создание материально-технических условий",
)
PASSPORT: tuple[Fact, ...] = (
    ("Наименование", "Содержание"),
    (
        "Основные разработчики",
        (
            "Управление образования Администрации города Иванова Муниципальное бюджетное"
            " учреждение «Методический центр в системе образования»"
        ),
    ),
    ("Исполнители", "МБУ МЦ"),
    ("Участники", "Организации с низким индексом качества"),
    ("Срок реализации", "Сентябрь 2021 – август 2022"),
    ("Контроль реализации", "Контроль реализации осуществляет управление образования"),
)
TARGETS: tuple[Row, ...] = (
    ("Показатель", "Единица", "2021/2022"),
    ("Охват педагогов, участвующих в проекте", "%", "не менее 80"),
    ("Выход из группы отстающих по показателям диагностики", "показателей", "не менее 3"),
    ("Динамика результатов диагностики и самодиагностики", "", "рост"),
    ("Удовлетворённость родителей качеством образования", "", "рост"),
)
TEXTS: tuple[Fact, ...] = (
    *("1. Низкий кадровый потенциал.", "3. Неблагоприятная учебная атмосфера в школе."),
    *("1. Низкие результаты образования.", "10. Несовершенно сетевое взаимодействие школ"),
    *("– умение управлять конфликтами;", "– умение оценивать результат с учётом"),
    *("Второе направление – адресная методическая помощь", "Третье направление – мониторинг"),
    *("1. Заявка от руководства школы.", "2. Собеседование с управленческими командами."),
    "7. Экспертиза результата: итоговая оценка качества результатов",
)
THE_TIME = "В течение периода реализации Программы"
DEADLINES = (
    *("сентябрь 2021", "сентябрь 2021", "сентябрь-октябрь 2021", "сентябрь 2021"),
    *("сентябрь 2021", "до конца октября", "до ноября 2021"),
    *["декабрь 2021"] * 4,
    *("январь-март 2022", "ноябрь 2021-апрель 2022", "ноябрь 2021-апрель 2022"),
    *[THE_TIME] * 5,
)
NUMBERS = [
    *("1.", "2.", "3", "4", "5", "6", "7", "7", "9", "10", "11"),
    *("1", "4", "5", "1", "2", "3", "1", "2"),
]


def test_the_project_with_its_plan(workspace: Workspace, tmp_path: Path) -> None:
    assert loaded(workspace, PLACE).findings == ()
    file = read_file(PLACE)
    assert sizes(file) == [11, 1, 2, 3, 2]
    settings = {"full_passport": "1"}
    paper = made(workspace, "programme", tmp_path / "project", year=YEAR, settings=settings)
    whole = (*ACTS, *PASSPORT, *TARGETS, *TEXTS, *body(file), *aims_table(file))
    assert paper.missing((*whole, *plan_table(file))) == []
    start = paper.rows.index(("Наименование", "Содержание")) + 1
    assert tuple(row[0] for row in paper.rows[start : start + len(ROWS)]) == ROWS
    measures = [row for row in paper.rows if len(row) == 5][1:]
    assert [(row[0], row[3]) for row in measures] == [*zip(NUMBERS, DEADLINES, strict=True)]
    assert sum(not row[4] for row in measures) == 7
    # Nothing is left to fill in but the order, which the paper does not name.
    assert [text for text in paper.paragraphs if "___" in text] == ["от ____________ № ______"]
    plan = made(workspace, "plan", tmp_path / "plan", year=YEAR)
    assert plan.missing(plan_table(file)) == []


def test_the_check_brings_out_what_the_paper_says_wrong(workspace: Workspace) -> None:
    loaded(workspace, PLACE)
    plan, first = "План «План реализации Проекта»", "раздел «Управленческая деятельность»"
    seventh = f"{plan}, {first}, мероприятие 7"
    found = told(workspace)
    no_order = "В грифе приложения нет даты и номера приказа"
    assert [(code, text) for code, _where, text in found] == [
        ("measure.no-expected", "Ожидаемый результат не указан у 7 мероприятий"),
        ("stamp.empty-requisites", f"{no_order}: «План мероприятий»"),
        ("indicator.no-target", "Целевые значения не указаны у 5 показателей"),
        ("stamp.empty-requisites", f"{no_order}: «Программа»"),
        ("measure.number-gap", "Номера идут не подряд: первым стоит 4"),
        ("measure.number-gap", "Номера идут не подряд: после 7 стоит 9"),
        ("measure.number-twice", "Номер 7 есть и у другого мероприятия плана"),
        ("plan.overdue-unapproved", "План не утверждён, а срок истёк у 19 мероприятий"),
        ("years.other-period", "В тексте названы 2020–2021 годы, а период – 2021/2022"),
    ]
    places = {code: where for code, where, _text in found}
    assert places["measure.no-expected"] == (
        f"{plan}, {first}: 10; раздел «Развитие кадрового потенциала ШНОР (по результатам"
        " самообследования и собеседов…»: 4, 5; раздел «Методическое сопровождение»: 2, 3;"
        " раздел «Адресная методическая помощь ШНОР»: 1, 2"
    )
    assert places["indicator.no-target"].startswith("Проект «Муниципальный проект сопровождения")
    assert places["indicator.no-target"].endswith("показатели 1, 2, 7, 8, 9")
    assert places["measure.number-twice"] == seventh
    assert places["years.other-period"] == f"{seventh}, название"
