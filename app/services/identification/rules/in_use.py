"""The profile that a workspace works with: one for all pages, documents and the command line.

It stands in the workspace as a setting; without one, or when the profile is gone, it is the shipped
default. The first screen reads only its rule of a low result, without building a profile.
"""

import json
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from app import paths
from app.errors import UserError
from app.services.log.settings import put_setting, read_setting
from app.services.program_files import program_file, program_json

if TYPE_CHECKING:
    from app.services.identification.rules.rules import Profile
    from app.services.log.changes import Changes
    from app.services.storage.files.sqlite import Reader
    from app.services.storage.workspace import Workspace

DEFAULT_PROFILE = "fioko-2020"
SETTING = "identification/profile"


class LowRule(NamedTuple):
    """Which result is low.

    Attributes:
        threshold_h: hundredths of a percent.
        procedures: codes of the procedures that count.
    """

    threshold_h: int
    procedures: tuple[str, ...]


@cache
def builtin_profiles() -> "tuple[Profile, ...]":
    """The shipped profiles, the default first, then by title.

    Raises:
        ProgramFileError: a profile file is missing or damaged; another profile would give other
            numbers.
        UserError: a parameter in it is wrong.
    """
    from app.services.identification.rules.rules import from_document

    program_file("profiles", f"{DEFAULT_PROFILE}.json")
    profiles = [
        from_document(program_json("profiles", file.name), origin=file.name, builtin=True)
        for file in sorted(paths.resource("profiles").glob("*.json"))
    ]
    return tuple(sorted(profiles, key=lambda item: (item.id != DEFAULT_PROFILE, item.title)))


def own_profiles(reader: "Reader") -> "list[Profile]":
    """The user's own profiles by title."""
    from app.services.identification.rules.rules import from_document

    rows = reader.rows("SELECT title, document FROM custom_profile ORDER BY title, id")
    return [from_document(json.loads(row["document"]), origin=row["title"]) for row in rows]


def read_low_rule(reader: "Reader") -> LowRule:
    """The rule of a low result of the profile that the workspace works with."""
    document = _document(reader, _wanted(reader))
    percent = document["threshold_percent"]
    if isinstance(percent, int):
        return LowRule(percent * 100, tuple(document["procedures"]))
    profile = read_profile_in_use(reader)
    return LowRule(profile.threshold_h, profile.procedures)


def _wanted(reader: "Reader") -> str:
    return read_setting(reader, SETTING, DEFAULT_PROFILE)


def _document(reader: "Reader", wanted: str) -> dict[str, Any]:
    if paths.resource("profiles", f"{wanted}.json").is_file():
        return program_json("profiles", f"{wanted}.json")
    for row in reader.rows("SELECT document FROM custom_profile ORDER BY title, id"):
        document = json.loads(row["document"])
        if document["id"] == wanted:
            return document
    return program_json("profiles", f"{DEFAULT_PROFILE}.json")


def read_profile_in_use(reader: "Reader") -> "Profile":
    """The profile that the workspace works with."""
    wanted = _wanted(reader)
    for profile in builtin_profiles():
        if profile.id == wanted:
            return profile
    own = [profile for profile in own_profiles(reader) if profile.id == wanted]
    return own[0] if own else builtin_profiles()[0]


def profile_in_use(workspace: "Workspace") -> "Profile":
    """The same, of an open workspace."""
    with workspace.database.reading() as reader:
        return read_profile_in_use(reader)


def use_profile(workspace: "Workspace", profile_id: str) -> "Changes":
    """Work with this profile from now on; the one in use changes nothing.

    Raises:
        UserError: there is no such profile.
    """
    from app.services.log.changes import changing

    with workspace.database.reading() as reader:
        profiles = {profile.id: profile for profile in (*builtin_profiles(), *own_profiles(reader))}
        in_use = _wanted(reader)
    if profile_id not in profiles:
        raise UserError(
            f"Профиль «{profile_id}» не найден.", f"Есть профили: {', '.join(profiles)}."
        )
    title = f"Профиль правил в работе: «{profiles[profile_id].title}»"
    with changing(workspace, "edit", title) as work:
        if profile_id != in_use:
            put_setting(work.session, SETTING, profile_id)
    return work.changes
