"""No number is read from a column about which there is a doubt."""

from pathlib import Path

from app.services.importing.tables.columns import letters
from tests.services.importing.books import FLAT_HEADER, write_flat, write_sheets
from tests.services.importing.conftest import Preview

RESULTS = ("Учебный год", "Школа", "Процедура", "Участников", "Не преодолели")
ROW = ("2025/2026", "СОШ № 30", "ОГЭ РУ", 20, 3)


def test_a_comma_for_columns_and_decimals_is_an_error_of_every_row(
    tmp_path: Path, school: int, preview: Preview
) -> None:
    path = tmp_path / "a.csv"
    lines = (
        "Учебный год,Школа,Процедура,Участников,% не преодолевших",
        "2025/2026,СОШ № 30,ОГЭ РУ,200,12,5",
        "2025/2026,СОШ № 30,ОГЭ МА,200,7",
    )
    path.write_text("\n".join(lines), encoding="utf-8")
    found = preview(path)
    assert not found.can_commit
    assert (found.rows, found.rejected) == (2, 1)
    (problem,) = found.problems
    assert (problem.code, problem.row, problem.weight.name) == ("row.wide", 2, "ERROR")
    assert "столбце F" in problem.text
    assert "точкой с запятой" in problem.text
    assert problem.text in {line.new for line in found.lines}


def test_a_cell_without_a_heading_is_an_error_and_blanks_or_remarks_are_none(
    tmp_path: Path, school: int, preview: Preview
) -> None:
    moved = ("2025/2026", "СОШ № 30", "ОГЭ МА", None, 20, 3)
    found = preview(write_sheets(tmp_path / "1.xlsx", {"А": [RESULTS, ROW, moved]}))
    (problem,) = found.problems
    assert (problem.code, problem.row) == ("row.wide", 3)
    fine = {
        "remarks": [(*RESULTS, "Комментарий"), (*ROW, "пересдача в сентябре")],
        "blanks": [RESULTS, (*ROW, " ", "–")],
        "beside a total": [RESULTS, ROW, (None, "Итого", None, 20, 3, 15)],
        "two rows of headings": [(*[None] * 5, "Прочее"), RESULTS, (*ROW, 5)],
    }
    blocked = {
        name: found.problems
        for name, rows in fine.items()
        if not (found := preview(write_sheets(tmp_path / f"{name}.xlsx", {"А": rows}))).can_commit
    }
    assert blocked == {}


def test_two_columns_for_one_thing_are_refused(
    tmp_path: Path, school: int, preview: Preview
) -> None:
    flat = (2026, 5, "Математика", "", "edu990130", "СОШ № 30", 50, 20, 30, 40, 10, 10, 30, 40, 20)
    paths = (
        write_sheets(tmp_path / "1.xlsx", {"А": [(*RESULTS, RESULTS[-1]), (*ROW, 9)]}),
        write_sheets(tmp_path / "2.xlsx", {"А": [(*RESULTS, "Не преодолели, чел"), (*ROW, 9)]}),
        write_flat(tmp_path / "3.xlsx", [flat], (*FLAT_HEADER, 2, 3, 4, 5)),
    )
    for path in paths:
        found = preview(path)
        (problem,) = found.problems
        assert (problem.code, problem.row) == ("columns.twice", 1), path.name
    found = preview(tmp_path / "2.xlsx")
    assert "«Не преодолели» (столбец E) и «Не преодолели, чел» (столбец F)" in (
        found.problems[0].text
    )


def test_the_same_values_twice_and_an_empty_column_are_no_doubt(
    tmp_path: Path, school: int, preview: Preview
) -> None:
    twice = [(*RESULTS, RESULTS[-1]), (*ROW, 3)]
    empty = [(*RESULTS, "Не преодолели, чел"), (*ROW[:-1], None, 3)]
    for number, rows in enumerate((twice, empty)):
        found = preview(write_sheets(tmp_path / f"{number}.xlsx", {"А": rows}))
        assert (found.problems, found.fresh) == ((), 1)
        assert "3 из 20" in found.lines[0].new.replace("\u00a0", " ")


def test_columns_are_called_as_in_a_spreadsheet() -> None:
    assert [letters(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
