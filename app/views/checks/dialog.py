"""Проверка перед подписью: all findings of a year of work, with the way to each."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.services.language.dates import year_name
from app.services.language.plural import REMARK, counted
from app.views.checks.columns import finding_columns
from app.views.look import theme
from app.views.look.room import within_screen
from app.views.tables.row_fit import RowFit
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.buttons import button
from app.views.widgets.empty_state import ContentStack, EmptyState
from app.views.widgets.fields.filter_bar import FilterBar
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from app.services.checks.ground.check_finding import CheckFinding
    from app.services.checks.running import CheckReport
    from app.views.base.page_context import PageContext

_WIDTH, _HEIGHT = 1040, 600
_MOST_LINES = 4
_OTHERS = "Данные"  # what is wrong stands in no kind of document that is made here


class ChecksDialog(QDialog):
    """Lists the findings; Enter, a double click or the button shows where one is mended."""

    def __init__(self, parent: QWidget, context: "PageContext", report: "CheckReport") -> None:
        super().__init__(parent)
        self.setWindowTitle("Проверка перед подписью")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._report = context, report
        self._title_of = partial(_title_of, report)  # a method would keep the closed dialog alive
        self.filters = FilterBar("Поиск в замечаниях")
        self.filters.add_choice("document", "Документ", self._documents())
        self.model = RowTableModel(
            finding_columns(self._title_of),
            key=lambda row: (row.code, row.text, row.where),
            parent=self,
        )
        self.table = TableView(self.model, name="checks", state=context.state)
        self.table.setAccessibleName("Замечания проверки")
        RowFit(self.table, _MOST_LINES)
        self.content = ContentStack(
            self.table, EmptyState("Замечаний нет", "Противоречий не найдено.", icon="check")
        )
        self.show_button = button("Показать", self.show_chosen, role="primary")
        self._lay_out()
        self.filters.changed.connect(self.refresh)
        self.table.row_selected.connect(lambda _row: self._allow())
        self.table.row_activated.connect(lambda _row: self.show_chosen())
        self.refresh()

    def refresh(self) -> None:
        """Show the findings that the filters leave."""
        document, words = self.filters.value("document"), self.filters.text.casefold()
        rows = [
            row
            for row in self._report.findings
            if document in (None, self._title_of(row))
            and words in f"{row.text} {row.where}".casefold()
        ]
        self.model.set_rows(rows)
        self.filters.set_count(counted(len(rows), REMARK))
        self.content.show_content(rows)
        if rows and self.table.selected_row() is None:
            self.table.selectRow(0)
        self._allow()

    def show_chosen(self) -> None:
        """Go to where the chosen finding is mended."""
        row = self.table.selected_row()
        if row is not None and row.link is not None:
            self.accept()
            self._context.go_to(row.link)

    def _allow(self) -> None:
        row = self.table.selected_row()
        possible = row is not None and row.link is not None
        self.show_button.setEnabled(possible)
        self.show_button.setDefault(possible)

    def _documents(self) -> list[tuple[str, object]]:
        titles = dict.fromkeys(map(self._title_of, self._report.findings))
        return [("Все документы", None), *((title, title) for title in sorted(titles))]

    def _lay_out(self) -> None:
        year = year_name(self._context.year)
        foot = QHBoxLayout()
        foot.setSpacing(theme.STEP)
        told = (
            f"Год работы {year}. «Исправить» – так быть не может; «проверить» – может быть и верно."
        )
        foot.addWidget(label(told, "muted", wrap=True), 1)
        foot.addWidget(button("Закрыть", self.reject))
        foot.addWidget(self.show_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.GAP)
        layout.setSpacing(theme.GAP)
        layout.addWidget(label("Проверка перед подписью", "title"))
        layout.addWidget(self.filters)
        layout.addWidget(self.content, 1)
        layout.addLayout(foot)
        self.resize(within_screen(self, QSize(_WIDTH, _HEIGHT), self.parentWidget()))


def _title_of(report: "CheckReport", finding: "CheckFinding") -> str:
    return report.title_of(finding) or _OTHERS
