"""Every text of a document at once: glued where a line must not end, or changed otherwise."""

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache, lru_cache
from itertools import groupby
from typing import Any, TypeVar

from app.services.documents.model.blocks import Document
from app.services.language.numbers import NBSP
from app.services.language.sentences import glued

T = TypeVar("T")
# What no line ends with: prepositions, «и», «не» and what is shortened before a name or a number.
_SHORT = "в к с у о и а во ко со об от до за из на по но не ни при про для под над без или обо"
_ABBREVIATED = (
    "д. с. п. им. ул. пл. пр. кв. оф. ст. пп. см. ср. гл. пер. мкр. пос. дер. каб. тел."
    " доб. стр. рис. обл. табл. корп."
)
_COUNTED = (
    r"январ|феврал|март|апрел|ма[яй]\b|июн|июл|август|сентябр|октябр|ноябр|декабр"
    r"|год|век|месяц|недел|час|мин\.|минут|руб|тыс\.|млн|млрд|учител|педагог|участник|обучающ|организаци"
)
_PLACES = (
    "пункт пункта пункту пункте пунктом подпункт подпункта подпункту раздел раздела разделе статья"
    " статьи статье часть части таблица таблице абзац абзаца приложение приложения приложению"
    " приложении глава главы главе"
)
_PERCENT = re.compile(r"(?<=\d)%(?![\w-])")
_BEFORE = rf"[\s{NBSP}(«„]"  # a word that is glued begins behind one of these


def glue(document: Document) -> Document:
    """The document with every text of its blocks as it is set; its metadata stay as they are."""
    return replace(document, sections=with_texts(document.sections, _printed))


def _printed(text: str) -> str:
    """A text as it is set: a typed «100%» has its space."""
    return glued_on_paper(_PERCENT.sub(f"{NBSP}%", text) if "%" in text else text)


@lru_cache(maxsize=4096)
def glued_on_paper(text: str) -> str:
    """The text as `glued`, and with the finer rules of what is printed; its length stays.

    No line ends with a preposition, «и» or «не», with «им.», «ул.», «д.» and the like, between day
    and month, a number and what it counts, «пункт» and its number, inside «уч. г.» and «и. о.», or
    before «бы», «ли», «же».
    """
    return _on_paper().sub(NBSP, f"\n{glued(text)}")[1:]


@cache
def _on_paper() -> re.Pattern[str]:
    """Made when the first document is: what is shown in the window needs none of it.

    It begins with the space, as that of `glued`, and looks back at words of one length at a time.
    """
    short = f"{_SHORT} {_SHORT.title()}"
    behind = [
        *_behind(_BEFORE, short, rf"(?=[\w«„(№{NBSP}])"),
        *_behind(_BEFORE, _ABBREVIATED, r"(?=[\w«„№])"),
        # «г.» behind a number is a year, not a town, and ends what it stands in
        *_behind(rf"(?<!\d){_BEFORE}", "г. ч.", r"(?=[\w«„№])"),
        *_behind(_BEFORE, _PLACES, r"(?=\d|[IVX]+\b)"),
    ]
    return re.compile(
        " (?:"
        + "|".join(behind)
        + rf"|(?<=[\dIVX] )(?={_COUNTED}|«[А-Я]»)"
        + r"|(?<=\. )(?:(?<=\bт\. )(?=[едпк]\.)|(?<=\bуч\. )(?=г\.)|(?<=\b[Ии]\. )(?=о\.)"
        + r"|(?<=\bтыс\. )(?=руб))"
        + r"|(?<=[а-яё»] )(?=(?:бы?|ли|же?)(?!\w))"
        + ")"
    )


def _behind(before: str, words: str, after: str) -> Iterator[str]:
    """For each length of the words a pattern of the place behind one of them and a space."""
    for _length, group in groupby(sorted(words.split(), key=len), key=len):
        yield f"(?<={before}(?:{'|'.join(map(re.escape, group))}) ){after}"


def with_texts(node: T, change: Callable[[str], str]) -> T:
    """A tree of blocks with every plain text changed; enumerations stay.

    What has no other text than before is the same object as before.
    """
    result: Any = node
    if type(node) is str:
        result = change(node)
    elif isinstance(node, tuple):
        entries = [with_texts(entry, change) for entry in node]
        if any(new is not old for new, old in zip(entries, node, strict=True)):
            result = tuple(entries)
    elif names := _parts(type(node)):
        changed: dict[str, Any] = {}
        for name in names:
            value = getattr(node, name)
            new = with_texts(value, change)
            if new is not value:
                changed[name] = new
        if changed:
            result = replace(result, **changed)
    return result


@cache
def _parts(kind: type) -> tuple[str, ...]:
    """Names of the fields of a record; none of anything else."""
    return tuple(part.name for part in fields(kind)) if is_dataclass(kind) else ()
