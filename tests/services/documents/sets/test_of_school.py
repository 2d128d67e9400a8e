"""Documents about a school: kinds say by their first choice whether they are about one."""

from datetime import date

from app.enums import SupportEventKind
from app.services import plans
from app.services.documents.sets.of_school import SchoolDocument, documents_of_school
from app.services.language.deadlines.periods import school_period
from app.services.plans import PlanDraft
from app.services.schools.schools import SchoolDraft, save_school
from app.services.schools.support_events import EventDraft, save_event
from app.services.storage.workspace import Workspace

YEAR = 2026


def offered(workspace: Workspace, school_id: int) -> dict[str, SchoolDocument]:
    return {one.kind: one for one in documents_of_school(workspace, school_id, YEAR)}


def test_kinds_of_a_school_and_of_what_it_has(workspace: Workspace) -> None:
    for name in ("СОШ № 1", "СОШ № 2"):
        save_school(workspace, SchoolDraft(short_name=name))
    documents = offered(workspace, 2)
    of_district = {"list-order", "programme", "group-order", "criteria", "letter", "attendance"}
    assert not of_district & documents.keys()
    assert (documents["risk-profile"].setting, documents["risk-profile"].key) == ("school", "2")
    without = ("visit-note", "agreement", "execution-report")
    assert [(documents[kind].key, documents[kind].lacks) for kind in without] == [
        ("", "Выезд"),
        ("", "Пара школ"),
        ("", "План"),
    ]


def test_the_newest_row_of_the_school_in_the_year_is_chosen(workspace: Workspace) -> None:
    for name in ("СОШ № 1", "СОШ № 2"):
        save_school(workspace, SchoolDraft(short_name=name))
    keys = [
        save_event(workspace, school, year, EventDraft(SupportEventKind.VISIT, day))[0]
        for school, year, day in (
            (2, 2025, date(2025, 2, 3)),
            (2, YEAR, date(2025, 10, 1)),
            (2, YEAR, date(2025, 11, 1)),
            (1, YEAR, date(2025, 11, 5)),
        )
    ]
    plan, _changes = plans.save_plan(
        workspace, PlanDraft(title="План школы", period=school_period(YEAR), school_id=2)
    )
    documents = offered(workspace, 2)
    assert documents["visit-note"].key == str(keys[2])
    assert documents["execution-report"].key == str(plan)
    assert offered(workspace, 1)["visit-note"].key == str(keys[3])
    assert offered(workspace, 1)["execution-report"].key == ""
