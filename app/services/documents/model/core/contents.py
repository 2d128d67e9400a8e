"""The headings of a document, and its contents filled with them."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.services.documents.model.core.tree import Contents, Element, Entry, Paragraph, Section
from app.services.documents.model.styles import DocumentStyle, Part
from app.services.language.numbers import NBSP

_SPACES = re.compile(rf"[\s{NBSP}]+")
_SPACED = re.compile(r"\w(?: \w)+")  # «П Р И К А З»
_ANNEX = "Приложение"
_PARTS = (Part.CONTENTS, Part.CONTENTS_INNER, Part.CONTENTS_INMOST)
_INDENT = 6.0  # of a level, millimetres


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading as a list of headings shows it.

    Attributes:
        paragraph: where it begins.
        title: on one line; that of an annex begins with its mark: «Приложение № 1. Перечень школ».
        level: from 0; at most one deeper than the heading before.
    """

    paragraph: Paragraph
    title: str
    level: int


def headings(sections: Sequence[Section], style: DocumentStyle) -> Iterator[Heading]:
    """Names of documents and headings in their order."""
    deepest = 0
    for section in sections:
        mark = ""
        for element, title in _titles(section.elements, style):
            if element.part is Part.MARK:
                mark = title if title.startswith(_ANNEX) else mark
                continue
            level = min(style.look(element.part).outline or 0, deepest)
            shown = f"{mark}. {title}" if mark and level == 0 else title
            mark = mark if level else ""
            yield Heading(paragraph=element, title=shown, level=level)
            deepest = level + 1


def has_contents(sections: Sequence[Section]) -> bool:
    """Whether some of the pages list others."""
    return any(
        isinstance(element, Contents) for section in sections for element in section.elements
    )


def with_contents(sections: tuple[Section, ...], style: DocumentStyle) -> tuple[Section, ...]:
    """The sections with their contents filled, and the headings named that stand in them.

    What stands before the first contents (the title of the document) is not among them.
    """
    every = [element for section in sections for element in section.elements]
    lists = [element for element in every if isinstance(element, Contents)]
    if not lists:
        return sections
    depth = max(element.depth for element in lists)
    before = {id(element) for element in itertools.takewhile(lambda one: one not in lists, every)}
    listed = [
        one
        for one in headings(sections, style)
        if one.level < depth
        and id(one.paragraph) not in before
        and one.paragraph.part is not Part.DOCUMENT_NAME
    ]
    highest = min((one.level for one in listed), default=0)
    keys = {
        id(one.paragraph): one.paragraph.key or f"_Toc{number}"
        for number, one in enumerate(listed, start=1)
    }
    entries = [
        Entry(
            part=_PARTS[min(one.level, len(_PARTS) - 1)],
            title=one.title,
            left=_INDENT * (one.level - highest),
            key=keys[id(one.paragraph)],
        )
        for one in listed
    ]
    return tuple(
        replace(
            section,
            elements=tuple(_filled(element, entries, keys) for element in section.elements),
        )
        for section in sections
    )


def _filled(element: Element, entries: Sequence[Entry], keys: dict[int, str]) -> Element:
    if isinstance(element, Contents):
        shown = (one for one in entries if _PARTS.index(one.part) < element.depth)
        return replace(element, entries=tuple(shown))
    if isinstance(element, Paragraph) and id(element) in keys:
        return replace(element, key=keys[id(element)])
    return element


def _titles(elements: Sequence[Element], style: DocumentStyle) -> Iterator[tuple[Paragraph, str]]:
    """Names, headings and first lines of marks; a heading of several paragraphs is one."""
    begun: Paragraph | None = None
    text = ""
    for element in elements:
        if not isinstance(element, Paragraph) or not _is_named(element, style):
            continue
        if element.first or begun is None:
            begun, text = element, ""
        if element.part is Part.MARK:
            if element.first:
                yield element, _on_one_line(element)
        else:
            text = f"{text} {_on_one_line(element)}".strip()
            if element.last and text:
                yield begun, text


def _is_named(element: Paragraph, style: DocumentStyle) -> bool:
    outlined = style.look(element.part).outline is not None
    return outlined or element.part in (Part.MARK, Part.DOCUMENT_NAME)


def _on_one_line(element: Paragraph) -> str:
    label = f"{element.label} " if element.label else ""
    text = _SPACES.sub(" ", label + "".join(run.text for run in element.runs)).strip()
    return text.replace(" ", "") if _SPACED.fullmatch(text) else text
