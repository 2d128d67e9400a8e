"""Binary workbooks: values without formats, with errors, hidden rows and limits."""

from pathlib import Path

import pytest

from app.services.importing.cells.cell import Fault
from app.services.importing.cells.faults import TooManyCellsError
from app.services.importing.service import FileOutcome
from tests.services.importing.conftest import Load
from tests.services.importing.files.binary_books import BinaryCell, write_xlsb
from tests.services.importing.files.raw_books import pages

HEADER = ("Учебный год", "Школа", "Процедура", "Участников", "% не преодолевших")


def test_values_errors_and_hidden_rows(tmp_path: Path) -> None:
    rows: list[list[BinaryCell]] = [["Школа", 5.0], ["МБОУ", "#REF!"], [None, None, "#DIV/0!"]]
    flat = {"hidden": frozenset({1}), "flat": frozenset({2})}
    (page,) = pages(write_xlsb(tmp_path / "а.xlsb", rows, **flat))
    assert page.name == "Лист1"
    assert page.rows == [
        ["Школа", 5.0, ""],
        ["МБОУ", Fault("error", "#ССЫЛКА!"), ""],
        ["", "", Fault("error", "#ДЕЛ/0!")],
    ]
    assert page.hidden == {2, 3}
    assert not page.formats_known


def test_a_cell_in_the_last_corner_takes_no_memory(tmp_path: Path) -> None:
    path = write_xlsb(tmp_path / "а.xlsb", [["Школа"]], corner=(1_048_575, 16_383))
    with pytest.raises(TooManyCellsError):
        pages(path)


def loaded(load: Load, path: Path, *percents: float) -> FileOutcome:
    rows: list[list[BinaryCell]] = [list(HEADER)]
    rows += [[2026.0, f"СОШ № {n}", "ОГЭ МА", 40.0, one] for n, one in enumerate(percents)]
    return load(write_xlsb(path, rows))


def test_percents_whose_format_is_not_known_are_refused_with_a_way_out(
    tmp_path: Path, load: Load
) -> None:
    outcome = loaded(load, tmp_path / "а.xlsb", 0.3, 0.25)
    problem = next(one for one in outcome.problems if one.code == "fractions")
    assert "Книга Excel (.xlsx)" in problem.text
    assert not outcome.stored
    assert loaded(load, tmp_path / "б.xlsb", 30.0, 25.0).stored
