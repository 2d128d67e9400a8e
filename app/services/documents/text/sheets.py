"""How a sheet is typed: how it lies, its margins, whether its pages carry numbers."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from app.services.documents.model.geometry import USUAL_EDGES, Edges, Margins
from app.services.documents.text.head import FROM_SETTINGS, LANDSCAPE, PORTRAIT
from app.services.language.numbers import measured

NO_NUMBERS = "без номеров страниц"
MARGINS: Mapping[str, str] = {
    "слева": "left",
    "справа": "right",
    "сверху": "top",
    "снизу": "bottom",
}
SHEET_MARK = "[лист: альбомный]"
SHEET_WITH_EDGES = f"[лист: альбомный, поля: слева 20, справа 10, {NO_NUMBERS}]"
# How the sheet of an annex is written: «альбомное», «альбомная ориентация», «лист из настроек».
_SIDE = re.compile(
    r"(?:лист |ориентация )?(?:(альбомн|книжн)\w{2}|из настроек)(?: лист| ориентация)?",
    re.IGNORECASE,
)
_SIDES = {"альбомн": LANDSCAPE, "книжн": PORTRAIT}
_UNNUMBERED = re.compile(
    r"без (?:номеров(?: страниц)?|номера страницы|нумерации(?: страниц)?)", re.IGNORECASE
)
_MARGIN = re.compile(
    rf"(?:поля\s*:?\s*)?({'|'.join(MARGINS)})\s*:?\s*([-–−]?)(\d+(?:[.,]\d+)?)(?:\s*мм)?",
    re.IGNORECASE,
)
_MARGIN_BEGINS = re.compile(rf"(?:пол[яе]|{'|'.join(MARGINS)})(?!\w)", re.IGNORECASE)
_WORD_AND_NUMBER = re.compile(r"(\w+)\s+[-–−]?\d+(?:\s*мм)?")
_COMMA = re.compile(r"(?<!\d),|,(?!\d)")  # no decimal one
_LIKENESS = 0.7
_HOW_MARGINS = "Так: поля: слева 30, справа 10, сверху 20, снизу 20."
# Millimetres: of a sheet, of what the settings may choose at most, of the room for a text.
_SHORT, _LONG, _CHOSEN, _LEAST = 210, 297, 40, 60


class TypedSheet(NamedTuple):
    """A sheet as typed, and the words that are not of it; its side is empty where none is said."""

    side: str
    edges: Edges
    words: str


def read_sheet(typed: str, tell: Callable[[str, str], None]) -> TypedSheet:
    """The sheet in the words behind a colon, which commas divide.

    Args:
        typed: «УТВЕРЖДЁН, альбомное, поля: слева 20, без номеров страниц».
        tell: takes what is wrong in it, and how it is written.
    """
    side, edges = "", USUAL_EDGES
    words: list[str] = []
    margins: dict[str, float] = {}
    for word in (" ".join(one.split()) for one in _COMMA.split(typed)):
        if not side and (named := _SIDE.fullmatch(word)):
            side = _SIDES.get((named[1] or "").casefold(), FROM_SETTINGS)
        elif _UNNUMBERED.fullmatch(word):
            edges = replace(edges, numbered=False)
        elif margin := _MARGIN.fullmatch(word):
            _add(margin, margins, tell)
        elif not _tell_slip(word, tell):
            words.append(word)
    if margins:
        edges = replace(edges, margins=Margins(**margins))
        _check_room(side, margins, tell)
    return TypedSheet(side, edges, ", ".join(words))


def typed_sheet(side: str, edges: Edges) -> str:
    """A sheet as it is typed; `read_sheet` gives the same."""
    parts = [side]
    margins = edges.margins or Margins()
    said = {name: getattr(margins, field) for name, field in MARGINS.items()}
    shown = [f"{name} {measured(value)}" for name, value in said.items() if value is not None]
    if shown:
        parts.append(f"поля: {', '.join(shown)}")
    if not edges.numbered:
        parts.append(NO_NUMBERS)
    return ", ".join(filter(None, parts))


def _add(
    margin: re.Match[str], margins: dict[str, float], tell: Callable[[str, str], None]
) -> None:
    name = margin[1].casefold()
    field = MARGINS[name]
    if field in margins:
        tell(f"поле «{name}» указано дважды.", _HOW_MARGINS)
    elif margin[2]:
        tell(f"поле «{name}» не бывает меньше нуля.", _HOW_MARGINS)
    else:
        margins[field] = float(margin[3].replace(",", "."))


def _tell_slip(word: str, tell: Callable[[str, str], None]) -> bool:
    """Tell a word that was likely meant as a margin or as pages without numbers."""
    if _MARGIN_BEGINS.match(word):
        tell(f"не понимаю поля листа: «{word}».", _HOW_MARGINS)
        return True
    numbered = _WORD_AND_NUMBER.fullmatch(word)
    meant = _close(numbered[1], [*MARGINS]) if numbered else _close(word, [NO_NUMBERS])
    if meant:
        tell(f"не понимаю «{word}».", f"Похоже: «{meant}».")
    return bool(meant)


def _close(word: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(word.casefold(), known, 1, _LIKENESS)), "")


def _check_room(side: str, margins: Mapping[str, float], tell: Callable[[str, str], None]) -> None:
    """Tell margins that leave no room; a sheet that is not named may lie either way."""
    width = _LONG if side == LANDSCAPE else _SHORT
    height = _LONG if side == PORTRAIT else _SHORT
    for one, other, what, size in (
        ("слева", "справа", "Ширина", width),
        ("сверху", "снизу", "Высота", height),
    ):
        said = [margins.get(MARGINS[name]) for name in (one, other)]
        taken = sum(_CHOSEN if value is None else value for value in said)
        if any(value is not None for value in said) and size - taken < _LEAST:
            left = "может остаться" if None in said else "остаётся"
            tell(
                f"между полями {one} и {other} {left} меньше {_LEAST} мм.",
                f"{what} листа {size} мм.",
            )
