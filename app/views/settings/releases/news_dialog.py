"""«Что нового»: what this version and those before it brought."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.services.program.releases.news import list_news
from app.views.look import theme
from app.views.look.room import within_screen
from app.views.settings.releases.news_text import news_text
from app.views.widgets.buttons import button
from app.views.widgets.labels import label

_WIDTH, _HEIGHT = 720, 520


class NewsDialog(QDialog):
    """All versions, the newest first.

    Raises:
        ProgramFileError: the program's own file is missing or damaged.
    """

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Что нового")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text = news_text(list_news())
        self.close_button = button("Закрыть", self.accept)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.GAP)
        layout.setSpacing(theme.GAP)
        layout.addWidget(label("Что нового", "title"))
        layout.addWidget(self.text, 1)
        layout.addLayout(foot)
        self.resize(within_screen(self, QSize(_WIDTH, _HEIGHT), parent))
        self.close_button.setFocus()
