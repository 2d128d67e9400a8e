"""The settings that hold for a document: what names a row that is gone falls back and is told."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.services.documents.dossier.named.catalogue import named_rows
from app.services.documents.dossier.parts import Dossier
from app.services.documents.settings import SettingSpec, checked_settings
from app.services.documents.stored import of_year
from app.services.language.numbers import NBSP
from app.services.language.sentences import quoted
from app.services.log.rows import deleted_row

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Standing:
    """The settings that hold.

    Attributes:
        values: one for every setting, by name.
        remarks: what was stored and does not hold any more: a Russian sentence by the name of its
            setting.
    """

    values: Mapping[str, str]
    remarks: Mapping[str, str] = field(default_factory=dict[str, str])


def standing_settings(
    source: "Workspace | Dossier",
    kind: str,
    specs: Sequence[SettingSpec],
    year: int | None,
    chosen: Mapping[str, str] | None = None,
) -> Standing:
    """A value for every setting of a kind: chosen for this document, else stored, else the default.

    What was stored for another year of work than `year` does not hold. A stored reference whose row
    is gone falls back to its default with a remark; a chosen one is refused by whoever reads the
    facts.

    Raises:
        UserError: an unknown name or a value that is not allowed among the chosen ones.
    """
    dossier = source if isinstance(source, Dossier) else Dossier(source)
    chosen = chosen or {}
    stored = dossier.settings.of_kind(kind, year)
    values = checked_settings(specs, stored, chosen)
    remarks: dict[str, str] = {}
    for spec in specs:
        if spec.refers is None or spec.name in chosen:
            continue
        value = of_year(stored.get(spec.name, ""), year)
        values[spec.name] = value
        if value and value not in _keys(dossier, spec.refers.table):
            values[spec.name] = spec.default
            gone = named_rows(spec.refers.table).gone
            named = _name(dossier.workspace, spec.refers.table, value)
            remarks[spec.name] = f"{gone.format(named)}, {spec.refers.instead}."
    return Standing(values, remarks)


def _keys(dossier: Dossier, table: str) -> frozenset[str]:
    """The rows that a setting may name."""
    return dossier.part(("keys", table), lambda: frozenset(_read_keys(dossier, table)))


def _read_keys(dossier: Dossier, table: str) -> Iterable[str]:
    rows = named_rows(table)
    if rows.keys is not None:
        return rows.keys(dossier)
    with dossier.workspace.database.reading() as reader:
        return [str(row[0]) for row in reader.rows(f"SELECT id FROM {table}")]


def _name(workspace: "Workspace", table: str, chosen: str) -> str:
    """What the row was called when it was deleted, else its number."""
    with workspace.database.reading() as reader:
        row = deleted_row(reader, table, chosen) or {}
    title = str(row.get(named_rows(table).named_by) or "")
    return quoted(title) if title else f"№{NBSP}{chosen}"
