"""Where an action is seen: page, school year and row, before and after it was taken back."""

from datetime import date
from typing import TYPE_CHECKING

from app.enums import MeasureStatus, PassportBlockKind
from app.services import plans, results
from app.services.department.people import PersonDraft, save_person
from app.services.documents.settings import SettingSpec, save_look, save_setting
from app.services.findings.links import (
    ToDocument,
    ToMeasure,
    ToOrder,
    ToPerson,
    ToPlan,
    ToPlans,
    ToResult,
    ToSchool,
    ToSettings,
    ToYear,
)
from app.services.language.deadlines.periods import period_between, school_period
from app.services.log import changes
from app.services.log.places import place_of_change
from app.services.log.words.places import Seen
from app.services.orders.scans import set_archived
from app.services.plans import MarkDraft, PlanDraft
from app.services.results import ResultDraft
from app.services.schools import passports, schools, support_work
from app.services.schools.schools import SchoolDraft
from app.services.schools.support_work import SchoolWork
from app.services.storage.workspace import Workspace
from app.services.year.region_info import save_sent
from tests.views.samples import make_district

if TYPE_CHECKING:
    from app.services.log.changes import Changes


def test_actions_are_found_on_their_pages(workspace: Workspace) -> None:
    district = make_district(workspace)
    first, school = district.measure_ids[0], district.school_id
    procedure = results.list_procedures(workspace)[0]
    draft = ResultDraft(
        school_id=district.other_id, procedure_id=procedure.id, year=2025, participants=20, failed=3
    )
    day = date(2026, 9, 1)
    result = ToResult(district.other_id, procedure.code, 2025)
    mark = MarkDraft(status=MeasureStatus.NOT_DONE)
    notes = SettingSpec(name="notes", title="Примечания", kind="flag", default="1")
    name = schools.get_school(workspace, school).short_name
    done: list[tuple[Changes, Seen]] = [
        (results.save_result(workspace, draft), Seen(result, 2025)),
        (
            passports.save_block(workspace, school, PassportBlockKind.STAFF, day, {"teachers": 9}),
            Seen(ToSchool(school, "passport")),
        ),
        (
            plans.mark_measures(workspace, [first], mark),
            Seen(ToMeasure(first), 2026),
        ),
        (
            schools.save_school(workspace, SchoolDraft(short_name=name, phone="2-11-30"), school)[
                1
            ],
            Seen(ToSchool(school, "requisites")),
        ),
        (
            save_setting(workspace, "list-order", [notes], "notes", "0"),
            Seen(ToDocument("list-order")),
        ),
        (
            support_work.save_work(workspace, school, 2026, SchoolWork(interview=day)),
            Seen(ToSchool(school, "support")),
        ),
        (
            save_sent(workspace, 2026, "july", day, "исх. № 1"),
            Seen(ToYear(), 2026),
        ),
        (
            set_archived(workspace, district.order_id, archived=True),
            Seen(ToOrder(district.order_id)),
        ),
        (save_look(workspace, "font_size", "13"), Seen(ToSettings())),
    ]
    wrong: list[str] = []
    for made, wanted in reversed(done):
        assert made.change_set_id is not None
        undone = changes.undo(workspace, made.change_set_id)
        assert undone.change_set_id is not None
        for number in (made.change_set_id, undone.change_set_id):
            found = place_of_change(workspace, number)
            if found != wanted:
                wrong.append(f"{made.title}: {found}")
    assert wrong == []


def test_a_plan_of_several_years_is_seen_in_each_of_them(workspace: Workspace) -> None:
    period = period_between(date(2025, 1, 1), date(2027, 12, 31))
    number, changes = plans.save_plan(workspace, PlanDraft(title="План", period=period))
    assert changes.change_set_id is not None
    seen = Seen(ToPlan(number), 2025, 2028)
    assert place_of_change(workspace, changes.change_set_id) == seen
    assert [seen.year_beside(year) for year in (2024, 2025, 2027, 2028, 2029)] == [
        *(2025, None, None, None, 2025)
    ]


def test_rows_that_are_gone_leave_the_page_and_the_year(workspace: Workspace) -> None:
    plan, made = plans.save_plan(workspace, PlanDraft(title="План", period=school_period(2024)))
    assert made.change_set_id is not None
    there = place_of_change(workspace, made.change_set_id)
    assert there == Seen(ToPlan(plan), 2024)
    changes.undo(workspace, made.change_set_id)
    assert place_of_change(workspace, made.change_set_id) == Seen(ToPlans(), 2024)
    person, made = save_person(
        workspace, PersonDraft(surname="Иванова", given_name="Анна", patronymic="Петровна")
    )
    assert made.change_set_id is not None
    there = place_of_change(workspace, made.change_set_id)
    assert there == Seen(ToPerson(person))


def test_an_action_without_rows_has_no_place(workspace: Workspace) -> None:
    assert place_of_change(workspace, 999) is None
