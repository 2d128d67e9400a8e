"""The measured lines of a form: date, place and number; office and name; the mark of approval.

Widths come from the metrics of the embedded font, which are those of Times New Roman, so DOCX and
PDF put the same texts on the same lines. Nothing is printed over anything else: what does not fit
beside the rest gets a line of its own, and a name is divided only between its parts, and only when
it is wider than the whole sheet. All widths are points.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.services.documents.fonts import metrics as fonts
from app.services.documents.model.blocks import Registration, Signature
from app.services.documents.model.geometry import MILLIMETRE
from app.services.documents.model.lines.line_breaker import LineBreaker
from app.services.language.numbers import NBSP

SIGN_LINE = "_" * 14
_SHORTEST_SIGN_LINE = "_" * 9
_SIGN_ROOM = 30 * MILLIMETRE  # where the signature itself is written
_GAP = 5 * MILLIMETRE  # between texts on one line
_SPARE = MILLIMETRE  # office programs round widths in their own ways
_NARROWEST_POST = 50 * MILLIMETRE
_POST_PART = 0.6  # of the width: a longer office is narrower than the sheet, as one types it


@dataclass(frozen=True, slots=True)
class FormLine:
    """A line with texts at its left end, around its middle and at its right end."""

    left: str = ""
    middle: str = ""
    right: str = ""


def registration_lines(block: Registration, size: float, width: float) -> list[FormLine]:
    """Date, place and number in one line, or the place, or each of them, in lines of their own."""
    widths = fonts.widths_of(fonts.FAMILY, size)
    date, number = widths.of(block.date), widths.of(block.number)
    if date + _GAP + number > width:
        breaker = LineBreaker(widths)
        return [
            *(FormLine(left=line) for line in breaker.lines(block.date, width)),
            *(FormLine(middle=line) for line in breaker.lines(block.place, width) if line),
            *(FormLine(right=line) for line in breaker.lines(block.number, width)),
        ]
    room = width / 2 - max(date, number) - _GAP
    if widths.of(block.place) / 2 <= room:
        return [FormLine(block.date, block.place, block.number)]
    places = LineBreaker(widths).lines(block.place, width)
    return [FormLine(block.date, "", block.number), *(FormLine(middle=line) for line in places)]


@dataclass(frozen=True, slots=True)
class SignaturePlace:
    """How a signature shares its width.

    Attributes:
        post: width of the office's lines.
        names: the name; several lines only when it is wider than the sheet.
        beside: the name stands at the end of the office's last line, else below it.
    """

    post: float
    names: tuple[str, ...]
    beside: bool


def signature_place(block: Signature, size: float, width: float) -> SignaturePlace:
    """Office and name beside each other while there is room to sign between them."""
    widths = fonts.widths_of(fonts.FAMILY, size)
    post = min(width * _POST_PART, width - widths.of(block.name) - _SIGN_ROOM)
    if post >= max(_NARROWEST_POST, widest_word(block.post, widths)):
        return SignaturePlace(post, (block.name,), beside=True)
    names = _lines_of_name(block.name, widths, width)
    return SignaturePlace(max(width * _POST_PART, post), names, beside=False)


def mark_lines(name: str, size: float, width: float) -> tuple[str, ...]:
    """The line to sign on with the name behind it; a long name stands below the line."""
    widths = fonts.widths_of(fonts.FAMILY, size)
    room = width - widths.of(NBSP + name)
    for letters in range(len(SIGN_LINE), len(_SHORTEST_SIGN_LINE) - 1, -1):
        if widths.of("_" * letters) <= room:
            return (f"{'_' * letters}{NBSP}{name}",)
    return SIGN_LINE, *_lines_of_name(name, widths, width)


def widest_word(text: str, widths: fonts.Widths) -> float:
    """Width of the widest part between the spaces where a line may end."""
    return max(map(widths.of, text.replace("\n", " ").split(" ")))


def block_width(texts: Sequence[str], size: float, wanted: float, most: float) -> float:
    """Width of a narrow block: as wanted, or as its widest word needs, at most the sheet's."""
    widths = fonts.widths_of(fonts.FAMILY, size)
    needed = max(widest_word(text, widths) for text in texts) + _SPARE
    return min(most, max(wanted, needed))


def _lines_of_name(name: str, widths: fonts.Widths, width: float) -> tuple[str, ...]:
    """The name in one line, else in lines of whole parts: a double surname is not divided."""
    if widths.of(name) <= width:
        return (name,)
    lines: list[str] = []
    for word in name.replace(NBSP, " ").split():
        longer = f"{lines[-1]}{NBSP}{word}" if lines else word
        if lines and widths.of(longer) <= width:
            lines[-1] = longer
        else:
            lines += LineBreaker(widths).lines(word, width)
    return tuple(lines)
