"""Names that look like markup or formulas are words in every document of every format."""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2
from openpyxl import load_workbook

from app.services.documents.making import catalogue, export
from app.services.documents.making.composing import compose
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace
from tests.marked import MARKUP, mark_everything

_YEAR = 2019
_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLAIN = MARKUP.rstrip("&")


def test_no_document_takes_a_name_for_markup(demo: Workspace, tmp_path: Path) -> None:
    mark_everything(demo)
    offenders: list[str] = []
    shown: set[str] = set()
    for row in catalogue.list_kinds(demo, _YEAR):
        assert row.problem is None, row.kind
        if not row.possible:
            continue
        for path in _made(demo, row.kind, tmp_path):
            texts = _READERS[path.suffix](path)
            shown.update(f"{row.kind}{path.suffix}" for text in texts if _PLAIN in text)
            offenders += [f"{row.kind}{path.suffix}: {text}" for text in texts if _is_live(text)]
    assert not offenders
    assert len({name.partition(".")[0] for name in shown}) > 10
    assert {Path(name).suffix for name in shown} == {".docx", ".pdf", ".xlsx"}


def _made(workspace: Workspace, kind: str, out: Path) -> list[Path]:
    """The document in every format that it has."""
    composed = compose(workspace, kind, _YEAR)
    formats = export.ALL_FORMATS if export.has_tables(composed) else export.FORMATS
    return run_steps(export.write(workspace, composed, formats=formats, out=out))


def _is_live(text: str) -> bool:
    return text.startswith((_FORMULA, _ESCAPED))


_FORMULA, _ESCAPED = "formula: ", "escaped: "


def _of_docx(path: Path) -> list[str]:
    """The texts of a document; a name that is printed with its escapes is said to be so."""
    with zipfile.ZipFile(path) as package:
        parts = [name for name in package.namelist() if name.startswith("word/")]
        roots = [
            ElementTree.fromstring(package.read(name)) for name in parts if name.endswith(".xml")
        ]
    paragraphs = (one for root in roots for one in root.iter(f"{_WORDS}p"))
    lines = ("".join(run.text or "" for run in one.iter(f"{_WORDS}t")) for one in paragraphs)
    texts = [" ".join(line.split()) for line in lines]
    return [*texts, *(f"{_ESCAPED}{text}" for text in texts if "&lt;" in text)]


def _of_pdf(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as file:
        pages = [page.get_textpage().get_text_range() for page in file]
    text = " ".join(" ".join(pages).split())
    return [text, *([f"{_ESCAPED}{path.name}"] if "&lt;" in text else [])]


def _of_xlsx(path: Path) -> list[str]:
    return list(_cells(path))


def _cells(path: Path) -> Iterator[str]:
    for sheet in load_workbook(path).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                text = str(cell.value or "")
                yield f"{_FORMULA}{cell.coordinate}" if cell.data_type == "f" else text


_READERS: dict[str, Callable[[Path], list[str]]] = {
    ".docx": _of_docx,
    ".pdf": _of_pdf,
    ".xlsx": _of_xlsx,
}
