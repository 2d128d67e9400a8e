"""The text of one made document: the same language without fields, for changing only this paper.

What is words becomes text; tables, requisites and signatures stay what they are and stand in the
text by name («[таблица 1]»), so they can be moved or left out, not changed; pictures likewise, with
their captions as words. Points that are added or moved are counted anew.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from app.services.documents.model.blocks import (
    AnnexMark,
    ApprovalMark,
    Block,
    Contents,
    Document,
    DocumentName,
    Executor,
    Heading,
    PageBreak,
    Registration,
    Section,
    Signature,
    Subject,
)
from app.services.documents.model.form_blocks import (
    Addressee,
    Card,
    CornerHead,
    Figure,
    FillLine,
    LetterHead,
    SideBySide,
    Signers,
    TickBox,
    TitlePage,
)
from app.services.documents.model.geometry import USUAL_EDGES, Orientation
from app.services.documents.model.inline import Footnote, Reference, Shown, Special
from app.services.documents.model.paragraphs import ListItem, Paragraph, ParagraphKind, Text
from app.services.documents.model.tables import Table
from app.services.documents.text.head import LANDSCAPE, PORTRAIT, SHEET, TITLE
from app.services.documents.text.marks.forms import FILL_LINE
from app.services.documents.text.marks.letters import TO
from app.services.documents.text.marks.page_parts import BREAK, CONTENTS, FOOT, NAME, SUBJECT
from app.services.documents.text.marks.paragraphs import NAMES
from app.services.documents.text.sheets import typed_sheet
from app.services.documents.text.slips import Slip
from app.services.documents.text.tree import FIGURE, NEW_LINE, PAGE, DocumentText, Sort
from app.services.documents.text.typed_lines import NUMBER, begins_anew
from app.services.documents.text.vocabulary import Vocabulary
from app.services.documents.text.whole.checking import check_tree
from app.services.documents.text.whole.filling import fill
from app.services.documents.text.whole.reading import read
from app.services.language.numbers import NBSP

_KEPT: Mapping[type, str] = MappingProxyType(
    {
        Addressee: "адресат",
        AnnexMark: "гриф приложения",
        ApprovalMark: "гриф утверждения",
        Card: "карточка",
        Contents: "содержание",
        CornerHead: "угловой бланк",
        Executor: "исполнитель",
        Figure: FIGURE,
        FillLine: "строка",
        LetterHead: "бланк",
        Registration: "реквизиты",
        SideBySide: "две колонки",
        Signature: "подпись",
        Signers: "подписи",
        Table: "таблица",
        TickBox: "отметка",
        TitlePage: "титульный лист",
    }
)
_POINT = re.compile(rf"{NUMBER}\.")
_LETTER = re.compile(r"[а-я]\)")
_SIGNS = re.compile(r"[\\{}*~]")


class OneDocument(NamedTuple):
    """A document as a text, and its parts that are no words, by their names in it."""

    text: str
    parts: Mapping[str, Block]


class Rewritten(NamedTuple):
    """A document made of a changed text, or the slips for which it cannot be made."""

    document: Document | None
    slips: Sequence[Slip]


def as_text(document: Document) -> OneDocument:
    """A document as a text that gives the same document when nothing is changed."""
    parts: dict[str, Block] = {}
    named: Counter[str] = Counter()
    lines = [f"{TITLE}: {_escaped(document.title)}"]
    lines += [f"{SHEET}: {_sheet(document.sections[0].orientation)}", "---", ""]
    for at, section in enumerate(document.sections):
        if at or replace(section.edges, foot="") != USUAL_EDGES:
            lines += [_begins(section), ""]
        if section.edges.foot:
            lines += [f"[{FOOT}] {_escaped(section.edges.foot)}", ""]
        for block in section.blocks:
            words = _words(block)
            if words is None:
                name = _KEPT.get(type(block), Sort.TEXT.value)
                named[name] += 1
                part = f"{name} {named[name]}"
                parts[part] = block
                words = part_line(part, block)
            lines += [words, ""]
    return OneDocument("\n".join(lines), parts)


def part_line(name: str, part: Block) -> str:
    """The line of a part that stands in a text by its name; of a figure its caption is words."""
    if not isinstance(part, Figure):
        return f"[{name}]"
    return f"[{FIGURE}: {name}] {_named(part.anchor, _escaped(part.caption))}".rstrip()


def rewritten(
    text: str | DocumentText, parts: Mapping[str, Block], document: Document
) -> Rewritten:
    """The document that a changed text makes; what its file says about itself stays."""
    words = Vocabulary[Mapping[str, Block]]()
    for name, part in parts.items():
        if isinstance(part, Figure):
            words.picture(name, lambda _kept, image=part.image: image)
        else:
            words.part(name, lambda kept, name=name: kept[name])
    tree = read(text) if isinstance(text, str) else text
    slips = check_tree(tree, words)
    if slips:
        return Rewritten(None, slips)
    made = fill(tree, words, parts).document
    told = Document(
        title=document.title,
        sections=made.sections,
        author=document.author,
        subject=document.subject,
        keywords=document.keywords,
        lines=made.lines,
    )
    return Rewritten(told, ())


def _begins(section: Section) -> str:
    """How the sheets of a section begin behind those of another one."""
    sheet = typed_sheet(_sheet(section.orientation), section.edges)
    return (
        f"=== Новый документ: {sheet} ==="
        if section.restart_numbering
        else f"[{Sort.SHEET}: {sheet}]"
    )


def _sheet(orientation: Orientation) -> str:
    return LANDSCAPE if orientation is Orientation.LANDSCAPE else PORTRAIT


def _words(block: Block) -> str | None:
    """A block as it is typed, or None when it is kept as it is."""
    match block:
        case Heading():
            return f"{'#' * (block.level + 1)} {_named(block.anchor, _escaped(block.text))}"
        case DocumentName() | Subject():
            mark = NAME if isinstance(block, DocumentName) else SUBJECT
            return f"[{mark}] {_escaped(block.text)}"
        case PageBreak():
            return f"[{BREAK}]"
        case Contents() if block == Contents():
            return f"[{CONTENTS}]"
        case Addressee(lines) if all(lines) and "\n" not in "".join(lines):
            return "\n".join(f"[{TO}] {_escaped(line)}" for line in lines)
        case TickBox(text, ticked) if text:
            return f"[{'х' if ticked else ' '}] {_escaped(text)}"
        case FillLine():
            return _fill_line(block)
        case Paragraph():
            return _paragraph(block)
        case ListItem():
            return _item(block)
        case _:
            return None


def _fill_line(block: FillLine) -> str | None:
    """A line to fill in; None when a sign of its words divides marks."""
    typed = " | ".join(_escaped(text) for text in (block.label, block.hint) if text)
    divided = any(sign in f"{block.label}{block.hint}" for sign in "[]|")
    return None if divided or not block.label else f"[{FILL_LINE}: {typed}]"


def _paragraph(block: Paragraph) -> str | None:
    text = _typed(block.runs)
    if text is None or block.kind is ParagraphKind.BODY:
        return None if text is None else _as_words(text)
    if block.kind is ParagraphKind.NOTE:
        return f"> {text}"
    return f"[{NAMES[block.kind]}] {_named(block.anchor, text)}"


def _named(anchor: str, text: str) -> str:
    """A heading or a caption with the name that references call it by; «#имя» is no name of it."""
    shown = f"\\{text}" if text.startswith("#") else text
    return f"#{anchor.partition(':')[2]} {shown}" if anchor else shown


def _item(block: ListItem) -> str | None:
    text = _typed(block.runs)
    known = _POINT.fullmatch(block.label) or _LETTER.fullmatch(block.label) or block.label == "–"
    if text is None or not known:
        return None
    # «1. #имя» would name the point.
    return f"{block.label} {_as_words(text) if text.startswith('#') else text}"


def _typed(runs: Text) -> str | None:
    """Runs as they are typed; None for what the language cannot say (italics, empty words)."""
    if not runs or any(run.italic or not (run.special or run.text.strip()) for run in runs):
        return None
    for one, other in pairwise(runs):
        if one.bold == other.bold and not (one.special or other.special):
            return None
    typed = ((run.bold, _special(run.special) or _escaped(run.text)) for run in runs)
    return "".join(f"**{text}**" if bold else text for bold, text in typed)


def _special(special: Special | None) -> str:
    """A footnote or a reference as it is typed."""
    match special:
        case Footnote(text):
            return f"{{сноска: {_escaped(text)}}}"
        case Reference(name, shown):
            what, _colon, key = name.partition(":")
            return f"{{{PAGE if shown is Shown.PAGE else what} «{key}»}}"
        case None:
            return ""


def _as_words(text: str) -> str:
    """A text that begins like something else of the language, marked as words."""
    return f"\\{text}" if begins_anew(text) or text[0] in " #" else text


def _escaped(text: str) -> str:
    """A value that is typed into a text: no sign of it is markup."""
    shown = _SIGNS.sub(r"\\\g<0>", text)
    return shown.replace(NBSP, "~").replace("\n", f"{{{NEW_LINE}}}")
