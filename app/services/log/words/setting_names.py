"""Names of settings: what each key of the table is about, in the words of the window."""

import re
from functools import cache

from app.services.language.sentences import titled
from app.services.program_files import ProgramFileError, program_text

_NAMES = {
    "document.default": "Оформление документов",
    "identification/profile": "Профиль правил в работе",
}
_OF_DOCUMENT, _TEXT = "document.", "document.text."
_FOLDER = "documents"  # of the texts
_TITLE = re.compile(r"^название:\s*(.+)$", re.MULTILINE)


def setting_name(key: str) -> str:
    """What a setting is about: «Текст документа «Приказ об утверждении перечня школ»».

    A document whose text cannot be read is not named. The key of an older version stands as it is.
    """
    if key in _NAMES:
        return _NAMES[key]
    for prefix, what in ((_TEXT, "Текст документа"), (_OF_DOCUMENT, "Настройки документа")):
        if key.startswith(prefix):
            title = _document_title(key.removeprefix(prefix))
            return f"{what} {titled(title)}" if title else what
    return key


@cache
def _document_title(kind: str) -> str:
    """The title of a kind as its text says it, or an empty one."""
    try:
        title = _TITLE.search(program_text(_FOLDER, f"{kind}.txt"))
    except ProgramFileError:
        return ""
    return "" if title is None else title[1].strip()
