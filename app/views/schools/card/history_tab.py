"""История: what happened to the school, who did it and when, in words."""

from typing import TYPE_CHECKING

from app.services.school_card.history import SchoolChangeRow, list_school_changes
from app.views.schools.card.tab import MeasuresTab
from app.views.tables.column_fit import ColumnFit, ColumnGrowth
from app.views.tables.columns import Column, moment_column
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.empty_state import ContentStack, EmptyState, nothing_found
from app.views.widgets.fields.filter_bar import FilterBar
from app.views.widgets.labels import selectable

if TYPE_CHECKING:
    from app.services.schools.schools import SchoolRow
    from app.views.base.page_context import PageContext

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
        tooltip=lambda row: "\n".join(row.lines),
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
        self.filters.add_choice("kind", "О чём запись", [("Все записи", None)])
        self.model = RowTableModel(COLUMNS, key=lambda row: (row.kind, row.id))
        self.table = TableView(self.model, name="school-history", state=context.state)
        self.table.setAccessibleName("История школы")
        ColumnFit(self.table, ("who",))
        ColumnGrowth(self.table, {"what": 344})
        self.whole = selectable("", "muted")
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
        self.body.addWidget(self.whole)
        self.filters.changed.connect(self._apply)
        self.table.row_selected.connect(self._on_selected)
        self._on_selected(None)

    def show_school(self, school: "SchoolRow") -> None:
        """Read what happened."""
        workspace = self.context.workspace
        self.read(
            school, lambda: list_school_changes(workspace, school.id), self._show_rows, self._forget
        )

    def _forget(self) -> None:
        """What happened to another school goes before the history of this one is there."""
        self.filters.hide()
        self.model.set_rows([])
        self.stack.show_content(True)
        self._list.show_content(True)
        self.whole.setText("История читается…")
        self.whole.show()

    def _show_rows(self, rows: list[SchoolChangeRow]) -> None:
        self._on_selected(None)
        options: list[tuple[str, object]] = [("Все записи", None)]
        there = {row.kind for row in rows}
        options += [(words, key) for key, (_icon, words) in _KINDS.items() if key in there]
        self.filters.set_options("kind", options)
        self.filters.setVisible(bool(rows))
        self.model.set_rows(rows)
        self.stack.show_content(rows)
        self._apply()

    def _apply(self) -> None:
        wanted = self.filters.value("kind")
        self.model.show_only(
            self.filters.text, None if wanted is None else lambda row: row.kind == wanted
        )
        self._list.show_content(self.model.rows)

    def _on_selected(self, row: SchoolChangeRow | None) -> None:
        lines = () if row is None else row.lines or ((row.details,) if row.details else ())
        self.whole.setText("; ".join(lines[:12]))
        self.whole.setVisible(bool(lines))
