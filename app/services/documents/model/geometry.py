"""How texts stand in their room, how a sheet lies and what is around its text; units of length."""

from dataclasses import dataclass
from enum import StrEnum

POINT = 25.4 / 72  # in millimetres
MILLIMETRE = 72 / 25.4  # in points


class Align(StrEnum):
    """Horizontal alignment."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFY = "justify"
    DECIMAL = "decimal"  # numbers of a column under each other, by their commas


class Orientation(StrEnum):
    """Orientation of the sheet."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


@dataclass(frozen=True, slots=True)
class Margins:
    """Margins of a sheet as it is read, millimetres; the binding turns none of them.

    One that is not said is that of the other sheets of the document.
    """

    left: float | None = None
    right: float | None = None
    top: float | None = None
    bottom: float | None = None


@dataclass(frozen=True, slots=True)
class Edges:
    """What stands around the text of a section.

    Attributes:
        margins: other ones than those of the document.
        foot: lines at the foot of every page: «Приложение № 2 к приказу от 01.09.2026 № 15».
        numbered: whether its pages carry their numbers; they are counted in any case.
    """

    margins: Margins | None = None
    foot: str = ""
    numbered: bool = True


USUAL_EDGES = Edges()
