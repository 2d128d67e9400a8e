"""Spaces that must not end a line: «№ 458», «30 %», «5 класс», «И.В. Соболева», before a dash."""

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from app.services.documents.model.blocks import Document
from app.services.language.numbers import NBSP

_GLUE = re.compile(
    r"(?<=№) (?=[\d_])"
    r"|(?<=\d) (?=%|г\.|гг\.|п\.п\.|класс|кл\.|уч\.)"
    r"|(?<=\b[А-ЯЁ]\.) (?=[А-ЯЁ])"
    r"|(?<=[а-яё]) (?=[А-ЯЁ]\.\s?[А-ЯЁ]\.)"
    r"|(?<=\S) (?=– )"
)

T = TypeVar("T")


def glued(text: str) -> str:
    """The text with non-breaking spaces where a line must not end."""
    return _GLUE.sub(NBSP, text)


def glue(document: Document) -> Document:
    """The document with every text of its blocks glued; its metadata stay as they are."""
    return replace(document, sections=with_texts(document.sections, glued))


def with_texts(node: T, change: Callable[[str], str]) -> T:
    """A copy of a tree of blocks with every plain text changed; enumerations stay."""
    result: Any = node
    if type(node) is str:
        result = change(node)
    elif isinstance(node, tuple):
        result = tuple(with_texts(entry, change) for entry in node)
    elif is_dataclass(node) and not isinstance(node, type):
        values = {part.name: getattr(node, part.name) for part in fields(node)}
        changed = {name: with_texts(value, change) for name, value in values.items()}
        result = replace(node, **changed)
    return result
