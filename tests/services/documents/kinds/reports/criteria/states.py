"""States of the criteria: no school, the table of a seed's size, thirty schools."""

from dataclasses import replace
from typing import Any

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.dossier.school_criteria import SchoolCriteria
from tests.services.documents import facts_samples as given
from tests.services.documents.given_facts import facts
from tests.services.documents.register_samples import LONG

RULE = (
    "Организация исключается из списка, если критерии достигнуты два года подряд.\n"
    "Решение принимает рабочая группа по результатам ВПР и ГИА."
)
EMPTY = replace(
    given.SCHOOLS[0],
    school="МБОУ «ООШ № 7»",
    rows=tuple(replace(row, value_id=None) for row in given.SCHOOLS[0].rows),
)
WORDS = {True: "достигнуто", False: "не достигнуто", None: "нет данных"}


def school(at: int, reached: int, failed: int, unknown: int, name: str = "") -> SchoolCriteria:
    """A school with so many criteria of each verdict."""
    verdicts = [True] * reached + [False] * failed + [None] * unknown
    rows = (
        replace(
            given.criterion(
                n, f"Критерий {n}", "63" if known is not None else "", "70", WORDS[known]
            ),
            reached=known,
        )
        for n, known in enumerate(verdicts, start=1)
    )
    return given.criteria_of(name or f"МБОУ «СОШ № {at}»", *rows, school_id=at)


SIX = tuple(
    school(at, *parts)
    for at, parts in enumerate(
        [(2, 6, 3), (3, 6, 2), (2, 5, 4), (3, 6, 2), (2, 6, 3), (2, 6, 3)], start=1
    )
)


def criteria(*schools: Any, **chosen: str) -> DocumentFacts:
    """The criteria of these schools."""
    return facts("criteria", chosen, office=given.OFFICE, criteria=schools, plan=None)


def states() -> dict[str, DocumentFacts]:
    """Facts by the names of their golden trees."""
    return {
        "nothing": criteria(),
        "one": criteria(*given.SCHOOLS[:1], exit_rule=RULE),
        "six": criteria(*SIX, EMPTY, show_reached="1", exit_rule=RULE),
        "thirty": criteria(*(school(at, 1, 2, 1, LONG.format(at)) for at in range(30))),
    }
