"""История: what happened to the school, who did it and when, in words."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy
from shiboken6 import isValid

from app.services.language.matching import folded
from app.services.language.numbers import whole
from app.services.language.plural import RECORD
from app.services.language.sought import Sought
from app.services.school_card.history import (
    SchoolChangeRow,
    SchoolHistory,
    find_school_history,
    history_weight,
    key_of,
)
from app.views.schools.card.tab import MeasuresTab
from app.views.tables.column_fit import ColumnFit, ColumnGrowth
from app.views.tables.columns import Column, moment_column
from app.views.tables.paging.listing import Listing
from app.views.tables.paging.model import PagedModel
from app.views.tables.table_view import TableView
from app.views.widgets.details_panel import ScrolledColumn
from app.views.widgets.empty_state import ContentStack, EmptyState, nothing_found
from app.views.widgets.fields.filter_bar import FilterBar
from app.views.widgets.labels import selectable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.services.schools.schools import SchoolRow
    from app.views.base.page_context import PageContext

_TOLD = 12  # lines of an event in its tooltip
_SHARE, _LEAST_LINES = 0.3, 3  # of the tab, for what is told of the chosen event
_FIRST, _READ_AT_ONCE, _PAGE = 50, 100, 25  # events
_READING = "Более ранние записи читаются…"
_KINDS = {
    "support": ("shield", "Списки поддержки"),
    "verdict": ("flag", "Выявление"),
    "register": ("pencil", "Сведения"),
    "passport": ("office", "Паспорт"),
    "results": ("results", "Результаты"),
    "criteria": ("chart", "Критерии"),
    "plan": ("plans", "План"),
    "paper": ("documents", "Документы"),
}


def _title(row: SchoolChangeRow) -> str:
    return f"{row.title} (отменено)" if row.undone else row.title


COLUMNS: tuple[Column[SchoolChangeRow], ...] = (
    moment_column("when", "Когда", lambda row: row.created_at, width=128),
    Column(
        key="what",
        title="Что сделано",
        text=_title,
        icon=lambda row: _KINDS[row.kind][0],
        tone=lambda row: "muted" if row.undone else None,
        width=184,
        wrap=True,
    ),
    Column(
        key="details",
        title="Подробности",
        text=lambda row: row.details,
        tooltip=lambda row: _first(row.lines),
        wrap=True,
        width=192,
        stretch=True,
    ),
    Column(key="who", title="Кто", text=lambda row: row.actor, tone=lambda _row: "muted", width=96),
)


class HistoryTab(MeasuresTab):
    """Actions and events of a school; the chosen one is told in full below the list."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context)
        self.filters = FilterBar("Что сделано, показатель, число")
        kinds: list[tuple[str, object]] = [("Все записи", None)]
        kinds += [(words, key) for key, (_icon, words) in _KINDS.items()]
        self.filters.add_choice("kind", "О чём запись", kinds)
        self._history: SchoolHistory | None = None
        self.model = PagedModel(
            COLUMNS, key=key_of, ordered="when", tasks=context.tasks, parent=self
        )
        self.table = TableView(self.model, name="school-history", state=context.state)
        self.table.setAccessibleName("История школы")
        ColumnFit(self.table, ("who",))
        ColumnGrowth(self.table, {"what": 344})
        self.whole = selectable("", "muted")
        self._told = ScrolledColumn(margin=0)
        self._told.setAccessibleName("Подробности записи")
        self._told.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._told.content.addWidget(self.whole)
        self._told.stop_only_to_scroll()
        empty = EmptyState(
            "Записей нет", "Здесь будет видно, что происходило со школой: кто, когда и что изменил."
        )
        nothing = nothing_found(
            "Под выбранные условия не подходит ни одна запись.",
            self.filters.reset,
        )
        self._list = ContentStack(self.table, nothing)
        self.stack = ContentStack(self._list, empty)
        self.body.addWidget(self.filters)
        self.body.addWidget(self.stack, 1)
        self.body.addWidget(self._told)
        self.filters.changed.connect(self._apply)
        self.model.finding_changed.connect(self._show_count)
        self.table.row_selected.connect(self._on_selected)
        self._on_selected(None)

    def show_school(self, school: "SchoolRow") -> None:
        """Find what happened: the last events first, then the others, beside the window."""
        workspace = self.context.workspace
        self.read(
            school,
            lambda: find_school_history(workspace, school.id, _FIRST),
            self._show_first,
            self._forget,
            more=history_weight(workspace),
        )

    def _forget(self) -> None:
        """What happened to another school goes before the history of this one is there."""
        self._history = None
        self.filters.hide()
        self.model.set_rows([])
        self.stack.show_content(True)
        self._list.show_content(True)
        self._tell("История читается…")

    def _show_first(self, history: SchoolHistory) -> None:
        self._history = history
        if not history.is_whole:
            self.context.tasks.run(
                history.whole, lambda whole: self._show_whole(history, whole), casual=True
            )
        self._on_selected(None)
        self.filters.setVisible(bool(history.keys))
        self.stack.show_content(history.keys)
        self._apply()

    def _show_whole(self, first: SchoolHistory, whole: SchoolHistory) -> None:
        """Those of the school that is still shown; what is selected stays so."""
        if isValid(self) and self._history is first:
            self._history = whole
            self._apply()

    def _apply(self) -> None:
        history = self._history
        if history is not None:
            every = len(history.keys)
            listing = Listing(
                keys=lambda: history.keys,
                read=history.tell,
                every=every,
                is_whole=history.is_whole,
                few=_READ_AT_ONCE,
                page=_PAGE,
            )
            self.model.show_found(listing, "", self._accepting())

    def _accepting(self) -> "Callable[[SchoolChangeRow], bool] | None":
        """The chosen kind and every word anywhere in an event, also in what is not shown of it."""
        kind, words = self.filters.value("kind"), Sought.of(self.filters.text)
        if kind is None and not words:
            return None

        def accepts(row: SchoolChangeRow) -> bool:
            if kind is not None and row.kind != kind:
                return False
            shown = (column.text(row) for column in COLUMNS)
            text = folded("\n".join((*shown, *row.lines))) if words else ""
            return words.stands_in(text)

        return accepts

    def _show_count(self) -> None:
        if self._history is None:
            return
        shown, every = len(self.model.rows), self.model.every
        finding = self.model.finding or not self._history.is_whole
        self._list.show_content(shown or finding)
        self.filters.tell_rows(shown, every, RECORD, finding=finding)
        if finding and not self.filters.active:
            self.filters.set_count(_READING)

    def _on_selected(self, row: SchoolChangeRow | None) -> None:
        lines = () if row is None else row.lines or ((row.details,) if row.details else ())
        self._tell("\n".join(lines))

    def _tell(self, text: str) -> None:
        """What is said below the list, from its beginning."""
        self.whole.setText(text)
        self._told.verticalScrollBar().setValue(0)
        self._told.setVisible(bool(text))
        self._give_room()

    def _give_room(self) -> None:
        """What is told is as high as it needs, up to a share of the tab; then it scrolls."""
        if self._told.isHidden():
            return
        least = _LEAST_LINES * self.whole.fontMetrics().lineSpacing()
        needed = self.whole.heightForWidth(self.width())
        self._told.setFixedHeight(min(needed, max(least, round(_SHARE * self.height()))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list and what is told share another height."""
        super().resizeEvent(event)
        self._give_room()


def _first(lines: "Sequence[str]") -> str:
    """The first lines, and how many there are besides."""
    more = len(lines) - _TOLD
    return "\n".join((*lines[:_TOLD], f"и ещё {whole(more)}") if more > 0 else lines)
