"""A text becomes a tree; all slips of its form are met at once and none stops the reading.

Nothing is known here of facts: whether a name exists is asked by `checking`. A text that was read
before is not read again.
"""

import re
from functools import lru_cache

from app.services.documents.text.beginnings import Beginnings
from app.services.documents.text.marks.forms import BOX, TICKED
from app.services.documents.text.marks.paragraphs import NOTE
from app.services.documents.text.phrases import DEEPEST, condition, phrase
from app.services.documents.text.slips import SHOWN
from app.services.documents.text.tables import (
    TOGETHER,
    check_passport,
    is_row,
    read_grid,
    split_row,
)
from app.services.documents.text.tree import (
    SHARED_MARK,
    Branch,
    Condition,
    DocumentText,
    Each,
    Either,
    HeadLine,
    Marked,
    Node,
    Nodes,
    Part,
    Passport,
    PassportRow,
    Pieces,
    Sort,
)
from app.services.documents.text.typed_lines import (
    HEAD_END,
    HEAD_LINE,
    NUMBER,
    TypedLines,
    cells_of,
)
from app.services.documents.text.whole.marks import (
    BY_NAME,
    ENDS,
    NAMES,
    PASSPORT,
    PASSPORT_END,
    TABLE,
)
from app.services.documents.text.whole.reading_marks import (
    Marks,
    tell_unprinted,
    typed_mark,
)
from app.services.language.sentences import shortened

_POINT = re.compile(rf"({NUMBER})\.\s+(?:#(\w+)\s+)?(.+)")
_LISTED = re.compile(r"(?:(?P<letter>[а-я]\))|[–—-])\s+(?P<words>.+)")
_HEADING = re.compile(r"(#{1,3})\s+(?:#(\w+)\s+)?(.+)")
_EACH = re.compile(r"для кажд\w+\s*:?\s+(.+)")
_IF = re.compile(r"если\s+(.+)")
_ELSE = re.compile(r"иначе,?(?:\s+если\s+(.+))?")
_END = re.compile(r"конец(?:\s+(?:если|условия|повторения))?")
_WAYS = "Бывают: % если …, % иначе, % иначе если …, % для каждой: …, % конец."
_BOXES = tuple(f"{box} " for box in (BOX, TICKED))


@lru_cache(maxsize=128)
def read(text: str) -> DocumentText:
    """The tree of a text, with the slips of its form; the same text is read once."""
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self._lines = TypedLines(text)
        self._marks = Marks(self._lines, self)
        self._beginnings = Beginnings(self._lines, self)
        self._too_deep = 0  # what was opened below the deepest and is not closed yet

    def read(self) -> DocumentText:
        head = self._head()
        nodes = self.nodes(None)
        begun = self._beginnings
        return DocumentText(
            head=head,
            nodes=nodes,
            slips=tuple(self._lines.slips),
            parts=begun.parts,
            shared=frozenset(begun.printed),
        )

    def _head(self) -> dict[str, HeadLine]:
        lines, head = self._lines, dict[str, HeadLine]()
        while not lines.is_over:
            if lines.is_silent:
                lines.take()
                continue
            number, line = lines.number, lines.take()
            if line == HEAD_END:
                return head
            typed = HEAD_LINE.fullmatch(line)
            if typed is None:
                lines.back_to(number)
                break
            words = [(number, typed[2])] if typed[2] else []
            while not lines.is_over and not lines.is_silent and not self._is_of_head():
                words.append((lines.number, lines.take()))
            name = typed[1].casefold()
            if name in head:
                lines.slip(f"строка «{name}: …» уже есть в строке {head[name].line}.", "", number)
            head[name] = HeadLine(number, phrase(words, lines.slips))
        lines.slip(
            "сведения о документе не отделены от текста.",
            "После строк «название: …», «приказ: да» нужна строка «---».",
        )
        return head

    def _is_of_head(self) -> bool:
        line = self._lines.line
        return line == HEAD_END or HEAD_LINE.fullmatch(line) is not None or line[0] in "[%#="

    def nodes(self, opened: tuple[int, str] | None) -> Nodes:
        """The nodes up to the end of the text, or of what was opened in a line by some words.

        Without words a slip was told already, and a missing end is not another one.
        """
        lines, nodes = self._lines, list[Node]()
        while True:
            lines.skip_silent()
            if lines.is_over or lines.is_end:
                break
            if lines.line.startswith("%"):
                if self._is_too_deep():
                    lines.take()
                elif not self._closes():
                    nodes += self.instruction()
                elif opened is not None or (lines.ends and lines.depth):
                    return tuple(nodes)
                else:
                    hint = "Выше нет «% если …» или «% для каждой: …»."
                    lines.slip(f"«{lines.line}» без начала.", hint)
                    lines.take()
            elif lines.in_passport and is_row(lines.line):
                nodes.append(self._passport_row())
            elif lines.in_rows and is_row(lines.line):
                nodes.append(self._marks.row())
            else:
                nodes += self._part()
        number, words = opened or (0, "")
        if words:
            begun = shortened(words, SHOWN)
            lines.slip(f"начато «{begun}», но нет строки «% конец».", line=number)
        return tuple(nodes)

    def _closes(self) -> bool:
        word = self._lines.line[1:].strip()
        return _ELSE.fullmatch(word) is not None or _END.fullmatch(word) is not None

    def _is_too_deep(self) -> bool:
        """Whether the present line opens something below the deepest, or is of such a thing."""
        if self._closes():
            is_so = self._too_deep > 0
            self._too_deep -= is_so and _END.fullmatch(self._lines.line[1:].strip()) is not None
            return is_so
        if self._lines.depth < DEEPEST:
            return False
        if not self._too_deep:
            hint = f"Бывает до {DEEPEST} условий и повторений одно в другом."
            self._lines.slip("слишком глубоко вложено.", hint)
        self._too_deep += 1
        return True

    def _inside(self, number: int, typed: str) -> Nodes:
        """The nodes of what was opened in a line."""
        self._lines.depth += 1
        nodes = self.nodes((number, typed))
        self._lines.depth -= 1
        return nodes

    def instruction(self) -> list[Node]:
        lines, number = self._lines, self._lines.number
        typed = lines.take()
        word = typed[1:].strip()
        if each := _EACH.fullmatch(word):
            nodes = self._inside(number, typed)
            self._end()
            return [Each(number, each[1].strip(), nodes)]
        if wanted := _IF.fullmatch(word):
            return [self._either(number, typed, condition(number, wanted[1]))]
        # It was meant as a condition or a repetition: its «конец» is not one too many.
        lines.slip(f"не понимаю указание «{shortened(typed, SHOWN)}».", _WAYS, number)
        return [self._either(number, "", Condition(number, ()))]

    def _either(self, number: int, typed: str, first: Condition) -> Either:
        lines, branches = self._lines, list[Branch]()
        wanted: Condition | None = first
        while True:
            branches.append(Branch(wanted, self._inside(number, typed)))
            other = _ELSE.fullmatch(lines.line[1:].strip())
            if other is None:
                break
            if wanted is None:
                lines.slip("после «% иначе» может быть только «% конец».", _WAYS)
            wanted = condition(lines.number, other[1]) if other[1] else None
            lines.take()
        self._end()
        return Either(number, tuple(branches))

    def _end(self) -> None:
        """Take the line `% конец`; where there is none, a slip was noted with what it ends."""
        if self._lines.line.startswith("%"):
            self._lines.take()

    def _part(self) -> list[Node]:
        lines, number = self._lines, self._lines.number
        line = lines.line
        if line.startswith("==="):
            return self._beginnings.read()
        if heading := _HEADING.fullmatch(line) if line[0] == "#" else None:
            lines.take()
            words, key = self._words([(number, heading[3])]), heading[2] or ""
            level = len(heading[1])
            return [Part(line=number, sort=Sort.HEADING, words=words, level=level, key=key)]
        if line.startswith(_BOXES):
            lines.put(f"[{line[0]}]{line[1:]}")
        if lines.line.startswith("["):
            return self._mark()
        if point := _POINT.fullmatch(line) if line[0].isdigit() else None:
            level, words = point[1].count(".") + 1, self._paragraph(point[3])
            part = Part(line=number, sort=Sort.POINT, words=words, level=level)
            return [part._replace(key=point[2] or "", opens=point[1] == "1")]
        if typed := _LISTED.fullmatch(line):
            sort = Sort.LETTER if typed["letter"] else Sort.DASH
            return [Part(line=number, sort=sort, words=self._paragraph(typed["words"]))]
        if line.startswith("> "):
            words = self._paragraph(line[1:].strip())
            return [Marked(line=number, name=NOTE, words=words)]
        lines.doubt(line)
        return [Part(line=number, sort=Sort.TEXT, words=self._paragraph(line))]

    def _paragraph(self, first: str) -> Pieces:
        return self._words(self._lines.paragraph(first))

    def _words(self, lines: list[tuple[int, str]]) -> Pieces:
        return phrase(lines, self._lines.slips)

    def _mark(self) -> list[Node]:
        lines, number = self._lines, self._lines.number
        typed = typed_mark(lines)
        if typed is None:
            return []
        name, key, text = typed
        if mark := BY_NAME.get(name):
            return self._marks.read(mark, typed)
        if text and name in NAMES:
            tell_unprinted(lines, name)
        if name == TABLE:
            return [read_grid(lines, key)]
        if name == PASSPORT:
            return self._passport(key)
        lines.take()
        if name == Sort.SHEET:
            return self._beginnings.sheet(key, number)
        if name == SHARED_MARK:
            return self._beginnings.shared(key, number)
        if whole := ENDS.get(f"[{name}]"):
            lines.slip(f"«[{name}]» без начала.", f"Выше нет «{whole}».", number)
            return []
        words = self._words([(number, text or key)])
        return [Part(line=number, sort=Sort.READY, key=name, words=words)]

    def _passport(self, titles: str) -> list[Node]:
        lines, number = self._lines, self._lines.number
        lines.take()
        if lines.in_passport:
            hint = f"Закончите первый строкой «{PASSPORT_END}»."
            lines.slip("паспорт не может стоять внутри паспорта.", hint, number)
            return []
        lines.in_passport = True
        lines.ends.append((PASSPORT_END,))
        nodes = self.nodes(None)
        check_passport(lines, nodes)
        lines.ends.pop()
        lines.in_passport = False
        if lines.line == PASSPORT_END:
            lines.take()
        else:
            lines.slip(f"паспорт начат, но нет строки «{PASSPORT_END}».", line=number)
        together = titles == TOGETHER
        typed = cells_of(titles) if titles and not together else []
        header = tuple(self._words([(number, cell)]) for cell in typed)
        return [Passport(number, header, nodes, together)]

    def _passport_row(self) -> PassportRow:
        lines, number = self._lines, self._lines.number
        name, rest = split_row(lines)
        lines.put(rest)
        nodes: list[Node] = []
        while True:
            lines.skip_silent()
            line = lines.line
            if lines.is_over or lines.is_end or is_row(line):
                break
            if line.startswith("%"):
                if self._is_too_deep():
                    lines.take()
                    continue
                if self._closes() or self.leads_to_row():
                    break
                nodes += self.instruction()
            else:
                nodes += self._part()
        return PassportRow(number, self._words([(number, name)]), tuple(nodes))

    def leads_to_row(self) -> bool:
        """Whether a condition of a passport is about whole rows, not about the text of one."""
        lines, number = self._lines, self._lines.number
        if self._closes():
            return False
        while not lines.is_over and (lines.is_silent or lines.line.startswith("%")):
            lines.take()
        found = is_row(lines.line)
        lines.back_to(number)
        return found
