"""A mark of the catalogue read by its shape: its line, the lines below it, the texts up to its end.

Whether its names exist is asked by `checking_marks`.
"""

import re
from itertools import chain
from typing import NamedTuple, Protocol

from app.services.documents.text.beginnings import tell_no_key
from app.services.documents.text.mark import Mark, Need
from app.services.documents.text.phrases import phrase
from app.services.documents.text.slips import SHOWN
from app.services.documents.text.tables import is_row
from app.services.documents.text.tree import Marked, MarkRow, Node, Nodes, Pieces, printed
from app.services.documents.text.typed_lines import COMMENT, TypedLines, begins_anew, cells_of
from app.services.language.sentences import shortened

_MARK = re.compile(r"\[([^\]:]*)(?::\s*([^\]]*?)\s*)?\]\s*(.*)")
_NAMED = re.compile(r"#(\w+)(?:\s+(.+))?")


class Typed(NamedTuple):
    """The line of a mark: its name in brackets, what stands behind its colon, and its text."""

    name: str
    key: str
    text: str


class Reading(Protocol):
    """What reads the rest of a text."""

    def nodes(self, opened: tuple[int, str] | None) -> Nodes:
        """The nodes up to where something ends."""
        ...

    def instruction(self) -> list[Node]:
        """What the present line opens with «%», up to its end."""
        ...

    def leads_to_row(self) -> bool:
        """Whether the present line opens something about rows."""
        ...


def typed_mark(lines: TypedLines) -> Typed | None:
    """The present line as a mark; None with a slip when its bracket is not closed."""
    mark = _MARK.fullmatch(lines.line)
    if mark is None:
        lines.slip("не закрыта квадратная скобка.", "Часть пишется так: [подпись: руководитель]")
        lines.take()
        return None
    return Typed(" ".join(mark[1].split()).casefold(), mark[2] or "", mark[3])


def tell_unprinted(lines: TypedLines, name: str) -> None:
    """Note that words behind a mark would not be printed."""
    hint = "Перенесите их на следующую строку."
    lines.slip(f"слова после «[{name}]» не напечатались бы.", hint)


class Marks:
    """Reads marks where they stand in a text."""

    def __init__(self, lines: TypedLines, reading: Reading) -> None:
        self._lines, self._reading = lines, reading

    def read(self, mark: Mark, typed: Typed) -> list[Node]:
        """The mark in the present line with all that belongs to it; none when it is not whole."""
        lines, number = self._lines, self._lines.number
        is_whole = self._check_colon(mark, typed)
        if typed.text and mark.words is Need.NO:
            tell_unprinted(lines, typed.name)
        named = _NAMED.fullmatch(typed.text) if mark.is_named else None
        if named:
            typed = typed._replace(text=named[2] or "")
        words = self._text(mark, typed)
        if mark.words is Need.MUST and not words:
            how = f"Так: {mark.first_line}"
            lines.slip(f"после «[{typed.name}]» нет текста.", how, number)
            is_whole = False
        title = self._title() if mark.below and mark.below.is_titled else ()
        rows = self._rows(mark) if mark.below else ()
        sides, is_ended = self._sides(mark, number) if mark.ends else ((), True)
        if not is_ended:  # what stands below is a text as any other
            return [*chain.from_iterable(sides)]
        if not is_whole:
            return []
        cells = cells_of(typed.key) if typed.key else ()
        return [
            Marked(
                line=number,
                name=mark.name,
                key=typed.key,
                cells=tuple(self._words(number, cell) for cell in cells),
                words=words,
                title=title,
                rows=rows,
                sides=sides,
                named=named[1] if named else "",
            )
        ]

    def _check_colon(self, mark: Mark, typed: Typed) -> bool:
        """Tell what stands behind the colon and should not, or is missing there."""
        lines, colon = self._lines, mark.colon
        if colon is None:
            if typed.key:
                said = f"слова внутри «[{typed.name}: …]» не напечатались бы."
                after = "Слова пишутся после скобки." if mark.words is not Need.NO else ""
                lines.slip(said, after or f"Так: {mark.first_line}")
            return True
        if not typed.key:
            if colon.need is Need.MUST:
                tell_no_key(lines, typed.name, mark.first_line, lines.number)
                return False
            return True
        if len(cells_of(typed.key)) > colon.cells:
            said = f"внутри «[{typed.name}: …]» лишняя черта «|»."
            lines.slip(said, f"Так: {mark.first_line}")
            return False
        return True

    def _text(self, mark: Mark, typed: Typed) -> Pieces:
        lines = self._lines
        if mark.words is Need.NO or not (typed.text or mark.words is Need.MUST):
            lines.take()
            return ()
        return phrase(lines.paragraph(typed.text), lines.slips)

    def _words(self, number: int, text: str) -> Pieces:
        return phrase([(number, text)], self._lines.slips) if text else ()

    def _title(self) -> Pieces:
        """The line over the rows, when the present one has no bar and begins nothing else."""
        lines = self._lines
        if not lines.line or is_row(lines.line) or begins_anew(lines.line):
            return ()
        return self._words(lines.number, lines.take())

    def _rows(self, mark: Mark) -> Nodes:
        """The lines below a mark, and the conditions about such lines."""
        lines, nodes = self._lines, list[Node]()
        before, lines.in_rows = lines.in_rows, True
        while line := lines.line:
            if line.startswith(COMMENT):
                lines.take()
            elif is_row(line):
                nodes.append(self.row())
            elif line.startswith("%") and self._reading.leads_to_row():
                nodes += self._reading.instruction()
            elif begins_anew(line):
                break
            else:
                said = f"в строке под «[{mark.name}]» нет черты: «{shortened(line, SHOWN)}»."
                lines.slip(said, _how_row(mark))
                lines.take()
        lines.in_rows = before
        for node in printed(tuple(nodes)):
            if not isinstance(node, MarkRow):
                said = f"это не строка под «[{mark.name}]», здесь оно не напечаталось бы."
                lines.slip(said, _how_row(mark), node.line)
        return tuple(nodes)

    def row(self) -> MarkRow:
        """The present line as one of those below a mark."""
        number = self._lines.number
        cells = cells_of(self._lines.take())
        return MarkRow(number, tuple(self._words(number, cell) for cell in cells))

    def _sides(self, mark: Mark, begun: int) -> tuple[tuple[Nodes, ...], bool]:
        """The texts that a mark divides, and whether each has its end.

        A missing one is told where the mark stands.
        """
        lines, sides = self._lines, list[Nodes]()
        lines.ends.append(mark.ends)
        missing: tuple[str, ...] = ()
        for at, end in enumerate(mark.ends):
            sides.append(self._reading.nodes(None))
            if lines.line.casefold() != end:
                missing = mark.ends[at:]
                break
            lines.take()
        lines.ends.pop()
        if missing:
            if lines.line.casefold() == missing[-1]:
                missing = missing[:-1]
                lines.take()
            named = " и ".join(f"«{end}»" for end in missing)
            what = "строк" if len(missing) > 1 else "строки"
            lines.slip(f"начато «[{mark.name}]», но нет {what} {named}.", line=begun)
        return tuple(sides), not missing


def _how_row(mark: Mark) -> str:
    return f"Так: {mark.last_line}"
