"""Names of settings: what each key of the table is about, in the words of the window."""

import re
from functools import cache

from app.services.language.sentences import titled
from app.services.program_files import ProgramFileError, program_text

LOOK = "document.default"  # of all documents of the department
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
_OF_DOCUMENT, _TEXT = "document.", "document.text."
_FOLDER = "documents"  # of the texts
_TITLE = re.compile(r"^название:\s*(.+)$", re.MULTILINE)


def setting_name(key: str) -> str:
    """What a setting is about: «Текст документа «Приказ об утверждении перечня школ»».

    A document whose text cannot be read is not named. The key of an older version stands as it is.
    """
    kind = document_of(key)
    if kind is None:
        return _NAMES.get(key, key)
    what = "Текст документа" if key.startswith(_TEXT) else "Настройки документа"
    title = _document_title(kind)
    return f"{what} {titled(title)}" if title else what


def document_of(key: str) -> str | None:
    """The kind of document whose text or settings stand under a key, or None."""
    if key in _NAMES or not key.startswith(_OF_DOCUMENT):
        return None
    return key.removeprefix(_TEXT).removeprefix(_OF_DOCUMENT)


@cache
def _document_title(kind: str) -> str:
    """The title of a kind as its text says it, or an empty one."""
    try:
        title = _TITLE.search(program_text(_FOLDER, f"{kind}.txt"))
    except ProgramFileError:
        return ""
    return "" if title is None else title[1].strip()
