"""Settings that name a row of the workspace: a run, an order, a person, a plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from app.services.documents.dossier.parts import Dossier
from app.services.documents.settings import SettingSpec, checked_settings
from app.services.documents.stored import YEARLY, of_year
from app.services.language.numbers import NBSP
from app.services.language.sentences import quoted
from app.services.log.rows import deleted_row

if TYPE_CHECKING:
    from app.services.storage.files.sqlite import Reader
    from app.services.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Reference:
    """What a setting names.

    Attributes:
        table: where the row stands.
        gone: what is said when it is not there any more, with a place for its name.
        instead: what holds then.
        name: the column that names a row.
    """

    table: str
    gone: str
    instead: str
    name: str = "title"


REFERENCES: Mapping[str, Reference] = {
    "run": Reference(
        "identification_run",
        "Выявления {} больше нет среди действующих",
        "взято последнее для года работы",
    ),
    "order": Reference("order_record", "Приказ {} удалён из реестра", "взят последний за год"),
    "control": Reference(
        "person",
        "Сотрудник {} удалён",
        "контроль исполнения оставлен за руководителем",
        "surname",
    ),
    "compiler": Reference(
        "person", "Сотрудник {} удалён", "составитель отчёта выбран заново", "surname"
    ),
    "model_order": Reference(
        "order_record", "Приказ {} удалён из реестра", "модель методической поддержки не печатается"
    ),
    "repeals": Reference(
        "order_record", "Приказ {} удалён из реестра", "пункт об утрате силы не печатается"
    ),
    "plan": Reference("plan", "План {} удалён", "взят муниципальный план года"),
}


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
    values = checked_settings(specs, dossier.settings.of_kind(kind, year), chosen)
    for name in YEARLY & values.keys() - chosen.keys():
        values[name] = of_year(values[name], year)
    remarks: dict[str, str] = {}
    for spec in specs:
        reference = REFERENCES.get(spec.name)
        value = values[spec.name]
        if reference is None or not value or spec.name in chosen:
            continue
        if value not in dossier.part(("keys", reference.table), partial(_keys, dossier, reference)):
            values[spec.name] = spec.default
            named = _name(dossier.workspace, reference, value)
            remarks[spec.name] = f"{reference.gone.format(named)}, {reference.instead}."
    return Standing(values, remarks)


def _keys(dossier: Dossier, reference: Reference) -> frozenset[str]:
    """The rows that a setting may name."""
    if reference.table == "identification_run":
        return frozenset(str(row.id) for row in dossier.standing_runs())
    with dossier.workspace.database.reading() as reader:
        return frozenset(str(row[0]) for row in reader.rows(f"SELECT id FROM {reference.table}"))


def _name(workspace: "Workspace", reference: Reference, chosen: str) -> str:
    """What the row was called when it was deleted, else its number."""
    with workspace.database.reading() as reader:
        title = _last_title(reader, reference, chosen)
    return quoted(title) if title else f"№{NBSP}{chosen}"


def _last_title(reader: "Reader", reference: Reference, chosen: str) -> str:
    row = deleted_row(reader, reference.table, chosen) or {}
    return str(row.get(reference.name) or "")
