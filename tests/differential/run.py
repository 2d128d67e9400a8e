"""300 workbooks, and a part of them as .xls and .ods, by our reader and by LibreOffice.

python -m tests.differential.run [SEED]
"""

import shutil
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from app.services.importing.cells.cell import Cell
from app.services.importing.files.reader import read_book
from app.services.importing.findings.problems import RefusedFileError
from tests.differential.books import Book, Writer
from tests.differential.compare import KNOWN, Difference, agree, described
from tests.differential.office import NoOfficeError, as_shown, convert, shown_cells

BOOKS = 300
OTHERS = 60
_PRINTED = 60
_SHEET = "Лист1"  # the only one of a generated book


@dataclass
class Outcome:
    """What the comparison found.

    Attributes:
        books: workbooks compared, by the kind of file.
        cells: cells that are filled on either side.
        known: differences by their known name.
        wrong: all others, in words.
    """

    books: Counter[str] = field(default_factory=Counter[str])
    cells: int = 0
    known: Counter[str] = field(default_factory=Counter[str])
    wrong: list[str] = field(default_factory=list[str])


def main() -> int:
    """Compare, print the figures; 1 when there is a difference that has no name."""
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else time.time_ns() % 1_000_000
    print(f"seed {seed}")
    folder = Path(tempfile.mkdtemp(prefix="opora-differential-"))
    try:
        outcome = compare(folder, seed)
    except NoOfficeError as error:
        print(error)
        return 1
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    for line in outcome.wrong[:_PRINTED]:
        print(line)
    kinds = ", ".join(f"{count} {kind}" for kind, count in outcome.books.items())
    print(f"{kinds}; {outcome.cells} cells compared, {len(outcome.wrong)} differ")
    for name, count in outcome.known.items():
        print(f"  known, {count} cells: {name}: {KNOWN[name][1]}")
    return 1 if outcome.wrong else 0


def compare(folder: Path, seed: int) -> Outcome:
    """Generate, let LibreOffice show, compare."""
    books = folder / "books"
    books.mkdir(parents=True)
    writer = Writer(books, seed)
    written = [writer.book(place) for place in range(BOOKS)]
    outcome = Outcome()
    _compare_all(folder / "xlsx", written, outcome)
    for kind in ("xls", "ods"):
        others = folder / f"books-{kind}"
        convert([book.path for book in written[:OTHERS]], kind, others)
        same = [
            Book(others / f"{book.path.stem}.{kind}", book.ways, book.codes)
            for book in written[:OTHERS]
        ]
        _compare_all(folder / kind, same, outcome)
    return outcome


def _compare_all(shown: Path, books: list[Book], outcome: Outcome) -> None:
    as_shown([book.path for book in books], shown)
    for book in books:
        outcome.books[book.path.suffix[1:]] += 1
        for name, rows in _read(book.path):
            _compare(rows, shown_cells(shown, book.path, name), book, outcome)


def _read(path: Path) -> list[tuple[str, list[list[Cell]]]]:
    """Name and cells of every sheet; a book whose format hides its only number has no cells."""
    try:
        return [(sheet.name, sheet.rows) for sheet in read_book(path).sheets]
    except RefusedFileError as error:
        if error.code != "empty":
            raise
        return [(_SHEET, [])]


def _compare(ours: list[list[Cell]], theirs: list[list[str]], book: Book, outcome: Outcome) -> None:
    height = max(len(ours), len(theirs))
    for place in range(height):
        our_row = ours[place] if place < len(ours) else []
        their_row = theirs[place] if place < len(theirs) else []
        for column in range(max(len(our_row), len(their_row))):
            cell = our_row[column] if column < len(our_row) else ""
            shown = their_row[column] if column < len(their_row) else ""
            if cell == "" and shown == "":
                continue
            outcome.cells += 1
            if agree(cell, shown):
                continue
            code = book.codes.get((place, column), "")
            found = Difference(kind=book.path.suffix[1:], code=code, ours=cell, theirs=shown)
            if found.name is not None:
                outcome.known[found.name] += 1
                continue
            where = f"{book.path.name} R{place + 1}C{column + 1} ({', '.join(book.ways)})"
            outcome.wrong.append(f"{where} [{code}]: ours {described(cell)}, shown {shown!r}")


if __name__ == "__main__":
    sys.exit(main())
