"""The place «Результаты»."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QMenu

from app.errors import KnownProblem
from app.services import results
from app.services.findings.links import ToSchools
from app.services.language.dates import year_name
from app.services.language.plural import FILE, counted
from app.services.schools import schools
from app.services.year import years
from app.views.base.links import PlansSpot, ResultsSpot
from app.views.base.messages import ToastAction
from app.views.base.page import Page, Stepped
from app.views.intake.blank import ask_for_blank
from app.views.intake.drop_area import DropArea
from app.views.intake.history import ImportHistory
from app.views.intake.panel import ImportPanel
from app.views.results.cell.unsaved import unsaved_words
from app.views.results.panel.grid_panel import GridPanel
from app.views.widgets.buttons import button
from app.views.widgets.empty_state import ShownStack
from app.views.widgets.fields.year_box import results_year_box

if TYPE_CHECKING:
    from app.services.importing.batches.preview import FilePreview
    from app.services.importing.service import ImportOutcome
    from app.services.log.changes import Changes
    from app.views.base.links import Spot
    from app.views.base.page_context import PageContext
    from app.views.base.tasks import Task

_ONLY_SHOWN = "Файлы только показаны: чтобы сохранить их, нажмите «Сохранить» под ними."
_RESULTS = frozenset({"result", "school_year"})
_FILTER = (
    "Таблицы и планы (*.xlsx *.xls *.xlsm *.xlsb *.ods *.csv *.txt *.tsv *.xml *.htm *.html *.mht"
    " *.mhtml *.docx *.docm *.odt);;Все файлы (*)"
)


class ResultsPage(Stepped, Page):
    """The grid of the year, loading of files with a preview, and the history of imports.

    `activate` understands `school_id` and `procedure` (show a cell), `year`, `load` (choose files)
    and `history` (show earlier imports).
    """

    place = "results"
    later: ClassVar = ("preview", "history")
    stepped: ClassVar = {"preview": ImportPanel}

    def make(self, context: "PageContext") -> Iterator[None]:
        """The grid, then the page around it."""
        Page.__init__(self, context, "Результаты")
        self._paths: list[Path] = []
        self._for_schools = self._for_plans = False  # the files were asked for there
        self._task: Task | None = None
        self.grid, steps = GridPanel.in_steps(context, self)
        yield from steps
        self.drop = DropArea(self)
        self.year = results_year_box()
        self.load_button = button(
            "Загрузить файлы…",
            self.choose_files,
            icon="upload",
            role="primary",
            tip="Выбрать файлы; их можно и просто перетащить на страницу",
        )
        self.history_button = button("История загрузок", self.show_history, icon="clock")
        self.workbooks_button = button("Бланки Excel", icon="table-file")
        self._shown = ShownStack()
        self._build()
        self._connect()
        self.search = self.grid.filters.search

    def _build(self) -> None:
        self.blanks_menu = QMenu(self.workbooks_button)
        self.blanks_menu.aboutToShow.connect(self._list_blanks)
        self.workbooks_button.setMenu(self.blanks_menu)
        self.workbooks_button.setToolTip(
            "Сохранить бланк: книгу Excel, которую заполняют и загружают обратно"
        )
        self.header.add_beside_title(self.year)
        for control in (self.workbooks_button, self.history_button, self.load_button):
            self.header.add_action(control)
        self.body.addLayout(self._shown)  # first: without a parent the shown one would be a window
        self._shown.addWidget(self.grid)

    def _connect(self) -> None:
        self.drop.dropped.connect(self.load_files)
        self.year.year_chosen.connect(self.context.set_results_year)
        self.context.results_year_changed.connect(lambda _year: self.mark_stale())
        self.grid.loading.connect(self.choose_files)
        self.grid.edits.task_started.connect(
            lambda task: self.progress.follow(task, can_cancel=False)
        )
        self.grid.reading.begun.connect(lambda task: self.progress.follow(task, can_cancel=False))
        self.grid.emptied.connect(lambda _empty: self._show_actions())

    # What is made when it is first looked at

    @cached_property
    def preview(self) -> ImportPanel:
        """What files would do."""
        view = self.made_whole(ImportPanel)
        self._shown.addWidget(view)
        view.adding.connect(self.choose_files)
        view.rereading.connect(self._read_again)
        view.cancelled.connect(self.cancel_import)
        view.saving.connect(self.save_import)
        view.file_removed.connect(self._on_file_removed)
        view.answered.connect(self._read_files)
        return view

    @cached_property
    def history(self) -> ImportHistory:
        """Earlier imports."""
        view = ImportHistory(self.context)
        self._shown.addWidget(view)
        view.loading.connect(self.choose_files)
        view.closed.connect(self.show_grid)
        return view

    def _shows(self, view: type[ImportPanel | ImportHistory]) -> bool:
        """Whether it is in sight; asked by its kind, so that it is not made for the question."""
        return isinstance(self._shown.currentWidget(), view)

    # Page

    def refresh(self) -> None:
        """Read the grid; the history when it is shown."""
        year = self.context.results_year
        self.year.set_years(years.years_for_results(self.context.workspace), year)
        self._show_actions()
        read_only = self.context.workspace.read_only
        self.load_button.setEnabled(not read_only)
        self.grid.refresh()
        if self._shows(ImportHistory):
            self.history.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """The threshold is that of the profile in use, which may be another one now."""
        super().showEvent(event)
        self.grid.refresh_if_rules_changed()

    def _on_data_changed(self, changes: "Changes") -> None:
        """After an edit of results only the touched cells are read again."""
        if self.isVisible():
            if changes.touches("setting"):
                self.grid.refresh_if_rules_changed()
            in_grid = changes.tables <= _RESULTS and self._shown.currentWidget() is self.grid
            if in_grid and not self._stale and self.grid.apply(changes):
                return
        super()._on_data_changed(changes)

    def show_spot(self, spot: "Spot") -> None:
        """Show a cell, choose files, or show earlier imports."""
        if not isinstance(spot, ResultsSpot):
            return
        if spot.history:
            self.show_history()
        elif spot.school_id is not None:
            self.show_grid()
            self.grid.choose(spot.school_id, spot.procedure)
        elif spot.load or spot.files:
            self._for_schools, self._for_plans = spot.for_schools, spot.for_plans
            if spot.files:
                self.load_files(spot.files)
            else:
                self.choose_files()
        elif self._shows(ImportHistory):
            self.show_grid()

    def unsaved(self) -> str:
        """Texts that cells hold without being stored, and files that wait to be saved."""
        words = unsaved_words(self.context.workspace, self.grid.edits.held)
        if self._shows(ImportPanel) and self._paths:
            return f"{_ONLY_SHOWN} {words}".rstrip()
        return words or super().unsaved()

    def focus_content(self) -> bool:
        """A grid that is being read takes the keys when it has been."""
        wanted = self._shown.currentWidget() is self.grid and self.grid.ask_for_keys()
        return super().focus_content() and not wanted

    def show_grid(self) -> None:
        """Show the results."""
        self._shown.setCurrentWidget(self.grid)
        self._show_actions()

    def show_history(self) -> None:
        """Show earlier imports."""
        self._shown.setCurrentWidget(self.history)
        self.history.refresh()
        self.history.table.setFocus()
        self._show_actions()

    # Import

    def choose_files(self) -> None:
        """Ask for files and show what they would do."""
        names, _filter = QFileDialog.getOpenFileNames(self, "Загрузить файлы", "", _FILTER)
        if names:
            self.load_files([Path(name) for name in names])
        elif not self._paths:
            self._lead_back()

    def load_files(self, paths: Sequence[Path]) -> None:
        """Show what these files would do; nothing is stored yet."""
        if self.context.workspace.read_only:
            self.context.messages.warn("Папка данных открыта только для чтения, загрузить нельзя.")
            return
        if not self._shows(ImportPanel):
            self._paths = []
            self.preview.begin()
            self.preview.clear()
            self._offer_subjects()
        self._paths += [path for path in paths if path not in self._paths]
        self._read_files()

    def _read_again(self) -> None:
        self._read_files(again=True)

    def _read_files(self, *, again: bool = False) -> None:
        from app.services.importing import service

        workspace, paths = self.context.workspace, list(self._paths)
        answers = self.preview.questions.answers()
        corrections = self.preview.subject.corrections
        choices = self.preview.file_questions.choices
        if self._task is not None and self._task.running:
            self._task.cancel()
        self._task = self.context.tasks.run(
            lambda: service.preview_files(
                workspace,
                paths,
                answers=answers,
                corrections=corrections,
                choices=choices,
            ),
            self._on_read_again if again else self._on_previewed,
            title=f"Чтение: {counted(len(paths), FILE)}",
        )
        self.progress.follow(self._task)

    def _on_previewed(self, previews: "list[FilePreview]") -> None:
        register = [
            (row.id, row.short_name) for row in schools.list_schools(self.context.workspace)
        ]
        self.preview.show_previews(previews, register)
        self._shown.setCurrentWidget(self.preview)
        self._show_actions()

    def _on_read_again(self, previews: "list[FilePreview]") -> None:
        self._on_previewed(previews)
        self.context.messages.inform(f"Прочитано снова: {counted(len(previews), FILE)}")

    def _on_file_removed(self, path: Path) -> None:
        self._paths = [kept for kept in self._paths if kept != path]
        if self._paths:
            self._read_files()
        else:
            self.cancel_import()

    def cancel_import(self) -> None:
        """Store nothing and go back."""
        if self._task is not None and self._task.running:
            self._task.cancel()
        self._paths = []
        self.preview.clear()
        self.show_grid()
        self._lead_back()

    def _lead_back(self, plan_ids: Sequence[int] = ()) -> None:
        """To the register of schools or the plans, when the files were asked for there."""
        schools_wait, plans_wait = self._for_schools, self._for_plans
        self._for_schools = self._for_plans = False
        if schools_wait:
            self.context.go_to(ToSchools())
        elif plans_wait:
            self.context.go_to(PlansSpot(plan_id=plan_ids[0] if plan_ids else None))

    def save_import(self) -> None:
        """Store what the preview shows, in one step that can be taken back."""
        from app.services.importing import service

        workspace, previews = self.context.workspace, self.preview.ready
        self.preview.save_button.setEnabled(False)
        self._task = self.context.tasks.run(
            lambda: service.commit_files(workspace, previews),
            self._on_saved,
            self._on_save_failed,
            title="Сохранение",
        )
        self._task.cancelled.connect(self._allow_saving)
        self.progress.follow(self._task)

    def _on_saved(self, outcome: "ImportOutcome") -> None:
        from app.services.importing import service

        workspace, stored = self.context.workspace, self.preview.ready
        filled = service.years_of_results(stored)
        left = {preview.file for preview in self.preview.previews} - {
            preview.file for preview in stored
        }
        self._paths = [path for path in self._paths if path in left]
        self.preview.clear()
        if self._paths:
            self._read_files()
        else:
            self.show_grid()
        self.grid.edits.coming.agree(filled)  # what lies ahead was asked about above the rows
        self.context.events.announce(outcome.changes)
        if not self._paths:
            self._lead_back(service.plans_in(workspace, stored))
        if filled and self.context.results_year not in filled:
            self.context.set_results_year(max(filled))
        number = outcome.changes.change_set_id
        if number is None:
            self.context.messages.inform("Новых данных в файлах нет, ничего не изменено")
            return
        self.context.messages.toast(
            outcome.words,
            [ToastAction("Отменить загрузку", lambda: self.undo_import(number), number)],
        )

    def _on_save_failed(self, problem: KnownProblem) -> None:
        self.context.messages.show_problem(problem)
        self._allow_saving()

    def _allow_saving(self) -> None:
        self.preview.save_button.setEnabled(self.preview.can_save)

    def _offer_subjects(self) -> None:
        """Procedures and years that a file can be corrected to."""
        workspace = self.context.workspace
        procedures = [(row.id, row.title) for row in results.list_procedures(workspace)]
        self.preview.subject.set_catalogue(procedures, years.years_for_results(workspace))

    def undo_import(self, change_set_id: int) -> None:
        """Take an import back."""
        self.context.undoing.take_back(change_set_id)

    # Empty workbooks

    def _list_blanks(self) -> None:
        from app.services.importing.kinds.registry import blank_kinds

        self.blanks_menu.clear()
        with self.context.messages.attempt("Бланки Excel"):
            for kind, title in blank_kinds().items():
                action = self.blanks_menu.addAction(f"{title}…")
                action.triggered.connect(self._template_slot(kind, title))

    def _template_slot(self, kind: str, title: str) -> Callable[[], None]:
        return lambda: ask_for_blank(self, kind, title)

    # Inside

    def _show_actions(self) -> None:
        """The actions of the page stand back while files are checked or an empty state has them.

        So does the year of work: each file says its own year.
        """
        checking = self._shows(ImportPanel)
        work = f"для работы {year_name(self.context.year)}"
        self.header.set_subtitle("" if checking else work)
        for control in (self.history_button, self.workbooks_button):
            control.setVisible(not checking)
        at_grid = self._shown.currentWidget() is self.grid
        self.load_button.setVisible(not checking and not (at_grid and self.grid.is_empty))
        self.search = self.preview.filters.search if checking else self.grid.filters.search
