"""Contents as a field of Word whose stored result are our own pages.

Word works a field out only when it is told to, and LibreOffice never while it converts a file; so
what stands in it is what the PDF says, and «Обновить поле» in Word gives Word's own pages.
"""

from collections.abc import Iterator, Mapping

from app.services.documents.docx import oxml
from app.services.documents.model.core.tree import Contents, Entry, Section

_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_TAB = "<w:r><w:tab/></w:r>"


def paragraphs(
    contents: Contents, section: Section, pages: Mapping[str, int], *, new_page: bool = False
) -> Iterator[str]:
    """A paragraph for each entry; the field begins in the first and ends in the last of them."""
    width = section.sheet.text_width
    last = len(contents.entries) - 1
    for at, entry in enumerate(contents.entries):
        start = _field_start(contents.depth) if at == 0 else ""
        end = _END if at == last else ""
        properties = (oxml.NEW_PAGE if new_page and at == 0 else "") + _place(entry, width)
        number = oxml.field(rf"PAGEREF {entry.key} \h", str(pages.get(entry.key, "")))
        link = (
            f'<w:hyperlink w:anchor="{entry.key}" w:history="1">'
            f"{oxml.run(entry.title)}{_TAB}{number}</w:hyperlink>"
        )
        yield oxml.paragraph(entry.part, f"{start}{link}{end}", properties)


def marked(key: str, content: str) -> str:
    """The text of a paragraph that contents or references lead to."""
    number = 2 * int(key[4:]) + key.startswith("_Ref")
    start = f'<w:bookmarkStart w:id="{number}" w:name="{key}"/>'
    return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'


def _field_start(depth: int) -> str:
    code = rf' TOC \o "1-{depth}" \h \z \u '
    return f'{_BEGIN}<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>{_SEPARATE}'


def _place(entry: Entry, width: float) -> str:
    tab = f'<w:tab w:val="right" w:leader="dot" w:pos="{oxml.twips(width)}"/>'
    return f'<w:tabs>{tab}</w:tabs><w:ind w:left="{oxml.twips(entry.left)}"/>'
