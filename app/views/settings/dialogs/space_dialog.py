"""Which things of a kind are to go: ticked one by one, told with their sizes."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.services.language.numbers import size_text, whole
from app.services.language.plural import FILE, counted
from app.services.program.space.description.item import SpaceItem
from app.services.program.space.freeing import SpaceUse
from app.views.widgets.fields.form_dialog import FieldRefusedError, FormDialog
from app.views.widgets.fields.ticks import TickLine, Ticks
from app.views.widgets.labels import label

_MOST = 200
_OF_FILES = ("файла", "файлов", "файлов")


class SpaceDialog(FormDialog):
    """What may go is ticked, what is in use is told below; nothing is ticked at first.

    What may be needed stands last, each with what for.

    Args:
        parent: the window.
        use: what there is of the kind.
        agreed: asks the last question about the names of the ticked ones, and begins if it is
            answered with yes; the dialog stays open otherwise.
    """

    def __init__(
        self, parent: QWidget | None, use: SpaceUse, agreed: Callable[[Sequence[SpaceItem]], bool]
    ) -> None:
        super().__init__(parent, use.kind.title, action=f"{use.kind.action}…")
        self._agreed = agreed
        offered = [*use.removable, *use.needed]
        self._shown = offered[:_MOST]
        self.column.content.addWidget(label(use.kind.about, "muted", wrap=True))
        lines = [
            TickLine(number, _line(item), "; ".join(filter(None, (item.note, item.needed))))
            for number, item in enumerate(self._shown)
        ]
        self.ticks = Ticks(lines, _OF_FILES, ticked=False)
        self.ticks_row = self.add_row("Что удалить", self.ticks)
        self.ticks.head(self.ticks_row)
        rest = len(offered) - len(self._shown)
        if rest:
            words = f"Показаны первые {whole(_MOST)}, ещё {whole(rest)} – когда эти будут удалены."
            self.column.content.addWidget(label(words, "muted", wrap=True))
        self.held = label(_held(use.held), "muted", wrap=True)
        self.column.content.addWidget(self.held)
        self.held.setVisible(bool(use.held))

    def chosen(self) -> list[SpaceItem]:
        """The ticked ones."""
        return [self._shown[number] for number in self.ticks.chosen()]

    def submit(self) -> None:
        """Close when the question was answered with yes."""
        self.ticks_row.show_error("")
        if not self.chosen():
            refused = UserError("Отметьте хотя бы один файл.")
            self.ticks_row.show_error(str(FieldRefusedError(self.ticks_row, refused)))
            self.make_room()
        elif self._agreed(self.chosen()):
            self.accept()


def _line(item: SpaceItem) -> str:
    return f"{item.title}, {size_text(item.size)}"


def _held(items: Sequence[SpaceItem]) -> str:
    if not items:
        return ""
    size = size_text(sum(item.size for item in items))
    if len(items) == 1:
        return f"Не удаляется «{items[0].title}» ({size}): {items[0].held}."
    reasons = ", ".join(dict.fromkeys(item.held for item in items))
    return f"Не удаляются {counted(len(items), FILE)} ({size}): {reasons}."
