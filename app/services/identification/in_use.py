"""The profile that a workspace works with: one for all pages, documents and the command line.

It stands in the workspace as a setting; without one, or when the profile is gone, it is the shipped
default. Light enough for the first screen: no SQLAlchemy on the way of reading.
"""

import json
from functools import cache
from typing import TYPE_CHECKING

from app import paths
from app.errors import UserError
from app.services.identification.rules import Profile, from_document
from app.services.program_files import program_file, program_json

if TYPE_CHECKING:
    from app.services.changes import Changes
    from app.services.storage.sqlite import Reader
    from app.services.storage.workspace import Workspace

DEFAULT_PROFILE = "fioko-2020"
SETTING = "identification/profile"


@cache
def builtin_profiles() -> tuple[Profile, ...]:
    """The shipped profiles, the default first, then by title.

    Raises:
        ProgramFileError: a profile file is missing or damaged; another profile would give other
            numbers.
        UserError: a parameter in it is wrong.
    """
    program_file("profiles", f"{DEFAULT_PROFILE}.json")
    profiles = [
        from_document(program_json("profiles", file.name), origin=file.name, builtin=True)
        for file in sorted(paths.resource("profiles").glob("*.json"))
    ]
    return tuple(sorted(profiles, key=lambda item: (item.id != DEFAULT_PROFILE, item.title)))


def own_profiles(reader: "Reader") -> list[Profile]:
    """The user's own profiles by title."""
    rows = reader.rows("SELECT title, document FROM custom_profile ORDER BY title, id")
    return [from_document(json.loads(row["document"]), origin=row["title"]) for row in rows]


def read_profile_in_use(reader: "Reader") -> Profile:
    """The profile that the workspace works with."""
    stored = reader.scalar("SELECT value FROM setting WHERE key = ?", (SETTING,))
    wanted = DEFAULT_PROFILE if stored is None else json.loads(stored)
    for profile in builtin_profiles():
        if profile.id == wanted:
            return profile
    own = [profile for profile in own_profiles(reader) if profile.id == wanted]
    return own[0] if own else builtin_profiles()[0]


def profile_in_use(workspace: "Workspace") -> Profile:
    """The same, of an open workspace."""
    with workspace.database.reading() as reader:
        return read_profile_in_use(reader)


def use_profile(workspace: "Workspace", profile_id: str) -> "Changes":
    """Work with this profile from now on; the one in use changes nothing.

    Raises:
        UserError: there is no such profile.
    """
    from app.models import Setting
    from app.services.changes import changing

    with workspace.database.reading() as reader:
        profiles = {found.id: found for found in (*builtin_profiles(), *own_profiles(reader))}
    if profile_id not in profiles:
        raise UserError(
            f"Профиль «{profile_id}» не найден.", f"Есть профили: {', '.join(profiles)}."
        )
    title = f"Профиль правил в работе: «{profiles[profile_id].title}»"
    with changing(workspace, "edit", title) as work:
        setting = work.session.get(Setting, SETTING)
        if setting is not None:
            setting.value = profile_id
        elif profile_id != DEFAULT_PROFILE:
            work.session.add(Setting(key=SETTING, value=profile_id))
    return work.changes
