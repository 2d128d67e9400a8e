"""An order of the register that approves what a document tells of, and who issued it."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.services.language.school_names import name_key
from app.services.orders.orders import OrderRow

if TYPE_CHECKING:
    from app.services.documents.dossier.parts import Dossier
    from app.services.documents.facts import Office
    from app.services.schools.schools import SchoolRow


@dataclass(frozen=True, slots=True)
class ApprovingOrder:
    """An order of the register that approves what a document tells of.

    Attributes:
        order: its row.
        issuer: who issued it, genitive; empty when its name has no genitive, None when nobody
            can tell.
    """

    order: OrderRow
    issuer: str | None

    def holds_on(self, day: date) -> bool:
        """Whether it has its number and had been issued by that day."""
        issued_on = self.order.issued_on
        return self.order.number is not None and issued_on is not None and issued_on <= day


def issuer(approval: ApprovingOrder | None) -> str:
    """Who issued the order, genitive; empty while nobody can tell or the name has none."""
    return "" if approval is None else approval.issuer or ""


def is_issuer_known(approval: ApprovingOrder | None) -> bool:
    """Whether anybody can tell who issued the order; its name may still have no genitive."""
    return approval is not None and approval.issuer is not None


def requisites(approval: ApprovingOrder | None) -> str:
    """Date and number of the order, empty while there is none."""
    return "" if approval is None else approval.order.requisites


def approving(
    dossier: "Dossier", order: OrderRow | None, office: "Office", school: "SchoolRow | None"
) -> ApprovingOrder | None:
    """The order with its issuer; `school` is the one whose plan it approves, or None."""
    if order is None:
        return None
    return ApprovingOrder(order, issuer_genitive(dossier, order, office, school))


def issuer_genitive(
    dossier: "Dossier", order: OrderRow, office: "Office", school: "SchoolRow | None"
) -> str | None:
    """Who issued an order, in the genitive: «приказом Управления образования …».

    The register tells it by who signed: someone of the department, the head of the school, someone
    of an organisation whose name begins with an abbreviation and so does not change. An order
    without a signer is the department's, unless a school's plan names it. None when nobody can
    tell; an empty text when the department issued it and its name has no genitive yet.
    """
    if order.signer_id is None:
        return office.full_name_genitive if school is None else None
    if order.signer_id == office.head_id:
        return office.full_name_genitive
    signer = dossier.people[order.signer_id]
    if school is not None and order.signer_id == school.head_id:
        return unchanged_name(school.short_name)
    own = {name_key(name) for name in (office.full_name, office.short_name) if name}
    if name_key(signer.organisation) in own:
        return office.full_name_genitive
    if not signer.organisation:
        return office.full_name_genitive if school is None else None
    return unchanged_name(signer.organisation)


def unchanged_name(name: str) -> str | None:
    """A name that is the same in every case: it begins with an abbreviation («МБОУ «…»»)."""
    first = name.split(" ", 1)[0].strip("«»\"'")
    return name if len(first) > 1 and first.isalpha() and first.isupper() else None
