"""The settings that a file carries: the region's words and the rules of identification."""

from typing import TYPE_CHECKING

from app.services.department.region_terms import STANDARD, read_keys
from app.services.identification.rules.in_use import DEFAULT_PROFILE, SETTING, builtin_profiles
from app.services.log.settings import read_setting

if TYPE_CHECKING:
    from app.services.open_file.exporting.source import Object, Source


def export_settings(source: "Source") -> "Object | None":
    """What is not as usual; None where all is. Rules of the department's own are not carried."""
    keys = read_keys(source.reader)
    told: Object = {name: key for name, key in keys.items() if key != STANDARD[name]}
    profile = read_setting(source.reader, SETTING, DEFAULT_PROFILE)
    if profile != DEFAULT_PROFILE and profile in {one.id for one in builtin_profiles()}:
        told["profile"] = profile
    told |= source.notes("setting", "")
    return told or None
