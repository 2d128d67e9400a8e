"""The headings of a document as the bookmarks of its file."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.services.documents.model.core.contents import headings
from app.services.documents.model.core.tree import Section
from app.services.documents.model.styles import DocumentStyle

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
    """The bookmarks in their order, by the `id` of the paragraph at which each stands."""
    return {
        id(one.paragraph): Bookmark(
            title=one.title, level=one.level, key=one.paragraph.key or f"h{number}"
        )
        for number, one in enumerate(headings(sections, style))
    }


def put(canvas: Any, bookmark: Bookmark, top: float) -> None:  # noqa: ANN401 - reportlab has no types
    """Put a bookmark at a height over the origin of what is being drawn."""
    canvas.bookmarkHorizontal(bookmark.key, 0, top)
    canvas.addOutlineEntry(bookmark.title, bookmark.key, bookmark.level, closed=bookmark.level > 0)


def show(canvas: Any, count: int) -> None:  # noqa: ANN401 - reportlab has no types
    """Let the list of bookmarks stand open beside the pages where it helps to find something."""
    if count >= _SHOWN_AT_ONCE:
        canvas.showOutline()
