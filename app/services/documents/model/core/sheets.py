"""The sheets of paper, their margins, and what stands in those."""

from app.services.documents.fonts import metrics as fonts
from app.services.documents.model.blocks import Executor, Orientation, Run
from app.services.documents.model.core.tree import LINE_END, Paragraph, Sheet
from app.services.documents.model.geometry import POINT
from app.services.documents.model.line_breaker import LineBreaker
from app.services.documents.model.styles import HEADER_DISTANCE, DocumentStyle, Part

_CLEAR = 1.0  # between the text and what stands below it
_PRINTED = 5.0  # from the edge of the sheet: what printers leave white


def sheet_of(orientation: Orientation, style: DocumentStyle, *, bound_above: bool = False) -> Sheet:
    """A sheet; the margin for the binding is at the left, or above where a lying sheet is turned.

    Between upright sheets a lying one is bound at its upper edge: turned to be read, what is above
    lies at the left of the others.
    """
    width, height = style.page_size(orientation)
    measures = style.measures
    sides = (
        measures.margin_left,
        measures.margin_top,
        measures.margin_right,
        measures.margin_bottom,
    )
    left, top, right, bottom = sides
    if bound_above and orientation is Orientation.LANDSCAPE:
        top, right, bottom, left = sides
    return Sheet(
        width=width,
        height=height,
        left=left,
        right=right,
        top=top,
        bottom=bottom,
        # As far over the text as on the other sheets, so the binding does not hide it.
        header=max(HEADER_DISTANCE, top - measures.margin_top + HEADER_DISTANCE),
    )


def in_margin(block: Executor, style: DocumentStyle, sheet: Sheet) -> tuple[Paragraph, ...]:
    """The mark of the executor in the lower margin; nothing where it has no room there.

    So it stands at the foot of the last page, as a footer does, whatever the text above comes to.
    """
    look = style.look(Part.EXECUTOR)
    breaker = LineBreaker(fonts.widths_of(fonts.FAMILY, look.size))
    text = "\n".join(block.lines)
    lines = breaker.lines(text, sheet.text_width / POINT)
    height = len(lines) * look.size * fonts.LINE_HEIGHT * look.line * POINT
    below = min(HEADER_DISTANCE, sheet.bottom - height - _CLEAR)
    if below < _PRINTED:
        return ()
    runs = (Run(text.replace("\n", LINE_END)),)
    foot = sheet.height - below - height
    return (Paragraph(part=Part.EXECUTOR, runs=runs, foot=foot),)
