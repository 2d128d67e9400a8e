"""What stands at the head and the foot of pages: the number, and lines of a section's own."""

from collections.abc import Sequence

from app.services.documents.docx.oxml import NAMESPACES, field, paragraph, run
from app.services.documents.docx.package import Package
from app.services.documents.docx.shell import add_word_part
from app.services.documents.model.core.tree import Section, text_of
from app.services.documents.model.styles import Part

_NUMBER = paragraph(Part.PAGE_NUMBER, field("PAGE", "2"))
_NO_NUMBER = paragraph(Part.PAGE_NUMBER, "")
_TAGS = {"header": "hdr", "footer": "ftr"}


class EdgeWriter:
    """Writes heads and feet of pages; one that is there already is referred to again.

    A section of Word takes over from the one before what it says nothing about. So a document
    whose sections are all alike says it once, any other one in each of them.
    """

    def __init__(self, package: Package, sections: Sequence[Section]) -> None:
        self._package = package
        self._alike = all(section.numbered and not section.foot for section in sections)
        self._known: dict[tuple[str, str], str] = {}

    def references(self, section: Section, *, is_first: bool, unnumbered: bool) -> str:
        """The references of a section; `unnumbered` is its first page, as Word counts it."""
        if self._alike and not is_first:
            return ""
        head = self._reference("header", "default", _NUMBER if section.numbered else _NO_NUMBER)
        if self._alike:
            return head
        foot = "".join(paragraph(line.part, run(text_of(line))) for line in section.foot)
        foot = foot or paragraph(Part.PAGE_FOOT, "")
        every = self._reference("footer", "default", foot)
        first = self._reference("footer", "first", foot) if unnumbered else ""
        return head + every + first

    def _reference(self, sort: str, pages: str, content: str) -> str:
        known = self._known.get((sort, content))
        if known is None:
            number = sum(1 for one, _content in self._known if one == sort) + 1
            tag = _TAGS[sort]
            text = f"<w:{tag} {NAMESPACES}>{content}</w:{tag}>"
            known = add_word_part(self._package, f"word/{sort}{number}.xml", sort, text)
            self._known[sort, content] = known
        return f'<w:{sort}Reference w:type="{pages}" r:id="{known}"/>'
