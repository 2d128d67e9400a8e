"""The cell of the parties as one text."""

from app.services.plans.parties.typed.cells import (
    joined,
    on_one_line,
    party_cell,
    same_parties,
    typed_cell,
)


def test_a_cell_is_kept_as_typed_without_blanks_around_its_lines() -> None:
    assert party_cell(" МКУ УО ;\n МЦ\u00a0(по согласованию) \n") == (
        "МКУ УО ;\nМЦ\u00a0(по согласованию)",
    )
    assert party_cell(" \n ") == ()
    assert typed_cell(["МКУ УО", "МЦ; школы"]) == "МКУ УО\nМЦ; школы"


def test_a_cell_stands_on_one_line() -> None:
    lines = {"МКУ УО\nМЦ": "МКУ УО, МЦ", "МКУ УО;\n\nМЦ": "МКУ УО; МЦ", "МЦ": "МЦ", "": ""}
    assert {cell: on_one_line(cell) for cell in lines} == lines
    assert joined(["МКУ УО ;", "МЦ"]) == "МКУ УО;\nМЦ"


def test_cells_name_the_same_parties_whatever_stands_between_them() -> None:
    assert same_parties("МКУ УО;\nМЦ", "мку уо, МЦ")
    assert not same_parties("МКУ УО; МЦ", "МЦ; МКУ УО")
    assert not same_parties("МЦ", "МЦ (по согласованию)")
