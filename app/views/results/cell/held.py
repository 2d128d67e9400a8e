"""Texts that could not be stored: they stay in their cells, marked, until corrected or given up."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.errors import KnownProblem, UserError
from app.services.language.numbers import NBSP, whole
from app.services.language.plural import plural
from app.views.look import theme
from app.views.results.cell.cells import Key
from app.views.widgets.buttons import button
from app.views.widgets.details_panel import clear_layout
from app.views.widgets.empty_state import IconPicture
from app.views.widgets.labels import ElidedLabel, ElidedLink, label

if TYPE_CHECKING:
    from app.views.results.cell.names import CellNames

CELL = ("ячейка", "ячейки", "ячеек")
_NOT_TAKEN = ("Не принята", "Не приняты", "Не принято")
_PUT_AWAY = "Верните школу из архива или отбросьте текст."
_SHOWN = 3


class NotHeldYetError(UserError):
    """A text means something, but its year lies ahead: it waits for her word."""


@dataclass(frozen=True, slots=True)
class Held:
    """A typed or pasted text and why it is not stored.

    One that is not wrong but `waits` for her word is drawn calmly.
    """

    text: str
    reason: str
    waits: bool = False

    @classmethod
    def refused(cls, text: str, problem: KnownProblem) -> Self:
        """A text that was not taken."""
        return cls(text.strip(), str(problem), isinstance(problem, NotHeldYetError))

    @property
    def look(self) -> tuple[str, str]:
        """Icon and tone."""
        return ("question", "accent") if self.waits else ("error", "negative")


class HeldCells(QObject):
    """The held texts of every year, so that looking at another year loses nothing.

    Attributes:
        lost: texts whose cell is gone, with its year and former key, which another may have now.

    Signals:
        changed: other texts are held.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._years: dict[int, dict[Key, Held]] = {}
        self._actions: dict[int, tuple[int, Mapping[Key, Held]]] = {}
        self.lost: list[tuple[int, Key, Held]] = []

    def of(self, year: int) -> Mapping[Key, Held]:
        """The held texts of a year."""
        return self._years.get(year, {})

    def all(self) -> Iterator[tuple[int, Key, Held]]:
        """The held texts of all years with their cells, newer years first."""
        for year in sorted(self._years, reverse=True):
            for key, held in self._years[year].items():
                yield year, key, held

    def hold(self, year: int, texts: Mapping[Key, Held]) -> None:
        """Keep these too."""
        if texts:
            self._years.setdefault(year, {}).update(texts)
            self.changed.emit()

    def drop(self, year: int, keys: Iterable[Key]) -> list[Key]:
        """Forget these; returns those that were held."""
        held = self._years.get(year, {})
        dropped = [key for key in keys if held.pop(key, None) is not None]
        if dropped:
            self.changed.emit()
        return dropped

    def part(self, exists: Callable[[Key], bool]) -> None:
        """Part from the cells that do not exist any more: their texts are `lost`."""
        gone = [one for one in self.all() if not exists(one[1])]
        for number, (year, texts) in self._actions.items():
            left = {key: held for key, held in texts.items() if exists(key)}
            self._actions[number] = year, left
        self.lost += gone
        for year, key, _held in gone:
            self.drop(year, [key])

    def drop_lost(self) -> None:
        """Give up the texts whose cells are gone."""
        if self.lost:
            self.lost.clear()
            self.changed.emit()

    def bind(self, change_set_id: int, year: int, texts: Mapping[Key, Held]) -> None:
        """These were held in an action: they go when it is taken back, and return with it."""
        self._actions[change_set_id] = year, texts

    def take_back(self, change_set_id: int) -> None:
        """The action was taken back."""
        self.drop(*self._actions.get(change_set_id, (0, {})))

    def bring_back(self, change_set_id: int) -> None:
        """The action was done again."""
        if change_set_id in self._actions:
            self.hold(*self._actions[change_set_id])


class HeldStrip(QFrame):
    """Names the cells whose text is not stored, and what can be done."""

    def __init__(
        self,
        choose: Callable[[Key], object],
        drop_all: Callable[[], object],
        as_percents: Callable[[], object],
        store_coming: Callable[[], object],
    ) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName("Непринятые ячейки")
        self._choose = choose
        self.text = label("", "strong", wrap=True)
        self.percents_button = button("Это проценты", as_percents, role="link")
        self.percents_button.setToolTip("Сохранить эти числа как проценты не справившихся")
        self.coming_button = button("", store_coming, role="link")
        self.drop_button = button("Отбросить", drop_all, role="link")
        self.drop_button.setToolTip("Убрать непринятый текст; сохранённые значения останутся")
        head = QHBoxLayout()
        head.setSpacing(theme.STEP)
        self._picture = IconPicture("error", "negative", 16)
        head.addWidget(self._picture)
        head.addWidget(self.text, 1)
        head.addWidget(self.coming_button)
        head.addWidget(self.percents_button)
        head.addWidget(self.drop_button)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.HALF)
        self._list.setContentsMargins(theme.WIDE, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.STEP + theme.HALF, theme.STEP, theme.STEP, theme.STEP)
        layout.setSpacing(theme.HALF)
        layout.addLayout(head)
        layout.addLayout(self._list)
        self.hide()

    def show_cells(
        self,
        cells: Mapping[Key, Held],
        names: "CellNames",
        lost: Sequence[str] = (),
        *,
        numbers: bool,
        coming: str = "",
    ) -> None:
        """List the cells (the first ones as links) and the `lost` texts; hide when there are none.

        `numbers` says that every text is a plain number, which may mean a percent; `coming` names
        the year when it lies ahead and she was not asked about it.
        """
        self.setVisible(bool(cells or lost))
        clear_layout(self._list)
        self._list_lost(lost)
        if not cells:
            self._tell_lost(len(lost))
            return
        self.coming_button.setVisible(bool(coming))
        self.percents_button.setVisible(numbers and not coming)
        if coming:
            self._picture.set_icon("question", "accent")
            self.text.setText(f"Процедуры {coming} ещё не проводились. Сохранить всё же?")
            self.coming_button.setText(f"Сохранить за {coming}")
            return
        count = len(cells)
        self._picture.set_icon("error", "negative")
        self.text.setText(
            f"{plural(count, _NOT_TAKEN)} {whole(count)}{NBSP}{plural(count, CELL)}: исправьте "
            "текст в таблице или нажмите Esc"
        )
        for key, held in list(cells.items())[:_SHOWN]:
            name = names.of(key)
            if names.has_cell(key):
                line = ElidedLink(f"{name}. {held.reason}", lambda key=key: self._choose(key))
            else:
                line = ElidedLabel(f"{name} – «{held.text}». {_PUT_AWAY}", "muted")
            self._list.addWidget(line)
        if count > _SHOWN:
            self._list.addWidget(label(f"и ещё {whole(count - _SHOWN)}", "muted"))

    def _tell_lost(self, count: int) -> None:
        self.coming_button.hide()
        self.percents_button.hide()
        self._picture.set_icon("error", "negative")
        whose = "Ячейки непринятого текста" if count == 1 else "Ячеек непринятых текстов"
        self.text.setText(f"{whose} больше нет: запишите нужное и нажмите «Отбросить»")

    def _list_lost(self, lost: Sequence[str]) -> None:
        for words in lost[:_SHOWN]:
            self._list.addWidget(ElidedLabel(words, "muted"))
        if len(lost) > _SHOWN:
            self._list.addWidget(label(f"и ещё {whole(len(lost) - _SHOWN)}", "muted"))
