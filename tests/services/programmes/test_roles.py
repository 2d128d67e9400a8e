"""The form of a programme proposes the department's own roles, then ours."""

from app.services.department.people import PersonDraft, save_person
from app.services.language.deadlines.periods import school_period
from app.services.programmes.parts import Member, Programme
from app.services.programmes.roles import offered_roles
from app.services.programmes.writing import save_programme
from app.services.registers.writing import RowDraft, save_rows
from app.services.storage.workspace import Workspace


def test_own_roles_stand_first(workspace: Workspace) -> None:
    person, _ = save_person(workspace, PersonDraft(surname="Петрова"))
    ours = offered_roles(workspace)
    assert "секретарь" in ours
    members = (Member(person, "научный консультант"),)
    save_programme(workspace, Programme(title="П", period=school_period(2027), members=members))
    expert = RowDraft(values={"person_id": person, "role": "эксперт"})
    save_rows(workspace, "group_member", 2027, [expert])
    assert offered_roles(workspace) == ("научный консультант", "эксперт", *ours)
