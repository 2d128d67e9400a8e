"""Which of the region's words (`app.terms`) the workspace uses.

Plain SQL and nothing slow: the first screen says the words too.
"""

from typing import TYPE_CHECKING

from app import terms
from app.errors import UserError
from app.services.log.settings import read_setting, set_setting
from app.services.log.words.setting_names import TERMS
from app.terms import CONDITIONS, DEFAULT, LOW_RESULTS, Terms

if TYPE_CHECKING:
    from app.services.log.changes import Changes
    from app.services.storage.files.sqlite import Reader
    from app.services.storage.workspace import Workspace

LOW, ON_CONDITIONS = "low_term", "conditions_term"
CHOICES = {LOW: LOW_RESULTS, ON_CONDITIONS: CONDITIONS}
STANDARD = {LOW: "shnor", ON_CONDITIONS: "shssu"}


def read_keys(reader: "Reader") -> dict[str, str]:
    """The chosen key of each of `CHOICES`; one that is not known any more is the usual one."""
    stored = read_setting(reader, TERMS, {})
    return {
        name: stored[name] if stored.get(name) in known else STANDARD[name]
        for name, known in CHOICES.items()
    }


def read_terms(reader: "Reader") -> Terms:
    """The words of the workspace within a running read."""
    if (keys := read_keys(reader)) == STANDARD:
        return DEFAULT
    return Terms(LOW_RESULTS[keys[LOW]], CONDITIONS[keys[ON_CONDITIONS]])


def get_terms(workspace: "Workspace") -> Terms:
    """The words of the workspace."""
    with workspace.database.reading() as reader:
        return read_terms(reader)


def speak(workspace: "Workspace") -> bool:
    """Put the words of the workspace in use; says whether they are others than before."""
    wanted = get_terms(workspace)
    if wanted == terms.in_use():
        return False
    terms.use(wanted)
    return True


def save_term(workspace: "Workspace", name: str, key: str) -> "Changes":
    """Choose a word, by its name in `CHOICES` and its key there.

    The words in use are left to `speak`.

    Raises:
        UserError: there is no such key.
    """
    known = CHOICES[name]
    if key not in known:
        allowed = ", ".join(f"{one} ({words.short})" for one, words in known.items())
        raise UserError(f"Такого термина нет: «{key}».", f"Допустимо: {allowed}.")
    with workspace.database.reading() as reader:
        keys = {**read_keys(reader), name: key}
    return set_setting(workspace, TERMS, None if keys == STANDARD else keys)
