"""What the window's search field offers: things of the workspace and commands, ranked together."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from app.services.findings.links import (
    ToCriterion,
    ToMadeFile,
    ToMeasure,
    ToOrder,
    ToPerson,
    ToPlan,
    ToResult,
    ToSchool,
    ToVerdict,
)
from app.services.language.dates import parse_year
from app.services.language.matching import best_rank, queries, searchable
from app.services.program.search import SearchHit, SearchIndex
from app.views.look.window_state import of_folder
from app.views.shell.commands.command import Command
from app.views.shell.commands.places import place_commands
from app.views.shell.commands.registers import register_commands
from app.views.shell.commands.window import place_changes, window_commands, year_commands
from app.views.widgets.fields.search_popup import Hit

if TYPE_CHECKING:
    from app.views.base.links import Way
    from app.views.shell.workplace import Workplace

_MOST = 60
_RECENT = 6
_ICONS = {
    "school": "schools",
    "measure": "plans",
    "plan": "plans",
    "document": "documents",
    "own-document": "documents",
    "order": "order",
    "letter": "mail",
    "meeting": "people",
    "person": "person",
}
_FOUND = "search"  # the icon of other things
# Of equals commands come first, and of these the ones whose title fits, not their other words.
_BY_TITLE, _BY_WORDS, _THING = range(3)


class Palette:
    """Searches the workspace and the commands of one window.

    What can be found is read once and again after a change, so that keys never wait.
    """

    def __init__(self, workplace: "Workplace") -> None:
        self._workplace = workplace
        self._index: SearchIndex | None = None
        context = workplace.context
        context.events.changed.connect(self.forget)
        self._recent_key = of_folder("recent", context.workspace.root)

    def forget(self, _changes: object = None) -> None:
        """Read again what can be found when it is needed next."""
        self._index = None

    def find(self, text: str) -> list[Hit]:
        """What fits, best first; for an empty text what was open lately, and the commands."""
        if not text.strip():
            return [*self._recent(), *map(_command_hit, self._commands())]
        asked = queries(text)
        ranked: list[tuple[int, int, int, Hit]] = []
        for order, command in enumerate(self._all_commands(text)):
            rank = best_rank(asked, searchable(command.title, (command.words,), (command.detail,)))
            if rank is not None:
                by_title = best_rank(asked, searchable(command.title)) is not None
                turn = _BY_TITLE if by_title else _BY_WORDS
                ranked.append((rank, turn, order, _command_hit(command)))
        for order, (rank, row) in enumerate(self._read().ranked(text)[:_MOST]):
            ranked.append((rank, _THING, order, _hit(row)))
        ranked.sort(key=lambda one: one[:3])
        return [hit for _rank, _turn, _order, hit in ranked[:_MOST]]

    def remember(self, way: "Way") -> None:
        """Keep in mind what was opened, for the list of an empty field."""
        thing = _thing(way)
        if thing:
            text = ";".join(list(dict.fromkeys([thing, *self._remembered()]))[:_RECENT])
            self._workplace.context.state.keep_text(self._recent_key, text)

    def _remembered(self) -> list[str]:
        text = self._workplace.context.state.text(self._recent_key)
        return [part for part in text.split(";") if part.partition(":")[2].isdigit()]

    def _recent(self) -> Iterable[Hit]:
        for part in self._remembered():
            kind, _, number = part.partition(":")
            row = self._read().find(kind, int(number))
            if row is not None:
                yield _hit(row, "недавно")

    def _commands(self) -> list[Command]:
        workplace = self._workplace
        return [*place_commands(workplace), *window_commands(workplace)]

    def _all_commands(self, text: str) -> list[Command]:
        workplace = self._workplace
        years = year_commands(workplace, parse_year(text.strip()))
        registers = register_commands(workplace)
        return [*place_changes(workplace), *self._commands(), *registers, *years]

    def _read(self) -> SearchIndex:
        if self._index is None:
            self._index = SearchIndex(self._workplace.context.workspace)
        return self._index


def _hit(row: SearchHit, note: str = "") -> Hit:
    return Hit(
        icon=_ICONS.get(row.kind, _FOUND),
        title=row.title,
        detail=row.detail,
        link=row.link,
        side=note or row.noun,
    )


def _command_hit(command: Command) -> Hit:
    return Hit(
        icon=command.icon,
        title=command.title,
        detail=command.detail,
        side=command.shortcut,
        run=command.run,
    )


def _thing(way: "Way") -> str:
    """Kind and key of a thing that can be found again; empty for all others."""
    match way:
        case ToSchool() | ToCriterion() | ToResult() | ToVerdict():
            return f"school:{way.school_id}"
        case ToPlan():
            return f"plan:{way.plan_id}"
        case ToMeasure():
            return f"measure:{way.measure_id}"
        case ToMadeFile():
            return f"document:{way.output_id}"
        case ToOrder():
            return f"order:{way.order_id}"
        case ToPerson():
            return f"person:{way.person_id}"
        case _:
            return ""
