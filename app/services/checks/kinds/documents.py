"""What the kinds of documents tell themselves, and what is broken in them as they would be made.

| code | weight | what it says |
| --- | --- | --- |
| `text.broken-reference` | error | «Ошибка! Закладка не определена.» in a pasted text |

and the errors of every kind that can be made.
"""

import re
from collections.abc import Iterator

from app.services.checks.data.facts import CheckFacts
from app.services.checks.ground.check_finding import CheckFinding
from app.services.findings.finding import Weight, having
from app.services.findings.links import ToDocument
from app.services.language.sentences import quoted

_BROKEN = re.compile(
    r"Ошибка!\s*(?:Закладка|Источник ссылки|Недопустим)|Error!\s*(?:Bookmark|Reference)", re.I
)


def errors_of_kinds(facts: CheckFacts) -> Iterator[CheckFinding]:
    """Facts that are there and cannot be right, as each document tells them."""
    for row in facts.kinds:
        for finding in having((*row.missing, *row.notes), Weight.ERROR):
            yield CheckFinding.of(
                finding,
                link=ToDocument(row.kind),
                where=f"Документ {quoted(row.title)}",
                document=row.kind,
                printed=True,
            )


def broken_references(facts: CheckFacts) -> Iterator[CheckFinding]:
    """What Word leaves where a reference leads nowhere."""
    for place in facts.all_texts:
        if _BROKEN.search(place.text):
            yield place.finding(
                "text.broken-reference",
                "В тексте осталась сломанная ссылка Word",
                hint="Удалите слова «Ошибка! Закладка не определена».",
            )


CHECKS = (errors_of_kinds, broken_references)
