"""Copies of the database: making one, taking one along, going back to one."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import KnownProblem
from app.services.language.numbers import NBSP, size_text
from app.services.log.restore_preview import RestorePreview, preview_restore
from app.services.storage import backup
from app.services.storage.backup import BackupRow, failure_text, sizes_text
from app.services.storage.files.files import described_io
from app.services.storage.keeping import KEEP, KEEP_DAYS, KEEP_MONTHS
from app.services.storage.packing import carrying
from app.services.storage.sound_copy import RefusedCopyError
from app.views.base.messages import ToastAction
from app.views.base.opening import show_in_folder
from app.views.base.progress_strip import ProgressStrip
from app.views.copies.checks import CopyChecks
from app.views.copies.columns import copy_columns
from app.views.look import theme
from app.views.settings.dialogs.restore_dialog import RestoreDialog, moment_text
from app.views.settings.sections.standing_still import StandingStill
from app.views.tables.column_fit import ColumnFit
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.buttons import button, button_row
from app.views.widgets.empty_state import ContentStack, EmptyState, IconPicture
from app.views.widgets.labels import label
from app.views.widgets.status import Status

if TYPE_CHECKING:
    from app.views.base.page_context import PageContext

_KEPT_WIDTH = 156
_LAST = "Последняя исправная копия остаётся: кроме неё, вернуться может быть не к чему."


class BackupsSection(QWidget):
    """The list of copies and what can be done with them.

    A copy that cannot be read, did not pass the check, or is of a newer program is marked and
    cannot be restored. The list is read in the background, then what it does not tell of
    compressed ones.
    """

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        self._checks = CopyChecks(context.tasks, self)
        self._checking = False
        self.dialog: RestoreDialog | None = None
        self.make_button = button("Сделать копию", self.make_backup, icon="backup")
        self.carry_button = button("Сохранить копию в…", self.choose_place, icon="save")
        self.restore_button = button("Вернуться к копии…", self.begin_restore, icon="undo")
        self.delete_button = button("Удалить…", self.delete, icon="trash")
        self.delete_button.setAccessibleName("Удалить выбранную копию")
        self.progress = ProgressStrip()
        self.sizes = label("Копии читаются…", "muted", wrap=True)
        self.failure = label("", wrap=True)
        self._failure_line = _warning_line(self.failure)
        checks = self._checks
        columns = copy_columns(
            checks.is_damaged, kept_status, advice=checks.advice, state_width=_KEPT_WIDTH
        )
        self.model = RowTableModel(columns, key=lambda row: row.path, parent=self)
        self.table = TableView(self.model, name="copies", state=context.state)
        self.table.setAccessibleName("Резервные копии")
        ColumnFit(self.table, ("results", "schools"))
        empty = EmptyState(
            "Копий пока нет",
            "Первую можно сделать сейчас.",
            icon="backup",
            action="Сделать копию",
            on_action=self.make_backup,
        )
        self.content = ContentStack(self.table, empty)
        self._lay_out()
        self._checks.found.connect(self.refresh)
        self.table.row_selected.connect(lambda _row: self._enable())
        self.table.row_activated.connect(lambda _row: self.begin_restore())

    def refresh(self, chosen: Path | None = None) -> None:
        """Read the copies and show them, with one that is `chosen` then."""
        folder, root = self._context.workspace.backups, self._context.workspace.root

        def read() -> tuple[list[BackupRow], str]:
            with described_io(folder):
                rows = backup.list_backups(folder)
                return rows, sizes_text(rows, root)

        self._context.tasks.run(
            read, lambda told: self._show(*told, chosen), title="Копии", casual=True
        )

    def make_backup(self) -> None:
        """Copy the database now."""
        workspace = self._context.workspace
        task = self._context.tasks.run(
            lambda: backup.make_backup(
                workspace.database.path, workspace.backups, workspace.clock, "manual"
            ),
            self._on_copied,
            title="Резервная копия",
        )
        self.progress.follow(task)

    def choose_place(self) -> None:
        """Ask where to put the selected copy, or the present state when none is selected."""
        folder = QFileDialog.getExistingDirectory(self.window(), "Куда сохранить копию")
        if folder:
            self.save_to(Path(folder))

    def save_to(self, folder: Path) -> None:
        """Put a workspace that opens by itself into a folder, for example on a USB stick."""
        row, workspace = self._chosen(), self._context.workspace
        task = self._context.tasks.run(
            lambda: carrying.save_copy_to(
                workspace,
                folder,
                row.path if row is not None else None,
                row.made_at if row is not None else None,
            ),
            self._on_carried,
            title="Сохранение копии",
        )
        self.progress.follow(task)

    def begin_restore(self) -> None:
        """Check the selected copy and show what going back to it would change, one at a time."""
        row, workspace = self._chosen(), self._context.workspace
        if row is None or workspace.read_only or self._checking:
            return
        task = self._context.tasks.run(
            lambda: preview_restore(row.path, workspace.database.path),
            lambda preview: self._show_preview(row, preview),
            lambda problem: self._on_refused(row, problem),
            title="Проверка копии",
        )
        self.progress.follow(task, can_cancel=False)
        self._set_checking(True)
        task.finished.connect(lambda: self._set_checking(False))

    def restore(self, row: BackupRow) -> None:
        """Put a copy in the place of the database in the background and open it."""
        if not self._context.may_leave("Вернуться к копии без этих изменений?", "Вернуться"):
            return
        workspace = self._context.workspace
        workspace.database.dispose()
        task = self._context.tasks.run(
            lambda: backup.restore_backup(
                row.path, workspace.database.path, workspace.backups, workspace.clock
            ),
            lambda _before: self._on_restored(row),
            title="Возврат к копии",
        )
        self.progress.follow(task, can_cancel=False)
        StandingStill(self._context, task, self)
        self.setEnabled(False)
        task.finished.connect(lambda: self.setEnabled(True))

    def delete(self) -> None:
        """Delete the selected copy, after a question."""
        row = self.table.selected_row()
        if not isinstance(row, BackupRow) or not self._context.messages.ask(
            f"Удалить копию от {moment_text(row)}?",
            f"{f'{backup.NEWER} ' if row.newer else ''}Она занимает {size_text(row.size)}."
            " Вернуться к ней будет нельзя.",
            yes="Удалить",
        ):
            return
        task = self._context.tasks.run(
            lambda: backup.delete_backup(row.path), title="Удаление копии"
        )
        task.finished.connect(self.refresh)
        self.progress.follow(task, can_cancel=False)

    def _chosen(self) -> BackupRow | None:
        row = self.table.selected_row()
        return row if isinstance(row, BackupRow) and self._checks.is_usable(row) else None

    def _last_sound(self) -> BackupRow | None:
        return backup.last_sound(filter(self._checks.is_usable, self.model.all_rows))

    def _enable(self) -> None:
        selected, read_only = self.table.selected_row(), self._context.workspace.read_only
        self.make_button.setEnabled(not read_only)
        last = selected is not None and selected == self._last_sound()
        self.delete_button.setEnabled(selected is not None and not last and not read_only)
        self.delete_button.setToolTip(_LAST if last else "")
        self.restore_button.setEnabled(
            self._chosen() is not None and not read_only and not self._checking
        )
        known = isinstance(selected, BackupRow)
        self.restore_button.setToolTip(self._checks.advice(selected) if known else "")
        self.carry_button.setEnabled(selected is None or self._chosen() is not None)

    def _show(self, rows: list[BackupRow], sizes: str, chosen: Path | None) -> None:
        self.model.set_rows(rows)
        self.content.show_content(rows)
        self.sizes.setText(sizes)
        failure = failure_text(rows)
        self.failure.setText(failure)
        self._failure_line.setVisible(bool(failure))
        if chosen is not None:
            self.table.select_key(chosen)
        self._checks.check(rows)
        self._enable()

    def _set_checking(self, checking: bool) -> None:
        """A second question about going back would outlive the workspace that it was asked in."""
        self._checking = checking
        self._enable()

    def _show_preview(self, row: BackupRow, preview: RestorePreview) -> None:
        self.dialog = RestoreDialog(self.window(), row, preview, lambda: self.restore(row))
        self.dialog.show_form()

    def _on_refused(self, row: BackupRow, problem: KnownProblem) -> None:
        self._context.messages.show_problem(problem)
        if isinstance(problem, RefusedCopyError):
            self._checks.refused.add(row.path)
            self.refresh()

    def _on_copied(self, path: Path) -> None:
        self.refresh(path)
        self._context.messages.toast("Резервная копия сделана и проверена.")

    def _on_carried(self, folder: Path) -> None:
        show = ToastAction(
            "Показать в папке", lambda: show_in_folder(self._context.messages, folder)
        )
        self._context.messages.toast(
            f"Копия сохранена: «{folder.name}».",
            [show],
            hint="«Опора» открывает её как папку данных.",
        )

    def _on_restored(self, row: BackupRow) -> None:
        messages = self._context.messages
        self._context.reopen()
        messages.toast(  # after it: what was said before goes with the page that it was said on
            f"Открыта копия от {moment_text(row)}.",
            hint="Прежнее состояние стоит первым в списке копий.",
        )

    def _lay_out(self) -> None:
        hint = label(
            "Копии делаются сами: при выходе, перед загрузкой файлов, перед изменением "
            f"{backup.BULK_ROWS}{NBSP}строк и более, перед обновлением программы и перед "
            f"возвратом. Хранятся последние{NBSP}{KEEP}, последняя за каждый из "
            f"{KEEP_DAYS}{NBSP}дней, за каждый из {KEEP_MONTHS}{NBSP}месяцев и за каждый год, "
            "а ещё те, по которым возвращаются к прежней или более новой версии программы. "
            "При выходе копии сжимаются: версия 0.1.0 такие не открывает, но базу из файла .zip "
            "можно достать и вручную.",
            "muted",
            wrap=True,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        layout.addWidget(label("Резервные копии", "heading"))
        layout.addWidget(hint)
        layout.addLayout(button_row(self.make_button, self.carry_button, self.restore_button))
        layout.addWidget(self.progress)
        layout.addWidget(self._failure_line)
        layout.addWidget(self.content, 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.GAP)
        foot.addWidget(self.sizes, 1)
        foot.addWidget(self.delete_button)
        layout.addLayout(foot)


def _warning_line(words: QWidget) -> QWidget:
    line = QWidget()
    layout = QHBoxLayout(line)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme.STEP)
    layout.addWidget(IconPicture("warning", "warning", 16), 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(words, 1)
    return line


def kept_status(row: BackupRow) -> Status:
    """As what a readable copy stays, or that it goes when the next one is made."""
    if row.goes or row.kept is None:
        return Status("warning", "clock", "скоро уйдёт")
    return Status("positive", "done", row.kept.value)
