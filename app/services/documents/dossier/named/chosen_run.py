"""Which frozen run a document is made from, and whether an order can rest on it."""

from typing import TYPE_CHECKING

from app.errors import UserError
from app.services.documents.dossier.named.rows import Choices, NamedRows
from app.services.findings.finding import Finding, Weight
from app.services.findings.links import ToOrder
from app.services.identification.runs.annulment import annulled_error
from app.services.language.dates import (
    date_digits,
    local_day,
    on_day,
    school_year_days,
    school_year_of,
    year_name,
)
from app.services.language.numbers import NBSP

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.services.documents.dossier.parts import Dossier
    from app.services.identification.evidence.verdict import RunRow
    from app.services.orders.orders import OrderRow


def usual_run(dossier: "Dossier", year: int) -> "RunRow | None":
    """The run for a year of work when none is chosen: the newest standing one, as «Обзор» says."""
    return next(iter(dossier.standing_runs(year)), None)


def run_of(dossier: "Dossier", year: int, chosen: str) -> "RunRow | None":
    """The chosen frozen run, else the usual one.

    A stored setting that names an annulled run falls back before it comes here; a run named for
    this document alone is refused.

    Raises:
        UserError: the chosen run is not there or was annulled.
    """
    if not chosen:
        return usual_run(dossier, year)
    rows = dossier.runs
    named = next((row for row in rows if str(row.id) == chosen), None)
    if named is None:
        known = ", ".join(str(row.id) for row in rows if not row.annulled)
        raise UserError(f"Выявления № {chosen} нет.", f"Есть: {known or 'ни одного'}.")
    if named.annulled:
        raise annulled_error(named.id, named.annulled_because)
    return named


def too_early(order: "OrderRow | None", run: "RunRow | None") -> list[Finding]:
    """An order that had been issued before the identification it rests on.

    Only within one school year: an order of a year that is over was entered with its run later on,
    as history.
    """
    if order is None or order.issued_on is None or run is None:
        return []
    if run.created_at is None:  # nobody can say which was earlier
        return []
    frozen, issued = local_day(run.created_at), order.issued_on
    if not issued < frozen <= school_year_days(school_year_of(issued))[1]:
        return []
    text = (
        f"Приказ от {date_digits(issued)} раньше выявления, на котором основан:"
        f" оно зафиксировано {date_digits(frozen)}"
    )
    return [
        Finding(
            code="order.earlier-than-basis",
            text=text,
            weight=Weight.ERROR,
            link=ToOrder(order.id, edit=True),
        )
    ]


def _choices(dossier: "Dossier", year: int | None, _values: "Mapping[str, str]") -> Choices:
    """The standing runs for a year of work; a year without its own may take any other."""
    rows = dossier.standing_runs(year) or dossier.standing_runs()
    return tuple((f"{_requisites(row)}: {row.title}", str(row.id)) for row in rows)


def _usual(dossier: "Dossier", year: int) -> str:
    """What an order is made from when no run is chosen."""
    row = usual_run(dossier, year)
    if row is None:
        return f"Для работы {year_name(year)} не зафиксировано"
    return f"Последнее: по результатам {year_name(row.year)}, {_requisites(row)}"


def _requisites(row: "RunRow") -> str:
    return f"№{NBSP}{row.id}{on_day(row.created_at, 'от')}"


RUNS = NamedRows(
    table="identification_run",
    gone="Выявления {} больше нет среди действующих",
    choices=_choices,
    find=run_of,
    usual=_usual,
    keys=lambda dossier: (str(row.id) for row in dossier.standing_runs()),
)
