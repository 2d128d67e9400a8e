"""Names of the sheets of a workbook, as Excel allows them: short, unlike one another, of words."""

import re
from collections.abc import Collection

from app.services.language.numbers import NBSP

LONGEST = 31  # by Excel's rule
NAMELESS = "Таблица"
_NOT_IN_NAME = re.compile(r"[\[\]:*?\\\x00-\x1f]")
_RESERVED = "history"  # Excel keeps it for itself
# What a cut name must not end with: «График собеседований с».
_LOOSE_END = re.compile(
    r"(?:[\s,;:.(«№–—-]+"
    r"|\s(?:в|во|на|с|со|к|ко|о|об|от|до|из|за|по|у|и|или|а|не|для|при|без|над|под|между))$"
)


def sheet_name(title: str, taken: Collection[str] = ()) -> str:
    """A title as the name of a sheet, cut between words, with a number where it is taken.

    Args:
        title: what the sheet is about; without anything to name it by it is «Таблица».
        taken: names of the other sheets; capital letters make no difference to Excel.

    Returns:
        At most 31 characters, none of those that Excel refuses.
    """
    others = {name.casefold() for name in taken} | {_RESERVED}
    name, number = shortened(title, LONGEST) or NAMELESS, 1
    while name.casefold() in others:
        number += 1
        end = f" ({number})"
        name = (shortened(title, LONGEST - len(end)) or NAMELESS) + end
    return name


def shortened(title: str, longest: int) -> str:
    """A title in so many characters: whole words, none that needs the next one.

    A first word that is longer is cut. Characters that Excel refuses become blanks, «/» a hyphen.
    """
    plain = title.replace(NBSP, " ").replace("/", "-")
    text = " ".join(_NOT_IN_NAME.sub(" ", plain).split()).strip("' ")
    if len(text) <= longest:
        return text
    cut = text[: longest + 1].rpartition(" ")[0]
    while (end := _LOOSE_END.search(cut)) is not None:
        cut = cut[: end.start()]
    return cut.rstrip("' ") or text[:longest].rstrip("' ")
