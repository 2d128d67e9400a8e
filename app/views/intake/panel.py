"""Files before they are stored: what each would do, what is wrong, what is asked about schools."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.services.importing.batches.summary import left_out_words, obstacle_to, summary_words
from app.services.language.numbers import whole
from app.services.language.sentences import capital
from app.views.base.page import Stepped
from app.views.intake.columns import file_columns, line_columns
from app.views.intake.file_questions import FileQuestions
from app.views.intake.problem_list import ProblemList
from app.views.intake.school_questions import SchoolQuestions
from app.views.intake.subject_form import SubjectForm
from app.views.look import theme
from app.views.look.tabs import Tabs
from app.views.tables.column_fit import ColumnFit, ColumnGrowth
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.buttons import button
from app.views.widgets.empty_state import ContentStack, EmptyState
from app.views.widgets.fields.filter_bar import FilterBar
from app.views.widgets.labels import label
from app.views.widgets.status import StatusChip

if TYPE_CHECKING:
    from app.services.importing.batches.preview import FilePreview, PreviewLine
    from app.views.base.page_context import PageContext

_FILES_SHOWN = 5
_LINES_SHOWN = 5000
_STATE_WIDTH = 192
_STATES = (
    ("Все строки", None),
    ("Новые", "new"),
    ("Изменятся", "changed"),
    ("Без изменений", "same"),
    ("Ждут ответа", "waiting"),
    ("Не приняты", "rejected"),
)


class ImportPanel(Stepped, QWidget):
    """The preview of an import.

    Signals:
        adding: the user wants to check more files together with these.
        rereading: the files were corrected outside; read them again, keep answers and corrections.
        saving: store what is shown.
        cancelled: store nothing.
        file_removed: path of a file that should be left out.
        answered: an answer about a school changed (`questions.answers()` has all), or the year or
            procedure of a file (`subject.corrections`), or a question about a file was answered
            (`file_questions.choices`).
    """

    adding = Signal()
    rereading = Signal()
    saving = Signal()
    cancelled = Signal()
    file_removed = Signal(object)
    answered = Signal()

    def make(self, context: "PageContext") -> Iterator[None]:
        """The tables, what is beside them, then the panel around them."""
        QWidget.__init__(self)
        self.title = label("Проверка перед сохранением", "heading")
        self.summary = label("", "muted", wrap=True)
        self.save_button = button("Сохранить", self.saving.emit, role="primary", icon="save")
        self.cancel_button = button("Отмена", self.cancelled.emit)
        self.add_button = button("Добавить файлы…", self.adding.emit, icon="plus")
        self.reread_button = button(
            "Прочитать снова",
            self.rereading.emit,
            icon="refresh",
            role="quiet",
            tip="Файл исправлен и сохранён: прочитать его ещё раз, ответы останутся",
        )
        self.remove_button = button("Убрать файл", self._on_remove, icon="close", role="quiet")
        self.files_model = RowTableModel(file_columns(), key=lambda row: row.file, parent=self)
        self.files = TableView(self.files_model, name="import_files", state=context.state)
        self.files.setAccessibleName("Загружаемые файлы")
        ColumnFit(self.files, ("same", "fresh", "changed", "rejected"))  # the summary has them
        self.lines_model = RowTableModel(line_columns(), parent=self)
        self.lines = TableView(self.lines_model, name="import_lines", state=context.state)
        self.lines.setAccessibleName("Строки файла")
        self._growth = ColumnGrowth(self.lines, {"school": 240, "what": 480, "old": 480})
        yield
        self.problems = ProblemList(context.state)
        self.filters = FilterBar("Школа, показатель, мероприятие")
        self.filters.add_choice("status", "Что будет", _STATES).setMinimumWidth(_STATE_WIDTH)
        self.subject = SubjectForm()
        self.file_questions = FileQuestions()
        self.questions = SchoolQuestions()
        self.scope = label("", "strong", wrap=True)
        self.chip = StatusChip()
        self.tabs = Tabs()
        yield
        self._previews: Sequence[FilePreview] = ()
        self._build()
        self._connect()

    def _build(self) -> None:
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setProperty("dense", "true")
        self._splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        layout.addLayout(self._head())
        layout.addWidget(self._splitter, 1)  # from the outside in: what is moved is styled anew
        self._splitter.addWidget(self.files)
        details = QWidget()
        self._splitter.addWidget(details)
        self._splitter.setStretchFactor(1, 1)
        self._fill_details(details)

    def _head(self) -> QHBoxLayout:
        """The summary of all files, and the buttons that act on all of them."""
        head = QHBoxLayout()
        head.setSpacing(theme.STEP)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self.title)
        texts.addWidget(self.summary)
        head.addLayout(texts, 1)
        head.addWidget(self.add_button)
        head.addWidget(self.cancel_button)
        head.addWidget(self.save_button)
        return head

    def _fill_details(self, details: QWidget) -> None:
        """The selected file: what it is, the questions about it, its rows and remarks."""
        line = QHBoxLayout()
        line.setSpacing(theme.STEP)
        line.addWidget(self.scope, 1)
        line.addWidget(self.chip)
        line.addWidget(self.reread_button)
        line.addWidget(self.remove_button)
        column = QVBoxLayout(details)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.HALF)
        column.addLayout(line)
        column.addWidget(self.subject)
        column.addWidget(self.file_questions)
        column.addWidget(self.tabs, 1)
        self._add_tabs()

    def _add_tabs(self) -> None:
        self.no_problems = EmptyState("Замечаний нет", "", icon="list")
        self.no_lines = EmptyState("Строк нет", "", icon="list")
        self._problems_stack = ContentStack(self.problems, self.no_problems)
        self._lines_stack = ContentStack(self.lines, self.no_lines)
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, theme.STEP, 0, 0)
        column.setSpacing(theme.STEP)
        column.addWidget(self.filters)
        column.addWidget(self._lines_stack, 1)
        self.tabs.setDocumentMode(True)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.tabBar().setDrawBase(False)
        for page in (rows, self._problems_stack, self.questions):
            self.tabs.addTab(page, "")

    def _connect(self) -> None:
        self.files.row_selected.connect(self._on_file)
        self.filters.changed.connect(self._apply)
        self.questions.changed.connect(self.answered.emit)
        self.subject.corrected.connect(self.answered.emit)
        self.file_questions.changed.connect(self.answered.emit)

    # What the page uses

    def begin(self) -> None:
        """Forget the answers, corrections and filters of an earlier import."""
        self.filters.reset()
        self.questions.forget()
        self.subject.forget()
        self.file_questions.forget()

    def show_previews(
        self, previews: "Sequence[FilePreview]", schools: Sequence[tuple[int, str]]
    ) -> None:
        """Show what the files would do; `schools` are (id, name) of the register."""
        first, known = not self._previews, {preview.file for preview in self._previews}
        self._previews = previews
        self.questions.set_questions(
            [question for preview in previews for question in preview.questions], schools
        )
        told = self.files.selected_row()
        self.files_model.set_rows(previews)
        height = theme.ROW_HEIGHT * (min(len(previews), _FILES_SHOWN) + 1) + theme.STEP
        self.files.setMinimumHeight(min(height, 3 * theme.ROW_HEIGHT))
        if first:
            self._splitter.setSizes([height, 10 * height])
        self._show_first_refused([one for one in previews if one.file not in known])
        selected = self.files.selected_row()
        if selected is None and previews:
            self.files.selectRow(0)
        elif selected is told:  # another one has been told by the table
            self._on_file(selected)
        self._show_summary()
        if self.questions.unanswered:
            self.tabs.setCurrentIndex(2)
        if first:
            self.files.setFocus()

    def _show_first_refused(self, added: "Sequence[FilePreview]") -> None:
        """Why one of the added files is refused is read without looking for it."""
        refused = next((preview for preview in added if preview.has_errors), None)
        if refused is not None:
            self.files.select_key(refused.file)

    def clear(self) -> None:
        """Forget the files."""
        self._previews = ()
        self.files_model.set_rows(())

    @property
    def previews(self) -> "Sequence[FilePreview]":
        """What is shown."""
        return self._previews

    @property
    def ready(self) -> "list[FilePreview]":
        """The files that can be stored; those with errors are left out."""
        return [preview for preview in self._previews if preview.can_commit]

    @property
    def can_save(self) -> bool:
        """Whether there is something that can be stored, with no question open."""
        return not self._obstacle()

    # Inside

    def _obstacle(self) -> str:
        if self.questions.unanswered:
            return "Есть вопросы о школах: ответьте на них."
        return obstacle_to(self._previews)

    def _show_summary(self) -> None:
        obstacle, left_out = self._obstacle(), left_out_words(self._previews)
        notes = [obstacle] if obstacle else left_out
        self.summary.setText(" ".join([summary_words(self._previews), *notes]))
        partly = f"Сохранить готовые ({len(self.ready)})"
        self.save_button.setText(partly if left_out and self.ready else "Сохранить")
        self.save_button.setEnabled(not obstacle)
        self.save_button.setToolTip(obstacle)

    def _on_file(self, preview: "FilePreview | None") -> None:
        self.remove_button.setEnabled(preview is not None)
        count = 0 if preview is None else len(preview.lines)
        lines: Sequence[PreviewLine] = () if preview is None else preview.lines[:_LINES_SHOWN]
        cut = f"показаны первые {whole(_LINES_SHOWN)} строк" if count > _LINES_SHOWN else ""
        self.filters.set_count(cut)
        problems = () if preview is None else preview.problems
        self.scope.setText(
            "" if preview is None else capital(preview.scope_text or preview.kind_title)
        )
        self.subject.show_file(preview)
        self.file_questions.show_file(preview)
        self._count_states(preview)
        self._show_schools(preview)
        self.lines_model.set_rows(lines)
        self.problems.set_problems(problems)
        self.no_problems.set_text("Замечаний нет", _without_problems(preview))
        self.no_lines.set_text("Строк нет", _without_lines(preview))
        self._problems_stack.show_content(problems)
        self._apply()
        # Before the texts: Qt forgets to lay hidden tabs out anew when visibility is told last.
        self.tabs.setTabVisible(2, self.questions.count > 0)
        self.tabs.setTabText(0, _numbered("Строки", count))
        self.tabs.setTabText(1, _numbered("Замечания", len(problems)))
        self.tabs.setTabText(2, _numbered("Вопросы о школах", self.questions.count))
        refused = preview is not None and preview.has_errors
        if problems and (refused or not lines):
            self.tabs.setCurrentIndex(1)

    def _show_schools(self, preview: "FilePreview | None") -> None:
        """The rows of a municipal plan belong to no school: they get the room of its column."""
        batch = None if preview is None else preview.read.batch
        waiting = preview is not None and preview.waiting + preview.rejected > 0
        number = [column.key for column in self.lines_model.columns].index("school")
        hidden = batch is not None and not batch.schools and not waiting
        if self.lines.isColumnHidden(number) != hidden:
            self.lines.setColumnHidden(number, hidden)
            self._growth.fit(self.lines.viewport().width())

    def _apply(self) -> None:
        status = self.filters.value("status")
        self.lines_model.show_only(
            self.filters.text, None if status is None else lambda line: line.status == status
        )
        self._lines_stack.show_content(self.lines_model.rows)

    def _count_states(self, preview: "FilePreview | None") -> None:
        """Say beside every choice how many rows it leaves."""
        if preview is None:
            return
        counts = {
            None: len(preview.lines),
            "new": preview.fresh,
            "changed": preview.changed,
            "same": preview.unchanged,
            "waiting": preview.waiting,
            "rejected": preview.rejected,
        }
        self.filters.set_options(
            "status", [(_numbered(words, counts[state]), state) for words, state in _STATES]
        )

    def _on_remove(self) -> None:
        preview = self.files.selected_row()
        if preview is not None:
            self.file_removed.emit(preview.file)


def _without_lines(preview: "FilePreview | None") -> str:
    """What is said in the place of the rows of a file where none is shown."""
    if preview is not None and not preview.lines and preview.open_questions:
        return "Они появятся, когда вы ответите на вопрос о файле."
    return "Ни одна строка файла не подходит под поиск и выбор."


def _without_problems(preview: "FilePreview | None") -> str:
    """What is said in the place of the problems of a file that has none."""
    if preview is None:
        return ""
    if preview.open_questions:
        return (
            "Но о файле есть вопрос: ответьте на него над строками, без ответа файл не сохранить."
        )
    if preview.questions:
        return "Но есть вопросы о школах: ответьте на них, без ответа файл не сохранить."
    return "С этим файлом всё в порядке."


def _numbered(words: str, number: int) -> str:
    return f"{words} ({whole(number)})" if number else words
