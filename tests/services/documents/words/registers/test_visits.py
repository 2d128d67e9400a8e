"""The note about a visit: the last one held, or the one that is chosen; gone ones are told."""

from datetime import date

import pytest

from app.enums import SupportEventKind
from app.errors import UserError
from app.services.documents.making.catalogue import get_row
from app.services.documents.making.composing import compose
from app.services.documents.making.reference_choices import with_choices
from app.services.documents.model.paragraphs import Paragraph
from app.services.documents.words.registers.visits import VISIT
from app.services.schools.schools import SchoolDraft, save_school
from app.services.schools.support_events import EventDraft, save_event
from app.services.storage.workspace import Workspace
from tests.services.documents.samples import blocks

YEAR = 2027  # today is 22.11.2026


def test_the_note_is_about_the_last_visit_that_was_held(workspace: Workspace) -> None:
    assert [one.code for one in get_row(workspace, "visit-note", YEAR).required] == ["visit.none"]
    school, _ = save_school(workspace, SchoolDraft(short_name="Школа"))
    kind = SupportEventKind.VISIT
    drafts = [
        EventDraft(kind, date(2026, 10, 5), content="Первое."),
        EventDraft(kind, date(2026, 11, 5), "методисты", content="Второе.", advice="Совет."),
        EventDraft(kind, date(2026, 12, 5)),
    ]
    keys = [save_event(workspace, school, YEAR, draft)[0] for draft in drafts]

    def said(**chosen: str) -> list[str]:
        made = compose(workspace, "visit-note", YEAR, chosen).document
        return ["".join(run.text for run in one.runs) for one in blocks(made, Paragraph)]

    assert "Второе." in said()
    assert "Совет." in said()
    assert "Первое." in said(visit=str(keys[0]))
    told = {one.code for one in get_row(workspace, "visit-note", YEAR).missing}
    assert not {"visit.no-people", "visit.no-content", "visit.no-advice"} & told
    told = {
        one.code for one in get_row(workspace, "visit-note", YEAR, {"visit": str(keys[0])}).missing
    }
    assert {"visit.no-people", "visit.no-advice"} <= told
    with pytest.raises(UserError, match="Выезда № 99 нет"):
        said(visit="99")
    (spec,) = with_choices(workspace, YEAR, (VISIT,))
    assert [key for _words, key in spec.choices] == ["", *map(str, reversed(keys))]
    assert spec.choices[1][0] == "05.12.2026, Школа"
