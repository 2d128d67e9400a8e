"""How papers say the status of a measure."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from app.enums import MeasureStatus

_DONE = r"(?:выполнен|исполнен)[оаы]?|вып(?:олн)?\.|исп(?:олн)?\."
_LOOK = "проверьте статус."
# The longer wording stands first.
_WORDS: tuple[tuple[MeasureStatus | None, str, str], ...] = (
    (
        MeasureStatus.PARTLY_DONE,
        (
            rf"(?:{_DONE})\s*[,(–-]?\s*(?:частично|не\s?полностью|не в полном объ[её]ме)\)?"
            rf"|частично(?:\s+(?:{_DONE}))?"
        ),
        "",
    ),
    (
        MeasureStatus.NOT_DONE,
        (
            r"не\s*(?:выполнен|исполнен|провед[её]н|реализован|сделан)[оаы]?"
            r"|не\s+(?:выполнял|исполнял|проводил)[а-я]+"
        ),
        "",
    ),
    (
        MeasureStatus.NOT_STARTED,
        (
            r"не\s*начат[оаы]?|срок (?:исполнения )?не наступил|не наступил срок|к исполнению не"
            r" приступал[а-я]*"
        ),
        "",
    ),
    (MeasureStatus.POSTPONED, r"(?:срок (?:исполнения )?)?перенес[её]н[оаы]?|отложен[оаы]?", ""),
    (None, r"снят[оаы]? с контроля", "«Снято с контроля» – выполнено или снято? Выберите статус."),
    (
        MeasureStatus.CANCELLED,
        (
            r"(?:снят[оаы]?(?: с (?:плана|исполнения)| из плана)?|отмен[её]н[оаы]?"
            r"|исключ[её]н[оаы]? из плана)"
            r"(?=\s*(?:[.,;:(–-]|$|\d|в связи|по |из-за|так как|ввиду|решением|приказом|за )\s*)"
        ),
        "",
    ),
    (
        MeasureStatus.IN_PROGRESS,
        (
            r"в работе|в процессе(?: (?:исполнения|выполнения|реализации|работы))?|выполняется"
            r"|исполняется|на исполнении|в стадии (?:исполнения|выполнения|реализации)|реализуется"
        ),
        "",
    ),
    (MeasureStatus.DONE, _DONE, ""),
)
_WHOLE = {
    "да": MeasureStatus.DONE,
    "+": MeasureStatus.DONE,
    "✓": MeasureStatus.DONE,
    "√": MeasureStatus.DONE,
    "нет": MeasureStatus.NOT_DONE,
}
# Said by what was done: likely, but not the word.
_LIKELY: tuple[tuple[MeasureStatus, str], ...] = (
    (
        MeasureStatus.IN_PROGRESS,
        (
            r"вед[её]тся|ведутся|проводится|проводятся|продолжается|продолжаются|осуществляется"
            r"|готовится|разрабатывается"
        ),
    ),
    (
        MeasureStatus.DONE,
        (
            r"(?:провед[её]н|утвержд[её]н|разработан|создан|организован|издан|направлен|размещ[её]н"
            r"|подготовлен|составлен|определ[её]н|назначен|проанализирован|рассмотрен|принят|заключ[её]н"
            r"|обучен|оказан|сформирован|представлен|заверш[её]н|реализован|сделан|пройден|изучен"
            r"|посещ[её]н|подвед[её]н)[оаы]?"
        ),
    ),
)
NOTHING = re.compile(r"[-–—.\s]*|нет данных", re.IGNORECASE)
_START = r"(?:\A|(?<=[.;!?]\s))"


class Said(NamedTuple):
    """A status in words.

    Attributes:
        status: what is said; None when it must be asked.
        start: where the words begin.
        end: where the text goes on.
        check: why it should be looked at, or empty.
    """

    status: MeasureStatus | None
    start: int
    end: int
    check: str = ""


def said_at_start(words: str) -> Said | None:
    """The status that a cell begins with."""
    whole = _WHOLE.get(words.strip(" .").casefold())
    if whole is not None:
        return Said(whole, 0, len(words), f"Вместо статуса стоит «{words}»: {_LOOK}")
    for status, pattern, check in _WORDS:
        match = re.match(rf"(?:{pattern})(?!\w)", words, re.IGNORECASE)
        if match is not None:
            return Said(status, 0, match.end(), check)
    return None


def said_later(words: str) -> Iterator[Said]:
    """The statuses at the beginning of sentences."""
    for match in re.finditer(_START, words):
        said = said_at_start(words[match.end() :])
        if said is not None:
            yield said


def said_anywhere(words: str) -> Said | None:
    """The one status that words name somewhere, or are likely to mean; None for several."""
    for patterns in ([(status, one) for status, one, _check in _WORDS], _LIKELY):
        taken: list[Said] = []
        for status, pattern in patterns:
            for match in re.finditer(rf"\b(?:{pattern})(?!\w)", words, re.IGNORECASE):
                inside = any(one.start < match.end() and match.start() < one.end for one in taken)
                if not inside:
                    taken.append(Said(status, match.start(), match.end()))
        statuses = {one.status for one in taken}
        if len(statuses) > 1:
            return None
        if taken:
            return None if None in statuses else taken[0]
    return None
