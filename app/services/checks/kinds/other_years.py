"""Years of another period inside the texts of a programme or a plan.

| code | weight | what it says |
| --- | --- | --- |
| `years.other-period` | note | a text names years that begin or end outside the period |

It is worth a look and may be right: a text may name another programme or plan the next one. What is
told of certain is in `periods`. School years are left alone, texts compare with those before; so
are years before the period outside of measures, and the title of an act or of a programme of the
state.
"""

import re
from collections.abc import Iterator

from app.services.checks.data.facts import CheckFacts
from app.services.checks.ground.check_finding import CheckFinding
from app.services.checks.texts.mentions import mentions_in
from app.services.checks.texts.typed import TypedText
from app.services.findings.finding import Weight
from app.services.language.deadlines.periods import PlanPeriod, period_name

_RANGE = re.compile(
    r"(?<![\d./№-])(?P<first>20\d\d)\s*(?:[-–—−]|\bпо\b)\s*(?P<last>20\d\d)(?![\d/]|\s*[-–.]\s*\d)"
    r"\s*(?P<behind>уч)?"
)
_SENTENCE_END = re.compile(r"[;\n]|(?<=[а-яё»])\.\s+(?=[А-ЯЁ])")
_OF_STATE = re.compile(
    r"федеральн|государственн|национальн|стратеги|концепци|региональн|област|кра[йяе]\b|республик"
    r"|указ|закон|постановлени",
    re.IGNORECASE,
)
_READ = frozenset({"words", "measure", "deadline"})


def other_years(facts: CheckFacts) -> Iterator[CheckFinding]:
    """«2020-2021 гг.» in a project of 2021/2022, «на 2022-2023 годы» in a programme till 2021."""
    for place in facts.texts:
        if place.period is None or place.sort not in _READ:
            continue
        for found in _RANGE.finditer(place.text):
            first, last = int(found["first"]), int(found["last"])
            if not found["behind"] and _is_told(place, place.period, (first, last), found.start()):
                yield place.finding(
                    "years.other-period",
                    f"В тексте названы {first}–{last} годы, а период – {period_name(place.period)}",
                    hint="Проверьте, о том ли периоде текст.",
                    weight=Weight.NOTE,
                )


def _is_told(place: TypedText, period: PlanPeriod, years: tuple[int, int], at: int) -> bool:
    (first, last), start, end = years, period.start.year, period.end.year
    if first > last or (start <= first and last <= end):
        return False
    if last < start and place.sort == "words":
        return False
    return not _is_of_other_paper(place.text, at)


def _is_of_other_paper(text: str, at: int) -> bool:
    """Whether the sentence names an act with its date, or a programme of the state before it."""
    starts = [end.end() for end in _SENTENCE_END.finditer(text, 0, at)]
    begin = starts[-1] if starts else 0
    end = _SENTENCE_END.search(text, at)
    sentence = text[begin : end.start() if end else len(text)]
    return _OF_STATE.search(text, begin, at) is not None or any(mentions_in(sentence))


CHECKS = (other_years,)
