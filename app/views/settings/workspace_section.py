"""Where the data lie, whether they are sound, and their copies."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout

from app.services.language.dates import date_digits
from app.services.language.numbers import whole
from app.services.storage import backup, sqlite
from app.services.storage.backup import BackupRow
from app.views import theme
from app.views.tables.row_model import Column, RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.buttons import button
from app.views.widgets.card import Card
from app.views.widgets.details_panel import ScrolledColumn
from app.views.widgets.empty_state import ContentStack, EmptyState
from app.views.widgets.labels import label, selectable
from app.views.widgets.progress_strip import ProgressStrip
from app.views.widgets.status import Status, StatusChip

if TYPE_CHECKING:
    from app.views.page_context import PageContext

_WIDTH = 880
_TABLE_HEIGHT = 264


def _when(row: BackupRow) -> str:
    moment = row.made_at.astimezone()
    return f"{date_digits(moment.date())} {moment:%H:%M}"


def _count(value: int | None) -> str:
    return "нет данных" if value is None else whole(value)


COLUMNS: tuple[Column[BackupRow], ...] = (
    Column("when", "Сделана", _when, sort_key=lambda row: row.made_at.timestamp(), width=136),
    Column("reason", "Почему", lambda row: row.reason, width=200, stretch=True),
    Column(
        "schools",
        "Школ",
        lambda row: _count(row.schools),
        sort_key=lambda row: row.schools,
        align="right",
        width=88,
    ),
    Column(
        "results",
        "Результатов",
        lambda row: _count(row.results),
        sort_key=lambda row: row.results,
        align="right",
        width=104,
    ),
    Column(
        "size",
        "Размер, КБ",
        lambda row: whole(-(-row.size // 1024)),
        sort_key=lambda row: row.size,
        align="right",
        width=104,
    ),
)


class WorkspaceSection(ScrolledColumn):
    """Folder, check, backups and restoring."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__(margin=0, spacing=theme.GAP)
        self._context = context
        self.folder, self.documents = selectable(), selectable()
        self.state = StatusChip()
        self.check_button = button("Проверить", self.check, icon="shield")
        self.make_button = button("Сделать копию", self.make_backup, icon="backup")
        self.restore_button = button("Вернуться к выбранной", self.restore, icon="undo")
        self.restore_button.setEnabled(False)
        self.progress = ProgressStrip()
        self.model = RowTableModel(COLUMNS, key=lambda row: row.path)
        self.table = TableView(self.model, name="backups", state=context.state)
        self.table.row_selected.connect(self._on_selected)
        self.content.addWidget(self._folder_card())
        self.content.addWidget(self._check_card())
        self.content.addWidget(self._backup_card())

    def refresh(self) -> None:
        """Show the folders and the copies."""
        workspace = self._context.workspace
        self.folder.setText(str(workspace.root))
        self.documents.setText(str(workspace.documents))
        self.model.set_rows(backup.list_backups(workspace.backups))
        self._stack.show_content(self.model.all_rows)
        self.make_button.setEnabled(not workspace.read_only)

    def check(self) -> None:
        """Run the check of the database in the background."""
        path = self._context.workspace.database.path
        self.state.set_status(None)
        task = self._context.tasks.run(
            lambda: sqlite.integrity_problems(path), self._on_checked, title="Проверка базы"
        )
        self.progress.follow(task, can_cancel=False)

    def make_backup(self) -> None:
        """Copy the database now."""
        workspace = self._context.workspace
        task = self._context.tasks.run(
            lambda: backup.make_backup(
                workspace.database.path, workspace.backups, workspace.clock, "manual"
            ),
            self._on_made,
            title="Резервная копия",
        )
        self.progress.follow(task)

    def restore(self) -> None:
        """Put the selected copy in the place of the database, after one question."""
        row = self.table.selected_row()
        workspace = self._context.workspace
        if not isinstance(row, BackupRow):
            return
        question = f"Вернуться к копии от {_when(row)}?"
        details = (
            "Нынешнее состояние сначала сохранится отдельной копией, к нему можно будет вернуться."
        )
        if not self._context.messages.ask(question, details, yes="Вернуться к копии"):
            return
        workspace.database.dispose()
        task = self._context.tasks.run(
            lambda: backup.restore_backup(
                row.path, workspace.database.path, workspace.backups, workspace.clock
            ),
            lambda _before: self._on_restored(row),
            title="Восстановление",
        )
        self.progress.follow(task, can_cancel=False)

    def _on_checked(self, problems: list[str]) -> None:
        if problems:
            self.state.set_status(Status("negative", "error", "база повреждена"))
            self._context.messages.warn(
                "Проверка нашла повреждения в базе данных.",
                "Вернитесь к последней исправной копии.",
            )
            return
        self.state.set_status(Status("positive", "done", "база исправна"))

    def _on_made(self, path: Path) -> None:
        self.refresh()
        self.table.select_key(path)
        self._context.messages.toast("Резервная копия сделана и проверена.")

    def _on_restored(self, row: BackupRow) -> None:
        self._context.messages.toast(f"Открыта копия от {_when(row)}.")
        self._context.reopen()

    def _on_selected(self, row: BackupRow | None) -> None:
        self.restore_button.setEnabled(row is not None and not self._context.workspace.read_only)

    def _folder_card(self) -> Card:
        card = Card("Где лежат данные")
        card.setMaximumWidth(_WIDTH)
        for words, value, slot in (
            ("Рабочее место", self.folder, self._open_folder),
            ("Готовые документы", self.documents, self._open_documents),
        ):
            card.add(label(words, "small"))
            line = QHBoxLayout()
            line.addWidget(value, 1)
            line.addWidget(button("Открыть папку", slot, icon="folder", role="quiet"))
            card.add_layout(line)
        return card

    def _check_card(self) -> Card:
        card = Card(
            "Целостность", "Проверяет файл базы данных и связи между записями, ничего не меняет."
        )
        card.setMaximumWidth(_WIDTH)
        line = QHBoxLayout()
        line.setSpacing(theme.GAP)
        line.addWidget(self.check_button)
        line.addWidget(self.state)
        line.addStretch()
        card.add_layout(line)
        return card

    def _backup_card(self) -> Card:
        card = Card(
            "Резервные копии",
            "Делаются сами перед загрузкой файлов, обновлением программы и при выходе; "
            f"хранятся последние {backup.KEEP}.",
        )
        card.setMaximumWidth(_WIDTH)
        empty = EmptyState("Копий пока нет", "Первую можно сделать сейчас.", icon="backup")
        self._stack = ContentStack(self.table, empty)
        self._stack.setFixedHeight(_TABLE_HEIGHT)
        card.add(self._stack)
        line = QHBoxLayout()
        line.setSpacing(theme.STEP)
        line.addWidget(self.make_button)
        line.addWidget(self.restore_button)
        line.addStretch()
        card.add_layout(line)
        card.add(self.progress)
        return card

    def _open_folder(self) -> None:
        self._open(self._context.workspace.root)

    def _open_documents(self) -> None:
        self._open(self._context.workspace.documents)

    def _open(self, folder: Path) -> None:
        if not folder.is_dir():
            self._context.messages.inform(
                "Этой папки пока нет.", "Она появится вместе с первым документом."
            )
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
