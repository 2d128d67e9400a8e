"""The outcome of making a set: how many files, where they lie, what could not be made."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.language.plural import DOCUMENT, FILE, counted
from app.views.base.opening import open_file, open_folder
from app.views.documents.kinds.finding_line import marked
from app.views.look import theme
from app.views.widgets.buttons import button, button_row
from app.views.widgets.details_panel import clear_layout
from app.views.widgets.labels import ElidedLabel, label

if TYPE_CHECKING:
    from app.errors import KnownProblem
    from app.services.documents.sets.making import MadeSet
    from app.views.base.messages import Messages

_MOST_REFUSED = 4


class MadeSetView(QWidget):
    """The outcome; hidden while there is none.

    Attributes:
        made: what was made last, or None.
    """

    def __init__(self, messages: "Messages") -> None:
        super().__init__()
        self._messages = messages
        self.made: MadeSet | None = None
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(theme.GAP, theme.STEP, theme.GAP, 0)
        self._lines.setSpacing(theme.HALF)
        self.hide()

    def clear(self) -> None:
        """Forget it."""
        self.made = None
        clear_layout(self._lines)
        self.hide()

    def show_made(self, made: "MadeSet") -> None:
        """Say what was made and where it lies."""
        self.clear()
        self.made = made
        files, messages = made.files, self._messages
        documents = counted(len(made.made), DOCUMENT)
        words = f"Готово: {documents}, {counted(len(files), FILE)}"
        self._lines.addWidget(label(words, "heading", wrap=True))
        place = files[0].name if len(files) == 1 else made.folder.name
        self._lines.addWidget(ElidedLabel(place, "small"))
        links = [button("Открыть папку", lambda: open_folder(messages, made.folder), role="link")]
        if len(files) == 1:
            links.insert(0, button("Открыть", lambda: open_file(messages, files[0]), role="link"))
        self._lines.addLayout(button_row(*links, gap=theme.GAP))
        left = [name for one in made.made for name in one.left_alone]
        if left:
            names = ", ".join(f"«{name}»" for name in dict.fromkeys(left[:_MOST_REFUSED]))
            text = f"{names}: оставлены как есть, новые записаны рядом, с номером в имени."
            self._lines.addWidget(marked("warning", "warning", text))
        for one in made.refused[:_MOST_REFUSED]:
            text = f"{one.paper.title}: {one.problem}"
            self._lines.addWidget(marked("warning", "warning", text))
        rest = len(made.refused) - _MOST_REFUSED
        if rest > 0:
            self._lines.addWidget(label(f"Ещё не сделано: {counted(rest, DOCUMENT)}.", "muted"))
        self.show()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_problem(self, problem: "KnownProblem") -> None:
        """Say why nothing was made."""
        self.clear()
        self._lines.addWidget(marked("error", "negative", str(problem)))
        self.show()

    def show_stopped(self) -> None:
        """Say that it was stopped, and what that leaves."""
        self.clear()
        self._lines.addWidget(label("Комплект остановлен", "heading", wrap=True))
        text = "Новых файлов нет, прежние не изменены."
        self._lines.addWidget(label(text, "muted", wrap=True))
        self.show()
