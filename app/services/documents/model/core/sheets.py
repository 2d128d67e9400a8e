"""The sheets of paper, their margins, and what stands in those."""

from app.services.documents.fonts import metrics as fonts
from app.services.documents.model.blocks import Executor
from app.services.documents.model.core.lines import plain_lines
from app.services.documents.model.core.tree import LINE_END, Paragraph, Sheet
from app.services.documents.model.geometry import POINT, USUAL_EDGES, Edges, Orientation
from app.services.documents.model.lines.line_breaker import LineBreaker
from app.services.documents.model.paragraphs import Run
from app.services.documents.model.styles import HEADER_DISTANCE, DocumentStyle, Part

_CLEAR = 1.0  # between the text and what stands below it
_PRINTED = 5.0  # from the edge of the sheet: what printers leave white
_NUMBER = 6.0  # room of a number in the upper margin
_LEAST_TOP = _PRINTED + _NUMBER
_OVER_FOOT = 2.0  # between the text and what stands at the foot of every page


def sheet_of(
    orientation: Orientation,
    style: DocumentStyle,
    *,
    bound_above: bool = False,
    edges: Edges = USUAL_EDGES,
) -> Sheet:
    """A sheet; the margin for the binding is at the left, or above where a lying sheet is turned.

    Between upright sheets a lying one is bound at its upper edge: turned to be read, what is above
    lies at the left of the others. Margins of its own stay where they are; number and foot have
    room in any of them.
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
    if own := edges.margins:
        left, right = _said(own.left, left), _said(own.right, right)
        top, bottom = max(_said(own.top, top), _LEAST_TOP), _said(own.bottom, bottom)
    if edges.foot:
        lines = _lines(edges.foot, Part.PAGE_FOOT, style, width - left - right)
        bottom = max(bottom, HEADER_DISTANCE + lines + _OVER_FOOT)
    return Sheet(
        width=width,
        height=height,
        left=left,
        right=right,
        top=top,
        bottom=bottom,
        # As far over the text as on the other sheets, so the binding does not hide it.
        header=max(
            min(HEADER_DISTANCE, top - _NUMBER), top - measures.margin_top + HEADER_DISTANCE
        ),
    )


def _said(own: float | None, usual: float) -> float:
    return usual if own is None else own


def foot_of(edges: Edges) -> tuple[Paragraph, ...]:
    """What stands at the foot of every page of a section."""
    return plain_lines(Part.PAGE_FOOT, edges.foot) if edges.foot else ()


def in_margin(block: Executor, style: DocumentStyle, sheet: Sheet) -> tuple[Paragraph, ...]:
    """The mark of the executor in the lower margin; nothing where it has no room there.

    So it stands at the foot of the last page, as a footer does, whatever the text above comes to.
    """
    text = "\n".join(block.lines)
    height = _lines(text, Part.EXECUTOR, style, sheet.text_width)
    below = min(HEADER_DISTANCE, sheet.bottom - height - _CLEAR)
    if below < _PRINTED:
        return ()
    runs = (Run(text.replace("\n", LINE_END)),)
    foot = sheet.height - below - height
    return (Paragraph(part=Part.EXECUTOR, runs=runs, foot=foot),)


def _lines(text: str, part: Part, style: DocumentStyle, width: float) -> float:
    """Height of the lines of a text, millimetres, in a width of millimetres."""
    look = style.look(part)
    breaker = LineBreaker(fonts.widths_of(fonts.FAMILY, look.size))
    lines = breaker.lines(text, width / POINT)
    return len(lines) * look.leading * POINT
