"""Footnotes of Word: a part of their own, that has the rule above them too."""

from app.services.documents.docx import oxml
from app.services.documents.model.styles import Part
from app.services.language.numbers import NBSP

STYLE = "FootnoteReference"
_MANNER = f'<w:rPr><w:rStyle w:val="{STYLE}"/></w:rPr>'
_RULES = (("separator", -1), ("continuationSeparator", 0))  # numbers that Word gives them
PROPERTIES = "".join(f'<w:footnote w:id="{number}"/>' for _sort, number in _RULES)


class Footnotes:
    """The notes of one document in their order."""

    def __init__(self) -> None:
        self._texts: list[str] = []

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._texts)

    def mark(self, text: str) -> str:
        """The mark of the next note."""
        self._texts.append(text)
        return f'<w:r>{_MANNER}<w:footnoteReference w:id="{len(self._texts)}"/></w:r>'

    def xml(self) -> str:
        """The part with all notes."""
        rules = "".join(
            f'<w:footnote w:type="{sort}" w:id="{number}">'
            f"{oxml.paragraph(Part.FOOTNOTE, f'<w:r><w:{sort}/></w:r>')}</w:footnote>"
            for sort, number in _RULES
        )
        notes = "".join(
            f'<w:footnote w:id="{number}">{_paragraph(text)}</w:footnote>'
            for number, text in enumerate(self._texts, start=1)
        )
        return f"<w:footnotes {oxml.NAMESPACES}>{rules}{notes}</w:footnotes>"


def raised(text: str) -> str:
    """A mark whose note stands under its table."""
    return f"<w:r>{_MANNER}<w:t>{oxml.escape(text)}</w:t></w:r>"


def _paragraph(text: str) -> str:
    number = f"<w:r>{_MANNER}<w:footnoteRef/></w:r>"
    return oxml.paragraph(Part.FOOTNOTE, number + oxml.run(f"{NBSP}{text}"))
