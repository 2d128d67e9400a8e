"""Tables filled with rows."""

import pytest

from app.services.documents.model.geometry import Align
from app.services.documents.model.paragraphs import ListItem, Paragraph, ParagraphKind, Run
from app.services.documents.model.tables import Cell, Column, Form, Row, SectionRow, Table
from app.services.documents.text.vocabulary import ChosenColumn
from tests.services.documents.text.words import filled, lines, told

TABLE = (
    "[таблица: школы]\n"
    "№ | 9 | по центру | {№}\n"
    "Школа на {день} | 42,5 |  | {школа}{указано примечание: {новая строка}{примечание} /}\n"
)
GROUPS = TABLE + "~ результаты\nПроцедура | 30 | вправо | {процедура}\nНомер | 9 | {№}\n"


def table(body: str, **facts: object) -> Table:
    (block,) = filled(body, **facts).document.sections[0].blocks
    assert isinstance(block, Table)
    return block


def test_a_line_is_a_column_and_a_row_stands_for_every_school() -> None:
    made = table(TABLE)
    assert made.columns == (
        Column("№", 9, Align.CENTRE),
        Column("Школа на 01.09.2026", 42.5, Align.LEFT),
    )
    assert made.rows == (Row(("1", "МБОУ «СОШ № 1»")), Row(("2", "МБОУ «СОШ № 2»")))
    assert table(TABLE, schools=()).rows == ()
    assert not made.number_columns
    assert table(TABLE.replace("школы]", "школы, номера граф]")).number_columns


def test_inner_rows_stand_beside_what_they_share() -> None:
    results = {"МБОУ «СОШ № 1»": ("ВПР", "ОГЭ"), "МБОУ «СОШ № 2»": ("ЕГЭ",)}
    assert lines(GROUPS, results=results)[1:] == [
        "1 | МБОУ «СОШ № 1» ~ ВПР | 1; ОГЭ | 2",
        "2 | МБОУ «СОШ № 2» ~ ЕГЭ | 1",
    ]
    assert lines(GROUPS)[1] == "1 | МБОУ «СОШ № 1» ~  | "


def test_a_cell_that_is_as_above_goes_on_from_the_row_above() -> None:
    body = (
        "[таблица: школы]\n== {раздел}\nШкола | 30 | {школа}\n"
        "Итог | 30 | {указана пометка: {как выше} / {раздел} и другое}\n"
    )
    schools = ("МБОУ 1", "МБОУ 2+", "МБОУ 3+", "МКОУ 4+", "МКОУ 5+", "МБОУ 6")
    made = table(body, schools=schools)
    assert made.rows == (
        SectionRow("МБОУ"),
        Row(("МБОУ 1", Cell("МБОУ и другое", form=Form(rows=3)))),
        Row(("МБОУ 2+",)),
        Row(("МБОУ 3+",)),
        SectionRow("МКОУ"),
        Row(("МКОУ 4+", Cell("", form=Form(rows=2)))),
        Row(("МКОУ 5+",)),
        SectionRow("МБОУ"),
        Row(("МБОУ 6", "МБОУ и другое")),
    )
    inside = "[таблица: школы]\nШкола | 30 | {как выше}\n~ результаты\nИтог | 9 | {как выше}\n"
    assert lines(inside, schools=schools[:1])[1:] == [" ~ "]
    assert told("Слова {как выше}\n\n[паспорт]\nА | {как выше}\n[конец паспорта]")[0] == (
        "Строка 3: «{как выше}» пишется только в графе таблицы."
    )
    assert len(told("[паспорт]\nА | {как выше}\n[конец паспорта]")) == 1


def test_section_rows_stand_where_their_text_changes_and_totals_at_the_end() -> None:
    body = TABLE + "== Раздел {раздел}\n+ **Всего** | {число школ: школа, школы, школ}\n"
    schools = ("МБОУ 1", "МБОУ 2", "МКОУ 3")
    assert lines(body, schools=schools)[1:] == [
        "== Раздел МБОУ",
        "1 | МБОУ 1",
        "2 | МБОУ 2",
        "== Раздел МКОУ",
        "3 | МКОУ 3",
        "**Всего** | 21\u00a0школа",
    ]
    last = table(body).rows[-1]
    assert isinstance(last, Row)
    assert last.cells[0] == Cell("Всего", bold=True)


def test_inner_rows_without_columns_before_them_are_rows_under_their_section() -> None:
    body = "[таблица: школы]\n== {школа}\n~ результаты\nПроцедура | 30 | {процедура}\n"
    assert lines(body, results={"МБОУ «СОШ № 1»": ("ВПР", "ОГЭ")})[1:] == [
        "== МБОУ «СОШ № 1»",
        "ВПР",
        "ОГЭ",
        "== МБОУ «СОШ № 2»",
    ]


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (("№", "школа", "процедура"), ["№ | Школа на 01.09.2026 | Процедура", "1 | Школа ~ ВПР"]),
        (("процедура", "школа"), ["Школа на 01.09.2026 | Процедура", "Школа ~ ВПР"]),
        (("школа",), ["Школа на 01.09.2026", "Школа"]),
        (("процедура",), ["Процедура", " ~ ВПР"]),
        (("нет такой", "школа"), ["Школа на 01.09.2026", "Школа"]),
    ],
)
def test_the_settings_choose_the_columns(keys: tuple[str, ...], said: list[str]) -> None:
    body = GROUPS.replace("школы]", "школы, графы из настроек]").replace(
        "Школа на", "#школа Школа на"
    )
    body = body.replace("Номер | 9 | {№}\n", "")
    chosen = [ChosenColumn(key) for key in keys]
    assert lines(body, schools=["Школа"], results={"Школа": ["ВПР"]}, chosen=chosen) == said


def test_a_title_of_the_settings_stands_instead_of_that_of_the_text() -> None:
    body = GROUPS.replace("школы]", "школы, графы из настроек]").replace("Номер | 9 | {№}\n", "")
    body = body.replace("Школа на", "#«школа» Школа на")
    assert lines(body, schools=(), chosen=[ChosenColumn("№", "Номер {день}")]) == ["Номер {день}"]


def test_a_table_kept_whole_may_be_divided_where_it_is_the_first_of_its_sheets() -> None:
    whole = TABLE.replace("школы]", "школы, целиком]")
    body = f"# Список\n{whole}\n{whole}\n{{приложение «а»}}\n=== Приложение «а» ===\n{whole}"
    sections = filled(body).document.sections
    tables = [block for part in sections for block in part.blocks if isinstance(block, Table)]
    assert [one.together for one in tables] == [False, True, False]


def test_a_width_may_be_that_of_the_content() -> None:
    school, number = table("[таблица: школы]\nШкола | авто | {школа}\n№ | 9 | {№}\n").columns
    assert (school.width, number.width) == (None, 9)


def test_titles_of_groups_are_typed_before_a_stroke_and_upright_ones_behind_an_arrow() -> None:
    body = (
        "[таблица: школы]\nШкола | 40 | {школа}\n"
        "Сроки на {день} / начало | 20 | по центру | {№}\n"
        "Сроки на {день} / ↑ {указан телефон: конец / срок} | авто | по запятой | {№}\n"
        "+ Всего | | 5\n"
    )
    made = table(body)
    assert made.header_rows == (("Школа", "Сроки на 01.09.2026"), ("начало", "срок"))
    begin, end = made.columns[1:]
    assert (begin.head.upright, end.head.upright) == (False, True)
    assert end.align is Align.DECIMAL
    assert made.rows[-1] == Row(("Всего", "", "5"), total=True)


PASSPORT = (
    "[паспорт: Раздел | Что в нём]\n"
    "Наименование | Проект на {день}\n"
    "// так пишут списки\n"
    "Задачи |\n1. Первая задача\nв две строки\n2. Вторая\n– пояснение\n"
    "% если указан телефон\nТелефон | {телефон}\n% конец\n"
    "Сроки | Начало\n% если нужен список\n\nКонец в {день}\n% конец\n"
    "Пусто | {телефон?}\n"
    "[конец паспорта]\nДалее"
)


def test_a_passport_is_typed_row_by_row() -> None:
    rows = [
        "Раздел | Что в нём",
        "Наименование | Проект на 01.09.2026",
        "Задачи | 1. Первая задача в две строки\n2. Вторая\n– пояснение",
        "Сроки | Начало\nКонец в 01.09.2026",
        "Пусто | ______",
        "Далее",
    ]
    assert lines(PASSPORT) == rows
    assert lines(PASSPORT, phone="8")[3:5] == ["Телефон | 8", rows[3]]
    assert lines(PASSPORT, wanted=False)[3] == "Сроки | Начало"


def test_a_passport_has_a_header_when_it_is_asked_for_and_keeps_bold_words_and_points() -> None:
    made = table(PASSPORT.replace(": Раздел | Что в нём", "").removesuffix("\nДалее"))
    assert made.header_rows == ()
    assert table(PASSPORT.removesuffix("\nДалее")).header_rows == (("Раздел", "Что в нём"),)
    (row,) = table("[паспорт]\nСроки | До **1 марта**\n1. Потом\n[конец паспорта]").rows
    assert row == Row(
        (
            "Сроки",
            Cell(
                "",
                form=Form(
                    texts=(
                        Paragraph((Run("До "), Run("1 марта", bold=True)), ParagraphKind.PLAIN),
                        ListItem("1.", (Run("Потом"),)),
                    )
                ),
            ),
        )
    )


def test_a_passport_stands_on_one_page_when_it_is_asked_for() -> None:
    body = "[паспорт: целиком]\nСроки | До мая\n[конец паспорта]"
    assert table(body).together
    assert table(body).header_rows == ()
    assert not table(body.replace(": целиком", "")).together
