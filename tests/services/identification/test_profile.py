"""Shipped profiles stand; a copy can be edited, stored and removed."""

from dataclasses import replace

import pytest

from app.errors import ReadOnlyWorkspaceError, UserError
from app.services.identification import profile as profiles
from app.services.log.changes import undo
from app.services.storage.workspace import Workspace, open_workspace
from tests.services.identification.examples import builtin


def test_the_shipped_profiles_come_first_and_the_default_leads(workspace: Workspace) -> None:
    found = profiles.list_profiles(workspace)
    assert found[0].id == profiles.DEFAULT_PROFILE
    assert {item.id for item in found} == {
        "fioko-2020",
        "fioko-2020-small",
        "omsk-2025-and",
        "omsk-2025-or",
        "ru-ma-4-8",
        "ru-ma-5-8-10",
    }
    assert all(item.builtin for item in found)


def test_shipped_profiles_use_known_procedures(workspace: Workspace) -> None:
    known = profiles.procedure_codes(workspace)
    for item in profiles.builtin_profiles():
        assert set(item.procedures) <= known, item.id


def test_a_copy_can_be_edited(workspace: Workspace) -> None:
    copy, changes = profiles.copy_profile(workspace, "fioko-2020", "Письмо региона")
    assert copy.id == "own-1"
    assert changes.touches("custom_profile")
    edited = replace(copy, threshold_h=2500, source="Письмо от 01.10.2026 № 5")
    profiles.save_profile(workspace, edited)
    stored = profiles.get_profile(workspace, "own-1")
    assert stored == edited
    assert not stored.builtin
    assert stored.certainty is profiles.Certainty.OWN
    assert [found.name for found in profiles.differences(builtin("fioko-2020"), stored)] == [
        "threshold_percent"
    ]
    assert profiles.copy_profile(workspace, "own-1")[0].id == "own-2"
    assert profiles.get_profile(workspace, "own-2").title == "Письмо региона (копия)"


def test_an_edit_can_be_undone(workspace: Workspace) -> None:
    copy, _ = profiles.copy_profile(workspace, "fioko-2020", "Письмо региона")
    changes = profiles.save_profile(workspace, replace(copy, threshold_h=2500))
    assert changes.change_set_id is not None
    undo(workspace, changes.change_set_id)
    assert profiles.get_profile(workspace, copy.id).threshold_h == 3000


def test_a_copy_can_be_removed(workspace: Workspace) -> None:
    copy, _ = profiles.copy_profile(workspace, "ru-ma-4-8")
    profiles.delete_profile(workspace, copy.id)
    with pytest.raises(UserError, match=f"Профиль «{copy.id}» не найден") as caught:
        profiles.get_profile(workspace, copy.id)
    assert "fioko-2020" in caught.value.hint


def test_a_shipped_profile_is_neither_changed_nor_removed(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="входит в программу"):
        profiles.save_profile(workspace, replace(builtin("fioko-2020"), threshold_h=1000))
    with pytest.raises(UserError, match="входит в программу"):
        profiles.delete_profile(workspace, "fioko-2020")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"threshold_h": 0}, "порог"),
        ({"procedures": ()}, "пуст"),
        ({"procedures": ("vpr:zz:5",)}, "нет в списке"),
        ({"title": "  "}, "не заполнен"),
        ({"c1_min_procedures": 0}, "значение «0»"),
    ],
)
def test_a_wrong_profile_is_not_stored(
    workspace: Workspace, change: dict[str, object], message: str
) -> None:
    copy, _ = profiles.copy_profile(workspace, "fioko-2020")
    with pytest.raises(UserError, match=message):
        profiles.save_profile(workspace, replace(copy, **change))  # type: ignore[arg-type]
    assert profiles.get_profile(workspace, copy.id) == copy


def test_nothing_is_stored_in_a_workspace_open_for_reading(workspace: Workspace) -> None:
    with (
        open_workspace(workspace.root, read_only=True) as second,
        pytest.raises(ReadOnlyWorkspaceError),
    ):
        profiles.copy_profile(second, "fioko-2020")


def test_a_chosen_profile_with_changed_parameters(workspace: Workspace) -> None:
    chosen = profiles.chosen_profile(workspace, None, {"threshold_percent": "20"})
    assert (chosen.id, chosen.threshold_h) == ("fioko-2020", 2000)
    with pytest.raises(UserError, match="процедуры «oge:xx» нет"):
        profiles.chosen_profile(workspace, None, {"procedures": "oge:xx"})
