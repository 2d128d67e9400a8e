"""The one writer of criteria: what a file leaves empty stays, what the form leaves empty goes."""

from dataclasses import replace

import pytest

from app.enums import ValueUnit
from app.errors import UserError
from app.services import criteria
from app.services.criteria import CriterionValueDraft
from app.services.criteria.columns import TypedValue
from app.services.criteria.known import KnownCriterion
from app.services.criteria.writing import CriterionEntry, CriterionTarget
from app.services.log.changes import changing, row_count
from app.services.log.listing import list_changes
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace

SCORE = KnownCriterion(id=3, number=3, code="ege-ru", title="Средний балл", unit=ValueUnit.SCORE)


@pytest.fixture
def school(workspace: Workspace) -> int:
    key, _ = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 30"))
    return key


@pytest.fixture
def criterion(workspace: Workspace) -> KnownCriterion:
    found = next(one for one in criteria.list_criteria(workspace) if one.code == "ege-ru")
    return KnownCriterion(
        id=found.id, number=found.number, code=found.code, title=found.title, unit=found.unit
    )


def test_texts_become_columns_with_what_looks_wrong() -> None:
    typed = TypedValue(current="65 баллов (в 2017-2018г – 69)", expected="Более 670 баллов")
    entry = CriterionEntry.read(1, SCORE, 2019, typed)
    assert (entry.columns["current_h"], entry.columns["previous_year"]) == (6500, 2018)
    told = [(wrong.field, wrong.code) for wrong in CriterionTarget().check(entry)]
    assert told == [("expected", "out_of_range")]
    assert entry.doubts == []


def test_a_file_keeps_what_it_leaves_empty_and_its_rows_carry_the_change_set(
    workspace: Workspace, school: int, criterion: KnownCriterion
) -> None:
    target = CriterionTarget()
    full = TypedValue(current="63", expected="Более 70")
    for typed in (full, TypedValue(current="65")):
        entry = CriterionEntry.read(school, criterion, 2019, typed)
        with changing(workspace, "import", "Загрузка") as work:
            work.summary = {}
            target.store(work, (entry,), {})
    row = criteria.list_criteria_values(workspace, school, 2019)[criterion.number - 1]
    assert (row.current_text, row.expected_text) == ("65\u00a0баллов", "более 70\u00a0баллов")
    changed, loaded = list_changes(workspace, action="import")
    assert (loaded.rows, changed.rows) == (0, 1)


def test_the_form_takes_away_what_it_leaves_empty_and_logs_every_row(
    workspace: Workspace, school: int, criterion: KnownCriterion
) -> None:
    draft = CriterionValueDraft(
        school_id=school, criterion_id=criterion.id, year=2019, current="63", expected="Более 70"
    )
    made = criteria.save_value(workspace, draft)
    assert made.change_set_id is not None
    assert row_count(workspace, made.change_set_id) == 1
    assert criteria.save_value(workspace, draft).change_set_id is None
    criteria.save_value(
        workspace,
        CriterionValueDraft(school_id=school, criterion_id=criterion.id, year=2019, current="65"),
    )
    row = criteria.list_criteria_values(workspace, school, 2019)[criterion.number - 1]
    assert (row.current_text, row.expected_text) == ("65\u00a0баллов", "–")


def test_an_error_of_a_spreadsheet_is_no_value(
    workspace: Workspace, school: int, criterion: KnownCriterion
) -> None:
    for text in ("#ССЫЛКА!", "#N/A", " #дел/0! "):
        for field in ("current", "expected", "previous"):
            draft = replace(
                CriterionValueDraft(school_id=school, criterion_id=criterion.id, year=2019),
                **{field: text},
            )
            with pytest.raises(UserError, match="В ячейке ошибка #"):
                criteria.save_value(workspace, draft)
    assert list_changes(workspace, action="edit")[0].title.startswith("Добавление школы")
