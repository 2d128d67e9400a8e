"""What is wrong in the long texts of a programme, told where they are typed."""

from app.services.documents.editing.programme_pages import KIND, NAMES
from app.services.documents.making.catalogue import get_kind
from app.services.documents.text.whole.typed_texts import slips_of


def slips_told(part: str, typed: str) -> str:
    """The first slip in a part of a programme that is typed in the language of documents.

    Args:
        part: name of the part («problem»).
        typed: its text.

    Returns:
        A Russian text with the line and what it means for the document; empty where nothing is
        wrong, or the part is plain text.

    Raises:
        ProgramFileError: the text of the document «Программа» is damaged.
    """
    words = get_kind(KIND).require_text().words
    slips = slips_of(typed, words) if NAMES.get(part) in words.texts else ()
    if not slips:
        return ""
    return f"{slips[0]} Пока это не исправлено, весь текст печатается так, как набран."
