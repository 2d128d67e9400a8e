"""The outcome of making a document: its files, what was left alone, or why it failed."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.views.base.opening import open_file, show_in_folder
from app.views.look import theme
from app.views.widgets.buttons import button, button_row, icon_button
from app.views.widgets.details_panel import clear_layout
from app.views.widgets.empty_state import IconPicture
from app.views.widgets.labels import ElidedLabel, label

if TYPE_CHECKING:
    from app.errors import KnownProblem
    from app.views.base.messages import Messages

ICONS = {".docx": "word-file", ".pdf": "pdf-file", ".xlsx": "table-file"}


class MadeFiles(QWidget):
    """The result of the last making; hidden while there is none."""

    def __init__(self, messages: "Messages") -> None:
        super().__init__()
        self._messages = messages
        self.files: tuple[Path, ...] = ()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.HALF)
        self.hide()

    def clear(self) -> None:
        """Forget the result."""
        self.files = ()
        clear_layout(self._lines)
        self.hide()

    def show_files(self, files: Sequence[Path], left_alone: Sequence[str] = ()) -> None:
        """Show finished files, and say which edited ones were not touched."""
        self.clear()
        self.files = tuple(files)
        self._lines.addWidget(label("Готово", "heading"))
        for path in files:
            self._lines.addWidget(self._file_line(path))
        if left_alone:
            names = ", ".join(f"«{name}»" for name in left_alone)
            text = (
                f"{names}: файл изменён не программой, поэтому оставлен как есть. "
                "Новый записан рядом, с номером в имени."
            )
            self._lines.addWidget(self._strip(text, "warning", "warning"))
        self.show()

    def show_problem(
        self,
        problem: "KnownProblem",
        actions: Sequence[tuple[str, Callable[[], object]]],
        *,
        icon: str = "lock",
    ) -> None:
        """Say why there is no file, with the ways out."""
        self.clear()
        strip = self._strip(str(problem), "warning", icon)
        links = [button(words, slot, role="link") for words, slot in actions]
        ways = button_row(*links, gap=theme.GAP)
        ways.setContentsMargins(theme.WIDE, 0, 0, 0)
        layout = strip.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addLayout(ways)
        self._lines.addWidget(strip)
        self.show()

    def _strip(self, text: str, tone: str, icon: str) -> QFrame:
        strip = QFrame()
        strip.setProperty("role", "strip")
        strip.setProperty("tone", tone)
        line = QHBoxLayout()
        line.setSpacing(theme.STEP)
        line.addWidget(IconPicture(icon, tone, 16), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(label(text, wrap=True), 1)
        layout = QVBoxLayout(strip)
        layout.setContentsMargins(theme.STEP, theme.STEP, theme.STEP, theme.STEP)
        layout.setSpacing(theme.HALF)
        layout.addLayout(line)
        return strip

    def _file_line(self, path: Path) -> QWidget:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        messages = self._messages
        opening = button("Открыть", lambda: open_file(messages, path), role="link")
        opening.setAccessibleName(f"Открыть {path.name}")
        folder = icon_button("folder", "Показать в папке", lambda: show_in_folder(messages, path))
        layout.addWidget(IconPicture(ICONS.get(path.suffix, "documents"), "accent", 20))
        kind = path.suffix.removeprefix(".").upper()  # the end of a long name is not seen
        layout.addWidget(ElidedLabel(f"{kind}: {path.stem}"), 1)
        layout.addWidget(opening)
        layout.addWidget(folder)
        return line
