"""All rows that one action changed, however many there are."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.services.language.dates import moment_digits
from app.services.language.plural import ROW
from app.services.language.sentences import capital
from app.services.log.details import RowChange, describe_rows, rows_of_change
from app.views.look import theme
from app.views.look.room import within_screen
from app.views.tables.columns import Column, number_column
from app.views.tables.paging.listing import Listing
from app.views.tables.paging.model import PagedModel
from app.views.tables.table_view import TableView
from app.views.widgets.buttons import button
from app.views.widgets.fields.filter_bar import FilterBar
from app.views.widgets.labels import ElidedLabel, label

if TYPE_CHECKING:
    from app.services.log.listing import ChangeSetRow
    from app.views.base.page_context import PageContext

_WIDTH, _HEIGHT = 1040, 600


class ActionRow(NamedTuple):
    """A changed row, and its place in the action."""

    position: int
    change: RowChange


COLUMNS: tuple[Column[ActionRow], ...] = (
    number_column("number", "№", lambda row: row.position + 1, width=64),
    Column(key="verb", title="Что", text=lambda row: capital(row.change.verb), width=96),
    Column(key="kind", title="Запись", text=lambda row: row.change.kind, wrap=True, width=136),
    Column(key="name", title="Название", text=lambda row: row.change.name, wrap=True, width=208),
    Column(
        key="text",
        title="Значения",
        text=lambda row: row.change.text,
        wrap=True,
        width=200,
        stretch=True,
    ),
)


class ActionRowsDialog(QDialog):
    """A table of the rows, in the order in which they were changed; it is searched whole."""

    def __init__(
        self, parent: QWidget | None, context: "PageContext", action: "ChangeSetRow"
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Строки действия")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._action = context, action
        self.filters = FilterBar("Название, значение")
        self.model = PagedModel(
            COLUMNS, key=_position, ordered="", tasks=context.tasks, parent=self
        )
        self.table = TableView(self.model, name="action-rows", state=context.state)
        self.table.setAccessibleName("Строки действия")
        self.table.about = action.title
        self._lay_out()
        self.filters.changed.connect(self._find)
        self.model.finding_changed.connect(self._show_count)
        self._find()

    def _find(self) -> None:
        workspace, number = self._context.workspace, self._action.id

        def read(positions: Sequence[int]) -> list[ActionRow]:
            told = describe_rows(workspace, number, positions)
            return [*map(ActionRow, positions, told)]

        listing = Listing(
            keys=lambda: rows_of_change(workspace, number),
            read=read,
            every=self._action.rows,
            weight=self._action.rows,
        )
        self.model.show_found(listing, self.filters.text, None)

    def _show_count(self) -> None:
        shown, every = len(self.model.rows), self.model.every
        self.filters.tell_rows(shown, every, ROW, finding=self.model.finding)

    def _lay_out(self) -> None:
        when = moment_digits(self._action.created_at)
        foot = QHBoxLayout()
        foot.addWidget(label(f"{when}, {self._action.actor}".strip(", "), "muted"), 1)
        foot.addWidget(button("Закрыть", self.reject))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.GAP)
        layout.setSpacing(theme.GAP)
        layout.addWidget(ElidedLabel(self._action.title, "title"))
        layout.addWidget(self.filters)
        layout.addWidget(self.table, 1)
        layout.addLayout(foot)
        self.resize(within_screen(self, QSize(_WIDTH, _HEIGHT), self.parentWidget()))


def _position(row: ActionRow) -> int:
    return row.position
