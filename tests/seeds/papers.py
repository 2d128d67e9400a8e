"""The district of a paper in a workspace, and its documents as Word prints them."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from app.services.checks.running import run_checks
from app.services.documents.making.export import ALL_FORMATS, build
from app.services.open_file.loading.load import Loaded, load_file
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace
from tests.services.documents.docx.printed_labels import Counters, W, printed
from tests.services.documents.samples import docx_part

FOLDER = Path(__file__).parent
Row = tuple[str, ...]
# What a paper says: words that stand in one of its paragraphs or cells, or the cells of a row.
Fact = str | Row


def seed(place: str) -> Path:
    """The open file of a department."""
    return FOLDER / f"{place}.json"


def loaded(workspace: Workspace, place: str) -> Loaded:
    """Load the district of a paper into a workspace."""
    return load_file(workspace, seed(place))


class Paper:
    """A document as Word prints it, with plain spaces and hyphens.

    Attributes:
        paragraphs: outside and inside of tables, in their order, each with its label.
        rows: the cells of every row of every table, in their order.
    """

    def __init__(self, path: Path) -> None:
        counters, body = Counters(path), docx_part(path, "word/document.xml")
        labelled = {
            id(node): plain(f"{counters.label(node)} {printed(node)}")
            for node in body.iter(f"{W}p")
        }
        self.paragraphs = [text for text in labelled.values() if text]
        self.rows: list[Row] = [
            tuple(
                plain(" ".join(labelled[id(one)] for one in cell.iter(f"{W}p")))
                for cell in row.iterfind(f"{W}tc")
            )
            for row in body.iter(f"{W}tr")
        ]

    def missing(self, facts: Iterable[Fact]) -> list[Fact]:
        """The facts that stand nowhere, a row that is told twice must stand twice."""
        rows = list(self.rows)
        absent: list[Fact] = []
        for fact in facts:
            if isinstance(fact, str):
                if not any(plain(fact) in text for text in self.paragraphs):
                    absent.append(fact)
            elif (row := tuple(map(plain, fact))) in rows:
                rows.remove(row)
            else:
                absent.append(fact)
        return absent


def plain(text: str) -> str:
    """A text as it is compared: one plain space, no sign that only tells where a line may end."""
    text = text.translate({0xAD: None, 0x200B: None, 0x2011: "-", 0x2060: None})
    return re.sub(r"\s+", " ", text).strip()


def made(
    workspace: Workspace,
    kind: str,
    folder: Path,
    *,
    year: int,
    settings: Mapping[str, str] | None = None,
    tables: bool = True,
) -> Paper:
    """A document in all formats, `tables` says whether a workbook is among them."""
    formats = ALL_FORMATS if tables else ALL_FORMATS[:-1]
    work = build(workspace, kind, year=year, formats=formats, out=folder, settings=settings)
    files = run_steps(work)
    assert all(path.stat().st_size for path in files)
    return Paper(files[0])


def told(workspace: Workspace) -> list[tuple[str, str, str]]:
    """Code, place and text of all that the check finds, with plain spaces."""
    return [(one.code, plain(one.where), plain(one.text)) for one in run_checks(workspace)]
