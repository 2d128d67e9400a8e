"""The parties of plans, each once however it is written."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.enums import PartyKind
from app.services.language.matching import folded
from app.services.plans.parties.party import Party
from app.services.plans.parties.reading import parties_of_plans
from app.services.plans.reading import read_plan_rows
from app.services.plans.rows import MeasureRow

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRow:
    """A party of one or more plans.

    Attributes:
        key: `Party.key`, the same for all ways to write it.
        name: as it is written most often.
        others: the other ways to write it.
        kind: what it is.
        school_id: the school that it is, or where it works.
        person_id: the person that it is.
        means_schools: it is a group of schools that it does not name.
        measures: for how many measures it answers.
    """

    key: str
    name: str
    others: tuple[str, ...]
    kind: PartyKind
    school_id: int | None
    person_id: int | None
    means_schools: bool
    measures: int


def list_parties(workspace: "Workspace") -> list[PartyRow]:
    """`parties_in` the measures of all plans, of which nothing else is read."""
    with workspace.database.reading() as reader:
        return _listed(parties_of_plans(reader, read_plan_rows(reader)))


def parties_in(measures: Iterable[MeasureRow]) -> list[PartyRow]:
    """Everybody who answers for one of the measures, by name."""
    return _listed(measure.parties for measure in measures)


def _listed(parties_of_measures: Iterable[Sequence[Party]]) -> list[PartyRow]:
    wordings: dict[str, Counter[str]] = {}
    first: dict[str, Party] = {}
    counts = Counter[str]()
    for parties in parties_of_measures:
        for party in parties:
            wordings.setdefault(party.key, Counter())[party.name] += 1
            first.setdefault(party.key, party)
        counts.update({party.key for party in parties})
    rows = [_row(first[key], names, counts) for key, names in wordings.items()]
    return sorted(rows, key=lambda row: folded(row.name))


def _row(party: Party, names: Counter[str], counts: Mapping[str, int]) -> PartyRow:
    name, *others = (name for name, _number in names.most_common())
    return PartyRow(
        key=party.key,
        name=name,
        others=tuple(others),
        kind=party.kind,
        school_id=party.school_id,
        person_id=party.person_id,
        means_schools=party.means_schools,
        measures=counts[party.key],
    )
