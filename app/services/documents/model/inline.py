"""What stands in a text and is more than letters: a reference to another place, a footnote."""

from dataclasses import dataclass
from enum import StrEnum


class Shown(StrEnum):
    """What a reference prints of the place that it leads to."""

    NUMBER = "number"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Reference:
    """A way to a heading, point, caption, figure or annex of the same document, by its name.

    Its text is filled with what is really printed there, unless it has one already.
    """

    name: str
    shown: Shown = Shown.NUMBER


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note on the text of its run: at the foot of the page, or under the table that it is in."""

    text: str


Special = Reference | Footnote
