"""The lines before the text, which say what the document is."""

from collections.abc import Mapping
from types import MappingProxyType

from app.services.documents.text.tree import Choice, Field, HeadLine, Pieces

KIND = "вид"
TITLE = "название"
DESCRIPTION = "описание"
FILE_NAME = "имя файла"
TOPIC = "тема"
AUTHOR = "автор"
IS_ORDER = "приказ"
OCCASION = "повод"
PUBLISHED = "публикация"  # whether it is made as it may be published unless one asks otherwise
SHEET = "лист"
HIDDEN = "о скрытом"
HEAD = (
    KIND,
    TITLE,
    DESCRIPTION,
    FILE_NAME,
    TOPIC,
    AUTHOR,
    IS_ORDER,
    OCCASION,
    PUBLISHED,
    SHEET,
    HIDDEN,
)
YES, NO = "да", "нет"
SUBJECT = "о чём"  # in the head: the words of the part that says what the document is about
FROM_SETTINGS, LANDSCAPE, PORTRAIT = "из настроек", "альбомный", "книжный"
# Flags of the settings; where neither sheet is chosen, its tables say how it lies.
IS_PUBLIC, LIES, STANDS = "для публикации", "альбомный лист", "книжный лист"
PARTS = ";"  # divides the parts of the name of a file
# The same whatever the facts are, and always as the text of the program says.
FIXED = frozenset((KIND, DESCRIPTION, IS_ORDER, OCCASION, PUBLISHED))
# Filled before the text is: it has no annexes and points yet.
AHEAD = frozenset((FILE_NAME, HIDDEN))
WORDED = (TITLE, FILE_NAME, HIDDEN)  # never printed empty
_OWN: Mapping[str, tuple[str, ...]] = MappingProxyType({TITLE: (SUBJECT,), TOPIC: (SUBJECT,)})


def is_ahead(name: str, lines: Mapping[str, HeadLine]) -> bool:
    """Whether a line is filled before the text; a title that names the file is."""
    return name in AHEAD or (name == TITLE and FILE_NAME not in lines)


def own_words(name: str, lines: Mapping[str, HeadLine]) -> tuple[str, ...]:
    """The words that only this line knows."""
    return () if is_ahead(name, lines) else _OWN.get(name, ())


def may_be_empty(words: Pieces) -> bool:
    """Whether a line says nothing for some facts; a field that is not optional always does."""
    for piece in words:
        match piece:
            case str():
                if piece.strip(f" {PARTS}"):
                    return False
            case Choice():
                if not (may_be_empty(piece.words) or may_be_empty(piece.otherwise)):
                    return False
            case Field():
                if not piece.optional:
                    return False
            case _:
                pass
    return True


def is_yes(words: Pieces) -> bool:
    """Whether a line says «да»."""
    return said(words).casefold() == YES


def said(words: Pieces) -> str:
    """A line without its fields."""
    return "".join(piece for piece in words if isinstance(piece, str))
