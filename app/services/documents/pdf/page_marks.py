"""What stands on a page around its text: the number over it, lines of the section under it."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Frame, PageTemplate

from app.services.documents.fonts import metrics as fonts
from app.services.documents.model.core.tree import Section, Sheet
from app.services.documents.model.styles import HEADER_DISTANCE, DocumentStyle, Part
from app.services.documents.pdf.footnotes import PageNotes
from app.services.documents.pdf.texts import Text
from app.services.progress import stop_if_asked


class PageMarks:
    """Numbers the pages, whose counting may start again with a section, and prints their feet.

    `feet` are the lines at the foot of the pages of each section.

    Attributes:
        printed: the number of each page, by its place in the file from 1; told even where the
            page does not carry it.
    """

    def __init__(
        self, style: DocumentStyle, feet: Sequence[Sequence[Text]], notes: PageNotes
    ) -> None:
        self._size = style.look(Part.PAGE_NUMBER).size
        self._feet, self._notes = feet, notes
        self._before = 0
        self._section = -1
        self.printed: dict[int, int] = {}

    def put_number(self, index: int, section: Section, canvas: Any, file: Any) -> None:  # noqa: ANN401 - reportlab has no types
        """Print the number in the top margin, which the first page has not."""
        stop_if_asked()
        self._notes.begin(file.pageTemplate.frames[0])
        if index != self._section:
            if section.restart_numbering or self._section < 0:  # others may stand before it
                self._before = file.page - 1
            self._section = index
        number = self.printed[file.page] = file.page - self._before
        if number > 1 and section.numbered:
            self._print_number(number, section.sheet, canvas)

    def put_foot(self, index: int, section: Section, canvas: Any, _file: Any) -> None:  # noqa: ANN401 - reportlab has no types
        """Print what stands under the text, behind it as one reads."""
        self._notes.put(canvas, section.sheet.left * mm)
        top = HEADER_DISTANCE * mm + sum(line.height for line in self._feet[index])
        for line in self._feet[index]:
            top -= line.height
            line.drawOn(canvas, section.sheet.left * mm, top)

    def _print_number(self, number: int, sheet: Sheet, canvas: Any) -> None:  # noqa: ANN401 - reportlab has no types
        """In the middle over the text."""
        canvas.setFont(fonts.FAMILY, self._size)
        base = (sheet.height - sheet.header) * mm - self._size * 0.9
        canvas.drawCentredString((sheet.left + sheet.text_width / 2) * mm, base, str(number))


def page_templates(
    sections: Sequence[Section], marks: PageMarks, name: str = ""
) -> list[PageTemplate]:
    """The pages of each section, by its number behind the name of the document in its file."""
    templates: list[PageTemplate] = []
    for index, section in enumerate(sections):
        sheet = section.sheet
        frame = Frame(
            sheet.left * mm,
            sheet.bottom * mm,
            sheet.text_width * mm,
            sheet.text_height * mm,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        templates.append(
            PageTemplate(
                f"{name}{index}",
                [frame],
                onPage=partial(marks.put_number, index, section),
                onPageEnd=partial(marks.put_foot, index, section),
                pagesize=(sheet.width * mm, sheet.height * mm),
            )
        )
    return templates
