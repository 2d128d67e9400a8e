"""The sheet of a responsible party as a document."""

from datetime import date

from app.services.documents.dossier.parts import Dossier
from app.services.documents.making.catalogue import describe_settings, get_row
from app.services.documents.making.composing import compose
from app.services.documents.making.reference_choices import with_choices
from app.services.documents.model.tables import Row, SectionRow
from app.services.documents.shared_settings import PARTY
from app.services.storage.workspace import Workspace
from tests.services.documents.words.reports import tables

KIND = "party-tasks"
TIME = {"first_day": "2026-11-01", "last_day": "2026-12-31"}


def missing(demo: Workspace, chosen: dict[str, str], year: int = 2027) -> list[tuple[str, str]]:
    row = get_row(demo, KIND, year, chosen)
    return [(finding.code, finding.text) for finding in row.required]


def test_the_tasks_of_a_party_stand_plan_by_plan(demo: Workspace) -> None:
    """However the party is named; a party that is nowhere, or days the wrong way, are told."""
    names = {name for name, _value in with_choices(demo, 2027, (PARTY,))[0].choices}
    assert {
        "У кого больше всего мероприятий года",
        "Управление образования",
        "Классные руководители",
    } <= names
    chosen = {"party": "управлению образования", **TIME}
    assert missing(demo, chosen) == []
    assert "plan" not in {spec.name for spec in describe_settings(KIND)}, "it covers all plans"
    composed = compose(Dossier(demo), KIND, 2027, chosen)
    (table,) = tables(composed.document)
    sections = [row.text for row in table.rows if isinstance(row, SectionRow)]
    assert len(sections) == 1
    assert sections[0].startswith("План мероприятий (дорожная карта)")
    rows = [row.cells for row in table.rows if isinstance(row, Row)]
    days = [str(cells[3]) for cells in rows if cells[3]]
    assert days == sorted(days, key=lambda day: day.split(".")[::-1])
    assert all(date(2026, 9, 1) <= date.fromisoformat("-".join(d.split(".")[::-1])) for d in days)
    assert missing(demo, {}) == []  # whoever has most measures of the year
    assert missing(demo, {}, 2030)[0][0] == "party.none"
    assert missing(demo, {"party": "ИРО"})[0][0] == "party.unknown"
    wrong = {"party": "Рабочая группа", "first_day": "2026-12-31", "last_day": "2026-11-01"}
    assert missing(demo, wrong)[0][0] == "party.days"
    quiet = {"party": "Классные руководители", "first_day": "2020-11-01", "last_day": "2020-11-02"}
    composed = compose(Dossier(demo), KIND, 2027, quiet)
    assert not list(tables(composed.document))
