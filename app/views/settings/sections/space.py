"""What takes room and may go: each kind with its size, removed only what was ticked and agreed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.errors import KnownProblem
from app.services.language.numbers import size_text
from app.services.language.plural import counted
from app.services.program.space.description.item import SpaceItem, SpaceKind
from app.services.program.space.freeing import (
    ItemGoneError,
    SpaceUse,
    free_on_disk,
    free_space,
    read_space,
    space_kinds,
)
from app.services.progress import Steps
from app.views.base.progress_strip import ProgressStrip
from app.views.look import theme
from app.views.settings.dialogs.space_dialog import SpaceDialog
from app.views.widgets.buttons import button
from app.views.widgets.card import Card
from app.views.widgets.details_panel import ScrolledColumn
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from app.views.base.page_context import PageContext

_WIDTH = 880
_FILES = ("файл", "файла", "файлов")
_HINT = (
    "Программа ничего из этого не удаляет сама, кроме лишних резервных копий. Отметьте, что больше "
    "не нужно: удалённое не вернуть."
)


class SpaceSection(ScrolledColumn):
    """A card a kind; the sizes are read in the background.

    Attributes:
        cards: the cards by the names of their kinds.
        dialog: the one that was opened last, or None.
    """

    def __init__(self, context: "PageContext") -> None:
        super().__init__(margin=0, spacing=theme.GAP)
        self._context = context
        self.dialog: SpaceDialog | None = None
        self.free = label("", "muted", wrap=True)
        self.progress = ProgressStrip()
        self.cards = {kind.name: SpaceCard(kind, self) for kind in space_kinds().values()}
        self.content.addWidget(label("Освободить место", "heading"))
        self.content.addWidget(label(_HINT, "muted", wrap=True))
        self.content.addWidget(self.free)
        self.content.addWidget(self.progress)
        for card in self.cards.values():
            self.content.addWidget(card)

    def refresh(self) -> None:
        """Read what there is."""
        workspace = self._context.workspace

        def read() -> Steps[tuple[list[SpaceUse], int]]:
            uses = yield from read_space(workspace)
            return uses, free_on_disk(workspace)

        self._context.tasks.run(read, self._on_read, casual=True)

    def choose(self, use: SpaceUse) -> None:
        """Let the user tick what is to go."""
        self.dialog = SpaceDialog(
            self.window(), use, lambda items: self._ask_and_free(use.kind, items)
        )
        self.dialog.show_form()

    def _ask_and_free(self, kind: SpaceKind, items: Sequence[SpaceItem]) -> bool:
        size = size_text(sum(item.size for item in items))
        if not self._context.messages.ask(
            f"{kind.action} навсегда: {counted(len(items), _FILES)}, {size}?"
            if kind.forever
            else f"{kind.action}, освободится {size}?",
            " ".join([kind.about, *_needs(items)]),
            yes=kind.action,
        ):
            return False
        workspace, names = self._context.workspace, [item.name for item in items]
        task = self._context.tasks.run(
            lambda: free_space(workspace, kind.name, names),
            self._on_freed,
            self._on_refused,
            title=kind.title,
        )
        task.finished.connect(self.refresh)
        self.progress.follow(task)
        return True

    def _on_read(self, read: tuple[list[SpaceUse], int]) -> None:
        uses, free = read
        self.free.setText(f"Свободно на диске: {size_text(free)}.")
        for use in uses:
            self.cards[use.kind.name].show_use(use, read_only=self._context.workspace.read_only)

    def _on_refused(self, problem: KnownProblem) -> None:
        """The list is read again in any case."""
        if isinstance(problem, ItemGoneError):
            self._context.messages.inform(
                "Список успел измениться, ничего не удалено.", "Он обновлён, выберите ещё раз."
            )
        else:
            self._context.messages.show_problem(problem)

    def _on_freed(self, freed: int) -> None:
        self._context.messages.toast(f"Освобождено {size_text(freed)}.")


class SpaceCard(Card):
    """One kind: what it is, how much there is of it, and the button to choose."""

    def __init__(self, kind: SpaceKind, section: SpaceSection) -> None:
        super().__init__(kind.title, kind.about)
        self.setMaximumWidth(_WIDTH)
        self._section = section
        self._use: SpaceUse | None = None
        self.words = label("Размер считается…", wrap=True)
        self.button = button("Выбрать…", self._on_button, icon="trash")
        self.button.setAccessibleName(f"Выбрать: {kind.title}")
        self.button.setEnabled(False)
        self.add_heading_action(self.button)
        self.add(self.words)

    def show_use(self, use: SpaceUse, *, read_only: bool) -> None:
        """Show what there is of it."""
        self._use = use
        self.words.setText(_words(use))
        self.button.setEnabled(bool(use.removable or use.needed) and not read_only)

    def _on_button(self) -> None:
        if self._use is not None:
            self._section.choose(self._use)


def _needs(items: Sequence[SpaceItem]) -> list[str]:
    """What those of them that may be needed are needed for, a sentence a reason."""
    all_needed = all(item.needed for item in items)
    subject = "Отмеченное" if all_needed else "Часть отмеченного"
    reasons = dict.fromkeys(item.needed for item in items if item.needed)
    return [f"{subject} {reason}." for reason in reasons]


def _words(use: SpaceUse) -> str:
    removable, needed, held = use.removable, use.needed, use.held
    if not use.items:
        return "Ничего нет."
    parts = []
    if removable:
        size = size_text(sum(item.size for item in removable))
        files = f"{counted(len(removable), _FILES)}, {size}"
        may = f"Можно удалить: {files}." if use.kind.forever else f"Можно освободить: {size}."
        parts.append(may)
    if needed:
        size = size_text(sum(item.size for item in needed))
        parts.append(f"Могут понадобиться: {counted(len(needed), _FILES)}, {size}.")
    if held:
        size = size_text(sum(item.size for item in held))
        parts.append(f"Используется и не удаляется: {counted(len(held), _FILES)}, {size}.")
    return " ".join(parts)
