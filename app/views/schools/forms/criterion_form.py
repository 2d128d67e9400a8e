"""The values of one criterion of a school."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.enums import ValueUnit
from app.errors import UserError
from app.services import criteria
from app.services.criteria import CriterionRow, CriterionValueDraft
from app.services.language.dates import year_name
from app.services.language.numbers import DASH
from app.views.widgets.fields.form_dialog import FieldRefusedError, FormDialog
from app.views.widgets.fields.form_row import choice, line_edit
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from app.services.log.changes import Changes
    from app.services.storage.workspace import Workspace

_EXAMPLES = {
    ValueUnit.PERCENT: ("1 (9 %) или 1 из 12", "не менее 32 %"),
    ValueUnit.SCORE: ("63", "более 70"),
    ValueUnit.COUNT: ("3", "не менее 5"),
    ValueUnit.TEXT: ("", ""),
}


class CriterionForm(FormDialog):
    """Current, previous and expected value, and the verdict; what looks doubtful is said below."""

    def __init__(
        self,
        parent: QWidget,
        workspace: "Workspace",
        saved: Callable[["Changes"], object],
        school_id: int,
        year: int,
        row: CriterionRow,
    ) -> None:
        super().__init__(parent, f"Критерий {row.number}")
        self._workspace, self._saved = workspace, saved
        self._school_id, self._year, self._row = school_id, year, row
        stored = row.value_id is not None
        now, wanted = _EXAMPLES[row.unit]
        before = row.previous_year or year - 1
        self.current = line_edit(
            row.current_text if stored and row.current_text != "нет данных" else "",
            placeholder=now,
        )
        self.previous = line_edit(row.previous_text)
        self.expected = line_edit(
            row.expected_text if stored and row.expected_text != DASH else "", placeholder=wanted
        )
        self.reached = choice(
            [
                ("Сравнить числа", None),
                ("Достигнуто", True),
                ("Не достигнуто", False),
            ],
            row.reached if row.decided else None,
        )
        self._add_rows(before)
        for line in (self.current, self.expected):
            line.textChanged.connect(self._show_doubts)
        self._show_doubts()

    def _add_rows(self, before: int) -> None:
        """Args: `before` is the year of the previous value."""
        self.column.content.addWidget(label(self._row.title, "muted", wrap=True))
        self.current_row = self.make_row(
            f"Сейчас, {year_name(self._year)}",
            self.current,
            hint="Прочерк: критерий к школе не относится",
        )
        self.previous_row = self.make_row(f"Было, {year_name(before)}", self.previous)
        self.add_line(self.current_row, self.previous_row)
        self.expected_row = self.make_row("Ожидается", self.expected)
        self.add_line(self.expected_row, self.make_row("Вывод", self.reached))
        self.doubts = label("", "muted", wrap=True)
        self.doubts.setMinimumHeight(self.doubts.fontMetrics().lineSpacing() * 2)
        self.column.content.addWidget(self.doubts)

    def save(self) -> None:
        """Store the values; one that cannot be is said at its field."""
        draft = CriterionValueDraft(
            school_id=self._school_id,
            criterion_id=self._row.criterion_id,
            year=self._year,
            current=self.current.text(),
            expected=self.expected.text(),
            previous=self.previous.text(),
            previous_year=self._row.previous_year,
            reached=self.reached.currentData(),
        )
        rows = {
            "current": self.current_row,
            "previous": self.previous_row,
            "expected": self.expected_row,
        }
        for wrong in criteria.check_value(draft, self._row.unit):
            raise FieldRefusedError(rows[wrong.field], UserError(wrong.text))
        changes = criteria.save_value(self._workspace, draft)
        self._saved(changes)

    def _show_doubts(self) -> None:
        current = criteria.parse_current(self.current.text(), self._row.unit)
        expected = criteria.parse_expected(self.expected.text(), self._row.unit)
        problems = [*current.problems, *expected.problems]
        self.doubts.setText(" ".join(problem.text for problem in problems))
