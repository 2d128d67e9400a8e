"""What changed in a plan between two states of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.services.language.numbers import NBSP
from app.services.plans.execution.wording import NOT_DUE, overdue_words
from app.services.plans.rows import MeasureRow, PlanRow


class ChangeKind(StrEnum):
    """What happened to a measure."""

    NEW = "new"
    GONE = "gone"
    REWORDED = "reworded"
    DEADLINE = "deadline"
    STATE = "state"
    OVERDUE = "overdue"

    @property
    def label(self) -> str:
        """Russian."""
        return _LABELS[self]


_LIKENESS = 0.5
_LABELS = {
    ChangeKind.NEW: "новое",
    ChangeKind.GONE: "исключено",
    ChangeKind.REWORDED: "изменена формулировка",
    ChangeKind.DEADLINE: "изменён срок",
    ChangeKind.STATE: "изменилось состояние",
    ChangeKind.OVERDUE: "просрочено",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChange:
    """One change of one measure.

    Attributes:
        kind: what happened.
        measure_id: key of the measure in the later state, of one that is gone in the earlier.
        number: its printed number there.
        title: its title there.
        before: what it said, or how it stood; empty for a new measure.
        after: the same later; empty for one that is gone.
    """

    kind: ChangeKind
    measure_id: int
    number: str
    title: str
    before: str
    after: str


def changes_between(before: PlanRow, after: PlanRow) -> list[PlanChange]:
    """All changes in the order of the later plan, measures that are gone at the end.

    A measure is the same one by its key, as far as the titles are alike or its place and deadline
    are the same: a new measure may get the key of one that was deleted. One that was brought in
    anew is known by its section and title.
    """
    known = _pairs(before, after)
    found = [change for row in after.measures for change in _changes_of(known.get(row.id), row)]
    kept = {row.id for row in known.values()}
    found += [
        _change(ChangeKind.GONE, row, row.deadline_text, "")
        for row in before.measures
        if row.id not in kept
    ]
    return found


def _pairs(before: PlanRow, after: PlanRow) -> dict[int, MeasureRow]:
    """Key of a measure of the later plan -> the measure that it was."""
    earlier = {row.id: row for row in before.measures}
    pairs = {
        row.id: earlier[row.id]
        for row in after.measures
        if row.id in earlier and _is_same(earlier[row.id], row)
    }
    paired = {row.id for row in pairs.values()}
    waiting: dict[tuple[str, str], list[MeasureRow]] = {}
    for name, row in _named(before):
        if row.id not in paired:
            waiting.setdefault(name, []).append(row)
    for name, row in _named(after):
        if row.id not in pairs and waiting.get(name):
            pairs[row.id] = waiting[name].pop(0)
    return pairs


def _named(plan: PlanRow) -> Iterator[tuple[tuple[str, str], MeasureRow]]:
    for section in plan.sections:
        for row in section.measures:
            yield (_plain(section.title), _plain(row.title)), row


def _changes_of(before: MeasureRow | None, after: MeasureRow) -> Iterator[PlanChange]:
    if before is None:
        yield _change(ChangeKind.NEW, after, "", after.deadline_text)
        return
    if _plain(before.title) != _plain(after.title):
        yield _change(ChangeKind.REWORDED, after, before.title, after.title)
    if _plain(before.deadline_text) != _plain(after.deadline_text):
        yield _change(ChangeKind.DEADLINE, after, before.deadline_text, after.deadline_text)
    if before.status is not after.status or before.mark_text != after.mark_text:
        yield _change(ChangeKind.STATE, after, state_words(before), state_words(after))
    if after.overdue and not before.overdue:
        yield _change(ChangeKind.OVERDUE, after, "", overdue_words(after))


def state_words(row: MeasureRow) -> str:
    """How a measure stood: its printed marks, else that it is not due or without a mark."""
    return row.mark_text or (NOT_DUE if row.not_due else "Без отметки")


def counts_of(changes: Sequence[PlanChange]) -> str:
    """«новое – 2, изменён срок – 1», or that nothing changed."""
    counts = {kind: sum(one.kind is kind for one in changes) for kind in ChangeKind}
    told = [f"{kind.label}{NBSP}– {count}" for kind, count in counts.items() if count]
    return ", ".join(told) or "изменений нет"


def _change(kind: ChangeKind, row: MeasureRow, before: str, after: str) -> PlanChange:
    return PlanChange(
        kind=kind,
        measure_id=row.id,
        number=row.number,
        title=row.title,
        before=before,
        after=after,
    )


def _is_same(before: MeasureRow, after: MeasureRow) -> bool:
    """Whether measures of one key are one measure."""
    stands = (before.place, _plain(before.deadline_text)) == (
        after.place,
        _plain(after.deadline_text),
    )
    return (stands and bool(after.deadline_text)) or _are_alike(before.title, after.title)


def _are_alike(one: str, other: str) -> bool:
    """Whether a title may be another wording of the other."""
    from difflib import SequenceMatcher

    one, other = _plain(one).casefold(), _plain(other).casefold()
    return one == other or SequenceMatcher(None, one, other).ratio() >= _LIKENESS


def _plain(text: str) -> str:
    return " ".join(text.split()).rstrip(".")
