"""The headings of a document as the bookmarks of its file, and the pages on which they stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from app.services.documents.model.core.tree import Element, Paragraph, Section
from app.services.documents.model.styles import DocumentStyle, Part
from app.services.language.numbers import NBSP

_SPACES = re.compile(rf"[\s{NBSP}]+")
_SPACED = re.compile(r"\w(?: \w)+")  # «П Р И К А З»
_ANNEX = "Приложение"
_SHOWN_AT_ONCE = 3  # bookmarks and more open the list beside the pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """An entry of the list beside the pages.

    Attributes:
        title: on one line.
        level: from 0; at most one deeper than the entry before.
        key: names its place in the file.
    """

    title: str
    level: int
    key: str


def bookmarks(sections: Sequence[Section], style: DocumentStyle) -> dict[int, Bookmark]:
    """The bookmarks in their order, by the `id` of the paragraph at which each stands.

    The title of an annex begins with its mark: «Приложение № 1. Перечень школ».
    """
    found: dict[int, Bookmark] = {}
    deepest = 0
    for section in sections:
        mark = ""
        for element, title in _titles(section.elements, style):
            if element.part is Part.MARK:
                mark = title if title.startswith(_ANNEX) else mark
                continue
            level = min(style.look(element.part).outline or 0, deepest)
            shown = f"{mark}. {title}" if mark and level == 0 else title
            if level == 0:
                mark = ""
            found[id(element)] = Bookmark(title=shown, level=level, key=f"h{len(found)}")
            deepest = level + 1
    return found


def put(canvas: Any, bookmark: Bookmark, top: float) -> None:  # noqa: ANN401 - reportlab has no types
    """Put a bookmark at a height over the origin of what is being drawn."""
    canvas.bookmarkHorizontal(bookmark.key, 0, top)
    canvas.addOutlineEntry(bookmark.title, bookmark.key, bookmark.level, closed=bookmark.level > 0)


def show(canvas: Any, count: int) -> None:  # noqa: ANN401 - reportlab has no types
    """Let the list of bookmarks stand open beside the pages where it helps to find something."""
    if count >= _SHOWN_AT_ONCE:
        canvas.showOutline()


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
