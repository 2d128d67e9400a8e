"""Pages of a PDF as pictures, and the lines to fill in on them, through PDFium.

PDFium keeps its state for the whole process and must not be entered by two threads at once: every
call goes through one lock.
"""

import re
import threading
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any

from app.errors import EnvironmentProblem

_LOCK = threading.Lock()
# A missing fact is printed as 6 or 12 strokes; longer lines are those of signatures and dates.
_BLANK = re.compile(r"(?<!_)(?:_{6}|_{12})(?!_)")
_CONTEXT = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePicture:
    """A drawn page: rows of blue, green, red and an unused byte.

    Attributes:
        page: its number, from 0.
        stride: bytes of a row.
    """

    page: int
    width: int
    height: int
    stride: int
    pixels: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """A printed line with something to fill in by hand, where one or more facts are missing.

    Attributes:
        page: number of the page, from 0.
        text: the words around it.
        left: of the rectangle from its first gap to its last, in points from the upper left
            corner of the page.
        top: likewise.
        width: in points.
        height: in points.
    """

    page: int
    text: str
    left: float
    top: float
    width: float
    height: float


class PdfPages:
    """A PDF held in memory: the file it came from may be moved or written anew.

    May be used from any thread. It is opened for every call (a millisecond), so there is nothing
    to close.

    Attributes:
        sizes: width and height of every page in points.
    """

    def __init__(self, content: bytes) -> None:
        """Look at a PDF.

        Raises:
            EnvironmentProblem: this is not a PDF that can be shown.
        """
        import pypdfium2

        self._content = content
        try:
            with self._opened() as file:
                self.sizes: tuple[tuple[float, float], ...] = tuple(
                    file.get_page_size(number) for number in range(len(file))
                )
        except pypdfium2.PdfiumError as error:
            raise EnvironmentProblem(
                "Этот файл PDF не удаётся показать: он повреждён или закрыт паролем.",
                "Создайте документ заново.",
            ) from error

    def draw(self, page: int, scale: float) -> PagePicture:
        """Draw a page at `scale` pixels a point."""
        with self._opened() as file, closing(file[page]) as drawn:
            bitmap = drawn.render(scale=scale, prefer_bgrx=True)
            with closing(bitmap):
                return PagePicture(
                    page=page,
                    width=bitmap.width,
                    height=bitmap.height,
                    stride=bitmap.stride,
                    pixels=bytes(bitmap.buffer),
                )

    def blanks(self) -> tuple[Blank, ...]:
        """Every line with something to fill in, in the order of reading."""
        blanks: list[Blank] = []
        with self._opened() as file:
            for number, (_width, height) in enumerate(self.sizes):
                with closing(file[number]) as page, closing(page.get_textpage()) as text:
                    blanks += _blanks_on(text, number, height)
        return tuple(blanks)

    def title(self) -> str:
        """What it is called in its properties; empty when it does not say."""
        with self._opened() as file:
            return file.get_metadata_value("Title")

    @contextmanager
    def _opened(self) -> Generator[Any]:
        import pypdfium2

        with _LOCK, closing(pypdfium2.PdfDocument(self._content)) as file:
            yield file


def _blanks_on(text_page: Any, number: int, height: float) -> Iterator[Blank]:  # noqa: ANN401 - pypdfium2 has no types
    text = str(text_page.get_text_range())
    for gaps in _on_lines(text):
        rects = [
            text_page.get_rect(0)
            for gap in gaps
            if text_page.count_rects(gap.start(), len(gap.group()))
        ]
        if not rects:
            continue
        lefts, bottoms, rights, tops = zip(*rects, strict=True)
        yield Blank(
            page=number,
            text=_around(text, gaps[0].start(), gaps[-1].end()),
            left=min(lefts),
            top=height - max(tops),
            width=max(rights) - min(lefts),
            height=max(tops) - min(bottoms),
        )


def _on_lines(text: str) -> Iterator[list[re.Match[str]]]:
    """The gaps, those of one line together: the date and the number of an order are one line."""
    line: list[re.Match[str]] = []
    for gap in _BLANK.finditer(text):
        if line and "\n" in text[line[-1].end() : gap.start()]:
            yield line
            line = []
        line.append(gap)
    if line:
        yield line


def _around(text: str, start: int, end: int) -> str:
    """The line of a text in which gaps stand; alone in it, with what stands before."""
    before = text[:start]
    after = text[end:].split("\n", 1)[0][:_CONTEXT]
    line = before.rsplit("\n", 1)[-1]
    if not (line + after).strip(" _\r."):
        line = " ".join(before.split()) + " "
    cut = line[-_CONTEXT:]
    if len(cut) < len(line) and " " in cut:
        cut = "…" + cut.split(" ", 1)[1]
    return " ".join(f"{cut}{text[start:end]}{after}".split())
