"""A pasted table before it is stored: what is new, what the plan has, what is refused."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from app.services.language.sentences import quoted
from app.services.plans import TableMeasure, table_words
from app.services.plans.parties.typed.cells import on_one_line
from app.views.intake.block_preview import frame_preview
from app.views.tables.columns import Column, status_column
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.buttons import button
from app.views.widgets.status import Status

if TYPE_CHECKING:
    from app.services.plans import MeasureDraft

_STATES = {
    "refused": Status("negative", "error", "не подходит"),
    "there": Status("warning", "copy", "уже есть"),
    "other": Status("warning", "warning", "есть другое"),
    "new": Status("positive", "plus", "новое"),
}
_ORDER = tuple(_STATES)


def _place(line: TableMeasure) -> int:
    return _ORDER.index(line.change)


COLUMNS: tuple[Column[TableMeasure], ...] = (
    Column(
        key="title",
        title="Мероприятие",
        text=lambda line: line.draft.title,
        width=208,
        stretch=True,
        wrap=True,
    ),
    Column(
        key="deadline",
        title="Срок",
        text=lambda line: line.draft.deadline_text,
        width=120,
        wrap=True,
    ),
    Column(
        key="responsible",
        title="Ответственные",
        text=lambda line: on_one_line("\n".join(line.draft.responsible)),
        width=136,
        wrap=True,
    ),
    status_column(
        "state", "Что будет", lambda line: _STATES[line.change], width=136, sort_key=_place
    ),
    Column(
        key="reason",
        title="Почему",
        text=lambda line: line.reason,
        width=208,
        stretch=True,
        wrap=True,
    ),
)


class PlanPastePreview(QDialog):
    """Shows what a table adds to a plan; accepted when it is to be added.

    Attributes:
        question: what is said above the table.
        only_new: the tick that leaves out what the plan has; shown where that leaves something.
    """

    def __init__(
        self,
        pasted: Sequence[TableMeasure],
        parent: QWidget | None,
        unknown: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Вставка мероприятий")
        self._lines = sorted(pasted, key=_place)
        changes = {line.change for line in pasted}
        self.question = table_words(pasted)
        if "refused" in changes:
            self.question += " Неподходящее не добавится: исправьте его в таблице и вставьте снова."
        if unknown:
            named = ", ".join(map(quoted, unknown))
            self.question += (
                f" Столбцы, которых программа не знает, не вставятся: {named}. Выбрать для них поле"
                " плана можно при загрузке плана из файла."
            )
        self.model = RowTableModel(COLUMNS, key=lambda line: id(line.draft), parent=self)
        self.model.set_rows(self._lines)
        self.table = TableView(self.model, name="plan-paste-preview")
        self.table.setAccessibleName("Что добавит вставка")
        self.only_new = QCheckBox("Не добавлять то, что уже есть в плане")
        if "there" not in changes or not changes & {"new", "other"}:
            self.only_new.hide()
        some = changes != {"refused"}
        self.agree_button = button(
            "Вставить остальное" if "refused" in changes else "Вставить",
            self.accept,
            role="primary",
            icon="check",
        )
        self.agree_button.setEnabled(some)
        self.reject_button = button("Не вставлять", self.reject)
        (self.agree_button if some else self.reject_button).setDefault(True)
        frame_preview(
            self,
            self.question,
            self.table,
            (self.reject_button, self.agree_button),
            self.only_new,
        )

    @property
    def left_out(self) -> "list[MeasureDraft]":
        """The measures that are not to be added."""
        unwanted = {"refused", "there"} if self.only_new.isChecked() else {"refused"}
        return [line.draft for line in self._lines if line.change in unwanted]
