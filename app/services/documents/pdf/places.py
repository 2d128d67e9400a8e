"""Where on the pages the parts of a text stand: what is typed is shown beside the typing."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A strip of a page over its whole width.

    Attributes:
        page: its number, from 0.
        top: in points from the upper edge of the page.
        bottom: likewise.
    """

    page: int
    top: float
    bottom: float


class Places:
    """The ways from the lines of a text to their places on its pages, and back.

    They are noted while the pages are drawn; what was not made of a text has none.
    """

    def __init__(self) -> None:
        self._places: dict[int, list[Place]] = {}

    def note(self, line: int, place: Place) -> None:
        """The part that begins in a line stands here, or what of it is on this page."""
        self._places.setdefault(line, []).append(place)

    def of_line(self, line: int) -> Sequence[Place]:
        """Where the part stands that a line belongs to: the last printed one that begins before.

        Nothing before the first part. What is repeated for several rows has several places.
        """
        lines = sorted(self._places)
        at = bisect_right(lines, line) - 1
        return self._places[lines[at]] if at >= 0 else ()

    def line_at(self, page: int, height: float) -> int | None:
        """The line of the part at a height of a page, or of the nearest one on this page."""
        near = (
            (max(place.top - height, height - place.bottom, 0.0), line)
            for line, places in self._places.items()
            for place in places
            if place.page == page
        )
        return min(near, default=(0.0, None))[1]
