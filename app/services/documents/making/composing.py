"""A document before it becomes a file: facts checked, blocks composed, looks chosen."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from app.errors import UserError
from app.services.documents.dossier.parts import Dossier
from app.services.documents.making.catalogue import DocumentKind, document_year, standing_kind
from app.services.documents.making.kept_changes import Change, about, kept_change, laid_over
from app.services.documents.making.own_texts import as_said
from app.services.documents.making.references import standing_settings
from app.services.documents.model.blocks import Document, dump
from app.services.documents.model.styles import DocumentStyle
from app.services.documents.model.typography import glue
from app.services.documents.settings import style_of
from app.services.findings.finding import Finding, Weight, having
from app.services.progress import stop_if_asked

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A document ready to be written.

    Attributes:
        kind: what it is.
        file_title: name of its file without suffix.
        document: the blocks.
        style: their looks.
        values: settings that hold for it, by name.
        origin: what the history keeps: year, run or plan, order, schools, settings, hash.
        change: what was changed in this document only, as it is laid over the data, or None.
    """

    kind: DocumentKind
    file_title: str
    document: Document
    style: DocumentStyle
    values: Mapping[str, str]
    origin: Mapping[str, object]
    change: Change | None = None

    @property
    def fingerprint(self) -> str:
        """The same for documents that look and read the same, with the same told of them."""
        shown = fingerprint(self.document, self.style)
        return shown if self.change is None else _hash(f"{shown}{self.change.conflicts}")


class Gathered(NamedTuple):
    """What a document is composed of.

    Attributes:
        kind: as its text in force says.
        facts: of its kind; what it cannot be made without is there.
        values: settings that hold for it, by name.
        style: its looks.
    """

    kind: DocumentKind
    facts: Any
    values: dict[str, str]
    style: DocumentStyle

    @property
    def origin(self) -> dict[str, object]:
        """Where it comes from, as the history keeps it; what it says is not known yet."""
        return {**self.kind.inputs(self.facts), "settings": self.values}


def compose(
    source: "Workspace | Dossier",
    kind: str,
    year: int | None,
    settings: Mapping[str, str] | None = None,
    *,
    with_change: bool = True,
) -> Composed:
    """Compose a document from the present data.

    Args:
        source: the open workspace, or what was read of it.
        kind: name of the kind.
        year: school year; `catalogue.document_year` when None.
        settings: values for this document only, by name.
        with_change: with what was changed in this document only.

    Raises:
        UserError: an unknown kind or setting, or nothing to write the document from.
    """
    dossier = source if isinstance(source, Dossier) else Dossier(source)
    gathered = gather(dossier, kind, year, settings)
    stop_if_asked()
    document_kind, facts, origin = gathered.kind, gathered.facts, gathered.origin
    kept = kept_change(dossier.workspace, kind, about(origin)) if with_change else None
    made, change = laid_over(document_kind.compose(facts), kept)
    document = glue(made)
    origin["content_sha256"] = _hash(dump(document))
    if change is not None and not change.slips:
        origin["changed"] = True
    return Composed(
        kind=document_kind,
        file_title=document_kind.file_title(facts),
        document=document,
        style=gathered.style,
        values=gathered.values,
        origin=origin,
        change=change,
    )


def gather(
    source: "Workspace | Dossier",
    kind: str,
    year: int | None,
    settings: Mapping[str, str] | None = None,
) -> Gathered:
    """What a document is composed of, with the same arguments and refusals as `compose`."""
    dossier = source if isinstance(source, Dossier) else Dossier(source)
    document_kind = as_said(dossier.settings, standing_kind(dossier.settings, kind))
    chosen = document_year(dossier, kind, settings) if year is None else year
    standing = standing_settings(dossier, kind, document_kind.settings, chosen, settings)
    values = dict(standing.values)
    facts = document_kind.gather(dossier, chosen, values)
    _require(document_kind, document_kind.missing(facts))
    style = style_of(values, is_order=document_kind.is_order)
    return Gathered(document_kind, facts, values, style)


def fingerprint(document: Document, style: DocumentStyle) -> str:
    """The same for documents that look and read the same."""
    return _hash(f"{_hash(dump(document))}\n{style.measures}\n{style.manner}")


def typed_fingerprint(document: Document, style: DocumentStyle) -> str:
    """The same when the parts of the document stand in the same lines of its text too."""
    return f"{fingerprint(document, style)} {_hash(str(document.lines))}"


def _hash(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()


def _require(kind: DocumentKind, findings: Sequence[Finding]) -> None:
    required = [finding.text for finding in having(findings, Weight.STOP)]
    if required:
        raise UserError(
            f"{kind.title}: документ составить нельзя. {'. '.join(required)}.",
            "Внесите недостающее, исправьте указанное или выберите другой учебный год.",
        )
