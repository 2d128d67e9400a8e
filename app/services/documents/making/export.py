"""Make a document: gather, compose, write each format, and remember it in the history."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import UserError
from app.services.documents.made.placing import Paper, put_papers
from app.services.documents.making.catalogue import get_kind
from app.services.documents.making.composing import Composed, compose
from app.services.progress import Progress, Steps

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

    What becomes of files that lie there already, `placing.put_papers` says.

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
        raise no_tables(composed)
    origin = dict(composed.origin)
    paper = Paper(
        kind=composed.kind.kind,
        title=composed.kind.title,
        file_title=composed.file_title,
        origin=origin,
        writers={name: partial(render, name, composed, origin) for name in formats},
    )
    folder = workspace.documents if out is None else out
    (files,) = yield from put_papers(workspace, [paper], folder, beside=beside)
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


def no_tables(composed: Composed) -> UserError:
    """Why there is no workbook of a document."""
    return UserError(
        f"В документе «{composed.kind.title}» нет таблиц, книга Excel была бы пустой.",
        "Сделайте DOCX или PDF.",
    )


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
