"""Make a document: gather, compose, write each format, and remember it in the history."""

import hashlib
from collections.abc import Mapping, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import UserError
from app.services.documents.blocks import Document, dump
from app.services.documents.catalogue import document_year, get_kind
from app.services.documents.history import record_outputs
from app.services.documents.settings import checked_settings, stored_settings, style_of
from app.services.documents.styles import DocumentStyle
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

    A document that lacks facts is made all the same, with lines to fill in.

    Args:
        workspace: the open workspace.
        kind: name of the kind.
        year: school year; `catalogue.document_year` when None.
        formats: of `FORMATS`.
        out: folder; the workspace's own for documents when None.
        settings: values for this document only, by name.

    Raises:
        UserError: an unknown kind, format or setting.
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
    document, style = made.compose(facts), style_of(values)
    folder = workspace.documents if out is None else out
    origin = {
        **made.inputs(facts),
        "settings": values,
        "content_sha256": hashlib.sha256(dump(document).encode()).hexdigest(),
    }
    files: list[Path] = []
    try:
        for done, name in enumerate(formats, start=1):
            yield Progress(done, steps, f"Файл {name.upper()}")
            path = folder / safe_name(made.file_title(facts), f".{name}")
            write_atomic(path, partial(_render, name, document, style))
            files.append(path)
    finally:
        # A file that was written before a refusal lies there, so the history knows it.
        record_outputs(workspace, kind, made.title, files, origin)
    yield Progress(steps, steps, "Записано")
    return files


def _render(name: str, document: Document, style: DocumentStyle, path: Path) -> None:
    """Write one format; its renderer is imported only now."""
    renderer = import_module(f"app.services.documents.render_{name}")
    renderer.render(document, style, path)
