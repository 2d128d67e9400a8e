"""Running text and the items of lists: pieces of text, each in one manner of writing."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from app.services.documents.model.inline import Special


class ParagraphKind(StrEnum):
    """What a paragraph is for; a lead stands before a table and stays with it."""

    BODY = "body"
    PLAIN = "plain"
    COMMAND = "command"
    CENTRED = "centred"
    LEAD = "lead"
    CAPTION = "caption"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one manner of writing; a special one leads or has a note elsewhere."""

    text: str
    bold: bool = False
    italic: bool = False
    special: Special | None = None


Text: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    runs: Text
    kind: ParagraphKind = ParagraphKind.BODY
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class ListItem:
    """A numbered or lettered item; its label is part of the text («3.1.», «а)»)."""

    label: str
    runs: Text
    level: int = 1
    anchor: str = ""
