"""The committed demo workbooks are what their source gives."""

from pathlib import Path

import openpyxl
import pytest

from app import paths
from app.services.program_files import program_json
from tests.demo_source.workbooks import write_all

Cells = dict[str, dict[tuple[int, int], object]]


def cells(path: Path) -> Cells:
    book = openpyxl.load_workbook(path)
    return {
        sheet.title: {
            (cell.row, cell.column): cell.value
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        }
        for sheet in book.worksheets
    }


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return write_all(tmp_path_factory.mktemp("books"))


def test_the_committed_workbooks_equal_their_source(written: list[Path]) -> None:
    committed = sorted(path.name for path in paths.resource("demo").glob("*.xlsx"))
    assert committed == sorted(path.name for path in written)
    for path in written:
        assert cells(path) == cells(paths.resource("demo", path.name)), path.name


def test_every_workbook_is_used_and_small(written: list[Path]) -> None:
    facts = program_json("demo", "department.json")
    used = {row["file"] for row in facts["files"]} | {facts["evidence"]["file"]}
    assert used == {path.name for path in written}
    size = sum(path.stat().st_size for path in paths.resource("demo").iterdir())
    assert size < 200_000
