"""Shortening what does not fit, without the part that tells one school from another."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

_MARK = "…"
# The last «№ 2» with all that follows: quotes, a town, the date of an order.
_NUMBER = re.compile(r"\s*№\s*\d[^№]*$")
_LEAST = 0.3  # of the room is for the beginning, otherwise nothing of it could be read


def elided(metrics: QFontMetrics, text: str, width: int, *, middle: bool = False) -> str:
    """The text in at most `width` pixels, with «…» where something was left out.

    A number at the end («… СОШ № 2») stays: «МБОУ «Заречн… № 2»». Other texts lose their end,
    or their `middle`: names that differ at the end, in «СОШ» and «ООШ» or in a day.
    """
    if metrics.horizontalAdvance(text) <= width:
        return text
    number = _NUMBER.search(text)
    end = "" if number is None else number[0]
    room = width - metrics.horizontalAdvance(end)
    right = Qt.TextElideMode.ElideRight
    if end and room >= width * _LEAST:
        return metrics.elidedText(text[: -len(end)], right, room) + end
    if middle and end:
        return metrics.elidedText(_MARK + end.lstrip(), right, width)
    return metrics.elidedText(text, Qt.TextElideMode.ElideMiddle if middle else right, width)
