"""The long document of the bench as our block tree."""

from collections.abc import Sequence

from app.services.documents.model.blocks import Block, Contents, Document, Heading, Section, body
from app.services.documents.model.geometry import Align
from app.services.documents.model.tables import Column, Row, Table

TITLES = ("№", "Мероприятие", "Срок", "Ответственный", "Отметка")
WIDTHS = (1, 5, 3, 3, 4)


def build(
    rows: Sequence[Sequence[str]],
    sections: int,
    paragraphs: int,
    sentence: str,
    *,
    contents: bool = False,
) -> Document:
    """Sections of justified text, then one table: about 60 pages with 1,500 rows."""
    blocks: list[Block] = [Contents()] if contents else []
    for number in range(1, sections + 1):
        blocks.append(Heading(f"Раздел {number}"))
        blocks.extend(body(sentence * 4) for _ in range(paragraphs))
    columns = tuple(
        Column(title, width, Align.LEFT) for title, width in zip(TITLES, WIDTHS, strict=True)
    )
    table = Table(columns, tuple(Row(tuple(row)) for row in rows))
    return Document(title="Длинный документ", sections=(Section((*blocks, table)),))
