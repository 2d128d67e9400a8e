"""Names of sheets: whole words of a title, within the rules of Excel."""

from hypothesis import given
from hypothesis import strategies as st

from app.services.sheets.names import LONGEST, sheet_name, shortened

NAMES = (
    ("Явочный лист", "Явочный лист"),
    ("График собеседований с управленческими командами", "График собеседований"),
    ("Результаты за 2026/2027 учебный год по школам", "Результаты за 2026-2027 учебный"),
    ("Список тьюторов и наставников, закреплённых за школами", "Список тьюторов и наставников"),
    ("Приказ [проект]: что?", "Приказ проект что"),
    ("'Школы'", "Школы"),
    ("Перечень школ округа «Верхний»", "Перечень школ округа «Верхний»"),
    ("Перечень лучших школ области с № 12", "Перечень лучших школ области"),
    ("А" * 40, "А" * 31),
    (" / ", "-"),
    ("?", "Таблица"),
    ("History", "History (2)"),
)


def test_a_name_is_cut_between_words_and_never_ends_with_one_that_leads_on() -> None:
    assert [(title, sheet_name(title)) for title, _name in NAMES] == list(NAMES)


def test_a_name_that_is_taken_gets_a_number_within_its_length() -> None:
    names: list[str] = []
    for _time in range(11):
        names.append(sheet_name("Критерии результативности школ", [name.upper() for name in names]))
    assert names[:2] == ["Критерии результативности школ", "Критерии результативности (2)"]
    assert len({name.casefold() for name in names}) == 11
    assert max(map(len, names)) <= LONGEST


@given(st.text(max_size=60), st.integers(1, 40))
def test_no_title_makes_a_name_that_excel_refuses(title: str, longest: int) -> None:
    name = sheet_name(title)
    assert 0 < len(name) <= LONGEST
    assert not set(name) & set("[]:*?/\\")
    assert name[0] != "'"
    assert name[-1] != "'"
    assert len(shortened(title, longest)) <= longest
