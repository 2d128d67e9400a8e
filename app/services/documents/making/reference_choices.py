"""What a setting that names a row is chosen from: the runs, orders, plans, people there are."""

from dataclasses import replace
from typing import TYPE_CHECKING

from app.services.documents.dossier.named.catalogue import named_rows
from app.services.documents.dossier.named.rows import Choices
from app.services.documents.dossier.parts import Dossier
from app.services.documents.shared_settings import PARTY
from app.services.plans.duties.listing import list_parties

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.services.documents.settings import SettingSpec
    from app.services.storage.workspace import Workspace


def with_choices(
    workspace: "Workspace",
    year: int,
    specs: "Sequence[SettingSpec]",
    values: "Mapping[str, str] | None" = None,
) -> "tuple[SettingSpec, ...]":
    """The settings as the form shows them: references get the rows of the year as choices.

    Of people those are offered whom the document would not refuse: a report is compiled by the
    department, or by the school whose plan it is, and not by who approves it.

    A value that names a row of another year, an archived one or another person is a choice too: the
    form never shows anything else than what the document is made from.
    """
    dossier = Dossier(workspace)
    return tuple(_shown(dossier, year, spec, values or {}) for spec in specs)


def choices_of(dossier: Dossier, year: int, spec: "SettingSpec", chosen: str = "") -> Choices:
    """What a setting offers for a year: words and key, the unset one first, what is chosen with it.

    Other settings than those that name a row or a party offer what they always do.
    """
    return _shown(dossier, year, spec, {spec.name: chosen}).choices


def _shown(
    dossier: Dossier, year: int, spec: "SettingSpec", values: "Mapping[str, str]"
) -> "SettingSpec":
    if spec.kind == PARTY.kind:
        return replace(spec, choices=_parties(dossier, values.get(spec.name, "")))
    if spec.refers is None:
        return spec
    rows, unset = named_rows(spec.refers.table), spec.refers.unset
    if rows.usual is not None:
        unset = rows.usual(dossier, year)
    value = values.get(spec.name, "")
    offered = rows.choices(dossier, year, values)
    if value and value not in {key for _words, key in offered}:
        offered += tuple(one for one in rows.choices(dossier, None, values) if one[1] == value)
    worded = tuple((spec.refers.offered.format(words), key) for words, key in offered)
    return replace(spec, choices=((unset, ""), *worded))


def _parties(dossier: Dossier, chosen: str) -> Choices:
    """Everybody who answers for a measure of a plan, and who is chosen though in no plan."""
    rows = dossier.part("parties", lambda: list_parties(dossier.workspace))
    names = [row.name for row in rows]
    if chosen and chosen not in names:
        names.append(chosen)
    usual = "У кого больше всего мероприятий года"
    return ((usual, ""), *((name, name) for name in names))
