"""Where the pages of a document lie under one another at a zoom; plain numbers, no widgets."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

PIXELS_PER_POINT = 96 / 72
LEAST, MOST = 0.5, 3.0
_LEAST_WHOLE = 0.1  # a whole page may be shown smaller than it can be zoomed


@dataclass(frozen=True, slots=True)
class PageLayout:
    """Pages in a column, centred, with a gap around each.

    Attributes:
        sizes: width and height of every page in points.
        zoom: 1 is the real size.
        gap: pixels around every page.
    """

    sizes: tuple[tuple[float, float], ...]
    zoom: float
    gap: int

    @property
    def scale(self) -> float:
        """Pixels of a point."""
        return self.zoom * PIXELS_PER_POINT

    def size(self, page: int) -> tuple[int, int]:
        """Width and height of a page in pixels."""
        width, height = self.sizes[page]
        return round(width * self.scale), round(height * self.scale)

    @property
    def width(self) -> int:
        """Width of the column with its gaps."""
        return max((self.size(page)[0] for page in range(len(self.sizes))), default=0) + (
            2 * self.gap
        )

    @property
    def height(self) -> int:
        """Height of the column with its gaps."""
        return self.tops()[-1]

    def tops(self) -> list[int]:
        """Upper edge of every page, and where a page after the last would begin."""
        heights = (self.size(page)[1] + self.gap for page in range(len(self.sizes)))
        return list(accumulate(heights, initial=self.gap))

    def visible(self, top: int, height: int) -> range:
        """Pages of which something lies between `top` and `top + height`."""
        tops = self.tops()
        first = max(0, bisect_right(tops, top) - 1)
        if first < len(self.sizes) and top >= tops[first] + self.size(first)[1]:
            first += 1  # only the gap under it is seen
        last = bisect_right(tops, top + height - 1)
        return range(first, max(first, min(last, len(self.sizes))))

    def page_at(self, y: int) -> int:
        """The page at a height, or the nearest one."""
        return max(0, min(bisect_right(self.tops(), y) - 1, len(self.sizes) - 1))


def zoom_to_width(sizes: Sequence[tuple[float, float]], room: int, gap: int) -> float:
    """The zoom at which the widest page fills a width."""
    widest = max((width for width, _height in sizes), default=1.0)
    return _between((room - 2 * gap) / (widest * PIXELS_PER_POINT), _LEAST_WHOLE)


def zoom_to_page(size: tuple[float, float], room: tuple[int, int], gap: int) -> float:
    """The zoom at which a whole page is seen."""
    wanted = (
        (space - 2 * gap) / (length * PIXELS_PER_POINT)
        for length, space in zip(size, room, strict=True)
    )
    return _between(min(wanted), _LEAST_WHOLE)


def stepped(zoom: float, steps: int) -> float:
    """The zoom some steps of the scale larger or smaller."""
    scale = (0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
    if steps > 0:
        larger = [value for value in scale if value > zoom + 0.005]
        return larger[min(steps, len(larger)) - 1] if larger else MOST
    smaller = [value for value in reversed(scale) if value < zoom - 0.005]
    return smaller[min(-steps, len(smaller)) - 1] if smaller and steps else LEAST


def _between(zoom: float, least: float) -> float:
    return max(least, min(zoom, MOST))
