"""The list of criteria is the department's own: titles, order, what is in use, further ones."""

from dataclasses import replace

import pytest

from app.enums import ValueUnit
from app.errors import UserError
from app.services import criteria
from app.services.criteria import CriterionValueDraft
from app.services.criteria.definitions import (
    ListedCriterion,
    list_definitions,
    save_definitions,
)
from app.services.log.changes import undo
from app.services.log.listing import list_changes
from app.services.schools.schools import SchoolDraft, save_school
from app.services.storage.workspace import Workspace


def titles(workspace: Workspace) -> list[str]:
    return [one.title for one in criteria.list_criteria(workspace)]


def test_criteria_are_renamed_moved_added_and_hidden_and_all_of_it_is_undone(
    workspace: Workspace,
) -> None:
    first, second, third, *others = before = list_definitions(workspace)
    own = ListedCriterion(title="Доля  педагогов-\nнаставников", higher_is_better=False)
    renamed = replace(second, title="Без аттестата, 11 класс")
    save_definitions(workspace, [renamed, own, first, replace(third, active=False), *others])
    shown = titles(workspace)
    assert shown[:3] == ["Без аттестата, 11 класс", "Доля педагогов- наставников", first.title]
    assert third.title not in shown
    assert len(shown) == len(before)
    added = criteria.list_criteria(workspace)[1]
    assert (added.code, added.number, added.unit) == ("own-1", 2, ValueUnit.PERCENT)
    save_definitions(workspace, [*list_definitions(workspace), ListedCriterion(title="Ещё один")])
    assert criteria.list_criteria(workspace)[-1].code == "own-2"
    for change in list_changes(workspace)[:2]:
        undo(workspace, change.id)
    assert list_definitions(workspace) == before


def test_a_criterion_with_values_only_goes_out_of_use(workspace: Workspace) -> None:
    school, _ = save_school(workspace, SchoolDraft(short_name="СОШ № 1"))
    first, second, *others = list_definitions(workspace)
    assert first.id is not None
    draft = CriterionValueDraft(school_id=school, criterion_id=first.id, year=2027, current="9 %")
    criteria.save_value(workspace, draft)
    valued = list_definitions(workspace)[0]
    assert valued.valued
    with pytest.raises(UserError, match="единица не меняется"):
        save_definitions(workspace, [replace(valued, unit=ValueUnit.SCORE), *others])
    save_definitions(workspace, others)
    left = list_definitions(workspace)
    assert [one.active for one in left if one.title == first.title] == [False]
    assert second.title not in [one.title for one in left]


def test_a_list_that_cannot_be_is_refused_whole(workspace: Workspace) -> None:
    before = list_definitions(workspace)
    first, *others = before
    told = []
    for wrong in (
        [replace(first, title=" "), *others],
        [replace(first, title=others[0].title.upper()), *others],
        [replace(first, title="а" * 301), *others],
        [replace(one, active=False) for one in before],
        [],
    ):
        with pytest.raises(UserError) as refused:
            save_definitions(workspace, wrong)
        told.append(str(refused.value).split(".")[0])
    assert told == [
        "Есть критерий без названия",
        f"Критерий «{others[0].title}» указан дважды",
        "Название слишком длинное",
        "Ни один критерий не действует",
        "Ни один критерий не действует",
    ]
    assert list_definitions(workspace) == before
