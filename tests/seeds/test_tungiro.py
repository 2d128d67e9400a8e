"""Tungiro: the order № 15-ОД of 05.03.2018 with a programme of seven sections, 2018-2020."""

from pathlib import Path

from app.services.open_file.format.district import District
from app.services.open_file.loading.load import load_district
from app.services.storage.workspace import Workspace
from tests.seeds.facts import body, plan_table, read_file, sizes
from tests.seeds.papers import Fact, loaded, made, plain, told

PLACE, YEAR = "tungiro", 2018
GROUNDS = (
    "поручением Президента Российской Федерации по итогам заседания Государственного совета"
    " Российской Федерации 23 декабря 2015 года № Пр-15ГС, Положением об отделе образования"
    " администрации муниципального района «Тунгиро-Олёкминский район»"
)
SETTINGS = {
    "names_coordinator": "0",
    "instructs_heads": "0",
    "names_executors": "1",
    "executor": "0",
    "grounds": GROUNDS,
}
ORDER: tuple[Fact, ...] = (
    "Отдел образования администрации муниципального района «Тунгиро-Олёкминский район»",
    *("ПРИКАЗ", "от 05.03.2018", "с. Тупик", "№ 15-ОД", "ПРИКАЗЫВАЮ:"),
    f"В соответствии с {GROUNDS}, в целях",
    "1. Утвердить муниципальную программу повышения качества образования в школах с низкими",
    "на 2018-2020 годы согласно приложению к настоящему приказу.",
    "2. Исполнителям и участникам обеспечить в пределах своей компетенции выполнение",
    "3. Контроль исполнения приказа оставляю за собой.",
    *("Начальник отдела образования", "Н.С. Фролкина"),
    *("Приложение", "УТВЕРЖДЕНА", "от 05.03.2018 № 15-ОД"),
)
PASSPORT = (
    *("Наименование", "Основные разработчики", "Исполнители", "Цель", "Задачи"),
    *("Целевые показатели", "Срок реализации", "Механизм реализации", "Ожидаемые результаты"),
    "Контроль реализации",
)
SECTIONS: tuple[Fact, ...] = (
    "Раздел 1. Паспорт муниципальной программы",
    "Раздел 2. Содержание проблемы и необходимость её решения",
    "Раздел 3. Цель, задачи и направления работы",
    "Раздел 4. Ожидаемые результаты",
    "Раздел 5. Сроки и этапы реализации",
    "Раздел 6. Управление реализацией и контроль",
    "Раздел 7. Мероприятия по реализации муниципальной программы",
)
ACTS: tuple[Fact, ...] = (
    "– Конституция Российской Федерации;",
    "– Закон Российской Федерации от 29.12.2013 № 273 «Об образовании в Российской Федерации»;",
    "– План повышения профессионального уровня педагогических работников",
    "– Постановление Правительства Российской Федерации от 23.05.2015 № 497",
    "– Программа Забайкальского края «Повышение качества образования в школах с низкими",
)
NUMBERS = [
    f"{section}.{at}"
    for section, count in enumerate((6, 6, 5, 3, 4, 3), start=1)
    for at in range(1, count + 1)
]
# The measures whose expected result is that of the measure above, in one cell with it.
JOINED = ["1.2", "1.3", "1.4", "2.4", "2.6", "3.5"]


def test_the_order_with_its_programme(workspace: Workspace, tmp_path: Path) -> None:
    findings = loaded(workspace, PLACE).findings
    assert [(one.code, one.where) for one in findings] == [
        ("act.misdated", "programmes[0].acts[1]")
    ]
    file = read_file(PLACE)
    assert sizes(file) == [6, 6, 5, 3, 4, 3]
    paper = made(workspace, "programme-order", tmp_path / "order", year=YEAR, settings=SETTINGS)
    whole = (*ORDER, *SECTIONS, *ACTS, *body(file), *plan_table(file))
    assert paper.missing(whole) == []
    start = paper.rows.index(("Наименование", "Содержание")) + 1
    passport = paper.rows[start : start + len(PASSPORT)]
    assert tuple(row[0] for row in passport) == PASSPORT
    assert paper.rows[start + len(PASSPORT)][0] == "№ п/п"
    assert paper.missing(_passport(file["programmes"][0])) == []
    measures = [row for row in paper.rows if row[0] in NUMBERS]
    assert [row[0] for row in measures] == NUMBERS
    assert {row[2:4] for row in measures} == {("Ежегодно", "Отдел образования МБОУ")}
    assert [row[0] for row in measures if not row[4]] == JOINED
    # One period, whatever else the paper calls it.
    texts = [text for text in paper.paragraphs if "2016-2020" in text]
    assert [text for text in texts if not text.startswith("– Программа Забайкальского края")] == []
    assert not [text for text in paper.paragraphs if "___" in text]


def _passport(programme: dict[str, object]) -> list[Fact]:
    """The ten rows with what stands in them."""
    indicators = programme["indicators"]
    assert isinstance(indicators, list)
    assert len(indicators) == 6
    return [
        ("Наименование", str(programme["title"])),
        ("Исполнители", str(programme["executors"])),
        ("Цель", str(programme["aim"])),
        ("Срок реализации", "2018-2020 гг."),
        ("Механизм реализации", str(programme["mechanism"])),
        ("Контроль реализации", str(programme["control"]).rstrip(".")),
        ("Целевые показатели", " ".join(f"– {one['title']}" for one in indicators)),
    ]


def test_the_check_brings_out_what_the_paper_says_wrong(workspace: Workspace) -> None:
    loaded(workspace, PLACE)
    found = told(workspace)
    assert [code for code, _where, _text in found] == ["act.misdated", "years.other-period"]
    assert found[0][1].endswith(", основания")
    assert found[0][2] == "Дата правового акта указана неверно: от 29.12.2013 № 273"
    assert found[1][1:] == (
        "Приказ от 05.03.2018 № 15-ОД, примечание",
        "В тексте названы 2016–2020 годы, а период – 2018–2020 годы",
    )


def test_the_title_of_the_annex_as_it_was_typed(workspace: Workspace) -> None:
    file = read_file(PLACE)
    programme = file["programmes"][0]
    programme["title"] = programme["title"].replace("2018-2020", "2016-2020")
    load_district(workspace, District.model_validate(file))
    wrong = [(where, text) for code, where, text in told(workspace) if code == "period.title"]
    assert len(wrong) == 1
    assert wrong[0][0].endswith("название")
    assert wrong[0][1] == plain("Название называет 2016–2020 годы, а период – 2018–2020 годы")
