"""How texts stand in their room, and how a sheet lies."""

from enum import StrEnum


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
