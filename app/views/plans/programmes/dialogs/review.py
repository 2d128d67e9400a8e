"""The texts of a copied programme that name a year or a number: which of them get new years."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.services.language.plural import Forms
from app.services.language.sentences import glued, listed
from app.services.programmes.copying import Passage, save_passages
from app.views.widgets.fields.form_dialog import FormDialog
from app.views.widgets.fields.ticks import TickLine, Ticks
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.services.log.changes import Changes
    from app.services.storage.workspace import Workspace

_TEXTS: Forms = ("текста", "текстов", "текстов")
_MOST_NAMED = 8
_ABOUT = (
    "Отмеченные тексты получат новые годы, остальные останутся как были: их можно исправить в"
    " разделах программы. Изменение отменяет Ctrl+Z."
)
_KEPT = "Здесь названы годы или номера, которые остаются; проверьте, нужны ли они в новой программе"


class ReviewForm(FormDialog):
    """Each text as it stands and as it would read; nothing is changed that is not ticked."""

    def __init__(
        self,
        parent: QWidget,
        workspace: "Workspace",
        programme_id: int,
        passages: "Sequence[Passage]",
        saved: "Callable[[Changes, int], object]",
    ) -> None:
        super().__init__(parent, "Годы в текстах копии", action="Применить отмеченные")
        self._workspace, self._key, self._saved = workspace, programme_id, saved
        self.moving = [one for one in passages if one.moves]
        self.kept = [one for one in passages if not one.moves]
        self.column.content.addWidget(label(_ABOUT, "muted", wrap=True))
        lines = [
            TickLine(
                number, one.where, f"Сейчас: {_around(one.text)}\nСтанет: {_around(one.later)}"
            )
            for number, one in enumerate(self.moving)
        ]
        self.ticks = Ticks(lines, _TEXTS) if lines else None
        if self.ticks is not None:
            self.ticks.head(self.add_row("Тексты", self.ticks))
        else:
            self.save_button.hide()
        if self.kept:
            self.column.content.addWidget(label(_KEPT, "strong", wrap=True))
        for one in self.kept:
            named = listed(one.named, _MOST_NAMED)
            text = glued(f"{one.where}: {named}. {_around(one.text)}")
            self.column.content.addWidget(label(text, "small", wrap=True))

    def save(self) -> None:
        """Change the ticked texts, as one action."""
        chosen = [] if self.ticks is None else [self.moving[key] for key in self.ticks.chosen()]
        if chosen:
            self._saved(save_passages(self._workspace, self._key, chosen), len(chosen))


def _around(text: str) -> str:
    """A long text without what would not fit; its years stand in the form itself."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1]}…"


_LONGEST = 400
