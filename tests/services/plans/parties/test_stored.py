"""Parties as they are stored: bound to the register, and their cell kept as it was typed."""

from dataclasses import replace
from datetime import date
from random import Random
from typing import TYPE_CHECKING, Literal

import pytest
from sqlalchemy import text

from app.enums import PartyKind, SupportKind
from app.errors import UserError
from app.services import plans
from app.services.department.people import PersonDraft, save_person
from app.services.log.changes import undo
from app.services.plans import MeasureDraft, MeasureRow, parts
from app.services.plans.duties.listing import list_parties, parties_in
from app.services.plans.duties.posts import cells_with_posts, name_by_posts
from app.services.plans.duties.telling import recognise_again, tell_schools
from app.services.plans.parties.typed.splitting import split_cell
from app.services.schools.schools import SchoolDraft, save_school
from app.services.schools.support import SupportDraft, enter_support
from app.services.storage.workspace import Workspace
from tests.services.plans.conftest import SmallPlan
from tests.services.plans.parties.typed.test_splitting import BETWEEN, PARTIES

if TYPE_CHECKING:
    from sqlmodel import Session

    from app.services.plans.parties.register import Register


@pytest.fixture
def plan(small_plan: SmallPlan) -> SmallPlan:
    """The small plan in a district of three schools and two people."""
    workspace = small_plan.workspace
    for name in ("МБОУ «СОШ № 41»", "МБОУ «ООШ № 29»", "Липовская СОШ"):
        save_school(workspace, SchoolDraft(short_name=name))
    for surname, given, patronymic, post in (
        ("Осинина", "Елена", "Ильинична", "начальник отдела"),
        ("Ясенев", "Егор", "Ильич", "методист"),
    ):
        draft = PersonDraft(surname=surname, given_name=given, patronymic=patronymic, post=post)
        save_person(workspace, draft)
    return small_plan


def typed(plan: SmallPlan, cell: str, place: int = 0, title: str = "Совещание") -> MeasureRow:
    """A measure of the plan with this cell."""
    draft = MeasureDraft(section_id=plan.sections[0], title=title, responsible=(cell,))
    plans.save_measure(plan.workspace, draft, plan.measures[place])
    return plan.rows()[place]


def test_what_goes_in_comes_out(small_plan: SmallPlan) -> None:
    """Whatever the hand, in the form and in a copy of the plan."""
    dice = Random(7)
    cells = [
        dice.choice(BETWEEN).join(dice.sample(PARTIES, dice.randint(1, 4))) for _cell in range(40)
    ]
    drafts = [
        MeasureDraft(section_id=small_plan.sections[1], title=f"Дело {place}", responsible=(cell,))
        for place, cell in enumerate(cells)
    ]
    workspace = small_plan.workspace
    plans.add_measures(workspace, drafts)
    copy, _changes = plans.copy_plan(workspace, small_plan.plan_id, 2028)
    for plan_id in (small_plan.plan_id, copy):
        rows = plans.get_plan(workspace, plan_id).measures[-40:]
        assert [row.responsible_text for row in rows] == [cell.replace("\r", "") for cell in cells]
        assert [list(row.responsible) for row in rows] == [
            list(dict.fromkeys(party.text for party in split_cell(cell))) for cell in cells
        ]


def test_parties_are_bound_to_the_register(plan: SmallPlan) -> None:
    row = typed(plan, "Отдел образования, СОШ №41; Е.И. Осинина (по согласованию)\nшколы")
    told = [(party.name, party.kind, party.agreed) for party in row.parties]
    assert told == [
        ("Отдел образования", PartyKind.ORGANISATION, False),
        ("СОШ №41", PartyKind.SCHOOL, False),
        ("Е.И. Осинина", PartyKind.PERSON, True),
        ("школы", PartyKind.GROUP, False),
    ]
    assert (row.school_ids, row.parties[2].person_id) == ((1,), 1)
    assert row.parties_line.endswith("(по согласованию), школы")


def test_an_abbreviation_that_comes_later_holds_for_all(plan: SmallPlan) -> None:
    typed(plan, "Координатор, РГ")
    assert plan.rows()[0].parties[1].kind is PartyKind.ORGANISATION
    typed(plan, "Рабочая группа района (далее – РГ)", place=2)
    first, last = plan.rows()[0], plan.rows()[2]
    assert [party.kind for party in first.parties] == [PartyKind.PERSON, PartyKind.GROUP]
    assert first.parties[1].key == last.parties[0].key
    assert last.responsible_text == "Рабочая группа района (далее – РГ)"


def test_a_group_means_the_schools_that_the_plan_tells(plan: SmallPlan) -> None:
    workspace = plan.workspace
    group = typed(plan, "Школы округа, СОШ № 41").parties[0].key
    entry = SupportDraft(
        school_id=3, kind=SupportKind.SHNOR, year=2027, entered_on=date(2026, 10, 1)
    )
    enter_support(workspace, entry)
    assert plan.rows()[0].school_ids == (1,)
    meant: list[tuple[Literal["all", "supported"] | tuple[int, ...] | None, set[int]]] = [
        ("all", {1, 2, 3}),
        ("supported", {1, 3}),
        ((2,), {1, 2}),
        (None, {1}),
    ]
    for told, schools in meant:
        tell_schools(workspace, plan.plan_id, {group: told})
        assert set(plan.rows()[0].school_ids) == schools
    changes = tell_schools(workspace, plan.plan_id, {group: "all"})
    assert changes.change_set_id is not None
    undo(workspace, changes.change_set_id)
    assert plan.rows()[0].school_ids == (1,)
    with pytest.raises(UserError, match="нет такой группы"):
        tell_schools(workspace, plan.plan_id, {plan.rows()[0].parties[1].key: "all"})


def test_parties_are_recognised_again(plan: SmallPlan) -> None:
    typed(plan, "МБОУ «СОШ № 77»; методисты, Пихтин С.С.")
    workspace = plan.workspace
    with workspace.database.writing() as session:
        session.connection().execute(text("UPDATE measure SET responsible_text = ''"))
        session.connection().execute(
            text("UPDATE measure_party SET name = 'школы, МЦ' WHERE position = 2")
        )
    assert plan.rows()[0].parties_text == "МБОУ «СОШ № 77»;\nшколы, МЦ;\nПихтин С.С."
    save_school(workspace, SchoolDraft(short_name="СОШ № 77"))
    save_person(workspace, PersonDraft(surname="Пихтин", given_name="Семён"))
    recognise_again(workspace, plan.plan_id)
    row = plan.rows()[0]
    assert row.responsible == ("МБОУ «СОШ № 77»", "школы", "МЦ", "Пихтин С.С.")
    assert row.responsible_text == "МБОУ «СОШ № 77»;\nшколы, МЦ;\nПихтин С.С."
    assert (row.parties[0].school_id, row.parties[3].person_id) == (4, 3)


def test_the_register_is_read_only_when_the_texts_of_parties_are_others(
    plan: SmallPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A typed deadline leaves the parties as they are; a title may introduce an abbreviation."""
    row = typed(plan, "МБОУ СОШ № 41, МЦК")
    asked: list[str] = []
    known = parts.load_known

    def read(session: "Session") -> "Register":
        asked.append("register")
        return known(session)

    monkeypatch.setattr(parts, "load_known", read)
    draft = replace(MeasureDraft.of(row), deadline_text="до 11 марта 2027 года")
    plans.save_measure(plan.workspace, draft, row.id)
    assert not asked
    assert plan.rows()[0].deadline_text == draft.deadline_text
    assert plan.rows()[0].parties == row.parties
    draft = replace(draft, title="Совещание в методическом центре кадров (далее – МЦК)")
    plans.save_measure(plan.workspace, draft, row.id)
    assert asked


def test_a_party_that_is_written_in_two_ways_is_one(plan: SmallPlan) -> None:
    typed(plan, "МЦ, Школы округа")
    typed(plan, "МБУ «МЦ»; школам округа; МБОУ СОШ № 41", place=1)
    rows = parties_in(plan.rows())
    assert [(row.name, row.others, row.measures) for row in rows] == [
        ("МБОУ СОШ № 41", (), 1),
        ("МЦ", ("МБУ «МЦ»",), 2),
        ("Школы округа", ("школам округа",), 2),
    ]
    assert list_parties(plan.workspace) == rows


def test_the_parties_of_all_plans_are_those_of_their_measures(demo: Workspace) -> None:
    """Read without the plans: each as it is written most often, first in the first plan."""
    whole = parties_in(measure for row in plans.list_plans(demo) for measure in row.measures)
    assert any(row.others for row in whole)
    assert list_parties(demo) == whole


def test_posts_stand_for_names_in_a_plan(plan: SmallPlan) -> None:
    """In the case of the name; whom the register does not know keeps the name."""
    workspace = plan.workspace
    cell = "Осининой Е.И., МЦ;\nЯсенев Е.И. (по согласованию), Пихтин С.С."
    typed(plan, cell)
    posted = "Начальнику отдела, МЦ;\nМетодист (по согласованию), Пихтин С.С."
    stored = plans.get_plan(workspace, plan.plan_id)
    assert cells_with_posts(workspace, [stored]) == {plan.measures[0]: posted}
    changes = name_by_posts(workspace, plan.plan_id)
    row = plan.rows()[0]
    assert row.parties_text == posted
    assert [party.person_id for party in row.parties] == [1, None, 2, None]
    assert changes.change_set_id is not None
    undo(workspace, changes.change_set_id)
    assert plan.rows()[0].parties_text == cell
