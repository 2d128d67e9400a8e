"""A text as it was typed, and where; and what is told of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.services.checks.ground.check_finding import CheckFinding
from app.services.findings.finding import Weight

if TYPE_CHECKING:
    from datetime import date

    from app.services.checks.ground.check_finding import About
    from app.services.findings.links import Link
    from app.services.language.deadlines.periods import PlanPeriod


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedText:
    """A text with its place.

    Attributes:
        text: as typed.
        where: its place, Russian («Программа «…», цель»).
        document: the kind of document that prints it.
        about: the rows that it belongs to.
        link: where it is mended, or None.
        sort: what it is: `title`, `measure`, `deadline`, `mark`, `act`, `interview`, `document` or
            `words` for all other.
        period: that of the plan or the programme that it belongs to, or None.
        issued_on: the day of the order whose text it is, or None.
    """

    text: str
    where: str
    document: str = ""
    about: "About" = ()
    link: "Link | None" = None
    sort: str = "words"
    period: "PlanPeriod | None" = None
    issued_on: "date | None" = None

    def finding(
        self, code: str, text: str, *, why: str = "", hint: str = "", weight: Weight = Weight.ERROR
    ) -> CheckFinding:
        """What is told of it, with its place and the way there."""
        return CheckFinding(
            code=code,
            text=text,
            why=why,
            hint=hint,
            weight=weight,
            link=self.link,
            where=self.where,
            document=self.document,
            about=self.about,
            printed=self.sort == "document",
        )
