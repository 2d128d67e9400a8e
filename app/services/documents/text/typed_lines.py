"""The lines of a text one after another, and what begins something new in them."""

import re

from app.services.documents.text.phrases import TypedLine
from app.services.documents.text.slips import Slip
from app.services.language.sentences import shortened

COMMENT = "//"
NUMBER = r"\d{1,2}(?:\.\d{1,2})*"  # of a point, without its last dot
_NEW = re.compile(rf"%|\[|===|#{{1,3}}\s|>\s|//|[–—-]\s|{NUMBER}\.\s|[а-я]\)\s")
_LINE_END = re.compile(r"\r\n|\r|\n")
# What begins like something else of the language and would be printed as words. A number with a
# nought («10.00», «01.09») is an hour or a day.
_DOUBTFUL = re.compile(
    r"""(?P<instruction>(?:иначе|конец(?:\ (?:если|условия|повторения))?
            |иначе,?\ если\ .+|для\ кажд\w+\s*:.+)\Z)
    |(?P<empty>(?:\d{1,2}(?:\.[1-9]\d?)*\.|[а-я]\)|>|\#{1,3})\Z)
    |(?P<dot>\d{1,2}(?:\.[1-9]\d?)*\)|\d{1,2}(?:\.[1-9]\d?)+\s+[«А-ЯЁ])
    |(?P<space>(?:\d{1,2}(?:\.[1-9]\d?)*\.|[–—-])[«А-ЯЁа-яё]|[а-я]\)\S|>\S|\#{1,3}[^\s\#])
    """,
    re.VERBOSE,
)
_DOUBTS = {
    "instruction": ("«{}» без знака «%» напечаталось бы словами.", "Так: % {}"),
    "empty": ("за «{}» нет текста.", "Так: 4. Текст пункта"),
    "dot": ("номер пункта пишется с точкой, за ней пробел: «{}».", "Так: 6.3. Текст пункта"),
    "space": ("после номера или знака нужен пробел: «{}».", "Так: 7. Текст пункта"),
}
_SHOWN_START = 20  # letters that tell which line is meant
_BAR = re.compile(r"(?<!\\)\|")


class TypedLines:
    """A place in the text, and the slips met so far.

    Attributes:
        line: the present line without the spaces around it, empty behind the end.
        number: its number, from 1.
        is_over: whether there are no more lines.
        in_passport: whether a line with a bar begins a row.
        depth: how many conditions and repetitions the present line stands in.
        slips: what is wrong so far.
    """

    def __init__(self, text: str) -> None:
        self._lines = [line.strip() for line in _LINE_END.split(text)]
        self._last = max((at for at, line in enumerate(self._lines, 1) if line), default=1)
        self.in_passport = False
        self.depth = 0
        self.slips: list[Slip] = []
        self.back_to(1)

    @property
    def is_silent(self) -> bool:
        """Whether the present line is empty or a comment."""
        return not self.line or self.line.startswith(COMMENT)

    def take(self) -> str:
        """The present line; the next one becomes the present."""
        line = self.line
        self.back_to(self.number + 1)
        return line

    def put(self, text: str) -> None:
        """Let the present line be another text: what is left of it."""
        self._lines[self.number - 1] = self.line = text

    def back_to(self, number: int) -> None:
        """Go to a line."""
        self.number = number
        self.is_over = number > len(self._lines)
        self.line = "" if self.is_over else self._lines[number - 1]

    def skip_silent(self) -> None:
        """Go on to the next line that says something."""
        while not self.is_over and self.is_silent:
            self.back_to(self.number + 1)

    def paragraph(self, first: str) -> list[TypedLine]:
        """The present line from `first` on and the lines that go on with it.

        A paragraph ends at an empty line and where something else begins.
        """
        lines = [(self.number, first)] if first else []
        self.take()
        while self.line and not _NEW.match(self.line):
            if self.in_passport and cells_of(self.line)[1:]:
                break
            self.doubt(self.line)
            lines.append((self.number, self.take()))
        return lines

    def doubt(self, text: str) -> None:
        """Tell a text of the present line that was likely meant as something else than words."""
        if doubtful := doubt_of(text):
            said, hint = _DOUBTS[doubtful]
            shown = text if doubtful == "instruction" else shortened(text, _SHOWN_START)
            own = f"Если это слова, поставьте перед ними «\\»: \\{shown}"
            self.slip(said.format(shown), f"{hint.format(text.casefold())}. {own}")

    def slip(self, message: str, hint: str = "", line: int | None = None) -> None:
        """Note what is wrong in the present line or in another; behind the end, in the last one."""
        present = min(self.number, self._last) if self.is_over else self.number
        self.slips.append(Slip(present if line is None else line, message, hint))


def begins_anew(line: str) -> bool:
    """Whether a line begins something else than running text."""
    return _NEW.match(line) is not None or bool(doubt_of(line))


def doubt_of(text: str) -> str:
    """What a line of words was likely meant as, or an empty text."""
    lowered = text[:1].lower() + text[1:]
    doubtful = _DOUBTFUL.match(lowered if lowered.startswith(("иначе", "конец", "для")) else text)
    return (doubtful.lastgroup or "") if doubtful else ""


def cells_of(line: str) -> list[str]:
    r"""A line divided at its bars; «\|» is a bar of the text."""
    return [cell.strip() for cell in _BAR.split(line)] if "|" in line else [line]
