"""Review points of plans (контрольные точки)."""

from typing import TYPE_CHECKING

from app.services.documents.dossier.named.rows import Choices, NamedRows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.services.documents.dossier.parts import Dossier


def _choices(dossier: "Dossier", year: int | None, _values: "Mapping[str, str]") -> Choices:
    plans = {row.id: row for row in dossier.plan_heads(year)}
    return tuple(
        (f"{row.label}: {plans[row.plan_id].title}", str(row.id))
        for row in dossier.reviews
        if row.plan_id in plans
    )


REVIEWS = NamedRows(
    table="plan_review",
    gone="Контрольная точка {} удалена",
    choices=_choices,
    find=lambda dossier, _year, chosen: dossier.review(int(chosen)),
)
