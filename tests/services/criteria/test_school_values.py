from datetime import timedelta
from typing import Any

import pytest

from app.errors import UserError
from app.models import CriterionValue
from app.services import criteria
from app.services.criteria import CriterionValueDraft
from app.services.findings.finding import Weight
from app.services.log import changes
from app.services.reference import ensure_school_year
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace


@pytest.fixture
def school(workspace: Workspace) -> int:
    return schools.save_school(workspace, SchoolDraft(short_name="Бураковская СОШ"))[0]


def by_code(workspace: Workspace) -> dict[str, int]:
    return {row.code: row.id for row in criteria.list_criteria(workspace)}


def test_the_eleven_criteria_are_there_in_order(workspace: Workspace) -> None:
    found = criteria.list_criteria(workspace)
    assert [row.number for row in found] == list(range(1, 12))
    assert (found[2].code, found[2].unit) == ("ege-ru", "score")


def test_a_school_without_values_has_every_line_without_data(
    workspace: Workspace, school: int
) -> None:
    found = criteria.list_criteria_values(workspace, school, 2019)
    assert len(found) == 11
    assert {(row.current_text, row.reached_text) for row in found} == {("нет данных", "нет данных")}


def test_a_stored_value_is_told_in_official_words(workspace: Workspace, school: int) -> None:
    draft = CriterionValueDraft(
        school_id=school,
        criterion_id=by_code(workspace)["ege-ru"],
        year=2019,
        current="63 балла (в 2017-2018г – 69)",
        expected="Более 70 баллов",
    )
    made = criteria.save_value(workspace, draft)
    assert made.touches("criterion_value")
    row = criteria.list_criteria_values(workspace, school, 2019)[2]
    assert row.result_text.replace("\u00a0", " ") == "63 балла (в 2017/2018 уч. г. – 69)"
    assert row.expected_text.replace("\u00a0", " ") == "более 70 баллов"
    assert (row.reached, row.reached_text, row.delta_text) == (False, "не достигнуто", "−6")
    assert (row.better, row.previous_year, row.decided) == (False, 2018, False)


def test_a_previous_value_typed_apart_is_of_the_year_before(
    workspace: Workspace, school: int
) -> None:
    draft = CriterionValueDraft(
        school_id=school,
        criterion_id=by_code(workspace)["deficits"],
        year=2019,
        current="11,1%",
        expected="не более 10 %",
        previous="15 %",
    )
    criteria.save_value(workspace, draft)
    row = criteria.list_criteria_values(workspace, school, 2019)[10]
    assert (row.previous_text.replace("\u00a0", " "), row.previous_year) == ("15 %", 2018)
    assert (row.reached, row.better) == (False, True)


def test_the_users_own_verdict_goes_before_the_comparison(
    workspace: Workspace, school: int
) -> None:
    criterion = by_code(workspace)["partnership"]
    draft = CriterionValueDraft(
        school_id=school,
        criterion_id=criterion,
        year=2019,
        current="Договор и план",
        expected="Мероприятия проведены",
        reached=True,
    )
    criteria.save_value(workspace, draft)
    row = criteria.list_criteria_values(workspace, school, 2019)[8]
    assert (row.reached, row.decided) == (True, True)


def test_saving_again_replaces_and_empty_fields_take_the_line_out(
    workspace: Workspace, school: int
) -> None:
    criterion = by_code(workspace)["ege-ma"]
    criteria.save_value(
        workspace,
        CriterionValueDraft(
            school_id=school, criterion_id=criterion, year=2019, current="45", expected="Более 50"
        ),
    )
    criteria.save_value(
        workspace,
        CriterionValueDraft(
            school_id=school, criterion_id=criterion, year=2019, current="51", expected="Более 50"
        ),
    )
    assert criteria.list_criteria_values(workspace, school, 2019)[3].reached
    removed = criteria.save_value(
        workspace, CriterionValueDraft(school_id=school, criterion_id=criterion, year=2019)
    )
    assert criteria.list_criteria_values(workspace, school, 2019)[3].value_id is None
    assert removed.change_set_id is not None
    changes.undo(workspace, removed.change_set_id)
    assert criteria.list_criteria_values(workspace, school, 2019)[3].current.number_h == 5100


def test_an_unknown_school_is_refused(workspace: Workspace) -> None:
    with pytest.raises(UserError):
        criteria.save_value(
            workspace, CriterionValueDraft(school_id=77, criterion_id=1, year=2019, current="63")
        )


def test_values_entered_after_a_day_are_left_out(workspace: Workspace, school: int) -> None:
    number = by_code(workspace)["ege-ru"]
    criteria.save_value(
        workspace,
        CriterionValueDraft(school_id=school, criterion_id=number, year=2019, current="63"),
    )
    today = workspace.clock.today()
    for day, there in ((None, True), (today, True), (today - timedelta(days=1), False)):
        rows = criteria.list_criteria_values(workspace, school, 2019, entered_by=day)
        assert len(rows) == 11
        assert any(row.value_id for row in rows) is there


def test_a_value_that_cannot_be_is_refused(workspace: Workspace, school: int) -> None:
    codes = by_code(workspace)
    for code, current, expected, previous in (
        ("ege-ru", "163", "", ""),
        ("ege-ru", "63", "Более 670 баллов", ""),
        ("ege-ru", "63", "", "169"),
        ("ege-ru", "63 (в 2017/2018 г. – 169)", "", ""),
        ("training", "101 %", "", ""),
        ("training", "12 из 10", "", ""),
    ):
        draft = CriterionValueDraft(
            school_id=school,
            criterion_id=codes[code],
            year=2019,
            current=current,
            expected=expected,
            previous=previous,
        )
        with pytest.raises(UserError):
            criteria.save_value(workspace, draft)
    assert not any(row.value_id for row in criteria.list_criteria_values(workspace, school, 2019))


@pytest.mark.parametrize(
    ("columns", "shown", "doubt"),
    [
        (
            {"current_h": 7100, "expected_operator": "at_most", "expected_h": 67_000},
            "не более 670 баллов",
            "Балл 670 вне пределов",
        ),
        (
            {"current_h": 16_300, "expected_operator": "more", "expected_h": 6_000},
            "163 балла",
            "Балл 163 вне пределов",
        ),
        (
            {
                "current_h": 7100,
                "previous_h": 16_900,
                "previous_year": 2018,
                "expected_operator": "more",
                "expected_h": 6_000,
            },
            "(в 2017/2018 уч. г. – 169)",
            "Балл 169 вне пределов",
        ),
    ],
)
def test_nothing_is_computed_from_a_stored_value_that_cannot_be(
    workspace: Workspace, school: int, columns: dict[str, Any], shown: str, doubt: str
) -> None:
    """Version 0.1.0 took «более 670 баллов»; it is shown as typed until it is mended."""
    number = by_code(workspace)["ege-ru"]
    criteria.save_value(
        workspace,
        CriterionValueDraft(school_id=school, criterion_id=number, year=2018, current="50"),
    )
    with workspace.database.writing() as session:
        ensure_school_year(session, 2019)
        session.add(CriterionValue(school_id=school, criterion_id=number, year=2019, **columns))

    row = criteria.list_criteria_values(workspace, school, 2019)[2]

    assert shown in f"{row.result_text} {row.expected_text}".replace("\u00a0", " ")
    assert row.doubt is not None
    assert row.doubt.weight is Weight.ERROR
    assert row.doubt.text.startswith(doubt)
    assert (row.reached, row.reached_text) == (None, "недостаточно данных")
    assert (row.delta_text, row.better) == ("", None)
    mended = CriterionValueDraft(
        school_id=school, criterion_id=number, year=2019, current="71", expected="более 67 баллов"
    )
    criteria.save_value(workspace, mended)
    row = criteria.list_criteria_values(workspace, school, 2019)[2]
    assert (row.doubt, row.reached) == (None, True)


def test_a_target_that_no_value_can_reach_is_not_reached(workspace: Workspace, school: int) -> None:
    number = by_code(workspace)["ege-ru"]
    for current_h, reached in ((7100, False), (None, None), (16_300, None)):
        with workspace.database.writing() as session:
            ensure_school_year(session, 2019)
            stored = session.get(CriterionValue, 1) or CriterionValue(
                school_id=school, criterion_id=number, year=2019
            )
            stored.sqlmodel_update(
                {"current_h": current_h, "expected_operator": "more", "expected_h": 67_000}
            )
            session.add(stored)
        row = criteria.list_criteria_values(workspace, school, 2019)[2]
        assert row.doubt is not None
        assert row.reached is reached, current_h
