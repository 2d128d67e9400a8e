"""The command line as another program sees it."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from app.bootstrap import main

RESULTS = (
    "Учебный год",
    "Школа",
    "Логин",
    "Процедура",
    "Участников",
    "Не преодолели (кол-во)",
    "% не преодолевших",
)


class Opora:
    """The command line on one workspace.

    Attributes:
        root: the workspace.
        err: what the last command wrote to standard error.
    """

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self.capsys = capsys
        self.err = ""

    def __call__(self, *arguments: str | Path, code: int = 0) -> dict[str, Any]:
        """The JSON document of a command that ends with `code`."""
        return json.loads(self.text("--json", *arguments, code=code))

    def text(self, *arguments: str | Path, code: int = 0) -> str:
        """Standard output of a command that ends with `code`."""
        done = main(["--workspace", str(self.root), *map(str, arguments)])
        captured = self.capsys.readouterr()
        self.err = captured.err
        assert done == code, captured.err
        return captured.out

    def refused(self, *files: Path, options: Sequence[str] = ()) -> list[dict[str, Any]]:
        """The problems of an import that is refused; nothing may be stored."""
        before = self.dump()
        answer = self("import", *options, *files, code=2)
        assert self.dump() == before
        problems = [problem for file in answer["files"] for problem in file["problems"]]
        assert problems
        assert all(problem["message"] in self.err for problem in problems)
        return problems

    def dump(self) -> str:
        """The whole database as text."""
        connection = sqlite3.connect(f"file:{self.root}/opora.sqlite?mode=ro", uri=True)
        try:
            return "\n".join(connection.iterdump())
        finally:
            connection.close()


def book(path: Path, rows: Iterable[Sequence[Any]], sheet: str = "Лист1") -> Path:
    """A workbook of one sheet."""
    made = Workbook()
    page = made.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(tuple(row))
    made.save(path)
    return path


def fill(path: Path, sheet: str, rows: Iterable[dict[str, object]]) -> Path:
    """Write rows under the example of one of our workbooks, by the titles of its header."""
    made = load_workbook(path)
    page: Any = made[sheet]
    header = next(row for row in page.iter_rows() if row[0].comment is not None)
    places = {cell.value: cell.column for cell in header}
    for number, row in enumerate(rows, start=(header[0].row or 0) + 2):
        for title, value in row.items():
            page.cell(number, places[title], value)
    made.save(path)
    return path
