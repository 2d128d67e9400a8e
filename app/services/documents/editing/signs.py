"""The signs of the language in a line, for an editor that colours them while they are typed."""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from app.services.documents.text.typed_lines import COMMENT, HEAD_END, HEAD_LINE, NUMBER
from app.services.documents.text.whole.marks import CATALOGUE

_WHOLE = (  # what a line as a whole is by its beginning
    (re.compile(rf"\s*{re.escape(COMMENT)}"), "COMMENT"),
    (re.compile(r"\s*%"), "INSTRUCTION"),
    (re.compile(r"\s*==="), "ANNEX"),
    (re.compile(r"\s*#{1,3}\s"), "HEADING"),
)
_START = re.compile(
    rf"\s*(?:(?P<MARK>\[[^\]]*\]?|[☐☑](?=\s))|(?P<NUMBER>{NUMBER}\.(?=\s)|[а-я]\)(?=\s)|[–—-](?=\s)|>(?=\s)|~|\+|==))"
)
_ROW_NAMES = {name for mark in CATALOGUE.values() if mark.below for name in mark.below.names}
_ROW_NAME = re.compile(rf"\s*({'|'.join(map(re.escape, sorted(_ROW_NAMES)))})\s*\|", re.IGNORECASE)
_INSIDE = re.compile(r"\\.|\*\*|[{}|]")


class Sign(Enum):
    """What a part of a line is."""

    FIELD = auto()
    MARK = auto()
    INSTRUCTION = auto()
    ANNEX = auto()
    HEADING = auto()
    NUMBER = auto()
    BAR = auto()
    BOLD = auto()
    COMMENT = auto()
    HEAD = auto()


class Span(NamedTuple):
    """A part of a line: where it starts, how long it is, and what."""

    start: int
    length: int
    sign: Sign


class State(NamedTuple):
    """What a line takes over from the one before.

    Attributes:
        in_head: the lines that say what the document is are not over.
        depth: how many braces are open.
    """

    in_head: bool = True
    depth: int = 0


def spans(line: str, state: State) -> tuple[tuple[Span, ...], State]:
    """The signs of a line, the narrower ones last, and what the next line takes over."""
    if line.strip() == HEAD_END:
        return (Span(0, len(line), Sign.HEAD),), State(in_head=False)
    if not line.strip():
        return (), State(in_head=state.in_head)
    found = list(_whole(line, state))
    if found and found[0].sign is Sign.COMMENT:
        return tuple(found), state
    inside, depth = _inside(line, state.depth)
    return (*found, *inside), State(state.in_head, depth)


def _whole(line: str, state: State) -> Iterator[Span]:
    for pattern, name in _WHOLE:
        if pattern.match(line):
            yield Span(0, len(line), Sign[name])
            return
    if state.in_head and HEAD_LINE.fullmatch(line.strip()):
        yield Span(0, line.index(":") + 1, Sign.HEAD)
    elif not state.depth and (named := _ROW_NAME.match(line)):
        yield Span(named.start(1), len(named[1]), Sign.HEAD)
    elif not state.depth and (start := _START.match(line)):
        name = str(start.lastgroup)
        yield Span(start.start(name), len(start[name]), Sign[name])


def _inside(line: str, depth: int) -> tuple[list[Span], int]:
    """Fields and bold words of a line; a field may have begun in a line before."""
    found: list[Span] = []
    start, bold = 0, -1
    for sign in _INSIDE.finditer(line):
        at = sign.start()
        if sign[0] == "{":
            start = start if depth else at
            depth += 1
        elif sign[0] == "}" and depth:
            depth -= 1
            if not depth:
                found.append(Span(start, at + 1 - start, Sign.FIELD))
        elif sign[0] == "**":
            if bold >= 0:
                found.insert(0, Span(bold, at + 2 - bold, Sign.BOLD))
            bold = -1 if bold >= 0 else at
        elif sign[0] == "|" and not depth:
            found.append(Span(at, 1, Sign.BAR))
    if depth:
        found.append(Span(start, len(line) - start, Sign.FIELD))
    return found, depth


def field_at(line: str, column: int) -> str:
    """The field that a place of a line stands in, with its braces; empty when in none."""
    inside, _depth = _inside(line, 0)
    for span in inside:
        end = span.start + span.length
        if span.sign is Sign.FIELD and span.start <= column <= end and line[end - 1] == "}":
            return line[span.start : end]
    return ""


def named_at(line: str, column: int) -> str:
    """The field at a place of a line, else the mark that the line is, without its manner."""
    mark, comma, _manner = line.strip().partition(",")
    field = field_at(line, column)
    if field or not mark.startswith("["):
        return field
    return f"{mark.rstrip()}]" if comma else mark
