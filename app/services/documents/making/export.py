"""Make a document: gather, compose, write each format, and remember it in the history."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.errors import UserError
from app.services.documents.making.catalogue import get_kind
from app.services.documents.making.composing import Composed, compose
from app.services.documents.making.history import (
    is_about_the_same,
    keeping_version,
    record_outputs,
)
from app.services.progress import Progress, Steps
from app.services.storage.files.files import safe_name, write_atomic

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

FORMATS = ("docx", "pdf")  # of a document; its tables alone make a workbook too
WORKBOOK = "xlsx"
ALL_FORMATS = (*FORMATS, WORKBOOK)


def build(
    workspace: "Workspace",
    kind: str,
    *,
    year: int | None = None,
    formats: Sequence[str] = FORMATS,
    out: Path | None = None,
    settings: Mapping[str, str] | None = None,
    beside: bool = False,
    with_change: bool = True,
) -> Steps[list[Path]]:
    """Make a document from the present data and return its files, see `write`.

    A document that lacks facts gets lines to fill in, unless what it is about is missing.

    Args:
        workspace: the open workspace.
        kind: name of the kind.
        year: school year; `catalogue.document_year` when None.
        formats: of `ALL_FORMATS`.
        out: folder; the workspace's own for documents when None.
        settings: values for this document only, by name.
        beside: never take the place of an older file, not even of an unchanged own one.
        with_change: with what was changed in this document only, see `kept_changes`.

    Raises:
        UserError: an unknown kind, format or setting, nothing to write the document from, or no
            tables for a workbook.
        FileBusyError: a file is open in Word; it is untouched.
        EnvironmentProblem: the folder or the disk refuses; the older file is untouched.
    """
    get_kind(kind)
    require_formats(workspace, formats)
    yield Progress(0, len(formats) + 1, "Сбор сведений")
    composed = compose(workspace, kind, year, settings, with_change=with_change)
    return (yield from write(workspace, composed, formats=formats, out=out, beside=beside))


def write(
    workspace: "Workspace",
    composed: Composed,
    *,
    formats: Sequence[str] = FORMATS,
    out: Path | None = None,
    beside: bool = False,
) -> Steps[list[Path]]:
    """Write a document that was composed and return its files, in the order of `formats`.

    A file of its name that is foreign, was edited since or is about something else is left alone:
    the new one gets a number, and the history names what was left alone (`left_alone`). An own
    file that is replaced by another content is kept as an older version, in whatever folder it
    lies.

    Args:
        workspace: that it was composed from.
        composed: the document.
        formats: of `ALL_FORMATS`.
        out: folder; the workspace's own for documents when None.
        beside: never take the place of an older file, not even of an unchanged own one.

    Raises:
        UserError: an unknown format, or a workbook of a document without tables.
        FileBusyError: a file is open in Word; it is untouched.
        EnvironmentProblem: the folder or the disk refuses; the older file is untouched.
    """
    require_formats(workspace, formats)
    if WORKBOOK in formats and not has_tables(composed):
        raise UserError(
            f"В документе «{composed.kind.title}» нет таблиц, книга Excel была бы пустой.",
            "Сделайте DOCX или PDF.",
        )
    origin = dict(composed.origin)
    paper = Paper(composed.kind.kind, composed.kind.title, composed.file_title, origin)
    folder = workspace.documents if out is None else out
    writers = {name: partial(render, name, composed, origin) for name in formats}
    return (yield from put(workspace, paper, writers, folder, beside=beside))


class Paper(NamedTuple):
    """What the history is told of a document.

    Attributes:
        kind: name of its kind.
        title: of its kind, Russian.
        file_title: name of its files without suffix.
        origin: what it was made from; what is found out while it is written is added.
    """

    kind: str
    title: str
    file_title: str
    origin: dict[str, object]


def put(
    workspace: "Workspace",
    paper: Paper,
    writers: "Mapping[str, Callable[[Path], None]]",
    folder: Path,
    *,
    beside: bool = False,
    taken: Collection[Path] = (),
) -> Steps[list[Path]]:
    """Put the files of a document into a folder, as `write` says, and remember them.

    Args:
        workspace: whose history it is.
        paper: the document.
        writers: what fills a file of each format.
        folder: where they go.
        beside: never take the place of an older file.
        taken: files that are not to be replaced, whosever they are.

    Raises:
        FileBusyError: a file is open in Word; it is untouched.
        EnvironmentProblem: the folder or the disk refuses; the older file is untouched.
    """
    steps, files = len(writers) + 1, list[Path]()
    try:
        paths, avoided = _free_paths(workspace, folder, paper, (*writers,), (beside, taken))
        if avoided:
            paper.origin["left_alone"] = [path.name for path in avoided]
        for done, ((name, fill), path) in enumerate(
            zip(writers.items(), paths, strict=True), start=1
        ):
            yield Progress(done, steps, f"Файл {name.upper()}")
            with keeping_version(workspace, path, paper.origin):
                write_atomic(path, fill)
            files.append(path)
    finally:
        # A file that was written before a refusal lies there, so the history knows it.
        record_outputs(workspace, paper.kind, paper.title, files, paper.origin)
    yield Progress(steps, steps, "Записано")
    return files


def require_formats(workspace: "Workspace", formats: Sequence[str]) -> None:
    """Refuse formats that there are not, and a workspace that is only read.

    Raises:
        UserError: a format is unknown, or there is none.
        EnvironmentProblem: the workspace is only read.
    """
    unknown = [name for name in formats if name not in ALL_FORMATS]
    if unknown or not formats:
        raise UserError(
            f"Формат «{', '.join(unknown)}» не поддерживается.", f"Есть: {', '.join(ALL_FORMATS)}."
        )
    workspace.database.require_writable()


def has_tables(composed: Composed) -> bool:
    """Whether a workbook of a document would hold anything."""
    from app.services.documents.xlsx.render import tables_of

    return bool(tables_of(composed.document))


def _free_paths(
    workspace: "Workspace",
    folder: Path,
    paper: Paper,
    formats: Sequence[str],
    barred: tuple[bool, Collection[Path]],
) -> tuple[list[Path], list[Path]]:
    """Paths to write, all with the same number, and other files that were avoided.

    A path is free, or it holds our own unchanged file about the same thing and the new one need
    not lie beside it; `barred` says whether it must, and which files are taken at all events.
    """
    avoided: list[Path] = []
    beside, taken = barred
    for number in count(1):
        mark = "" if number == 1 else f" ({number})"
        paths = [folder / safe_name(paper.file_title, f"{mark}.{name}") for name in formats]
        there = [path for path in paths if path.exists()]
        ours = [path for path in there if path in taken]
        foreign = [
            path
            for path in there
            if path not in taken
            and not is_about_the_same(workspace, path, paper.kind, paper.origin)
        ]
        if not ours and not (there if beside else foreign):
            return paths, avoided
        avoided += foreign
    raise AssertionError  # count() never ends


def render(name: str, composed: Composed, origin: dict[str, object], path: Path) -> None:
    """Write one format; what is found out meanwhile goes into the origin."""
    if name == "docx":
        from app.services.documents.docx import render as render_docx

        render_docx.render(composed.document, composed.style, path)
        return
    if name == WORKBOOK:
        from app.services.documents.xlsx import render as render_xlsx

        render_xlsx.render(composed.document, path)
        return
    from app.services.documents.pdf import render as render_pdf

    written = render_pdf.render(composed.document, composed.style, path)
    origin["pages"] = written.pages
    if written.missing_glyphs:
        # The font prints a box for these; whoever wonders about it finds out why.
        origin["missing_glyphs"] = list(written.missing_glyphs)
