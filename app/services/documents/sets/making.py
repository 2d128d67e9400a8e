"""A set as files: every document in formats of its own, or all of them in one PDF."""

import os
import shutil
import uuid
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.errors import CancelledByUserError, KnownProblem, UserError
from app.services.documents.dossier.parts import Dossier
from app.services.documents.file_names import file_title, years_part
from app.services.documents.made.placing import Paper, put_papers
from app.services.documents.making.composing import Composed, compose
from app.services.documents.making.export import (
    FORMATS,
    WORKBOOK,
    has_tables,
    no_tables,
    render,
    require_formats,
)
from app.services.documents.model.blocks import Document
from app.services.language.sentences import quoted
from app.services.progress import Progress, Steps, run_steps
from app.services.storage.files.files import described_io
from app.services.storage.files.passing import noted

if TYPE_CHECKING:
    from app.services.documents.sets.listing import SetChoice, SetPaper
    from app.services.storage.workspace import Workspace

SET = "set"  # stands for a kind in the history of a PDF with several documents
TITLE = "Комплект на подпись"


class MadePaper(NamedTuple):
    """A document that was made, its files, and the names of foreign files that were left alone."""

    paper: "SetPaper"
    files: tuple[Path, ...]
    left_alone: tuple[str, ...] = ()


class RefusedPaper(NamedTuple):
    """A document that could not be made, and why; the others are made."""

    paper: "SetPaper"
    problem: KnownProblem


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeSet:
    """What came of a set.

    Attributes:
        folder: where the files lie.
        made: in the order of the set; of one PDF each document has this file.
        refused: what could not be made.
    """

    folder: Path
    made: tuple[MadePaper, ...]
    refused: tuple[RefusedPaper, ...]

    @property
    def files(self) -> list[Path]:
        """All files, each once, in the order of the set."""
        return list(dict.fromkeys(path for one in self.made for path in one.files))


def set_title(choice: "SetChoice") -> str:
    """Name of the folder or the file of a set: «Комплект на подпись; Выявление; 2026-2027»."""
    return file_title((TITLE, choice.occasion, years_part(choice.year)))


def make_files(
    workspace: "Workspace",
    choice: "SetChoice",
    papers: "Sequence[SetPaper]",
    *,
    formats: Sequence[str] = FORMATS,
    out: Path | None = None,
) -> Steps[MadeSet]:
    """Make each document of a set as files of its own, all in one folder.

    All are written aside first and put into the folder in one go, so what is stopped leaves it as
    it was. Files that lie there are treated as those of one document are, see `export.write`.

    Args:
        workspace: the open workspace.
        choice: the set; its year is that of every document.
        papers: which of its documents.
        formats: of `export.ALL_FORMATS`; a workbook is made of documents with tables only.
        out: folder; one named by the set among the documents of the workspace when None.

    Raises:
        UserError: an unknown format, nothing to make, or no document could be made.
        FileBusyError: a file is open in Word; what was put in before is told by the history.
        EnvironmentProblem: the folder or the disk refuses.
    """
    require_formats(workspace, formats)
    folder = workspace.documents / set_title(choice) if out is None else out
    rendered: list[tuple[SetPaper, Paper]] = []
    refused: list[RefusedPaper] = []
    with _passing_folder(folder) as passing:
        for step in _composed(workspace, choice, papers, refused):
            if isinstance(step, Progress):
                yield step
            else:
                paper, composed = step
                told = _rendered(composed, formats, passing / str(len(rendered)))
                if told.writers:
                    rendered.append((paper, told))
                else:
                    refused.append(RefusedPaper(paper, no_tables(composed)))
        _require_made(rendered, refused)
        put = run_steps(put_papers(workspace, [told for _paper, told in rendered], folder))
    return MadeSet(
        folder=folder,
        made=tuple(
            MadePaper(paper, tuple(files), _left_alone(told.origin))
            for (paper, told), files in zip(rendered, put, strict=True)
        ),
        refused=tuple(refused),
    )


def _rendered(composed: Composed, formats: Sequence[str], aside: Path) -> Paper:
    """A document whose files are written aside and have only to be put in their place."""
    origin = dict(composed.origin)
    writers: dict[str, Callable[[Path], None]] = {}
    for name in formats:
        if name != WORKBOOK or has_tables(composed):
            file = aside.with_suffix(f".{name}")
            render(name, composed, origin, file)
            writers[name] = partial(_move, file)
    kind = composed.kind
    return Paper(
        kind=kind.kind,
        title=kind.title,
        file_title=composed.file_title,
        origin=origin,
        writers=writers,
    )


def make_one_pdf(
    workspace: "Workspace",
    choice: "SetChoice",
    papers: "Sequence[SetPaper]",
    *,
    out: Path | None = None,
) -> Steps[MadeSet]:
    """Make all documents of a set as one PDF/A with a bookmark for each, its own below it.

    Args:
        workspace: the open workspace.
        choice: the set.
        papers: which of its documents, in their order.
        out: folder; that of the documents of the workspace when None.

    Raises:
        UserError: nothing to make, or no document could be made.
        FileBusyError: the file is open in another program; it is untouched.
        EnvironmentProblem: the folder or the disk refuses; the older file is untouched.
    """
    from app.services.documents.pdf.bound.together import Bound, bind, write_together

    require_formats(workspace, ("pdf",))
    folder = workspace.documents if out is None else out
    refused: list[RefusedPaper] = []
    bound: list[Bound] = []
    composed_of: list[tuple[SetPaper, Composed]] = []
    for step in _composed(workspace, choice, papers, refused):
        if isinstance(step, Progress):
            yield step
            continue
        paper, composed = step
        bound.append(bind(paper.title, composed.document, composed.style, len(bound)))
        composed_of.append(step)
    _require_made(composed_of, refused)
    yield Progress(len(papers), len(papers) + 1, "Запись файла")
    origin = _origin(choice, composed_of)
    about = _about(choice, composed_of)

    def fill(path: Path) -> None:
        written = write_together(bound, about, path)
        origin["pages"], origin["begins"] = written.pages, list(written.begins)
        if written.missing_glyphs:
            origin["missing_glyphs"] = list(written.missing_glyphs)

    told = Paper(
        kind=SET, title=TITLE, file_title=set_title(choice), origin=origin, writers={"pdf": fill}
    )
    (files,) = run_steps(put_papers(workspace, [told], folder))
    left = _left_alone(origin)
    made = tuple(MadePaper(paper, tuple(files), left) for paper, _composed_paper in composed_of)
    return MadeSet(folder=folder, made=made, refused=tuple(refused))


def _composed(
    workspace: "Workspace",
    choice: "SetChoice",
    papers: "Sequence[SetPaper]",
    refused: list[RefusedPaper],
) -> "Generator[Progress | tuple[SetPaper, Composed]]":
    """Each document from one reading of the data; what cannot be made is added to `refused`."""
    if not papers:
        raise UserError("В комплекте ничего не отмечено.", "Отметьте документы.")
    dossier = Dossier(workspace)
    with workspace.database.kept_open():
        for done, paper in enumerate(papers):
            yield Progress(done, len(papers) + 1, f"Документ {quoted(paper.title)}")
            try:
                composed = compose(dossier, paper.row.kind, choice.year, paper.chosen)
            except CancelledByUserError:
                raise
            except KnownProblem as problem:
                refused.append(RefusedPaper(paper, problem))
                continue
            yield paper, composed


def _require_made(made: Sequence[object], refused: Sequence[RefusedPaper]) -> None:
    if not made and refused:
        problem = refused[0].problem
        raise UserError(f"Ни один документ составить нельзя. {problem.message}", problem.hint)


def _origin(
    choice: "SetChoice", papers: "Sequence[tuple[SetPaper, Composed]]"
) -> dict[str, object]:
    """What the history keeps of one PDF: which documents, each with what it was made from."""
    named = (composed.origin.get("schools") for _paper, composed in papers)
    schools = {str(school) for one in named if isinstance(one, list) for school in one}
    return {
        "year": choice.year,
        "subject": f"{SET} {choice.occasion}".strip(),
        "schools": sorted(schools),
        "papers": [
            {"kind": paper.row.kind, "title": paper.title, **composed.origin}
            for paper, composed in papers
        ],
        "content_sha256": " ".join(
            str(one.origin["content_sha256"])[:16] for _paper, one in papers
        ),
    }


def _about(choice: "SetChoice", papers: "Sequence[tuple[SetPaper, Composed]]") -> Document:
    """What the file of a whole set says of itself."""
    authors = {composed.document.author for _paper, composed in papers}
    return Document(
        title=set_title(choice).replace(";", "."),
        sections=(),
        author=next(iter(authors)) if len(authors) == 1 else "",
        subject=TITLE,
    )


def _left_alone(origin: Mapping[str, object]) -> tuple[str, ...]:
    names = origin.get("left_alone")
    return tuple(map(str, names)) if isinstance(names, list) else ()


def _move(source: Path, target: Path) -> None:
    os.replace(source, target)  # noqa: PTH105 - the target is there


@contextmanager
def _passing_folder(folder: Path) -> Generator[Path]:
    """A folder on the disk of another one for what is not finished; nothing is left of it."""
    there = folder.exists()
    passing = folder / f".opora-{uuid.uuid4().hex}"
    with described_io(folder / "x"):
        folder.mkdir(parents=True, exist_ok=True)
        passing.mkdir()
    try:
        with noted(passing):
            yield passing
    finally:
        shutil.rmtree(passing, ignore_errors=True)
        if not there:
            with suppress(OSError):
                folder.rmdir()  # only while nothing lies in it
