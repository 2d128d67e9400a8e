"""The rows of the list: schools, and the results or the decision behind each."""

from fractions import Fraction
from typing import TYPE_CHECKING

from app.services.documents import publication
from app.services.documents.publication import Figures
from app.services.identification import explain
from app.services.language.dates import date_digits
from app.services.language.numbers import DASH

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.services.documents.text.vocabulary import RowValues
    from app.services.identification.evidence.verdict import (
        Decision,
        LowResult,
        SchoolVerdict,
    )

BASES = "основания"
SCHOOL_FIELDS = ("школа", "критерии")
BASIS_FIELDS = (
    "процедура",
    "учебный год",
    "доля",
    "участников",
    "не справились",
    "дата решения",
    "документ решения",
    "причина решения",
)
_SMALL_MARK = "*"
_NOTHING = dict.fromkeys(("учебный год", "доля", "участников", "не справились"), DASH)


def school_row(verdict: "SchoolVerdict", *, public: bool) -> "RowValues":
    """A school of the list with what stands behind it; without anything one empty basis."""
    met = [str(number) for number, holds in ((1, verdict.c1), (2, verdict.c2)) if holds]
    bases = [_result(*printed) for printed in figures_of(verdict, public=public)]
    if verdict.decision is not None:
        bases.append(_decision(verdict.decision))
    if not bases:
        bases.append({**dict.fromkeys(BASIS_FIELDS, ""), **_NOTHING})
    return {"школа": verdict.school, "критерии": ", ".join(met) or DASH, BASES: bases}


def figures_of(verdict: "SchoolVerdict", *, public: bool) -> "list[tuple[LowResult, Figures]]":
    """The low results of a school with their figures as they are printed."""
    shown = [low for low in verdict.low if low.criteria]
    if not public:
        figures = publication.full_figures
        return [(low, figures(low.participants, low.failed, _share(low))) for low in shown]
    years = {
        (low.procedure, low.year): (low.participants, low.failed)
        for low in shown
        if low.pooled_with is None and low.participants is not None and low.failed is not None
    }
    return [
        (
            low,
            publication.public_figures(
                low.participants,
                low.failed,
                _share(low),
                part=years.get((low.procedure, low.pooled_with or 0)),
            ),
        )
        for low in shown
    ]


def is_marked(low: "LowResult", figures: Figures) -> bool:
    """Whether a star stands at the number of participants: a small group that is shown."""
    return low.small and low.participants is not None and not figures.hidden


def any_rounded(printed: "Iterable[tuple[LowResult, Figures]]") -> bool:
    """Whether a printed share is not exactly that of the counts."""
    return any(_is_rounded(low, figures) for low, figures in printed)


def _is_rounded(low: "LowResult", figures: Figures) -> bool:
    if not low.participants or low.failed is None or figures.hidden:
        return False
    shown = Fraction(figures.share.replace(",", "."))
    return shown != Fraction(low.failed * 100, low.participants)


def _share(low: "LowResult") -> str:
    return low.percent_text.replace("%", "").strip()


def _result(low: "LowResult", figures: Figures) -> dict[str, str]:
    mark = _SMALL_MARK if is_marked(low, figures) else ""
    return {
        **dict.fromkeys(BASIS_FIELDS, ""),
        "процедура": low.procedure_title,
        "учебный год": explain.low_year(low),
        "доля": figures.share,
        "участников": f"{figures.participants}{mark}",
        "не справились": figures.count,
    }


def _decision(decision: "Decision") -> dict[str, str]:
    return {
        **_NOTHING,
        "процедура": "",
        "дата решения": date_digits(decision.decided_on),
        "документ решения": decision.document,
        "причина решения": decision.reason,
    }
