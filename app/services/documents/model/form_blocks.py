"""Blocks of office forms: who signs and who has read it, columns side by side, lines to fill in."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from app.services.documents.model.images import Image

if TYPE_CHECKING:
    from app.services.documents.model.blocks import AnnexMark, ApprovalMark, Signature
    from app.services.documents.model.paragraphs import ListItem, Paragraph

SideText: TypeAlias = "Paragraph | ListItem | AnnexMark | ApprovalMark | Signature"


@dataclass(frozen=True, slots=True)
class LetterHead:
    """Name of the organisation over a document; a name of several lines keeps their ends.

    Attributes:
        name: of the organisation.
        above: the superior body, if printed.
        requisites: lines below the name, if printed.
        emblem: over all of it, if printed.
    """

    name: str
    above: str = ""
    requisites: tuple[str, ...] = ()
    emblem: Image | None = None


@dataclass(frozen=True, slots=True)
class Addressee:
    """To whom a letter goes: a narrow block at the top right."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CornerHead:
    """The head of a letter: the sender in the left corner, the addressee beside it.

    Attributes:
        name: of the organisation.
        requisites: its address, telephone and numbers, a line each.
        numbers: the lines with the date and number, and what the letter answers.
        addressee: to whom it goes.
    """

    name: str
    requisites: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Texts in two columns: the parties of an agreement, «СОГЛАСОВАНО» beside «УТВЕРЖДАЮ»."""

    left: "tuple[SideText, ...]"
    right: "tuple[SideText, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class TitlePage:
    """A page of its own with the name of a document; what follows begins on the next one.

    Attributes:
        title: of the document.
        above: the organisation, at the top.
        marks: of agreement and approval below it, one at the right or two beside each other.
        lines: below the title: of which school, for which years.
        foot: place and year, at the foot of the page.
    """

    title: str
    above: str = ""
    marks: "tuple[ApprovalMark, ...]" = ()
    lines: tuple[str, ...] = ()
    foot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signers:
    """Several people, each with a line to sign on: a commission, visas, a list of acquaintance.

    Attributes:
        signers: with their posts; a post may be empty.
        title: over the list: «Члены комиссии:», «С приказом ознакомлены:».
        dated: each has a date to fill in.
    """

    signers: "tuple[Signature, ...]"
    title: str = ""
    dated: bool = False


@dataclass(frozen=True, slots=True)
class FillLine:
    """A line to fill in by hand up to the right margin; the `hint` stands small below it."""

    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class TickBox:
    """A box to tick, or a ticked one, with what it is about."""

    text: str
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """Names and what stands beside them under one title, on one page."""

    title: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with the words below it: «Рисунок 1 – Доля школ по годам».

    One that is larger than the sheet is shown smaller.
    """

    image: Image
    caption: str = ""
    anchor: str = ""


FormBlock: TypeAlias = (
    Addressee | CornerHead | SideBySide | TitlePage | Signers | FillLine | TickBox | Card | Figure
)
