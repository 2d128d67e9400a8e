"""What every document may name: parts of the dossier, each looked up when a word asks for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from app.enums import SupportKind
from app.services.documents.dossier import issued, stays
from app.services.documents.dossier.people import Controller, controller
from app.services.documents.dossier.plans import chosen_plan

if TYPE_CHECKING:
    from app.services.documents.dossier.issued import Ordered
    from app.services.documents.dossier.parts import Dossier
    from app.services.documents.facts import Office
    from app.services.orders.orders import OrderRow
    from app.services.plans import PlanRow
    from app.services.schools.support import SupportRow


@dataclass(frozen=True)
class CommonFacts:
    """The facts of a document of shared words.

    Attributes:
        dossier: what is read.
        kind: name of its kind.
        year: its year of work.
        settings: checked settings of the kind.
    """

    dossier: "Dossier"
    kind: str
    year: int
    settings: Mapping[str, str]

    @cached_property
    def _ordered(self) -> "Ordered":
        return issued.of_kind(self.dossier, self.kind, self.year, self.settings.get("order", ""))

    @property
    def order(self) -> "OrderRow | None":
        """Its row in the register of orders."""
        return self._ordered.order

    @property
    def meant(self) -> "OrderRow | None":
        """An order of a later year by its day that may be this one, while there is no `order`."""
        return self._ordered.meant

    @cached_property
    def office(self) -> "Office":
        """The department, signed by whom the order names."""
        return self.dossier.office(None if self.order is None else self.order.signer_id)

    @cached_property
    def control(self) -> Controller | None:
        """Who controls the execution, None is the head."""
        return controller(self.dossier, self.settings.get("control", ""))

    @cached_property
    def day(self) -> date:
        """On which the document speaks: that of the order, else the nearest of the year."""
        return stays.day_within(self.order, self.dossier.today, self.year)

    def supported(self, kind: SupportKind) -> "Sequence[SupportRow]":
        """Schools on a list of support on the day of the document, without archived ones."""
        return stays.supported(self.dossier, kind, self.order, self.day)

    @cached_property
    def plan(self) -> "PlanRow | None":
        """The plan that the settings name, else the municipal plan of the year."""
        return chosen_plan(self.dossier, self.year, self.settings.get("plan", ""))
