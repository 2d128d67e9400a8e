"""A programme for its next period: a copy, and every text of the old one that names a year.

Nothing is changed in silence: the texts of the copy stay as they were until a reading with the
years moved is chosen for one of them.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from app.errors import UserError
from app.services.language.deadlines.periods import PlanPeriod
from app.services.language.numbers import NBSP
from app.services.language.plural import Forms, counted
from app.services.language.years.moving import move_years
from app.services.programmes.parts import LISTS, Programme
from app.services.programmes.reading import get_programme
from app.services.programmes.writing import save_programme

if TYPE_CHECKING:
    from app.services.log.changes import Changes
    from app.services.storage.workspace import Workspace

# What names a year or a number of a paper: «2018-2020», «2019/20», «№ 15-ОД», «05.03.2018». Numbers
# of schools and annexes are none.
_NAMED = re.compile(
    r"(?P<other>\b(?:СОШ|ООШ|НОШ|школ\w*|гимнази\w*|лице\w*|приложени\w*)\s*№\s*\d+)"
    r"|№\s*[\w./–‑-]*\d(?:[\w./–‑-]*\w)?"
    r"|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})(?!\d)"
    r"|(?<!\d)(?:19|20)\d\d(?:\s*[-–—‑/]\s*(?:(?:19|20)?\d\d)(?!\d))?(?!\d)",
    re.IGNORECASE,
)
_SPAN = re.compile(
    r"(?<!\d)(?P<first>(?:19|20)\d\d)(?!\d)"
    r"(?P<between>(?:\s*(?:года?|г\.))?\s*(?:[-–—‑/]|\bпо\b|\bдо\b)\s*)(?P<last>(?:19|20)\d\d)(?!\d)"
)
# Digits that no pattern of a year sees, for what has been moved already.
_SET_ASIDE = {ord("0") + digit: 0xE000 + digit for digit in range(10)}
_BACK = {hidden: shown for shown, hidden in _SET_ASIDE.items()}
_YEARS_BEFORE = 3  # results of so many years before a programme are told in it
_INDICATORS: Forms = ("показатель", "показателя", "показателей")
TITLES: Mapping[str, str] = MappingProxyType(
    {
        "title": "Название",
        "developers": "Разработчики",
        "executors": "Исполнители",
        "participants": "Участники",
        "aim": "Цель",
        "tasks": "Задачи",
        "expected": "Ожидаемые результаты",
        "stages": "Этапы",
        "mechanism": "Механизм реализации",
        "resources": "Ресурсное обеспечение",
        "management": "Управление",
        "control": "Контроль",
        "problem": "Описание проблемы",
        "concept": "Концепция",
    }
)
_OF_INDICATOR: Mapping[str, str] = MappingProxyType(
    {
        "title": "название",
        "group": "группа",
        "aim": "цель программы",
        "base_text": "исходное значение",
        "collection": "методы сбора",
        "processing": "методы обработки",
        "procedure": "порядок мониторинга",
        "system": "информационные системы",
    }
)

Place = tuple[str | int, ...]  # the way to a text: a field, the number of its item, a field of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A text of the copy that names a year or a number of the old programme.

    Attributes:
        place: where it stands, for `with_passages`.
        where: the same in words: «Задачи, пункт 2», «Направление 1, цель».
        text: as it stands.
        named: what it names, as typed: «2018-2020», «№ 15-ОД».
        later: how it reads with its years moved to the new period; the same as `text` where none
            of them moves.
    """

    place: Place
    where: str
    text: str
    named: tuple[str, ...]
    later: str

    @property
    def moves(self) -> bool:
        """Whether moving the years changes it."""
        return self.later != self.text


def copy_programme(
    workspace: "Workspace", programme_id: int, period: PlanPeriod
) -> tuple[int, tuple[Passage, ...], "Changes"]:
    """A programme of another period with the same parts.

    The copy has no order, no targets and no values of its indicators, and its period in the usual
    words: all that is of the old years. Returned are its key, the texts of it that name a year or
    a number, unchanged, for review, and what was touched.

    Raises:
        UserError: there is no such programme, or the period is that of the old one.
    """
    source = get_programme(workspace, programme_id)
    if period == source.period:
        raise UserError("Это срок самой программы.", "Выберите срок следующей программы.")
    key, changes = save_programme(workspace, copied(source, period))
    return key, passages(get_programme(workspace, key), source.period), changes


def copied(source: Programme, period: PlanPeriod) -> Programme:
    """What a copy for another period consists of; it is not stored."""
    return replace(
        source,
        id=None,
        period=period,
        period_words="",
        order_id=None,
        archived=False,
        indicators=tuple(
            replace(one, id=None, base_h=None, base_text="", years={}) for one in source.indicators
        ),
    )


def passages(programme: Programme, former: PlanPeriod) -> tuple[Passage, ...]:
    """The texts that name a year or a number, in the order of the form.

    Args:
        programme: whose texts are read.
        former: the period that they were written for.
    """
    found: list[Passage] = []
    for place, where, text in _texts(programme):
        names = (match[0] for match in _NAMED.finditer(text) if match["other"] is None)
        named = tuple(dict.fromkeys(names))
        if named:
            later = _moved(text, former, programme.period)
            found.append(Passage(place=place, where=where, text=text, named=named, later=later))
    return tuple(found)


def with_passages(programme: Programme, texts: Mapping[Place, str]) -> Programme:
    """The programme with other texts at these places."""
    for place, text in texts.items():
        programme = _with_text(programme, place, text)
    return programme


def save_passages(
    workspace: "Workspace", programme_id: int, chosen: Collection[Passage]
) -> "Changes":
    """Give these texts of a programme their later reading, as one action.

    Raises:
        UserError: there is no such programme, or one of the texts is another one by now.
    """
    programme = get_programme(workspace, programme_id)
    there = {place: text for place, _where, text in _texts(programme)}
    for one in chosen:
        if there.get(one.place) != one.text:
            raise UserError(
                f"Текст изменился: {one.where}.", "Откройте программу и исправьте его сами."
            )
    changed = with_passages(programme, {one.place: one.later for one in chosen})
    return save_programme(workspace, changed)[1]


def left_behind(source: Programme) -> tuple[str, ...]:
    """What a copy does not take over, in whole Russian sentences."""
    told: list[str] = []
    numbers = sum(bool(one.years) or bool(one.base) for one in source.indicators)
    if numbers:
        told.append(
            "Исходные и целевые значения не переносятся, укажите их заново:"
            f" {counted(numbers, _INDICATORS)}."
        )
    if source.order_id is not None:
        told.append("Приказ об утверждении не переносится.")
    return tuple(told)


def _texts(programme: Programme) -> Iterator[tuple[Place, str, str]]:
    """Place, the same in words, and text."""
    for field, title in TITLES.items():
        value = getattr(programme, field)
        if field in LISTS:
            yield from _items((field,), title, value)
        else:
            yield (field,), title, value
    for number, one in enumerate(programme.directions):
        where, place = f"Направление {number + 1}", ("directions", number)
        yield (*place, "title"), f"{where}, название", one.title
        yield (*place, "aim"), f"{where}, цель", one.aim
        yield from _items((*place, "tasks"), f"{where}, задачи", one.tasks)
    for number, risk in enumerate(programme.risks):
        where, place = f"Риск {number + 1}", ("risks", number)
        yield (*place, "title"), where, risk.title
        yield (*place, "measures"), f"{where}, меры", risk.measures
    for number, indicator in enumerate(programme.indicators):
        for field, title in _OF_INDICATOR.items():
            where = f"Показатель {number + 1}, {title}"
            yield ("indicators", number, field), where, getattr(indicator, field)
    for number, member in enumerate(programme.members):
        yield ("members", number, "role"), f"Участник {number + 1}, роль", member.role


def _items(place: Place, title: str, items: Sequence[str]) -> Iterator[tuple[Place, str, str]]:
    for number, item in enumerate(items):
        yield (*place, number), f"{title}, пункт{NBSP}{number + 1}", item


def _with_text(thing: Any, place: Place, text: str) -> Any:  # noqa: ANN401 - a part of any kind
    """A part with another text at a place inside it."""
    if not place:
        return text
    head, rest = place[0], place[1:]
    if isinstance(head, int):
        return (*thing[:head], _with_text(thing[head], rest, text), *thing[head + 1 :])
    changed = {head: _with_text(getattr(thing, head), rest, text)}
    return thing._replace(**changed) if isinstance(thing, tuple) else replace(thing, **changed)  # pyright: ignore


def _moved(text: str, former: PlanPeriod, period: PlanPeriod) -> str:
    """A text of one period for another: its own years move, others as `move_years` says.

    The whole former period becomes the whole later one, whatever their lengths.
    """
    first, last = former.start.year, former.end.year
    later = period.start.year - first

    def own(years: re.Match[str]) -> str:
        begin, end = int(years["first"]), int(years["last"])
        if not first <= begin < end <= last:
            return years[0]
        to = period.end.year if (begin, end) == (first, last) else end + later
        return f"{begin + later}{years['between']}{to}".translate(_SET_ASIDE)

    set_aside = _SPAN.sub(own, text)
    moved = move_years(set_aside, later, last, oldest=last - first + _YEARS_BEFORE).text
    return moved.translate(_BACK)
