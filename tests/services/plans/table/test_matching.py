"""Lines of a corrected table are known again, whatever was put right in them."""

from app.services.plans.table.matching import Known, match

STORED = [
    Known("Управление", "Опрос семей о качестве", "1"),
    Known("Управление", "Анкетирование педагогов района", "2"),
    Known("Управление", "Совещание", "3"),
    Known("Кадры", "Совещание", "4"),
    Known("Кадры", "Курсы для учителей математики", "5"),
]


def test_a_table_that_says_the_same_is_the_same() -> None:
    assert match(STORED, STORED) == {place: place for place in range(5)}
    assert match(STORED, STORED[::-1]) == {4 - place: place for place in range(5)}


def test_a_line_is_known_by_number_likeness_or_place() -> None:
    lines = [
        Known("Управление", "Опрос родителей о качестве", "1"),
        Known("Управление", "Анкетирование всех педагогов района", "7"),
        Known("Кадры", "Совещание", "8"),
        Known("Итоги", "Совещание", "9"),
        Known("Кадры", "Курсы учителей", "5"),
    ]
    assert match(STORED, lines) == {0: 0, 1: 1, 2: 3, 3: 2, 4: 4}
    between = [*STORED[:1], Known("Управление", "Опрос педагогов района"), *STORED[2:]]
    assert match(STORED, between)[1] == 1


def test_what_is_strange_is_new() -> None:
    lines = [
        Known("Управление", "Издание сборника", "1"),
        Known("Управление", "Совещание", "3"),
        Known("Кадры", "Конкурс", "5"),
    ]
    assert match(STORED, lines) == {1: 2}
    assert match([], lines) == {}
    assert match(STORED, []) == {}
