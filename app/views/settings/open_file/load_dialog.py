"""Loading an open file: first it is only tried and told, then loaded when the user agrees."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.services.language.numbers import whole
from app.services.language.plural import Forms, counted
from app.services.language.sentences import capital, glued, quoted
from app.services.open_file.loading.load import MOST_EDITS, Loaded, load_steps
from app.services.open_file.loading.problems import FileProblemsError
from app.views.base.progress_strip import ProgressStrip
from app.views.base.undo_toast import tell_saved
from app.views.look import theme
from app.views.look.room import within_screen
from app.views.look.tabs import Tabs
from app.views.settings.open_file.columns import (
    EDITS,
    REMARKS,
    SECTIONS,
    edit_rows,
    finding_rows,
    problem_rows,
    section_rows,
)
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.buttons import button
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.errors import KnownProblem
    from app.views.base.page_context import PageContext
    from app.views.base.tasks import Task
    from app.views.tables.columns import Column

_WIDTH, _HEIGHT = 820, 560
_ERROR: Forms = ("ошибка", "ошибки", "ошибок")
_ROW: Forms = ("запись", "записи", "записей")
_PLACE: Forms = ("место", "места", "мест")
_READING = "Файл читается и сверяется с данными. Пока ничего не сохраняется."
_LOADING = "Данные записываются. Если остановить, не сохранится ничего."
_NOTHING = "Всё, что есть в файле, уже сохранено: загружать нечего."
_REFUSED = "Ничего не загружено. Исправьте файл и выберите его снова."
_KEPT = (
    "Ничего не удаляется; что в файле пусто, остаётся как было. Перед загрузкой делается"
    " резервная копия, всю загрузку отменяет Ctrl+Z."
)


class LoadDialog(QDialog):
    """What loading the file would do, in tables; «Загрузить» does it as one action.

    Attributes:
        tables: by the name of the tab, the model of each table that is shown.
    """

    def __init__(self, parent: QWidget, context: "PageContext", path: Path) -> None:
        super().__init__(parent)
        self.setWindowTitle("Загрузка из открытого файла")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.context, self.path = context, path
        self.tables: dict[str, RowTableModel[Any]] = {}
        self._task: Task | None = None
        self.summary = label(_READING, "strong", wrap=True)
        self.note = label("", "muted", wrap=True)
        self.tabs = Tabs()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("Что будет загружено")
        self.progress = ProgressStrip()
        self.load_button = button(
            "Загрузить", self.load, icon="import", role="primary", shortcut="Ctrl+Return"
        )
        self.close_button = button("Отмена", self.reject)
        self.load_button.setEnabled(False)
        for part in (self.note, self.tabs):
            part.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(theme.STEP)
        foot.addStretch()
        foot.addWidget(self.close_button)
        foot.addWidget(self.load_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.GAP)
        layout.setSpacing(theme.STEP)
        layout.addWidget(label(f"Загрузка из файла {quoted(self.path.name)}", "title", wrap=True))
        layout.addWidget(self.summary)
        layout.addWidget(self.note)
        layout.addWidget(self.tabs, 9)
        layout.addWidget(self.progress)
        layout.addStretch(1)
        layout.addLayout(foot)

    def show_form(self) -> None:
        """Open it and try the file."""
        self.resize(within_screen(self, QSize(_WIDTH, _HEIGHT), self.parentWidget()))
        self.open()
        self.close_button.setFocus()
        workspace, path = self.context.workspace, self.path
        self._run(lambda: load_steps(workspace, path, dry_run=True), self._on_tried)

    def load(self) -> None:
        """Load the file; nothing else can be done in the window meanwhile."""
        workspace, path = self.context.workspace, self.path
        self.summary.setText(_LOADING)
        self._run(lambda: load_steps(workspace, path), self._on_loaded)

    def reject(self) -> None:
        """Close; a running job is stopped first, and so is what it began to write."""
        if self._task is not None:
            self._task.cancel()
        super().reject()

    # The two jobs

    def _run(self, work: Any, done: Any) -> None:  # noqa: ANN401 - steps and who gets their end
        self.load_button.setEnabled(False)
        self._task = self.context.tasks.run(
            work, done, self._on_problem, self._on_stopped, title="Открытый файл"
        )
        self._task.finished.connect(self._on_finished)
        self.progress.follow(self._task)

    def _on_finished(self) -> None:
        if isValid(self):
            self._task = None

    def _on_stopped(self) -> None:
        """The strip stopped it: the dialog has nothing to show without a tried file."""
        if isValid(self) and self.isVisible():
            self._task = None
            self.reject()

    def _on_problem(self, problem: "KnownProblem") -> None:
        """Errors of the file stand in a table, each with its place; others are told below."""
        if not isValid(self):
            return
        if isinstance(problem, FileProblemsError) and self.isVisible():
            self._show_problems(problem)
            return
        self.context.messages.show_problem(problem)
        self._task = None
        self.reject()

    def _on_tried(self, tried: Loaded) -> None:
        if not isValid(self) or not self.isVisible():
            return
        new, changed = tried.total("new"), tried.total("changed")
        told = (("добавится", new), ("изменится", changed))
        parts = [f"{verb} {counted(number, _ROW)}" for verb, number in told if number]
        self.summary.setText(glued(f"{capital(', '.join(parts))}." if parts else _NOTHING))
        self._tell(_KEPT)
        self._add("Что загрузится", SECTIONS, section_rows(tried))
        if tried.edits:
            more = "+" if len(tried.edits) == MOST_EDITS else ""
            title = f"Что изменится: {whole(len(tried.edits))}{more}"
            self._add(title, EDITS, edit_rows(tried.edits))
        if tried.findings:
            title = f"Стоит проверить: {whole(len(tried.findings))}"
            self._add(title, REMARKS, finding_rows(tried))
        self.load_button.setEnabled(bool(new or changed) and not self.context.workspace.read_only)
        (self.load_button if self.load_button.isEnabled() else self.close_button).setFocus()

    def _show_problems(self, problem: FileProblemsError) -> None:
        number = len(problem.problems)
        self.summary.setText(glued(f"Файл не подходит: {counted(number, _ERROR)}."))
        self._tell(_REFUSED)
        self.tabs.clear()
        self._add("Ошибки в файле", REMARKS, problem_rows(problem.problems))
        self.load_button.hide()
        self.close_button.setText("Закрыть")

    def _on_loaded(self, loaded: Loaded) -> None:
        new, changed = loaded.total("new"), loaded.total("changed")
        words = f"Файл {quoted(self.path.name)} загружен: добавлено {whole(new)}"
        words += f", изменено {whole(changed)}."
        if loaded.findings:
            words += f" Стоит проверить {counted(len(loaded.findings), _PLACE)}."
        tell_saved(self.context, loaded.changes, words)
        if isValid(self):
            self._task = None
            self.accept()

    def _tell(self, words: str) -> None:
        self.note.setText(glued(words))
        self.note.show()

    def _add(self, title: str, columns: "Sequence[Column[Any]]", rows: "Sequence[Any]") -> None:
        keyed = columns is SECTIONS
        model: RowTableModel[Any] = RowTableModel(
            columns, key=lambda row: row.title if keyed else row.number, parent=self
        )
        name = title.partition(":")[0]
        table = TableView(model, name=f"open-file-{len(self.tables)}", state=self.context.state)
        table.setAccessibleName(name)
        model.set_rows(rows)
        self.tables[name] = model
        self.tabs.addTab(table, title)
        self.tabs.show()
