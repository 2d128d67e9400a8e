"""Settings that name a row of the workspace: a run, an order, a person, a plan, a point.

The setting holds the key of the row. What is offered for it, what is said when the row is gone and
what holds then follow from its `Reference`; a new setting needs nothing else.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.services.documents.settings import SettingSpec


class RowOf(StrEnum):
    """Which rows a setting names: their table."""

    RUN = "identification_run"
    ORDER = "order_record"
    PERSON = "person"
    PLAN = "plan"
    REVIEW = "plan_review"

    @property
    def gone(self) -> str:
        """What is said when the row is not there any more, with a place for its name."""
        return {
            RowOf.RUN: "Выявления {} больше нет среди действующих",
            RowOf.ORDER: "Приказ {} удалён из реестра",
            RowOf.PERSON: "Сотрудник {} удалён",
            RowOf.PLAN: "План {} удалён",
            RowOf.REVIEW: "Контрольная точка {} удалена",
        }[self]

    @property
    def named_by(self) -> str:
        """The column that names a row."""
        return "surname" if self is RowOf.PERSON else "title"


@dataclass(frozen=True, slots=True)
class Reference:
    """What a setting names.

    Attributes:
        rows: the rows that it may name.
        unset: what holds while none is named, as the form says it.
        instead: what holds when the named row is gone, as a remark says it.
        offered: how a row is offered, with a place for its words.
    """

    rows: RowOf
    unset: str
    instead: str
    offered: str = "{}"


def naming(
    name: str, title: str, refers: Reference, *, yearly: bool = False, group: str = "content"
) -> SettingSpec:
    """A setting that names a row; one that is chosen year by year is `yearly`."""
    return SettingSpec(
        name=name, title=title, kind="reference", refers=refers, yearly=yearly, group=group
    )
