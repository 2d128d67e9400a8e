"""The lines of a form as core elements: tab stops where texts share a line, a grid where not."""

from app.services.documents.fonts import metrics as fonts
from app.services.documents.model.blocks import Registration, Signature
from app.services.documents.model.core.form_lines import (
    FormLine,
    SignaturePlace,
    registration_lines,
    signature_place,
)
from app.services.documents.model.core.lines import one_block
from app.services.documents.model.core.tree import (
    TAB,
    Cell,
    Element,
    Grid,
    GridColumn,
    GridRow,
    Paragraph,
    Place,
    TabStop,
)
from app.services.documents.model.geometry import POINT, Align
from app.services.documents.model.lines.line_breaker import LineBreaker
from app.services.documents.model.paragraphs import Run
from app.services.documents.model.styles import DocumentStyle, Part

_TWIP = POINT / 20


def registration(block: Registration, style: DocumentStyle, width: float) -> list[Paragraph]:
    """The measured lines; all but the last one stay close to the next."""
    size = style.look(Part.REGISTRATION).size
    lines = registration_lines(block, size, width / POINT)
    return [_form_line(line, width, close=line is not lines[-1]) for line in lines]


def _form_line(line: FormLine, width: float, *, close: bool) -> Paragraph:
    after = 0.0 if close else None
    texts = [text for text in (line.left, line.middle, line.right) if text]
    if len(texts) == 1:
        place = Align.CENTRE if line.middle else Align.RIGHT
        align = None if line.left else place
        return Paragraph(part=Part.REGISTRATION, runs=(Run(texts[0]),), align=align, after=after)
    stops = (TabStop(width / 2, Align.CENTRE), TabStop(width, Align.RIGHT))
    middle = (Run(line.middle),) if line.middle else ()
    runs = (Run(line.left), Run(TAB), *middle, Run(TAB), Run(line.right))
    return Paragraph(part=Part.REGISTRATION, runs=runs, tabs=stops, after=after)


def signature(block: Signature, style: DocumentStyle, width: float, *, keep: bool) -> Element:
    """One line when it has room; otherwise cells that keep office and name apart."""
    size = style.look(Part.SIGNATURE).size
    place = signature_place(block, size, width / POINT)
    breaker = LineBreaker(fonts.widths_of(fonts.FAMILY, size))
    if place.beside and len(breaker.lines(block.post, place.post)) == 1:
        runs = (Run(block.post), Run(TAB), Run(block.name))
        stops = (TabStop(width, Align.RIGHT),)
        return Paragraph(part=Part.SIGNATURE, runs=runs, tabs=stops, keep_next=keep)
    return _signature_grid(block.post, place, width, keep=keep)


def _signature_grid(post: str, place: SignaturePlace, width: float, *, keep: bool) -> Grid:
    """The office on the left, the name at its last line or below it, behind a line to sign on."""
    posts = one_block(Part.SIGNATURE, post.split("\n"))
    names = one_block(Part.SIGNATURE, place.names, Align.RIGHT)
    left = min(round(place.post * 20) * _TWIP, width - _TWIP)
    if place.beside:
        rows = (GridRow((_cell(posts), _cell(names))),)
    else:
        rows = (
            GridRow((_cell(posts), _cell(one_block(Part.SIGNATURE, ("",)))), keep_next=True),
            GridRow((_cell(names, columns=2), None)),
        )
    columns = (left, width - left)
    return Grid(
        columns=tuple(GridColumn(width=one, part=Part.SIGNATURE) for one in columns),
        rows=rows,
        borders=False,
        keep_next=keep,
    )


def _cell(content: tuple[Paragraph, ...], *, columns: int = 1) -> Cell:
    return Cell(content=content, columns=columns, place=Place.BOTTOM)
