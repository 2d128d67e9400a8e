"""A calm page while the window waits for something that must end first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.views.base.progress_strip import ProgressStrip
from app.views.widgets.empty_state import EmptyState


class WaitingPage(QWidget):
    """Says what is going on; `strip.follow(task)` shows how far it is."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.strip = ProgressStrip()
        self.strip.setFixedWidth(480)
        self.message = EmptyState(title, "Это займёт несколько секунд.", icon="clock")
        layout = QVBoxLayout(self)
        self.message.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        layout.addStretch(2)
        layout.addWidget(self.message)
        layout.addWidget(self.strip, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)


def preparing_page(*, interrupted: bool) -> WaitingPage:
    """The database is brought in order after a crash, or to this program's schema."""
    return WaitingPage(
        "Прошлая работа прервалась, база данных приводится в порядок"
        if interrupted
        else "База данных обновляется, перед этим делается её копия"
    )
