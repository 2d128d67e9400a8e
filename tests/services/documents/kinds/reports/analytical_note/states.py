"""States of the note: no school, a known table, counts of small groups, thirty long names."""

from datetime import date
from typing import Any

from app.services.documents.dossier.facts import DocumentFacts
from app.services.schools.schools import SchoolRow
from tests.services.documents import facts_samples as given
from tests.services.documents.given_facts import but, holding
from tests.services.documents.kinds.reports.school_passport.states import BLOCKS, block, passport
from tests.services.documents.register_samples import LONG, school
from tests.services.documents.result_samples import percents, result

ONE, OTHER = school(1, "МБОУ «СОШ № 30»"), school(2, "МБОУ «ООШ № 29»")
STAFF = block("staff", {"teachers": 50, "category": 45}, date(2018, 10, 1))
SOCIAL = block("social", {"children": 225, "orphans": 3}, date(2018, 10, 1))


def note(
    *schools: SchoolRow, results: Any = None, blocks: Any = None, **chosen: str
) -> DocumentFacts:
    """A note on these schools of the list of support."""
    made = passport(*schools, blocks=blocks, of_school=None, kind="analytical-note", **chosen)
    rows = results or {}
    holding(
        made,
        results=lambda key, year: [row for row in rows.get(key, []) if row.year == year],
        newest_results=lambda keys, until: max(
            (row.year for key in keys for row in rows.get(key, []) if row.year <= until),
            default=None,
        ),
        schools_with_results=lambda year: frozenset(
            key for key, found in rows.items() if any(row.year == year for row in found)
        ),
    )
    return made


def states() -> dict[str, DocumentFacts]:
    """Facts by the names of their golden trees."""
    many = [school(at, LONG.format(at)) for at in range(1, 31)]
    counts = [
        result("ВПР по математике, 5 класс", 2019, participants=20, failed=2, high=5),
        result("ВПР по русскому языку, 5 класс", 2019, participants=20, failed=8, high=5),
    ]
    identified = note(ONE, results={1: percents()}, blocks={1: BLOCKS, 2: [STAFF]})
    return {
        "nothing": note(),
        "known": note(
            ONE,
            OTHER,
            results={1: percents()},
            blocks={1: BLOCKS, 2: [STAFF]},
            category_target="85",
        ),
        "public": note(ONE, results={1: counts}, blocks={1: [SOCIAL]}, version="public"),
        "identified": but(identified, outcome=given.list_order().outcome),
        "thirty": note(
            *many,
            results={one.id: percents(one.id) for one in many},
            blocks={one.id: BLOCKS for one in many},
        ),
    }
