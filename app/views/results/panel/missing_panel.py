"""Who has not sent what, beside the grid; the list can be copied into a letter."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.services.language.dates import year_name
from app.services.language.plural import SCHOOL, counted
from app.services.results import missing_text
from app.views.look import theme
from app.views.tables.columns import Column
from app.views.tables.row_fit import RowFit
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.buttons import button, icon_button
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.expected.gaps import MissingResults
    from app.views.base.page_context import PageContext


_MOST_LINES = 12  # what one school lacks is read whole
_LOW = 280  # lines: less than that are for the list and not for words above it


def _columns() -> "tuple[Column[MissingResults], ...]":
    return (
        Column(
            key="school",
            title="Школа",
            text=lambda row: row.school,
            width=136,
            stretch=True,
            wrap=True,
            middle=True,
        ),
        Column(
            key="procedures",
            title="Чего нет",
            text=lambda row: ", ".join(row.procedures),
            sort_key=lambda row: len(row.procedures),
            width=120,
            stretch=True,
            wrap=True,
        ),
    )


class MissingPanel(QFrame):
    """The list of schools with missing results.

    Signals:
        closed: the user closed it.
        school_chosen: id of a chosen school.
    """

    closed = Signal()
    school_chosen = Signal(int)

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        self._head = ""
        self._words = ("", "")  # above the list: in short, and all of it
        self.setProperty("role", "panel")
        self.setMinimumWidth(320)
        self.title = label("Кто не прислал", "heading")
        self.subtitle = label("", "muted", wrap=True)
        self.copy_button = button("Скопировать список", self.copy, icon="copy")
        self.model = RowTableModel(_columns(), key=lambda row: row.school_id, parent=self)
        self.table = TableView(
            self.model, name="results_missing", state=context.state, frameless=True
        )
        self.table.setAccessibleName("Школы без результатов")
        RowFit(self.table, _MOST_LINES)
        self.table.row_selected.connect(self._on_row)
        close = icon_button("close", "Закрыть", self.closed.emit)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        head = QVBoxLayout()
        head.setContentsMargins(theme.GAP, theme.GAP, theme.GAP, theme.STEP)
        head.setSpacing(theme.STEP)
        head.addLayout(top)
        head.addWidget(self.subtitle)
        head.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)

    def show_missing(
        self, missing: "Sequence[MissingResults]", year: int, profile_title: str
    ) -> None:
        """Show the schools that lack results of the procedures of a profile."""
        self._head = f"Нет результатов за {year_name(year)} учебный год:"
        short = f"{year_name(year)}, {counted(len(missing), SCHOOL)}."
        self._words = (
            short,
            f"{short} Процедуры профиля «{profile_title}», которые проводятся в школе.",
        )
        self._fit_words()
        self.copy_button.setEnabled(bool(missing))
        self.model.set_rows(missing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low panel the words above the list are few, with the rest in their tooltip."""
        super().resizeEvent(event)
        self._fit_words()

    def _fit_words(self) -> None:
        low = self.height() < _LOW
        short, whole = self._words
        self.subtitle.setText(short if low else whole)
        self.subtitle.setToolTip(whole if low else "")
        # A layout that has no room squeezes what wraps first, and cuts its last line.
        margins = self.contentsMargins()
        room = self.width() - 2 * (theme.GAP + 1) - margins.left() - margins.right()
        self.subtitle.setMinimumHeight(0)  # the former one would be what it needs at least
        self.subtitle.setMinimumHeight(max(0, self.subtitle.heightForWidth(room)))

    def copy(self) -> None:
        """Put the list onto the clipboard as text."""
        QGuiApplication.clipboard().setText(missing_text(self.model.all_rows, self._head))
        self._context.messages.inform("Список скопирован: вставьте его в письмо.")

    def _on_row(self, row: "MissingResults | None") -> None:
        if row is not None:
            self.school_chosen.emit(row.school_id)
