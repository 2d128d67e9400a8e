"""One document of every kind out of a small district, in every format, each file read again.

The district is an open file with something for every kind (`resources/check/`). What a document
asks to be chosen is chosen: the first that its form offers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

from app.errors import KnownProblem
from app.services.clock import Clock
from app.services.documents.dossier.parts import Dossier
from app.services.documents.making import catalogue, export
from app.services.documents.making.composing import Composed, compose
from app.services.documents.making.reference_choices import with_choices
from app.services.documents.pdf.pages import PdfPages
from app.services.documents.xlsx.render import tables_of
from app.services.findings.finding import Finding
from app.services.findings.links import ToDocument
from app.services.identification.runs import runs
from app.services.open_file.loading.load import load_file
from app.services.program_files import program_file
from app.services.progress import run_steps
from app.services.storage.workspace import create_workspace

if TYPE_CHECKING:
    from app.services.documents.kind import DocumentKind
    from app.services.storage.workspace import Workspace

_DAY = Clock(datetime(2026, 11, 20, 8, 0, tzinfo=UTC))  # whatever the computer's clock says
_YEAR = 2026  # whose results identify
_SCALE = 0.5
_GREYS = 8  # different values of bytes in the picture of a page with text


@dataclass(frozen=True, slots=True)
class DocumentCheck:
    """Outcome.

    Attributes:
        kinds: number of kinds that were tried, those of the department included.
        files: number of files that were made and read again.
        faults: what could not be made or read, with its reason; a Russian phrase each.
    """

    kinds: int
    files: int
    faults: tuple[str, ...]


def make_district(root: Path) -> "Workspace":
    """A workspace of three schools of which every kind can be made, in a folder; it is open.

    Raises:
        ProgramFileError: the file of the district is missing.
        FileProblemsError: it is damaged.
        EnvironmentProblem: the folder cannot be written.
    """
    workspace = create_workspace(root, _DAY)
    try:
        load_file(workspace, program_file("check", "district.json"))
        runs.freeze(workspace, runs.run(workspace, year=_YEAR))
    except BaseException:
        workspace.close()
        raise
    return workspace


def make_every_kind(workspace: "Workspace", folder: Path) -> DocumentCheck:
    """Make every kind as DOCX and PDF, with tables as XLSX too, into a folder.

    A kind or a format that fails never stops the others.
    """
    dossier = Dossier(workspace)
    files, faults = 0, list[str]()
    for kind in catalogue.KINDS.values():
        try:
            composed = _composed(dossier, kind)
        except Exception as error:
            faults.append(_fault(kind.title, error))
            continue
        for name in _formats(composed):
            try:
                _read(*run_steps(export.write(workspace, composed, formats=(name,), out=folder)))
                files += 1
            except Exception as error:
                faults.append(_fault(f"{kind.title}, {name.upper()}", error))
    return DocumentCheck(len(catalogue.KINDS), files, tuple(faults))


def _composed(dossier: Dossier, kind: "DocumentKind") -> Composed:
    year = catalogue.document_year(dossier, kind.kind)
    missing = catalogue.get_row(dossier, kind.kind, year).required
    return compose(dossier, kind.kind, year, dict(_chosen(dossier, kind, year, missing)))


def _chosen(
    dossier: Dossier, kind: "DocumentKind", year: int, missing: Sequence[Finding]
) -> Iterator[tuple[str, str]]:
    """The first choice of each setting without which the document is refused."""
    wanted = {one.link.setting for one in missing if isinstance(one.link, ToDocument)}
    for spec in with_choices(dossier.workspace, year, kind.settings):
        values = [value for _words, value in spec.choices if value]
        if spec.name in wanted and values:
            yield spec.name, values[0]


def _formats(composed: Composed) -> tuple[str, ...]:
    return export.ALL_FORMATS if tables_of(composed.document) else export.FORMATS


def _read(path: Path) -> None:
    """Read a file as the program that gets it would.

    Raises:
        ValueError: there is nothing in it.
    """
    if path.suffix == ".pdf":
        picture = PdfPages(path.read_bytes()).draw(0, _SCALE)
        there = len(set(picture.pixels)) >= _GREYS
    elif path.suffix == ".xlsx":
        from python_calamine import CalamineWorkbook

        book = CalamineWorkbook.from_path(path)
        there = all(book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
    else:
        from docx import Document

        with ZipFile(path) as package:
            there = package.testzip() is None
        there = there and any(True for _block in Document(str(path)).iter_inner_content())
    if not there:
        msg = f"{path.name}: empty"
        raise ValueError(msg)


def _fault(what: str, error: Exception) -> str:
    return str(error) if isinstance(error, KnownProblem) else f"«{what}» – {error!r}"
