"""Every text of a document at once: glued where a line must not end, or changed otherwise."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from app.services.documents.model.blocks import Document
from app.services.language.sentences import glued

T = TypeVar("T")


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
