"""Risk profiles: ours as a start, own factors, a profile a school and year."""

import pytest

from app.enums import Significance
from app.errors import UserError
from app.services.log import changes
from app.services.programmes.risk_profile import (
    Factor,
    SchoolFactor,
    get_profiles,
    list_factors,
    save_factors,
    save_profile,
)
from app.services.schools.schools import SchoolDraft, save_school
from app.services.storage.workspace import Workspace

STAFF = "Дефицит педагогических кадров"
HIGH = SchoolFactor(significance=Significance.HIGH, measures="Целевой набор", chosen=True)


@pytest.fixture
def school(workspace: Workspace) -> int:
    return save_school(workspace, SchoolDraft(short_name="СОШ № 1"))[0]


def test_ours_become_those_of_the_workspace_with_the_first_profile(
    workspace: Workspace, school: int
) -> None:
    assert len(list_factors(workspace)) == 11
    assert list_factors(workspace)[0].id is None
    made = save_profile(workspace, school, 2026, {STAFF: HIGH})
    factors = {one.title: one.id for one in list_factors(workspace)}
    assert len(factors) == 11
    assert get_profiles(workspace, 2026) == {school: {factors[STAFF]: HIGH}}
    assert get_profiles(workspace, 2027) == {}
    assert made.change_set_id is not None
    changes.undo(workspace, made.change_set_id)
    assert get_profiles(workspace, 2026) == {}


def test_a_profile_becomes_what_is_saved(workspace: Workspace, school: int) -> None:
    save_profile(workspace, school, 2026, {STAFF: HIGH})
    low = SchoolFactor(significance=Significance.LOW, helps="Наставники", hinders="Даль")
    other = "Низкий уровень вовлечённости родителей"
    save_profile(workspace, school, 2026, {other: low})
    names = {one.id: one.title for one in list_factors(workspace)}
    profile = get_profiles(workspace, 2026)[school]
    assert {names[key]: one for key, one in profile.items()} == {other: low}


def test_the_list_is_edited_and_a_used_factor_is_only_retired(
    workspace: Workspace, school: int
) -> None:
    save_profile(workspace, school, 2026, {STAFF: HIGH})
    own = Factor("Удалённость от центра")
    first = list_factors(workspace)[0]
    save_factors(workspace, [own, first])
    assert [one.title for one in list_factors(workspace)] == [own.title, first.title]
    retired = [one.title for one in list_factors(workspace, retired=True) if not one.active]
    assert retired == [STAFF]


def test_what_cannot_be_is_refused(workspace: Workspace, school: int) -> None:
    unneeded = SchoolFactor(significance=Significance.NONE, chosen=True)
    long = SchoolFactor(significance=Significance.LOW, helps="я" * 5001)
    for profile, said in (
        ({"Луна": HIGH}, "нет в списке"),
        ({STAFF: unneeded}, "не актуален"),
        ({STAFF: long}, "слишком длинный"),
    ):
        with pytest.raises(UserError, match=said):
            save_profile(workspace, school, 2026, profile)
    with pytest.raises(UserError):
        save_profile(workspace, 99, 2026, {STAFF: HIGH})
    for factors, said in (
        ([Factor(" ")], "без названия"),
        ([Factor("я" * 301)], "слишком длинное"),
        ([Factor("А"), Factor("а")], "дважды"),
    ):
        with pytest.raises(UserError, match=said):
            save_factors(workspace, factors)
    assert get_profiles(workspace, 2026) == {}
