"""What an identification gives: verdicts of schools, each with its tree of evidence."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from app.enums import VerdictStatus
from app.services.identification.evidence.facts import Inputs
from app.services.identification.rules.rules import Profile

Scalar = str | int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A node of the tree that explains a verdict; `explain` puts it into words.

    Attributes:
        label: what the node is: `verdict`, `c1`, `c2`, `margin`, `year`, `result`, `absent`,
            `remark`.
        value: its outcome; of a result whether it is low, of a remark its code.
        names: of the facts behind it. Nodes of one kind share the tuple: a large district has a
            hundred thousand nodes, and what is made has to be freed again.
        values: of those facts, in the same order.
        children: nodes that it rests on.
    """

    label: str
    value: Scalar
    names: tuple[str, ...] = ()
    values: tuple[Scalar, ...] = ()
    children: tuple["Evidence", ...] = ()

    @property
    def inputs(self) -> dict[str, Scalar]:
        """The facts behind it by name, in order."""
        return dict(zip(self.names, self.values, strict=True))

    def get(self, name: str) -> Scalar:
        """One input, None when it is not there."""
        return self.values[self.names.index(name)] if name in self.names else None

    def walk(self) -> Iterator["Evidence"]:
        """This node and all below it, in printed order."""
        yield self
        for child in self.children:
            yield from child.walk()


def node(
    label: str,
    value: Scalar,
    children: tuple[Evidence, ...] = (),
    **inputs: Scalar,
) -> Evidence:
    """An evidence node with its inputs as keywords."""
    return Evidence(
        label=label,
        value=value,
        names=_shared(tuple(inputs)),
        values=tuple(inputs.values()),
        children=children,
    )


@cache
def _shared(names: tuple[str, ...]) -> tuple[str, ...]:
    """The one tuple that stands for these names."""
    return names


def evidence_to_json(evidence: Evidence) -> dict[str, Any]:
    """A snapshot that `evidence_from_json` gives back equal; order is kept."""
    document: dict[str, Any] = {
        "label": evidence.label,
        "value": evidence.value,
        "inputs": [[name, value] for name, value in evidence.inputs.items()],
    }
    if evidence.children:
        document["children"] = [evidence_to_json(child) for child in evidence.children]
    return document


def evidence_from_json(document: Any) -> Evidence:  # noqa: ANN401 - JSON of our own making
    """The tree of a stored snapshot."""
    return Evidence(
        label=document["label"],
        value=document["value"],
        names=_shared(tuple(name for name, _value in document["inputs"])),
        values=tuple(value for _name, value in document["inputs"]),
        children=tuple(evidence_from_json(child) for child in document.get("children", ())),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LowResult:
    """A low result that counts.

    Attributes:
        procedure: its code.
        procedure_title: «ВПР по математике, 5 класс».
        procedure_short: «ВПР МА 5».
        year: the school year it counts for.
        participants: None when only a percent is known; of both years when pooled.
        failed: like `participants`.
        percent_text: «33,3 %».
        percent: for JSON, at most two decimals.
        threshold_percent: of the profile, for JSON.
        threshold_text: «30 %».
        source: file, sheet and row.
        small: fewer participants than the limit of the profile.
        pooled_with: the earlier year whose counts are in it, or None.
        criteria: numbers of the fulfilled criteria that it supports.
    """

    procedure: str
    procedure_title: str
    procedure_short: str
    year: int
    participants: int | None
    failed: int | None
    percent_text: str
    percent: float
    threshold_percent: float
    threshold_text: str
    source: str
    small: bool
    pooled_with: int | None
    criteria: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision of the working group on a frozen verdict.

    Attributes:
        status: `VerdictStatus.SHNOR` or `NOT_IDENTIFIED`.
        document: the protocol or order it stands in, as typed.
    """

    status: VerdictStatus
    reason: str
    decided_on: date
    document: str
    author: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolVerdict:
    """The verdict of one school.

    Attributes:
        status: as computed; never changed by a decision.
        c1: whether criterion 1 holds.
        c2: whether criterion 2 holds.
        margin: spare procedures before the verdict changes; None when there is no computed
            verdict or no flip of the known results can change it.
        low: the low results that count, reporting year first.
        remarks: Russian sentences.
        evidence: the tree; `explain.outline` words it.
        decision: the latest decision of the working group, or None.
        verdict_id: of a frozen verdict; `runs.decide` takes it.
    """

    school_id: int
    school: str
    login: str | None
    status: VerdictStatus
    c1: bool
    c2: bool
    margin: int | None
    low: tuple[LowResult, ...]
    remarks: tuple[str, ...]
    evidence: Evidence
    decision: Decision | None = None
    verdict_id: int | None = None

    @property
    def final_status(self) -> VerdictStatus:
        """The status that stands: the decision's when there is one."""
        return self.status if self.decision is None else self.decision.status

    @property
    def identified(self) -> bool:
        """Whether the school counts as ШНОР."""
        return self.final_status is VerdictStatus.SHNOR


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow:
    """A frozen run in the list of runs.

    Attributes:
        created_at: aware moment, UTC; None when another program wrote there what is none.
        author: user of the operating system.
        title: given by the user, or made of the year and the profile.
        year: by whose results it was made.
        previous_year: the other year of criterion 2.
        work_year: for which year of work it identified the schools.
        schools: number of verdicts.
        identified: verdicts that stand as ШНОР, decisions included.
        undecided: verdicts that wait for the working group.
        annulled: nothing is made from it any more.
        annulled_at: aware moment from which it does not stand; None while it stands, or as above.
        annulled_because: the reason; empty while it stands.
    """

    id: int
    created_at: datetime | None
    author: str
    title: str
    year: int
    previous_year: int
    work_year: int
    profile_id: str
    profile_title: str
    schools: int
    identified: int
    undecided: int
    annulled: bool = False
    annulled_at: datetime | None = None
    annulled_because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """An identification of all schools, computed now or read from a frozen run.

    Attributes:
        year: reporting year.
        previous_year: the other year of criterion 2.
        inputs: what it was computed from.
        verdicts: one per school, in printed order.
        run: the frozen run it was read from, or None.
    """

    profile: Profile
    year: int
    previous_year: int
    inputs: Inputs
    verdicts: tuple[SchoolVerdict, ...]
    run: RunRow | None = None

    def verdict(self, school_id: int) -> SchoolVerdict | None:
        """The verdict of one school, or None."""
        return next((verdict for verdict in self.verdicts if verdict.school_id == school_id), None)

    def having(self, status: VerdictStatus) -> tuple[SchoolVerdict, ...]:
        """The verdicts that stand at a status, decisions included."""
        return tuple(verdict for verdict in self.verdicts if verdict.final_status is status)
