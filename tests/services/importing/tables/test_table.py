"""Columns of a recognised table."""

from app.services.importing.tables.parsers import parse_count
from app.services.importing.tables.table import parse_column
from app.services.writing.target import Wrong


def test_every_value_is_parsed_once() -> None:
    seen: list[object] = []

    def parse(cell: object) -> object:
        seen.append(cell)
        return cell

    parsed = parse_column(["а", "б", "а", "а"], parse)
    assert parsed.values == ["а", "б", "а", "а"]
    assert sorted(map(str, seen)) == ["а", "б"]


def test_a_wrong_cell_is_none_and_told_by_its_place() -> None:
    parsed = parse_column([5.0, "пять", "", "пять"], parse_count)
    assert parsed.values == [5, None, None, None]
    assert set(parsed.bad) == {1, 3}
    assert isinstance(parsed.bad[1], Wrong)


def test_yes_is_not_taken_for_one() -> None:
    parsed = parse_column([1.0, True], parse_count)
    assert parsed.values == [1, None]
    assert parsed.bad[1].code == "not_a_number"
