"""Make a document: gather, compose, write each format, and remember it in the history."""

import hashlib
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import UserError
from app.services.documents.blocks import Document, dump
from app.services.documents.catalogue import DocumentKind, document_year, get_kind
from app.services.documents.facts import MissingFact
from app.services.documents.history import is_own_output, record_outputs
from app.services.documents.settings import checked_settings, stored_settings, style_of
from app.services.documents.styles import DocumentStyle
from app.services.documents.typography import glue
from app.services.progress import Progress, Steps
from app.services.storage.files import safe_name, write_atomic

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

FORMATS = ("docx", "pdf")


def build(
    workspace: "Workspace",
    kind: str,
    *,
    year: int | None = None,
    formats: Sequence[str] = FORMATS,
    out: Path | None = None,
    settings: Mapping[str, str] | None = None,
) -> Steps[list[Path]]:
    """Make a document and return its files, in the order of `formats`.

    A document that lacks facts gets lines to fill in, unless what it is about is missing. A file
    of its name that is foreign or was edited since is left alone: the new one gets a number.

    Args:
        workspace: the open workspace.
        kind: name of the kind.
        year: school year; `catalogue.document_year` when None.
        formats: of `FORMATS`.
        out: folder; the workspace's own for documents when None.
        settings: values for this document only, by name.

    Raises:
        UserError: an unknown kind, format or setting, or nothing to write the document from.
        EnvironmentProblem: a file is open in Word, the folder or the disk refuses; the older
            file is then untouched.
    """
    made = get_kind(kind)
    unknown = [name for name in formats if name not in FORMATS]
    if unknown or not formats:
        raise UserError(
            f"Формат «{', '.join(unknown)}» не поддерживается.", f"Есть: {', '.join(FORMATS)}."
        )
    workspace.database.require_writable()
    steps = len(formats) + 1
    yield Progress(0, steps, "Сбор сведений")
    chosen = document_year(workspace, kind) if year is None else year
    values = checked_settings(made.settings, stored_settings(workspace, kind), settings or {})
    facts = made.gather(workspace, chosen, values)
    _require(made, made.missing(facts))
    document, style = glue(made.compose(facts)), style_of(values)
    folder = workspace.documents if out is None else out
    origin = {
        **made.inputs(facts),
        "settings": values,
        "content_sha256": hashlib.sha256(dump(document).encode()).hexdigest(),
    }
    files: list[Path] = []
    try:
        paths = _free_paths(workspace, folder, made.file_title(facts), formats)
        for done, (name, path) in enumerate(zip(formats, paths, strict=True), start=1):
            yield Progress(done, steps, f"Файл {name.upper()}")
            write_atomic(path, partial(_render, name, document, style, origin))
            files.append(path)
    finally:
        # A file that was written before a refusal lies there, so the history knows it.
        record_outputs(workspace, kind, made.title, files, origin)
    yield Progress(steps, steps, "Записано")
    return files


def _require(made: DocumentKind, missing: Sequence[MissingFact]) -> None:
    required = [fact.text for fact in missing if fact.required]
    if required:
        raise UserError(
            f"{made.title}: документ составить не из чего. {'. '.join(required)}.",
            "Внесите эти сведения или выберите другой учебный год.",
        )


def _free_paths(
    workspace: "Workspace", folder: Path, title: str, formats: Sequence[str]
) -> list[Path]:
    """Paths that are free or hold our own unchanged files; all formats get the same number."""
    for number in count(1):
        mark = "" if number == 1 else f" ({number})"
        paths = [folder / safe_name(title, f"{mark}.{name}") for name in formats]
        if all(not path.exists() or is_own_output(workspace, path) for path in paths):
            return paths
    raise AssertionError  # count() never ends


def _render(
    name: str, document: Document, style: DocumentStyle, origin: dict[str, object], path: Path
) -> None:
    """Write one format; its renderer is imported only now."""
    if name == "docx":
        from app.services.documents import render_docx

        render_docx.render(document, style, path)
        return
    from app.services.documents import render_pdf

    written = render_pdf.render(document, style, path)
    origin["pages"] = written.pages
    if written.missing_glyphs:
        # The font prints a box for these; whoever wonders about it finds out why.
        origin["missing_glyphs"] = list(written.missing_glyphs)
