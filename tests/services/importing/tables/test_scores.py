"""How well a header fits a kind."""

from app.services.importing.files.reader import Sheet
from app.services.importing.tables.layouts import layout
from app.services.importing.tables.scores import Score, score_of, titles_of
from app.services.importing.tables.table import find_header


def score(kind: str, *rows: list[str], name: str = "Лист1") -> Score:
    sheet = Sheet(name=name, rows=[list(row) for row in rows])
    header = find_header(sheet, layout(kind))
    assert header is not None
    return score_of(sheet, [(layout(kind), *header)])


def places(*columns: int) -> frozenset[tuple[int, int]]:
    return frozenset((0, column) for column in columns)


def test_needed_columns_weigh_more_than_others_and_unknown_ones_nothing() -> None:
    known = score("results", ["Учебный год", "Школа", "Процедура", "Логин", "Цвет"])
    assert (known.needed, known.others) == (places(0, 1, 2), places(3))
    assert (known.points, known.rank) == (10, (3, 1))


def test_a_heading_that_only_may_mean_a_needed_column_is_none() -> None:
    assert score("schools", ["Краткое наименование", "Логин"]).rank == (1, 1)
    assert score("schools", ["Школа", "Логин"]).rank == (0, 2)


def test_a_kind_is_named_by_the_sheet_or_by_its_title() -> None:
    header = ["Школа", "Процедура", "Участников"]
    assert not score("results", header).is_named
    assert score("results", header, name="Результаты").is_named
    assert score("results", ["Результаты", "", ""], header).is_named
    sheet = Sheet(name="Лист1", rows=[["", "один"], ["два", "три"], ["четыре", ""]])
    assert titles_of(sheet) == ["один", "два", "три"]


def test_who_rivals_whom() -> None:
    best = Score(needed=places(0, 1, 2), others=places(3))
    cases = {
        "another needed column each": (Score(needed=places(0, 1, 4)), True),
        "a needed column less": (Score(needed=places(0, 4)), False),
        "as far as optional columns go": (Score(needed=places(0, 4), others=places(5, 6)), True),
        "nothing needed that the best does not know": (
            Score(needed=places(0, 1), others=places(5, 6, 7)),
            False,
        ),
        "the same": (Score(needed=places(0, 1, 2), others=places(3)), True),
        "the same needed and less besides": (Score(needed=places(0, 1, 2)), False),
        "the same needed and another besides": (
            Score(needed=places(0, 1, 2), others=places(5)),
            True,
        ),
    }
    wrong = [
        name for name, (other, rivals) in cases.items() if best.is_rivalled_by(other) != rivals
    ]
    assert wrong == []
