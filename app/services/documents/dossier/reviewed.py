"""What a review point keeps besides the plan: names and people as they stood on paper that day."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from app.services.documents.dossier.approval import ApprovingOrder
from app.services.documents.dossier.report_people import ReportPeople
from app.services.documents.facts import Office, Signatory
from app.services.plans.reviews import points
from app.services.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.services.documents.dossier.facts import DocumentFacts
    from app.services.log.changes import Changes
    from app.services.orders.orders import OrderRow
    from app.services.plans.reviews.points import Review
    from app.services.progress import Steps
    from app.services.storage.workspace import Workspace

REPORT = "execution-report"
_OF_OFFICE = ("full_name", "full_name_genitive", "short_name", "head_post", "head_name", "place")


def take_point(
    workspace: "Workspace", plan_id: int, day: date, title: str = ""
) -> "tuple[int, Changes]":
    """Keep the state of a plan on a day, with all that its report needs to be printed again.

    Raises:
        UserError: the day lies ahead, or there is no such plan.
    """
    from app.services.documents.dossier.facts import DocumentFacts
    from app.services.documents.dossier.parts import Dossier

    dossier = Dossier(workspace)
    year = points.plan_on(workspace, plan_id, day).year
    stored = dossier.settings.of_kind(REPORT, year).get("compiler", "")
    chosen = {"plan": str(plan_id), "as_of": day.isoformat()}
    if stored in {str(key) for key in dossier.people}:
        chosen["compiler"] = stored
    facts = DocumentFacts(dossier, REPORT, year, chosen)
    return points.take_review(workspace, plan_id, day, title, printed(facts))


def take_steps(
    workspace: "Workspace", plan_id: int, day: date, title: str = ""
) -> "Steps[Changes]":
    """`take_point` in steps.

    Raises:
        UserError: as `take_point`.
    """
    yield Progress(0, 1, "Сохранение контрольной точки")
    return take_point(workspace, plan_id, day, title)[1]


def printed(facts: "DocumentFacts") -> dict[str, Any]:
    """Names and people of a report as JSON."""
    people = facts.people
    return {
        "office": {name: getattr(facts.office, name) for name in _OF_OFFICE},
        "reporter": people.reporter,
        "approver": [people.approver.post, people.approver.name],
        "compiler": [people.compiler.post, people.compiler.name],
        "issuer": None if facts.approval is None else facts.approval.issuer,
    }


def office(now: Office, review: "Review") -> Office:
    """The department as it was named then."""
    kept: Mapping[str, str] = review.printed.get("office", {})
    return replace(now, **{name: kept[name] for name in _OF_OFFICE if name in kept})


def people(review: "Review") -> ReportPeople:
    """Who reported, approved and signed then."""
    kept = review.printed
    return ReportPeople(
        reporter=kept.get("reporter", ""),
        approver=Signatory(*kept.get("approver", ("", ""))),
        compiler=Signatory(*kept.get("compiler", ("", ""))),
    )


def approval(order: "OrderRow | None", review: "Review") -> ApprovingOrder | None:
    """The order that approved the plan then, with who issued it."""
    return None if order is None else ApprovingOrder(order, review.printed.get("issuer"))
