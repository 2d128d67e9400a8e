"""A mark of execution as it is read and as it is typed."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from app.enums import EvidenceKind, MeasureStatus
from app.services.language.dates import local_day
from app.services.orders.orders import OrderRow
from app.services.plans.execution.wording import mark_sentence, says_otherwise
from app.services.storage.files.sqlite import day_of, moment_if_known, shared

if TYPE_CHECKING:
    from app.models import ExecutionMark
    from app.services.storage.files.sqlite import Row

MARK_QUERY = (
    "SELECT k.*, a.original_name, a.size AS attachment_size, s.short_name AS school"
    " FROM execution_mark k LEFT JOIN attachment a ON a.id = k.attachment_id"
    " LEFT JOIN school s ON s.id = k.school_id"
)

# A look-up is quicker than the call of an enumeration.
_STATUSES = {status.value: status for status in MeasureStatus}
_KINDS = {kind.value: kind for kind in EvidenceKind}


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkRow:
    """A mark of execution.

    Attributes:
        id: key of the mark.
        status: a `MeasureStatus`.
        marked_on: the day of the execution, or None.
        text: free words; of «снято» the reason.
        evidence_kind: an `EvidenceKind`.
        evidence_text: address of a link, or words.
        order: the order that proves it, or None.
        attachment_id: the attached file, or None.
        attachment_name: its name, or empty.
        attachment_size: bytes of the attached file, or 0.
        created_at: the moment when it was entered, as it is stored; empty when it is not known.
        occurrence_on: the due date that it is about, or None for all of the measure.
        school_id: the school that it is about, or None for all of them.
        school: its short name, or empty.
        moved_to: the new due date of «перенесено», or None.
        counts: (12, 15) of «12 из 15», or None.
    """

    id: int
    status: MeasureStatus
    marked_on: date | None
    text: str
    evidence_kind: EvidenceKind
    evidence_text: str
    order: OrderRow | None
    attachment_id: int | None
    attachment_name: str
    attachment_size: int = 0
    created_at: str = ""
    occurrence_on: date | None = None
    school_id: int | None = None
    school: str = ""
    moved_to: date | None = None
    counts: tuple[int, int] | None = None

    @property
    def order_id(self) -> int | None:
        """Key of the order that proves it, or None."""
        return None if self.order is None else self.order.id

    @property
    def order_label(self) -> str:
        """«приказ от 17.08.2018 № 458», or empty."""
        return "" if self.order is None else self.order.label

    @property
    def happened_on(self) -> date | None:
        """`marked_on`, else the date of the order that proves it, or None."""
        return self.marked_on or (None if self.order is None else self.order.issued_on)

    @property
    def written_on(self) -> date | None:
        """The day when it was entered, or None when it is not known."""
        entered = moment_if_known(self.created_at)
        return None if entered is None else local_day(entered)

    @property
    def proved(self) -> bool:
        """It names its evidence: an order, a file, a link, words, how many of how many."""
        return self.evidence_kind is not EvidenceKind.NONE or self.counts is not None

    @property
    def says_otherwise(self) -> bool:
        """The words begin with another status than the mark has."""
        return says_otherwise(self.status, self.text)

    @property
    def sentence(self) -> str:
        """The printed mark, «Выполнено 15.10.2026. Протокол № 3», as `mark_sentence` words it."""
        return _sentence(
            self.status,
            marked_on=self.marked_on,
            text=self.text,
            evidence_kind=self.evidence_kind,
            evidence_text=self.evidence_text,
            order=self.order,
            attachment_name=self.attachment_name,
            moved_to=self.moved_to,
            counts=self.counts,
        )


# Plans are read again after each change of one measure, and many marks say the same.
_sentence = lru_cache(maxsize=4096)(mark_sentence)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkDraft:
    """A mark of execution as typed; the kind of evidence follows from what is given.

    `moved_to` and `counts` are as in `MarkRow`; what the mark is about is named beside it.
    """

    status: MeasureStatus
    marked_on: date | None = None
    text: str = ""
    evidence_kind: EvidenceKind = EvidenceKind.NONE
    evidence_text: str = ""
    order_id: int | None = None
    attachment_id: int | None = None
    moved_to: date | None = None
    counts: tuple[int, int] | None = None


class MarkPlace(NamedTuple):
    """What a mark is about: a measure, one of its due dates, one of its schools; None for all."""

    measure_id: int
    occurrence_on: date | None = None
    school_id: int | None = None

    def meets(self, mark: "ExecutionMark | MarkRow") -> bool:
        """Whether they have a cell of the measure in common."""
        return (
            None in (self.occurrence_on, mark.occurrence_on)
            or self.occurrence_on == mark.occurrence_on
        ) and (None in (self.school_id, mark.school_id) or self.school_id == mark.school_id)


def mark_row(row: "Row", orders: dict[int, OrderRow]) -> MarkRow:
    """A mark from a row of `MARK_QUERY`; the words of a report stand in hundreds of marks."""
    words = row["text"], row["evidence_text"], row["school"] or ""
    text, evidence_text, school = shared(words)
    return MarkRow(
        id=row["id"],
        status=_STATUSES[row["status"]],
        marked_on=day_of(row["marked_on"]),
        text=text,
        evidence_kind=_KINDS[row["evidence_kind"]],
        evidence_text=evidence_text,
        order=orders.get(row["order_id"]),
        attachment_id=row["attachment_id"],
        attachment_name=row["original_name"] or "",
        attachment_size=row["attachment_size"] or 0,
        created_at=row["created_at"],
        occurrence_on=day_of(row["occurrence_on"]),
        school_id=row["school_id"],
        school=school,
        moved_to=day_of(row["moved_to"]),
        counts=None if row["count_of"] is None else (row["count_done"], row["count_of"]),
    )
