"""Years of results that lie ahead: no number is stored there before she agrees, once."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from app.services.language.dates import year_name
from app.services.year import years
from app.views.results.cell.cells import Key
from app.views.results.cell.held import Held, NotHeldYetError

if TYPE_CHECKING:
    from app.views.base.page_context import PageContext


class ComingYears:
    """Which years wait for her word; what she agreed to holds as long as the window is open."""

    def __init__(self, context: "PageContext") -> None:
        self._context = context
        self._agreed: set[int] = set()

    def waits(self, year: int) -> bool:
        """Whether the procedures of a year lie ahead and she was not asked about it."""
        today = self._context.workspace.clock.today()
        return year not in self._agreed and years.is_not_held_yet(year, today)

    def words(self, year: int) -> str:
        """The name of a year that waits; empty when it does not."""
        return year_name(year) if self.waits(year) else ""

    def agree(self, named: Iterable[int]) -> None:
        """Numbers of these years are taken from now on."""
        self._agreed.update(named)

    def held(self, year: int, texts: Iterable[tuple[Key, str]]) -> dict[Key, Held]:
        """Texts that wait for her word, with the reason."""
        return {key: Held(text, _reason(year), waits=True) for key, text in texts if text}

    def refusal(self, year: int) -> NotHeldYetError:
        """What is said where a single text was to be stored."""
        return NotHeldYetError(_reason(year), "Ответьте на вопрос над таблицей.")


def _reason(year: int) -> str:
    return f"Процедуры {year_name(year)} ещё не проводились."
