"""Texts for reportlab: paragraphs that leave lines to what follows, and lines with tab stops."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph as Setting
from reportlab.platypus.flowables import Flowable

from app.services.documents.fonts import metrics as fonts
from app.services.documents.model.blocks import Align
from app.services.documents.model.core.tree import Paragraph
from app.services.documents.model.styles import Look

_ALIGNMENT = {Align.LEFT: 0, Align.CENTRE: 1, Align.RIGHT: 2, Align.JUSTIFY: 4}


def setting_of(look: Look, element: Paragraph, indent: float) -> ParagraphStyle:
    """The style of a paragraph for reportlab; `indent` is what a narrow block leaves free."""
    first = element.first or not look.together
    last = element.last or not look.together
    after = look.after if element.after is None else element.after
    return ParagraphStyle(
        look.title,
        fontName=fonts.BOLD if look.bold else fonts.FAMILY,
        bulletFontName=fonts.FAMILY,
        fontSize=look.size,
        leading=look.size * fonts.LINE_HEIGHT * look.line,
        alignment=_ALIGNMENT[element.align or look.align],  # pyright: ignore[reportArgumentType]
        firstLineIndent=look.first_line * mm,
        leftIndent=indent if look.on_right else 0.0,
        rightIndent=0.0 if look.on_right else indent,
        spaceBefore=look.before if first else 0.0,
        spaceAfter=after if last else 0.0,
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


class TabbedLine(Flowable):
    """A line whose texts stand at tab stops: the first at the left edge, then one a stop."""

    def __init__(self, texts: Sequence[str], element: Paragraph, look: Look, width: float) -> None:
        super().__init__()
        self._texts = texts
        self._tabs = element.tabs
        self._size = look.size
        self.width, self.height = width, look.size * fonts.LINE_HEIGHT * look.line
        after = look.after if element.after is None else element.after
        self.spaceBefore = look.before if element.first else 0.0  # pyright: ignore[reportIncompatibleVariableOverride]
        self.spaceAfter = after if element.last else 0.0  # pyright: ignore[reportIncompatibleVariableOverride]

    def draw(self) -> None:
        """Print each text at its stop."""
        canvas = self.canv
        canvas.setFont(fonts.FAMILY, self._size)
        y = self.height - self._size * 0.91
        start, *others = self._texts
        if start:
            canvas.drawString(0, y, start)
        for text, stop in zip(others, self._tabs, strict=True):
            if not text:
                continue
            if stop.align is Align.CENTRE:
                canvas.drawCentredString(stop.at * mm, y, text)
            else:
                canvas.drawRightString(stop.at * mm, y, text)
