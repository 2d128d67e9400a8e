"""What people call a procedure: «ОГЭ математика», «ВПР, математика, 5 класс», «ВПР русский 5»."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from app.enums import ProcedureKind
from app.services.language.headers import header_key
from app.services.results.known import KnownProcedure

_KINDS = {
    kind.label.casefold(): kind.value for kind in ProcedureKind if kind is not ProcedureKind.OTHER
}
_LEVELS = {"баз": "base", "проф": "prof"}  # as they begin
_FILLING = frozenset({"по", "класс", "класса", "кл", "й", "уровень", "уровня"})
_PART = re.compile(r"[^\W\d_]+|\d+")
_IN_TITLE = re.compile(r"\bпо (.+?)(?:,| \(|$)")
_SHORTEST = 4  # letters of a word that is cut short


class _Called(NamedTuple):
    """A name taken apart: the value of its kind, its class, its level, the words of its subject."""

    kind: str
    grade: int | None
    level: str
    subject: tuple[str, ...]


def meant_by(text: str, procedures: Iterable[KnownProcedure]) -> list[KnownProcedure]:
    """The procedures that a name may mean: its kind, its subject, and class and level if told.

    Words of the subject may be left out at its end or cut to four letters. Nothing is left over: a
    name that says more than that means none.
    """
    called = _taken_apart(text)
    return [] if called is None else [one for one in procedures if _is_called(one, called)]


def _taken_apart(text: str) -> _Called | None:
    parts: list[str] = _PART.findall(header_key(text))
    kinds = [_KINDS[part] for part in parts if part in _KINDS]
    numbers = [int(part) for part in parts if part.isdigit()]
    words = [
        part for part in parts if part not in _KINDS and part not in _FILLING and part.isalpha()
    ]
    levels = list(filter(None, map(_level, words)))
    subject = tuple(word for word in words if not _level(word))
    if len(kinds) != 1 or len(numbers) > 1 or len(levels) > 1 or not subject:
        return None
    return _Called(
        kind=kinds[0],
        grade=numbers[0] if numbers else None,
        level=levels[0] if levels else "",
        subject=subject,
    )


def _is_called(procedure: KnownProcedure, called: _Called) -> bool:
    if procedure.kind != called.kind or called.grade not in (None, procedure.grade):
        return False
    subjects, level = _of_procedure(procedure)
    if called.level and called.level != level:
        return False
    return any(_begins(subject, called.subject) for subject in subjects)


@lru_cache(maxsize=1024)
def _of_procedure(procedure: KnownProcedure) -> tuple[tuple[tuple[str, ...], ...], str]:
    """The ways to write the subject of a procedure, and its level."""
    short = [
        part
        for part in _PART.findall(header_key(procedure.short_title))
        if part not in _KINDS and not part.isdigit()
    ]
    in_title = _IN_TITLE.search(header_key(procedure.title))
    ways = [
        tuple(part for part in short if not _level(part)),
        tuple(_PART.findall(header_key(procedure.subject_title))),
        tuple(_PART.findall(in_title[1])) if in_title else (),
    ]
    return tuple(filter(None, ways)), next(filter(None, map(_level, short)), "")


def _level(word: str) -> str:
    return next((level for begins, level in _LEVELS.items() if word.startswith(begins)), "")


def _begins(subject: Sequence[str], words: Sequence[str]) -> bool:
    """Whether words are those that a subject begins with, in full or cut short."""
    return len(words) <= len(subject) and all(
        whole == word or (len(word) >= _SHORTEST and whole.startswith(word))
        for whole, word in zip(subject, words, strict=False)
    )
