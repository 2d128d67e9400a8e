"""Going back to a copy: what would change, and the one confirmation."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.services.language.dates import moment_digits
from app.services.language.numbers import MINUS, whole
from app.services.language.plural import counted
from app.services.log.restore_preview import CountRow, LostAction, RestorePreview
from app.services.storage.backup import BackupRow
from app.views.look import theme
from app.views.tables.columns import Column, count_column
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.fields.form_dialog import FormDialog
from app.views.widgets.labels import label

_WIDTH, _MOST_ROWS = 680, 6
_ACTIONS = ("действие", "действия", "действий")
_KINDS = ("виде сведений", "видах сведений", "видах сведений")


def moment_text(row: BackupRow | LostAction) -> str:
    """«22.11.2026 14:30», local time."""
    return moment_digits(row.made_at)


def _difference(row: CountRow) -> str:
    if not row.difference:
        return "0"
    sign = "+" if row.difference > 0 else MINUS
    return f"{sign}{whole(abs(row.difference))}"


COUNTS: tuple[Column[CountRow], ...] = (
    Column(key="title", title="Что", text=lambda row: row.title, width=240, stretch=True),
    count_column("now", "Сейчас", lambda row: row.now, width=96),
    count_column("copy", "В копии", lambda row: row.copy, width=96),
    Column(
        key="difference",
        title="Разница",
        text=_difference,
        sort_key=lambda row: row.difference,
        align="right",
        bold=lambda row: row.difference < 0,
        width=96,
        value=lambda row: row.difference,
    ),
)
LOST: tuple[Column[LostAction], ...] = (
    Column(key="when", title="Когда", text=moment_text, sort_key=lambda row: row.id, width=136),
    Column(key="title", title="Действие", text=lambda row: row.title, width=240, stretch=True),
)


class RestoreDialog(FormDialog):
    """Shows a `RestorePreview`; `restore` is called when the user agrees."""

    def __init__(
        self,
        parent: QWidget | None,
        row: BackupRow,
        preview: RestorePreview,
        restore: Callable[[], object],
    ) -> None:
        title = f"Вернуться к копии от {moment_text(row)}?"
        super().__init__(parent, title, action="Вернуться к копии")
        self._restore = restore
        self.counts = RowTableModel(COUNTS, key=lambda count: count.title, parent=self)
        self.lost = RowTableModel(LOST, key=lambda action: action.id, parent=self)
        self.column.content.addWidget(
            label(
                "Нынешнее состояние сначала сохранится отдельной копией: к нему можно будет "
                "вернуться так же. Приложенные файлы и готовые документы не меняются.",
                "muted",
                wrap=True,
            )
        )
        changed = [count for count in preview.counts if count.difference]
        self.counts.set_rows(changed)
        self.lost.set_rows(preview.lost)
        self._add("Что изменится", self._changed_words(preview, changed), self.counts, "restore")
        self._add("Чего не станет", _lost_words(preview), self.lost, "restore-actions")
        if preview.gained:
            words = f"Вернутся действия, которых сейчас нет: {whole(preview.gained)}."
            self.column.content.addWidget(label(words, wrap=True))

    def show_form(self) -> None:
        """Open it wide enough for both tables."""
        super().show_form()
        self.setMinimumWidth(_WIDTH)
        self.save_button.setFocus()

    def save(self) -> None:
        """The user agreed."""
        self._restore()

    def _changed_words(self, preview: RestorePreview, changed: Sequence[CountRow]) -> str:
        same = len(preview.counts) - len(changed)
        if not changed:
            return "Число записей всех видов одинаково."
        return f"Ещё в {counted(same, _KINDS)} число записей одинаково." if same else ""

    def _add(self, title: str, words: str, model: "RowTableModel[Any]", name: str) -> None:
        content = self.column.content
        content.addSpacing(theme.STEP)
        content.addWidget(label(title, "heading"))
        if model.all_rows:
            table = TableView(model, name=name)
            table.setAccessibleName(title)
            table.setFixedHeight((min(len(model.all_rows), _MOST_ROWS) + 1) * theme.ROW_HEIGHT + 2)
            content.addWidget(table)
        if words:
            content.addWidget(label(words, "muted", wrap=True))


def _lost_words(preview: RestorePreview) -> str:
    if preview.lost:
        return f"Всего {counted(len(preview.lost), _ACTIONS)} после этой копии."
    return "После этой копии ничего не менялось." if preview.same else "Действия не теряются."
