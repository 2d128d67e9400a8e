"""Texts of a row that a page break cut in two, put together again."""

import re

_OPENED = re.compile(r"(?:[,(–-]|\b(?:[а-яё]{1,3}|для|при|или|над|под|без|между|через))$")
_ENDED = re.compile(r"[.!?;:)»]$")
_SMALL = re.compile(r"[(а-яёa-z№%]")


def continues(text: str, former: str) -> bool:
    """Whether a text goes on within the sentence in which another one stops."""
    if not former:
        return False
    if _SMALL.match(text) or _OPENED.search(former):
        return True
    return former.count("«") > former.count("»") or former.count("(") > former.count(")")


def put_together(former: str, text: str) -> str:
    """Two parts of a cell: within a sentence on one line, else each on lines of its own."""
    if not former or not text:
        return former or text
    between = " " if continues(text, former) or _is_rest(former, text) else "\n"
    return f"{former}{between}{text}"


def _is_rest(former: str, text: str) -> bool:
    """Whether a few digits only end what stands before them: «Октябрь-ноябрь» and «2020 года»."""
    return text[0].isdigit() and not former[-1].isdigit() and _ENDED.search(former) is None
