"""Контрольные точки of a plan: kept on a day, compared, printed."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.services.documents.dossier.compared import beginning, compare_steps
from app.services.documents.dossier.reviewed import REPORT, take_steps
from app.services.language.dates import date_digits
from app.services.language.sentences import capital
from app.services.plans.reviews import points
from app.services.plans.reviews.comparing import counts_of
from app.views.base.undo_toast import save_and_tell, tell_saved
from app.views.look import theme
from app.views.look.room import within_screen
from app.views.plans.reviews.chosen_document import open_document
from app.views.plans.reviews.columns import CHANGES, POINTS
from app.views.tables.row_fit import RowFit
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.buttons import button
from app.views.widgets.empty_state import ContentStack, EmptyState
from app.views.widgets.fields.date_field import DateField
from app.views.widgets.fields.form_row import FormRow, choice, line_edit, refill, side_by_side
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.services.documents.dossier.compared import Compared, Side
    from app.services.log.changes import Changes
    from app.services.plans import PlanRow
    from app.views.base.page_context import PageContext

_WIDTH, _HEIGHT = 1000, 600
_POINTS_HEIGHT = 112
_MOST_LINES = 4
_TAKING = "Сохранение контрольной точки"


class ReviewsDialog(QDialog):
    """Lists the points of a plan, takes one, and shows what changed between two states.

    Nothing is taken by itself: the usual days only fill in the fields.
    """

    def __init__(self, parent: QWidget, context: "PageContext", plan: "PlanRow") -> None:
        super().__init__(parent)
        self.setWindowTitle("Контрольные точки")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._plan = context, plan
        self._workspace = context.workspace
        today = self._workspace.clock.today()
        self._moments = points.usual_moments(plan.period, today)
        moments: list[tuple[str, object]] = [
            (f"{date_digits(one.day)}, {one.title}", (one.day, one.title)) for one in self._moments
        ]
        self.usual = choice([("Сегодня", (today, "")), *moments])
        self.day = DateField(today)
        self.name = line_edit("", placeholder="Контрольная точка")
        self.take_button = button("Сохранить точку", self.take, role="primary", icon="plus")
        self.take_button.setDefault(True)
        self.points = RowTableModel(POINTS, key=lambda row: row.id, parent=self)
        self.points_table = TableView(self.points, name="plan-reviews")
        self.points_table.setAccessibleName("Контрольные точки плана")
        self.none = label(
            "Контрольных точек пока нет. Точка хранит план и отметки на выбранный день:"
            " потом их можно напечатать и сравнить.",
            "muted",
            wrap=True,
        )
        self.report_button = button("Отчёт по точке…", self.open_report)
        self.delete_button = button("Удалить", self.delete)
        self.since, self.until = choice([]), choice([])
        self.changes = RowTableModel(
            CHANGES, key=lambda row: (row.measure_id, row.kind), parent=self
        )
        self.table = TableView(self.changes, name="plan-changes")
        self.table.setAccessibleName("Что изменилось в плане")
        RowFit(self.table, _MOST_LINES)
        self.same = EmptyState("Изменений нет", " ", icon="check")
        self.content = ContentStack(self.table, self.same)
        self.summary = label("", "muted", wrap=True)
        self._lay_out()
        self.usual.currentIndexChanged.connect(lambda _index: self._use_moment())
        for box in (self.since, self.until):
            box.activated.connect(lambda _index: self.compare())
        self.points_table.row_selected.connect(lambda _row: self._allow())
        self.refresh()

    def refresh(self) -> None:
        """Read the points again and compare."""
        rows = points.list_reviews(self._workspace, self._plan.id)
        self.points.set_rows(rows)
        self.points_table.setVisible(bool(rows))
        self.none.setVisible(not rows)
        known: list[tuple[str, object]] = [(row.label, str(row.id)) for row in rows]
        kept = {row.on_day for row in rows}
        days: list[tuple[str, object]] = [
            (f"{date_digits(one.day)}, отметки на этот день", one.day.isoformat())
            for one in self._moments
            if one.day not in kept
        ]
        # A chosen point stays; the others go back to the first, the latest point or today.
        refill(self.since, [*known, ("Начало плана", ""), *days], self.since.currentData() or None)
        refill(self.until, [("Сегодня", ""), *known, *days], self.until.currentData() or None)
        self._allow()
        self.compare()

    def take(self) -> None:
        """Keep the state of the typed day."""
        with self._context.messages.attempt(_TAKING):
            day = self.day.value() or self._workspace.clock.today()
            name = self.name.text()
            self._context.tasks.run(
                lambda: take_steps(self._workspace, self._plan.id, day, name),
                on_done=self._on_taken,
                title=_TAKING,
            )

    def _on_taken(self, changes: "Changes") -> None:
        tell_saved(self._context, changes, "Контрольная точка сохранена.")
        if isValid(self):
            self.refresh()

    def compare(self) -> None:
        """Show what changed between the chosen states."""
        since, until = self._since(), _side(self.until.currentData())
        self._context.tasks.run(
            lambda: compare_steps(self._workspace, self._plan.id, since, until),
            on_done=self._on_compared,
            title="Сравнение",
            casual=True,
        )

    def _since(self) -> "Side":
        since = _side(self.since.currentData())
        if since == ("", None):
            return "", beginning(self._plan, self._workspace.clock.today())
        return since

    def _on_compared(self, both: "Compared") -> None:
        if not isValid(self):  # closed meanwhile
            return
        self.changes.set_rows(both.changes)
        self.same.text.setText(f"{both.what} те же.")
        self.content.show_content(both.changes)
        told = f"{capital(counts_of(both.changes))}."
        if not both.has_texts:
            told += " Прежние формулировки и сроки хранят только контрольные точки."
        self.summary.setText(told)

    def delete(self) -> None:
        """Delete the selected point; it can be taken back."""
        row = self.points_table.selected_row()
        if row is not None and save_and_tell(
            self._context,
            lambda: points.delete_review(self._workspace, row.id),
            "Контрольная точка удалена.",
        ):
            self.refresh()

    def open_report(self) -> None:
        """Go to the report of the selected point, or of the latest one."""
        row = self.points_table.selected_row() or self.points.all_rows[0]
        self._go(REPORT, {"review": str(row.id), "plan": str(self._plan.id)})

    def open_changes(self) -> None:
        """Go to the document of the changes that are shown."""
        since, until = self._since(), _side(self.until.currentData())
        sides = {"since": since, "until": until}
        choices = {name: point for name, (point, _day) in sides.items()}
        days = {f"{name}_day": day for name, (_point, day) in sides.items()}
        told = {name: "" if day is None else day.isoformat() for name, day in days.items()}
        self._go("plan-changes", {**choices, **told, "plan": str(self._plan.id)})

    def _go(self, kind: str, choices: "Mapping[str, str]") -> None:
        self.accept()
        open_document(self._context, kind, choices)

    def _use_moment(self) -> None:
        day, title = self.usual.currentData()
        self.day.set_value(day)
        self.name.setText(title)

    def _allow(self) -> None:
        self.delete_button.setEnabled(self.points_table.selected_row() is not None)
        self.report_button.setEnabled(bool(self.points.all_rows))

    def _lay_out(self) -> None:
        rows = (
            FormRow("Обычные дни", self.usual),
            FormRow("На день", self.day),
            FormRow("Название", self.name),
        )
        fields = side_by_side(*rows, stretches=(3, 0, 3))
        beside_fields = QVBoxLayout()
        beside_fields.setContentsMargins(0, 0, 0, theme.HALF)
        beside_fields.addStretch(1)
        beside_fields.addWidget(self.take_button)
        fields.addLayout(beside_fields)
        self.points_table.setFixedHeight(_POINTS_HEIGHT)
        beside = QVBoxLayout()
        beside.setSpacing(theme.STEP)
        beside.addWidget(self.report_button)
        beside.addWidget(self.delete_button)
        beside.addStretch(1)
        listed = QHBoxLayout()
        listed.setSpacing(theme.GAP)
        listed.addWidget(self.points_table, 1)
        listed.addWidget(self.none, 1)
        listed.addLayout(beside)
        states = side_by_side(
            FormRow("Было", self.since), FormRow("Стало", self.until), stretches=(1, 1)
        )
        foot = QHBoxLayout()
        foot.setSpacing(theme.STEP)
        foot.addWidget(self.summary, 1)
        foot.addWidget(button("Документ об изменениях…", self.open_changes))
        foot.addWidget(button("Закрыть", self.accept))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.WIDE, theme.GAP, theme.WIDE, theme.GAP)
        layout.setSpacing(theme.STEP)
        layout.addLayout(fields)
        layout.addLayout(listed)
        layout.addLayout(states)
        layout.addWidget(self.content, 1)
        layout.addLayout(foot)
        self.resize(within_screen(self, QSize(_WIDTH, _HEIGHT), self.parentWidget()))


def _side(chosen: object) -> "Side":
    """A point by its key, or a day."""
    key = str(chosen or "")
    return ("", date.fromisoformat(key)) if "-" in key else (key, None)
