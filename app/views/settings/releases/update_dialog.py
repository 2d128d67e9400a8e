"""What a chosen file of a release is, whether it fits, and the one decision."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.services.program.releases.updating import wording
from app.services.program.releases.updating.judging import Review
from app.views.look import theme
from app.views.look.room import within_screen
from app.views.settings.releases.news_text import news_text
from app.views.widgets.buttons import button
from app.views.widgets.details_panel import ScrolledColumn
from app.views.widgets.labels import label, rule, selectable
from app.views.widgets.status import Status, StatusChip

_WIDTH, _HEIGHT, _LOW = 760, 640, 360  # low: there is nothing to decide and no news
_NEWS_HEIGHT = 144


class UpdateDialog(QDialog):
    """Shows a `Review`; `begin` is called when the user decides to install."""

    def __init__(
        self, parent: QWidget | None, reviewed: Review, begin: Callable[[], object]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Обновление из файла")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._begin = begin
        self.update_button = button("Обновить", self.begin, role="primary", shortcut="Ctrl+Return")
        self.update_button.setVisible(reviewed.fits)
        self.close_button = button("Отмена" if reviewed.fits else "Закрыть", self.reject)
        self._lay_out(reviewed)
        height = _HEIGHT if reviewed.fits or reviewed.news else _LOW
        self.resize(within_screen(self, QSize(_WIDTH, height), parent))
        first = self.update_button if reviewed.fits else self.close_button
        first.setDefault(True)
        first.setFocus()

    def begin(self) -> None:
        """Close, then install."""
        self.accept()
        self._begin()

    def _lay_out(self, reviewed: Review) -> None:
        column = ScrolledColumn(theme.WIDE, theme.STEP)
        column.stop_only_to_scroll()
        content = column.content
        version = reviewed.release.description.version
        content.addWidget(label(f"Опора {version}", "title"))
        chip = StatusChip()
        chip.set_status(
            Status("positive", "done", "подходит")
            if reviewed.fits
            else Status("negative", "error", "не подходит")
        )
        content.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        if not reviewed.fits:
            content.addWidget(label(wording.verdict(reviewed), "strong", wrap=True))
        content.addLayout(_facts(reviewed))
        for words in wording.notes(reviewed) if reviewed.fits else ():
            content.addWidget(label(words, "muted", wrap=True))
        if reviewed.news:
            content.addWidget(label("Что нового", "heading"))
            text = news_text(reviewed.news)
            text.setFixedHeight(_NEWS_HEIGHT)  # it scrolls by itself
            content.addWidget(text)
        if reviewed.fits:
            content.addWidget(label("Что произойдёт", "heading"))
            content.addWidget(label(wording.what_happens(), wrap=True))
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.WIDE, theme.STEP, theme.WIDE, theme.GAP)
        foot.setSpacing(theme.STEP)
        foot.addStretch()
        foot.addWidget(self.close_button)
        foot.addWidget(self.update_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(column, 1)
        layout.addWidget(rule())
        layout.addLayout(foot)


def _facts(reviewed: Review) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.GAP)
    grid.setVerticalSpacing(theme.HALF)
    grid.setColumnStretch(1, 1)
    for row, (name, value) in enumerate(wording.facts(reviewed)):
        shown = selectable(value)
        shown.setAccessibleName(f"{name}: {value}")
        grid.addWidget(label(name, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(shown, row, 1)
    return grid
