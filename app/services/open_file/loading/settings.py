"""The settings that a file carries: the region's words and the rules of identification."""

from typing import TYPE_CHECKING

from app.services.department.region_terms import CHOICES, STANDARD, read_keys
from app.services.identification.rules.in_use import DEFAULT_PROFILE, SETTING, builtin_profiles
from app.services.log.settings import put_setting, read_setting
from app.services.log.words.setting_names import TERMS

if TYPE_CHECKING:
    from app.services.open_file.format.people import Settings
    from app.services.open_file.loading.target import Target


def load_settings(target: "Target", told: "Settings | None") -> None:
    """What the file says becomes the choice of the workspace; what it leaves empty stays."""
    if told is None:
        return
    store, reader = target.store, target.store.reader
    store.session.flush()
    with store.thing("settings"):
        store.note("same")
        keys = read_keys(reader)
        wanted = keys | {name: getattr(told, name) for name in CHOICES if getattr(told, name)}
        if wanted != keys:
            put_setting(store.session, TERMS, None if wanted == STANDARD else wanted)
            store.note("changed")
        known = [profile.id for profile in builtin_profiles()]
        if told.profile and told.profile not in known:
            text = f"набора правил «{told.profile}» в программе нет."
            store.wrong("settings.profile", text, f"Допустимо: {', '.join(known)}.")
        elif told.profile and told.profile != read_setting(reader, SETTING, DEFAULT_PROFILE):
            put_setting(store.session, SETTING, told.profile)
            store.note("changed")
    if told.notes:
        store.put_remark("setting", "", told.notes)
