"""How texts stand in their room, how a sheet lies, and its two units of length."""

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
