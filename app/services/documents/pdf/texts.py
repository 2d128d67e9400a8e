"""Texts for reportlab: paragraphs that leave lines to what follows, and the lines of a form."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph as Setting
from reportlab.platypus.flowables import Flowable

from app.services.documents.fonts import metrics as fonts
from app.services.documents.model.blocks import Align
from app.services.documents.model.form_lines import FormLine
from app.services.documents.model.styles import Look

_ALIGNMENT = {Align.LEFT: 0, Align.CENTRE: 1, Align.RIGHT: 2, Align.JUSTIFY: 4}


def setting_of(look: Look, indent: float, *, first: bool, last: bool) -> ParagraphStyle:
    """A look as reportlab's style; spaces over the `first` and under the `last` line of a block."""
    return ParagraphStyle(
        look.title,
        fontName=fonts.BOLD if look.bold else fonts.FAMILY,
        bulletFontName=fonts.FAMILY,
        fontSize=look.size,
        leading=look.size * fonts.LINE_HEIGHT * look.line,
        alignment=_ALIGNMENT[look.align],  # pyright: ignore[reportArgumentType]
        firstLineIndent=look.first_line * mm,
        leftIndent=indent if look.on_right else 0.0,
        rightIndent=0.0 if look.on_right else indent,
        spaceBefore=look.before if first else 0.0,
        spaceAfter=look.after if last else 0.0,
        allowWidows=0,
        allowOrphans=0,
        hyphenationLang=fonts.syllables if look.hyphenate else "",  # pyright: ignore[reportArgumentType]
        hyphenationMinWordLength=6,
        splitLongWords=0,
        uriWasteReduce=0.3,
    )


def ends_in_a_syllable(paragraph: Setting) -> bool:
    """Whether the last line is only the rest of a divided word."""
    lines: Any = paragraph.blPara.lines  # pyright: ignore[reportAttributeAccessIssue]
    if len(lines) < 2 or not isinstance(lines[-1], tuple):
        return False
    before, last = lines[-2][1], lines[-1][1]
    return len(last) == 1 and str(before[-1]).endswith("-")


def undivided(setting: ParagraphStyle) -> ParagraphStyle:
    """The same style that divides no words."""
    return ParagraphStyle(setting.name, parent=setting, hyphenationLang="")


class Text(Setting):
    """A paragraph; with a `tail` its last lines go to the page where what follows has room."""

    tail = 0.0

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - reportlab's names
        """Size; a paragraph whose tail would not fit pretends to be too tall, so it is split."""
        width, height = super().wrap(aW, aH)
        if height <= aH < height + self.tail:
            return width, height + self.tail
        return width, height

    def split(self, aW: float, aH: float) -> list[Any]:  # noqa: N803 - reportlab's names
        """The part that fits and the rest, of two lines at least."""
        leading: float = self.style.leading  # pyright: ignore[reportAttributeAccessIssue]
        least = self.height - 2 * leading if self.tail else aH
        parts: list[Any] = super().split(aW, min(aH, least))
        if len(parts) > 1:
            parts[-1].tail = self.tail
        return parts


class FormLines(Flowable):
    """Lines with texts at both ends and in the middle."""

    def __init__(self, lines: Sequence[FormLine], look: Look, width: float) -> None:
        super().__init__()
        self._lines = lines
        self._size = look.size
        self._leading = look.size * fonts.LINE_HEIGHT
        self.width, self.height = width, len(lines) * self._leading
        self.spaceBefore = look.before  # pyright: ignore[reportIncompatibleVariableOverride]
        self.spaceAfter = look.after  # pyright: ignore[reportIncompatibleVariableOverride]

    def draw(self) -> None:
        """Print the texts of every line."""
        canvas = self.canv
        canvas.setFont(fonts.FAMILY, self._size)
        y = self.height - self._size * 0.91
        for line in self._lines:
            if line.left:
                canvas.drawString(0, y, line.left)
            if line.middle:
                canvas.drawCentredString(self.width / 2, y, line.middle)
            if line.right:
                canvas.drawRightString(self.width, y, line.right)
            y -= self._leading
