"""The catalogue of profiles: shipped ones from `resources/profiles/`, and the user's own."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from app.errors import UserError
from app.services.identification.inputs import procedure_codes
from app.services.identification.profile_settings import (
    differences,
    parameters,
    told_differences,
    with_settings,
)
from app.services.identification.rules.in_use import (
    DEFAULT_PROFILE,
    builtin_profiles,
    own_profiles,
    profile_in_use,
    use_profile,
)
from app.services.identification.rules.rules import (
    Certainty,
    Combine,
    EgeMath,
    Profile,
    SmallCohort,
    from_document,
    required_text,
    to_document,
)
from app.services.language.sentences import quoted

if TYPE_CHECKING:
    from app.services.log.changes import Changes
    from app.services.storage.workspace import Workspace

__all__ = [
    "DEFAULT_PROFILE",
    "Certainty",
    "Combine",
    "EgeMath",
    "Profile",
    "SmallCohort",
    "builtin_profiles",
    "chosen_profile",
    "copy_profile",
    "delete_profile",
    "differences",
    "get_profile",
    "list_profiles",
    "parameters",
    "profile_in_use",
    "save_profile",
    "told_differences",
    "use_profile",
    "with_settings",
]


def list_profiles(workspace: "Workspace") -> list[Profile]:
    """Shipped profiles, then the user's own by title."""
    with workspace.database.reading() as reader:
        return [*builtin_profiles(), *own_profiles(reader)]


def get_profile(workspace: "Workspace", profile_id: str) -> Profile:
    """One profile.

    Raises:
        UserError: there is none, naming those that are there.
    """
    profiles = list_profiles(workspace)
    for profile in profiles:
        if profile.id == profile_id:
            return profile
    known = ", ".join(profile.id for profile in profiles)
    raise UserError(f"Профиль «{profile_id}» не найден.", f"Есть профили: {known}.")


def chosen_profile(
    workspace: "Workspace",
    profile_id: str | None = None,
    settings: Mapping[str, str] | None = None,
) -> Profile:
    """The profile of a run: the named one or the one in use, with changed parameters.

    Raises:
        UserError: no such profile, an unknown parameter, a wrong value, or a procedure that the
            workspace does not know.
    """
    profile = get_profile(workspace, profile_id) if profile_id else profile_in_use(workspace)
    if not settings:
        return profile
    return with_settings(profile, settings, known_procedures=procedure_codes(workspace))


def copy_profile(
    workspace: "Workspace",
    profile_id: str,
    title: str = "",
    *,
    settings: Mapping[str, str] | None = None,
) -> "tuple[Profile, Changes]":
    """Store a copy that can be edited, with parameters changed when `settings` say so.

    Returns:
        The copy with its new id, and what was changed.

    Raises:
        UserError: there is no such profile, or a parameter is wrong.
    """
    source = chosen_profile(workspace, profile_id, settings)
    copy = replace(
        source,
        id=_free_id(workspace),
        title=title.strip() or f"{source.title} (копия)",
        certainty=Certainty.OWN,
        builtin=False,
    )
    return copy, save_profile(workspace, copy)


def _free_id(workspace: "Workspace") -> str:
    taken = {profile.id for profile in list_profiles(workspace)}
    number = 1
    while f"own-{number}" in taken:
        number += 1
    return f"own-{number}"


def save_profile(workspace: "Workspace", profile: Profile) -> "Changes":
    """Store a user's own profile, new or edited; frozen runs keep the copy they were made with.

    Raises:
        UserError: a parameter is wrong, a procedure is not known, or the profile is a shipped one.
    """
    from app.models import CustomProfile
    from app.services.log.changes import changing

    _require_own(profile.id)
    checked = from_document(to_document(profile), origin=required_text("title", profile.title))
    unknown = [code for code in checked.procedures if code not in procedure_codes(workspace)]
    if unknown:
        raise UserError(
            f"Процедуры «{unknown[0]}» нет в списке.", "Добавьте её или выберите другую."
        )
    with changing(workspace, "edit", f"Профиль {quoted(checked.title)}") as work:
        record = work.session.get(CustomProfile, checked.id)
        if record is None:
            work.session.add(
                CustomProfile(id=checked.id, title=checked.title, document=to_document(checked))
            )
        else:
            record.title = checked.title
            record.document = to_document(checked)
    return work.changes


def delete_profile(workspace: "Workspace", profile_id: str) -> "Changes":
    """Remove a user's own profile; frozen runs keep their copy.

    Raises:
        UserError: it is a shipped one, or there is none.
    """
    from app.models import CustomProfile
    from app.services.log.changes import changing

    _require_own(profile_id)
    profile = get_profile(workspace, profile_id)
    with changing(workspace, "edit", f"Удаление профиля {quoted(profile.title)}") as work:
        record = work.session.get(CustomProfile, profile_id)
        if record is not None:
            work.session.delete(record)
    return work.changes


def _require_own(profile_id: str) -> None:
    if any(profile.id == profile_id for profile in builtin_profiles()):
        raise UserError(
            f"Профиль «{profile_id}» входит в программу и не изменяется.",
            "Сделайте копию и измените её.",
        )
