"""Counts that do not add up: passports and results."""

from datetime import date

from app.models import PassportValue, Result
from app.services.checks.kinds import counts
from app.services.schools.passports import save_block
from app.services.storage.workspace import Workspace
from tests.services import overview_data as data
from tests.services.checks.papers import codes, texts

DAY = date(2018, 9, 20)


def test_a_part_above_its_whole_and_classes_above_all(workspace: Workspace) -> None:
    school = data.add_school(workspace, "СОШ № 1")
    said = {"pupils": 90, "grade_5": 40, "grade_6": 50}
    save_block(workspace, school, "contingent", DAY, said)
    assert codes(workspace, counts.passports) == []
    with workspace.database.writing() as session:
        value = session.get_one(PassportValue, (1, "pupils"))
        value.count = 45
        session.add(value)
    above = "«Обучающихся в 6 классе»: 50, это больше, чем «Обучающихся всего»: 45."
    assert texts(workspace, counts.passports) == [
        f"passport.impossible: СОШ № 1: {above}",
        "passport.sum: СОШ № 1: В классах вместе 90, а обучающихся всего 45",
    ]
    assert codes(workspace, counts.passports, 2021) == []


def test_more_participants_than_the_class_has(workspace: Workspace) -> None:
    school = data.add_school(workspace, "СОШ № 1")
    data.add_results(workspace, school, ("vpr:ma:5", "vpr:ma:6"))
    save_block(workspace, school, "contingent", DAY, {"grade_5": 1000, "grade_6": 1000})
    assert codes(workspace, counts.participants) == []
    save_block(workspace, school, "contingent", DAY, {"grade_5": 1, "grade_6": 1000})
    assert codes(workspace, counts.participants) == ["result.more-than-class"]
    assert codes(workspace, counts.participants, 2023) == []


def test_a_result_that_contradicts_itself(workspace: Workspace) -> None:
    school = data.add_school(workspace, "СОШ № 1")
    data.add_results(workspace, school, ("vpr:ma:5",))
    assert codes(workspace, counts.results) == []
    with workspace.database.writing() as session:
        result = session.get_one(Result, 1)
        result.failed, result.high = 6, 6  # of 10
        session.add(result)
    assert codes(workspace, counts.results) == ["result.impossible"]
