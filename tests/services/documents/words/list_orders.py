"""Orders of the demo district and of samples, and what stands in them."""

from datetime import date

from app.enums import SupportKind
from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.dossier.parts import Dossier
from app.services.documents.making.catalogue import KINDS
from app.services.documents.model.blocks import Document
from app.services.documents.model.paragraphs import ListItem, Paragraph, ParagraphKind
from app.services.documents.model.tables import RowGroup, Table
from app.services.schools import support
from app.services.schools.support import list_support
from app.services.storage.workspace import Workspace
from tests.services.documents.given_facts import settings
from tests.services.documents.samples import blocks

LIST_ORDER = KINDS["list-order"]


def items(document: Document) -> list[str]:
    found = blocks(document, ListItem)
    return [f"{block.label} {block.runs[0].text}" for block in found]


def groups(document: Document) -> list[RowGroup]:
    table = next(block for block in blocks(document, Table))
    return [row for row in table.rows if isinstance(row, RowGroup)]


def notes(document: Document) -> list[str]:
    return [
        block.runs[0].text
        for block in blocks(document, Paragraph)
        if block.kind is ParagraphKind.NOTE
    ]


def gathered(workspace: Workspace, year: int, **chosen: str) -> DocumentFacts:
    return LIST_ORDER.gather(Dossier(workspace), year, settings("list-order", **chosen))


def leave(workspace: Workspace, name: str, day: date) -> None:
    for row in list_support(workspace, kind=SupportKind.SHNOR):
        if row.school == name and row.left_on is None:
            support.leave_support(workspace, row.id, day, "Решение рабочей группы")


def names(facts: DocumentFacts) -> list[str]:
    return [row.school for row in facts.listed or facts.supported]
