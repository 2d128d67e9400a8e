"""Ways to make every kind: each district as the program is installed, the long one in many looks.

A kind, a setting or a district that is new comes up here by itself.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from app.services.documents.making.catalogue import KINDS, get_row
from app.services.documents.making.reference_choices import with_choices
from app.services.documents.settings import SettingSpec
from tests.pages.district import DISTRICTS, LONG
from tests.pages.lengths import YEAR

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

LOOKS = 4  # of the long district for every kind; more for kinds with many settings of their own
_OWN_SETTINGS = 4  # so many of them are worth one look more
# Values of the look; at an upright sheet the columns are narrow, so every other one stands upright.
_BY_NAME: Mapping[str, tuple[str, ...]] = {
    "preset": ("gost-2025", "gost-2016"),
    "font_size": ("14", "13", "12"),
    "table_font_size": ("11", "12", "9", "14", "10"),
    "line_spacing": ("", "1", "1.5", "1.15"),
    "margin_left": ("30", "20", "35", "40"),
    "margin_right": ("10", "15", "30"),
    "margin_top": ("20", "25", "40"),
    "margin_bottom": ("20", "15", "30", "40", "25"),
    "first_line": ("12.5", "0", "20"),
    "mark_width": ("", "50", "100", "75"),
    "orientation": ("portrait", "landscape"),
}  # fmt: skip
_DAYS = ("2026-10-31", "2026-12-20", "2027-03-01")  # later ones for later settings of a form
_TEXT = "приказом Министерства образования области от 05.03.2026 № 30-од"
_COLUMNS = 6  # printed side by side at most


class Combination(NamedTuple):
    """A document: `name` is a name for its files and for who looks for it.

    `turn` says which of their values the settings have; None leaves them as installed.
    """

    name: str
    kind: str
    district: str
    turn: int | None = None


def combinations() -> list[Combination]:
    """All of them, kind by kind."""
    return [one for at, kind in enumerate(KINDS) for one in _of_kind(kind, at)]


def few() -> list[Combination]:
    """For the tests of every day: every kind once, each in another look of the long district."""
    return [one for one in combinations() if one.name == f"{one.kind}-{LONG}-1"]


def _of_kind(kind: str, at: int) -> Iterator[Combination]:
    for district in DISTRICTS:
        yield Combination(f"{kind}-{district}", kind, district)
    own = sum(spec.group != "look" for spec in KINDS[kind].settings)
    for number in range(LOOKS + own // _OWN_SETTINGS):
        # Every kind begins elsewhere, so that all of them together see every value.
        yield Combination(f"{kind}-{LONG}-{number + 1}", kind, LONG, at + number)


def settings_of(workspace: "Workspace", one: Combination) -> dict[str, str]:
    """The settings of a combination in its district; rows that they name are there.

    What a kind cannot be made without is named too: an order that another one changes.
    """
    specs = with_choices(workspace, YEAR, KINDS[one.kind].settings)
    settings = {} if one.turn is None else dict(_chosen(specs, one.turn))
    rows = [spec for spec in specs if spec.refers is not None]
    usual = {spec.name: "" for spec in rows}
    named = {spec.name: spec.choices[-1][1] for spec in rows if len(spec.choices) > 1}
    for chosen in ({}, usual, named):
        settings |= chosen
        if not get_row(workspace, one.kind, YEAR, settings).required:
            break
    return settings


def _chosen(specs: Sequence[SettingSpec], turn: int) -> Iterator[tuple[str, str]]:
    days = count()
    for place, spec in enumerate(specs):
        values = _values(spec, days)
        # Lists of one length move in different rounds, or they would always meet in the same pairs.
        at = turn + (turn // len(values)) * (place % len(values))
        yield spec.name, values[at % len(values)]


def _values(spec: SettingSpec, days: "count[int]") -> Sequence[str]:
    if spec.name in _BY_NAME:
        return _BY_NAME[spec.name]
    if spec.kind == "list":
        return list(_columns([value for _words, value in spec.choices]))
    if spec.choices:
        return _unlike(spec.default, (str(value) for _words, value in spec.choices))
    match spec.kind:
        case "flag":
            return _unlike(spec.default, ("1", "0"))
        case "date":
            return ("", _DAYS[next(days) % len(_DAYS)])
        case "number":
            return (spec.default, f"{spec.highest:g}")
        case "text":
            return (spec.default, _TEXT) if spec.group != "columns" else (spec.default,)
        case _:
            return (spec.default,)


def _unlike(first: str, values: Iterable[str]) -> list[str]:
    """The first of some values before the others."""
    return [first, *(value for value in values if value != first)]


def _columns(names: Sequence[str]) -> Iterator[str]:
    """As many as fit, some in another order, one alone."""
    for chosen in (names[:_COLUMNS], names[:4], names[-_COLUMNS:], names[3::-1], names[1:2]):
        yield ",".join(chosen)
