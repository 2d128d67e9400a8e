"""What became of a made file, said above its pages where they are not those of the file."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.services.documents.made.history import FileState
from app.views.look import theme
from app.views.widgets.buttons import button
from app.views.widgets.empty_state import IconPicture
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable

_WORDS = {
    FileState.CHANGED: "Файл в папке изменён после того, как был сделан.",
    FileState.GONE: "Файла в папке больше нет.",
    FileState.REPLACED: "На месте этого файла в папке более новый документ.",
}
_KEPT = "Открывается сохранённая копия – то, что было сделано."
_NOT_KEPT = "Копии того, что было сделано, нет."


class StateLine(QFrame):
    """A strip that is hidden while the file is as it was made."""

    def __init__(self, open_present: "Callable[[], object]") -> None:
        """Args: `open_present` opens the file that lies in the folder now."""
        super().__init__()
        self.setProperty("role", "strip")
        self.setProperty("tone", "warning")
        self.text = label("", wrap=True)
        self.link = button("Открыть файл из папки", open_present, role="link")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.STEP, theme.STEP, theme.STEP, theme.STEP)
        layout.setSpacing(theme.STEP)
        layout.addWidget(IconPicture("warning", "warning", 16), 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.link, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_state(self, state: FileState | None, *, kept: bool, there: bool) -> None:
        """Say it, with the way to the file of the folder where there is one."""
        words = None if state is None else _WORDS.get(state)
        if words is not None:
            self.text.setText(f"{words} {_KEPT if kept else _NOT_KEPT}")
        self.link.setVisible(kept and there)
        self.setVisible(words is not None)
