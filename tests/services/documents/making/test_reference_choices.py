import pytest

from app.services import plans
from app.services.department.department import get_department
from app.services.department.people import PersonDraft, archive_person, list_people, save_person
from app.services.documents.making.reference_choices import with_choices
from app.services.documents.references import Reference, naming
from app.services.documents.settings import SettingSpec
from app.services.documents.shared_settings import CONTROL, ORDER, PARTY, PLAN, RUN
from app.services.identification.runs import runs
from app.services.language.dates import year_name
from app.services.storage.workspace import Workspace
from tests.views.samples import YEAR, District, make_district


@pytest.fixture
def district(workspace: Workspace) -> District:
    """A small district with a plan, an order and results."""
    return make_district(workspace)


def test_rows_of_the_workspace_are_choices(workspace: Workspace, district: District) -> None:
    run_id, _ = runs.freeze(workspace, runs.run(workspace, year=YEAR))
    specs = (RUN, ORDER, PLAN, SettingSpec(name="grounds", title="Основание"))

    run, order, plan, grounds = with_choices(workspace, YEAR, specs)

    assert run.choices[0] == (f"Для работы {year_name(YEAR)} не зафиксировано", "")
    assert [value for _words, value in run.choices] == ["", str(run_id)]
    assert order.choices[1][0].startswith("приказ от\u00a017.11.2025")
    assert [value for _words, value in plan.choices] == ["", str(district.plan_id)]
    assert grounds.choices == ()
    assert plan.title == "План"


def test_the_run_of_a_year_of_work_is_named_by_its_results(
    workspace: Workspace, district: District
) -> None:
    specs = (RUN,)
    (none,) = with_choices(workspace, YEAR + 1, specs)
    assert [words for words, _value in none.choices] == [
        f"Для работы {year_name(YEAR + 1)} не зафиксировано"
    ]
    run_id, _ = runs.freeze(workspace, runs.run(workspace, year=YEAR))
    (run,) = with_choices(workspace, YEAR + 1, specs)
    assert run.choices[0][0].startswith(
        f"Последнее: по результатам {year_name(YEAR)}, №\u00a0{run_id}"
    )
    assert [value for _words, value in run.choices] == ["", str(run_id)]


def test_people_are_offered_whom_the_document_takes(demo: Workspace) -> None:
    """Neither who approves a report nor people of other schools compile it or control an order."""
    own = {"Управление образования", "Методическая служба"}
    assert {row.organisation for row in list_people(demo)} - own  # people of schools
    specs = (naming("compiler", "Составитель", Reference("person", "Нет", "нет")), CONTROL)
    by_id = {str(row.id): row for row in list_people(demo)}
    office = get_department(demo)
    assert office is not None
    for spec in with_choices(demo, 2027, specs):
        offered = [by_id[value] for _words, value in spec.choices if value]
        assert {row.organisation for row in offered} == own
        assert office.head_id not in {row.id for row in offered}
        assert office.coordinator_id in {row.id for row in offered}

    school = next(row for row in plans.list_plans(demo) if row.school_id is not None)
    (compiler,) = with_choices(demo, 2027, specs[:1], {"plan": str(school.id)})
    schools = {by_id[value].organisation for _words, value in compiler.choices if value}
    assert schools <= {*own, school.school_name}


def test_what_is_chosen_is_always_among_the_choices(
    workspace: Workspace, district: District
) -> None:
    """A plan of another year, an archived person: the form shows what the document takes."""
    person, _ = save_person(
        workspace, PersonDraft(surname="Седых", given_name="Анна", patronymic="Петровна")
    )
    archive_person(workspace, person)
    specs = (PLAN, CONTROL)
    values = {"plan": str(district.plan_id), "control": str(person)}
    plan, control = with_choices(workspace, YEAR + 3, specs, values)
    assert [value for _words, value in plan.choices] == ["", str(district.plan_id)]
    assert str(person) in [value for _words, value in control.choices]
    plan, control = with_choices(workspace, YEAR + 3, specs)
    assert [value for _words, value in plan.choices] == [""]
    assert str(person) not in [value for _words, value in control.choices]


def test_choices_of_rows_read_no_plan_whole(
    demo: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The form asks in the window, and thirty plans whole take a third of a second."""
    plan = next(row for row in plans.list_plan_heads(demo) if row.school_id is not None)

    def read(*_words: object, **_named: object) -> None:
        pytest.fail("a plan is read whole")

    monkeypatch.setattr("app.services.plans.list_plans", read)
    specs = [
        naming(table, "Что-нибудь", Reference(table, "Нет", "нет"))
        for table in ("plan", "plan_review", "person", "school", "programme", "support_event")
    ]
    offered = with_choices(demo, 2027, (*specs, PARTY), {"plan": str(plan.id)})
    chosen = {spec.name for spec in offered if len(spec.choices) > 1}
    assert chosen >= {"plan", "person", "school", PARTY.name}
