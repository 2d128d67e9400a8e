"""Verdicts of identifications that lists are tried with: thirty schools, small groups, unknown."""

from dataclasses import replace

from app.enums import VerdictStatus
from app.services.identification.rules.rules import Certainty, Combine, SmallCohort
from tests.services.documents import facts_samples as given

EVERY_COLUMN = "number,school,criterion,procedure,year,share,participants,failed"
LACKING = given.verdict(
    "МБОУ «СОШ № 4»", status=VerdictStatus.INSUFFICIENT_DATA, criteria=(False, False)
)
HOSTILE = "МБОУ «СОШ № 9 | {район, род.} **имени** 1. Героя»"
THIRTY = tuple(
    given.verdict(
        HOSTILE if at == 9 else f"МБОУ «СОШ № {at}»",
        *(
            given.low(f"ВПР {one}", counts=(at * one + 1, at + one), percent=f"{at},{one} %")
            for one in range(at % 4)
        ),
    )
    for at in range(1, 31)
)
STRICT = replace(
    given.PROFILE,
    combine=Combine.AND,
    c2_same_procedure=True,
    small_cohort=SmallCohort.POOL,
    certainty=Certainty.RETOLD,
)
MANY_UNKNOWN = tuple(
    given.verdict(f"МБОУ «ООШ № {at}»", status=status, criteria=(False, False))
    for at, status in enumerate(
        [VerdictStatus.INSUFFICIENT_DATA] * 4 + [VerdictStatus.NEEDS_DECISION] * 5, start=40
    )
)
SMALL_GROUPS = (
    given.verdict(
        "МБОУ «СОШ № 5»",
        given.low("ВПР МА 5", counts=(3, 1), percent="33,3 %", small=True),
        given.low("ВПР РУ 5", counts=(6, 2), percent="33,3 %", small=True),
        given.low("ВПР МА 6", counts=(7, 3), percent="42,9 %", small=True),
        given.low("ОГЭ МА", counts=None, percent="33 %"),
    ),
)
