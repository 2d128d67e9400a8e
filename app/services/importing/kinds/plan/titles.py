"""What stands above a table of measures and may be the title of its plan, or of a section."""

import re
from collections.abc import Iterable, Sequence

from app.services.language.deadlines.titled import periods_in
from app.services.language.plan_titles import is_plan_title
from app.services.writing.people import is_person

_LONGEST = 600
_BEFORE = re.compile(
    r"(?:раздел|приложение|глава)\s*(?:№\s*)?[\dIVX]*\s*[.:)]?\s*|[\dIVX]+\.\s+", re.IGNORECASE
)
_OF_MEASURES = re.compile(
    r"(?:основные )?мероприятия по\b|перечень мероприятий\b|отч[её]т об? (?:исполнении|выполнении)"
    r" (?:плана|программы|дорожной карты|комплекса)\b|комплекс мер\b",
    re.IGNORECASE,
)
_PROSE = re.compile(
    r"[её]тся\b|ются\b|\bразработан|\bявля|\bрассчитан|\bутвержд[её]н|\bпредусм|\bвключа|\bсодержит\b",
    re.IGNORECASE,
)
_SECTION = re.compile(r"(?:раздел|направление|этап|блок|модуль)\b|[IVX\d]+[.)]\s", re.IGNORECASE)
_LONGEST_SECTION = 200
_ENDS = re.compile(r"(?:г|гг|уч|год)\.$")


def titles_in(lines: Sequence[str]) -> list[str]:
    """The titles of plans among the lines above a table, the nearest first.

    A title goes on in the lines below it that begin with a small letter; one word alone («ПЛАН»)
    goes on with any line.
    """
    found: list[str] = []
    for place, line in enumerate(lines):
        opening = _BEFORE.sub("", line, count=1) if _BEFORE.match(line) else line
        if not (is_plan_title(opening) or _OF_MEASURES.match(opening)):
            continue
        title = opening
        for more in lines[place + 1 :]:
            if not more[0].islower() and " " in title:
                break
            title += f" {more}"
        if not _is_prose(title) and not is_person(title):
            found.append(title)
    return found[::-1]


def _is_prose(title: str) -> bool:
    ends = title.endswith((".", ";", ":")) and _ENDS.search(title) is None
    return ends or len(title) > _LONGEST or _PROSE.search(title) is not None


def best_title(near: Sequence[str], far: Iterable[str] = ()) -> str:
    """The title of a plan: the nearest that names its period, else the nearest; may be empty.

    Args:
        near: lines right above the table.
        far: lines further up, above other tables of the document: one of them counts only with a
            period.
    """
    titles, others = titles_in(near), titles_in([*far])
    dated = [title for title in (*titles, *others) if periods_in(title)]
    return next(iter((*dated, *titles, *others)), "")


def section_above(lines: Sequence[str], *, is_first: bool) -> str:
    """The section that the line right above a table names; empty when it is none.

    Above the first table of a file only what calls itself a section is one.
    """
    if not lines or titles_in(lines[-1:]):
        return ""
    line = lines[-1]
    if len(line) > _LONGEST_SECTION or _is_prose(line) or line[0].islower():
        return ""
    return line if not is_first or _SECTION.match(line) else ""
