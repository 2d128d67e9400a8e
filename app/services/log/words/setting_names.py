"""Names of settings: what each key of the table is about, in the words of the window."""

import re
from functools import cache

from app.services.language.sentences import titled
from app.services.program_files import ProgramFileError, program_text

# Keys of documents: settings, texts and changes stand under the kind, the look under no kind.
OF_DOCUMENT, OF_TEXT, OF_CHANGE = "document.", "document.text.", "document.changed."
LOOK = f"{OF_DOCUMENT}default"  # of all documents of the department
OWN = "~"  # in the name of a department's own kind, behind that of the kind that it is a copy of
TERMS, LETTERHEAD, EMBLEM = "department/terms", "department/letterhead", "department/emblem"
# Settings of the department, with the field of its form that shows them.
OF_DEPARTMENT = {TERMS: "low_term", LETTERHEAD: "name_lines", EMBLEM: "emblem"}
_NAMES = {
    TERMS: "Термины региона",
    LETTERHEAD: "Бланк управления",
    EMBLEM: "Рисунок в бланке",
    LOOK: "Оформление документов",
    "identification/profile": "Профиль правил в работе",
}
_FOLDER = "documents"  # of the texts
_TITLE = re.compile(r"^название:\s*(.+)$", re.MULTILINE)


def setting_name(key: str) -> str:
    """What a setting is about: «Текст документа «Приказ об утверждении перечня школ»».

    A document whose text cannot be read is not named, nor is one of the department's own: its key
    does not tell its title. The key of an older version stands as it is.
    """
    kind = document_of(key)
    if kind is None:
        return _NAMES.get(key, key)
    of = "своего документа" if OWN in kind else "документа"
    what = f"Настройки {of}"
    if key.startswith(OF_CHANGE):
        what = f"Изменения одного {of}"
    elif key.startswith(OF_TEXT):
        what = f"Текст {of}"
    title = "" if OWN in kind else _document_title(kind)
    return f"{what} {titled(title)}" if title else what


def document_of(key: str) -> str | None:
    """The kind of document whose text, settings or changes stand under a key, or None."""
    if key in _NAMES or not key.startswith(OF_DOCUMENT):
        return None
    if key.startswith(OF_CHANGE):  # behind the kind it says which document is meant
        return key.removeprefix(OF_CHANGE).partition(" ")[0]
    return key.removeprefix(OF_TEXT).removeprefix(OF_DOCUMENT)


@cache
def _document_title(kind: str) -> str:
    """The title of a kind as its text says it, or an empty one."""
    try:
        title = _TITLE.search(program_text(_FOLDER, f"{kind}.txt"))
    except ProgramFileError:
        return ""
    return "" if title is None else title[1].strip()
