"""The lines of a text one after another, and what begins something new in them."""

import re
from typing import NamedTuple

from app.services.documents.text.phrases import TypedLine
from app.services.documents.text.slips import Slip
from app.services.language.sentences import shortened

COMMENT = "//"
HEAD_END = "---"
HEAD_LINE = re.compile(r"([а-яё ]+?)\s*:\s*(.*)", re.IGNORECASE)
NUMBER = r"\d{1,3}(?:\.\d{1,2})*"  # of a point, without its last dot
_NEW = re.compile(rf"%|\[|===|#{{1,3}}\s|>\s|//|[–—☐☑-]\s|{NUMBER}\.\s|[а-я]\)\s")
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
# Words that a number follows, at the end of a line: «согласно пункту», «приложения №», «до».
_BEFORE_NUMBER = re.compile(
    r"(?:^|\s)(?:(?:под)?пункт\w*|п{1,2}\.|част\w+|ч\.|стать\w+|ст\.|раздел\w*|глав\w+"
    r"|приложени\w+|таблиц\w+|строк\w+|№|и|или|по|с|до|от|за|в|на)[\s~\u00a0]*\Z",
    re.IGNORECASE,
)
_MARKED = ("#", "[", "===")  # paragraphs that are no sentences
_ENDS = tuple(".:;!?")
_SHOWN_START = 20  # letters that tell which line is meant
_BAR = re.compile(r"(?<!\\)\|")
_ONE_LINE = re.compile(r"//|%|==|[~+]|#{1,3}\s|\[[^\]]*\]$")  # no paragraph goes on behind it


class TypedLines:
    """A place in the text, and the slips met so far.

    Attributes:
        line: the present line without the spaces around it, empty behind the end.
        number: its number, from 1.
        is_over: whether there are no more lines.
        in_passport: whether a line with a bar begins a row.
        in_rows: whether it is one of the lines below a mark.
        ends: of each mark that is open, the lines that end its texts; the innermost is the last.
        depth: how many conditions and repetitions the present line stands in.
        slips: what is wrong so far.
    """

    def __init__(self, text: str) -> None:
        self._lines = [line.strip() for line in _LINE_END.split(text)]
        self._last = max((at for at, line in enumerate(self._lines, 1) if line), default=1)
        self.in_passport = self.in_rows = False
        self.ends: list[tuple[str, ...]] = []
        self.depth = 0
        self.slips: list[Slip] = []
        self.back_to(1)

    @property
    def is_silent(self) -> bool:
        """Whether the present line is empty or a comment."""
        return not self.line or self.line.startswith(COMMENT)

    @property
    def is_end(self) -> bool:
        """Whether the present line ends a text of a mark that is open."""
        return any(self.line.casefold() in ends for ends in self.ends)

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
        begun = before = self.take()
        while self.line and not _NEW.match(self.line):
            if self.in_passport and cells_of(self.line)[1:]:
                break
            if not self._goes_on(begun, before):
                self.doubt(self.line)
            number, before = self.number, self.take()
            lines.append((number, before))
        return lines

    def _goes_on(self, begun: str, before: str) -> bool:
        """Whether the present line is what a sentence of a paragraph wrapped to.

        A number behind «согласно пункту», «конец» in the middle of a sentence where no condition
        and no repetition is open.
        """
        doubtful = doubt_of(self.line)
        if doubtful == "empty":
            return _BEFORE_NUMBER.search(before) is not None
        is_said = not begun.startswith(_MARKED) and not before.endswith(_ENDS)
        return doubtful == "instruction" and not self.depth and is_said

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


class Paragraph(NamedTuple):
    """Typed lines that belong together: a point, a column of a table, an instruction.

    Attributes:
        first: number of its first line, from 1.
        last: number of its last line.
        typed: the lines as they stand.
    """

    first: int
    last: int
    typed: str

    @property
    def words(self) -> str:
        """What it says, however it is spread over lines."""
        return " ".join(self.typed.split())


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text, those of its head too; empty lines belong to none."""
    found: list[Paragraph] = []
    goes_on, in_head = False, any(line.strip() == HEAD_END for line in text.split("\n"))
    for number, line in enumerate(text.split("\n"), 1):
        said = line.strip()
        if goes_on and said and not _begins(said, in_head=in_head):
            before = found[-1]
            found[-1] = Paragraph(before.first, number, f"{before.typed}\n{line}")
        elif said:
            found.append(Paragraph(number, number, line))
        in_head = in_head and said != HEAD_END
        is_whole = said == HEAD_END or _ONE_LINE.match(said) is not None or "|" in said
        goes_on = bool(said) and not is_whole
    return tuple(found)


def _begins(said: str, *, in_head: bool) -> bool:
    if in_head:
        is_new = said == HEAD_END or HEAD_LINE.fullmatch(said) is not None or said[0] in "[%#=/"
    else:
        is_new = begins_anew(said) or len(cells_of(said)) > 1
    return is_new


def unwrapped(text: str) -> str:
    """The same text with each paragraph in one line, as an editor shows it that wraps lines."""
    lines = [line.rstrip() for line in text.split("\n")]
    for one in reversed(paragraphs(text)):
        said = " ".join(line.strip() for line in one.typed.split("\n"))
        lines[one.first - 1 : one.last] = [said if one.last > one.first else one.typed]
    return "\n".join(lines)
