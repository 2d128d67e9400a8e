"""Комплект на подпись: choose an occasion, see what is ready, tick, make all, enter the numbers."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.services.documents.sets.listing import SetChoice, occasions, read_set
from app.services.documents.sets.making import make_files, make_one_pdf
from app.services.documents.sets.signing import orders_to_sign
from app.services.language.numbers import whole
from app.services.language.plural import DOCUMENT, ORDER, SCHOOL, counted
from app.views.base.links import DocumentsSpot
from app.views.base.progress_strip import ProgressStrip
from app.views.base.undo_toast import tell_saved
from app.views.checks.reading import CheckReading
from app.views.documents.sets.details import SetDetails
from app.views.documents.sets.made import MadeSetView
from app.views.documents.sets.orders_form import SetOrdersForm
from app.views.documents.sets.schools_form import SetSchoolsForm
from app.views.documents.sets.tree import SetTree
from app.views.look import theme
from app.views.widgets.buttons import button, button_row, icon_button
from app.views.widgets.fields.form_row import choice
from app.views.widgets.labels import label, rule
from app.views.widgets.side_splitter import SideSplitter

if TYPE_CHECKING:
    from pathlib import Path

    from app.errors import KnownProblem
    from app.services.checks.running import CheckReport
    from app.services.documents.sets.listing import PaperSet
    from app.services.documents.sets.making import MadeSet
    from app.services.documents.sets.signing import OrderToSign
    from app.services.log.changes import Changes
    from app.views.base.page_context import PageContext
    from app.views.base.tasks import Task

_ONE_PDF: tuple[str, ...] = ()  # stands for the formats where all is one file
_FORMATS: list[tuple[str, object]] = [
    ("DOCX и PDF", ("docx", "pdf")),
    ("Только DOCX", ("docx",)),
    ("Только PDF", ("pdf",)),
    ("DOCX, PDF и таблицы XLSX", ("docx", "pdf", "xlsx")),
    ("Один PDF с закладками", _ONE_PDF),
]


class SetTab(QWidget):
    """The set of the chosen year; Ctrl+Enter makes it."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self.context = context
        self._serial = 0  # of the newest look at the set
        self._papers: PaperSet | None = None
        self._choice = SetChoice(year=context.year)
        self._task: Task | None = None
        self._folder: Path | None = None
        self.occasion = choice([("Все поводы года", ""), *((one, one) for one in occasions())], "")
        self.occasion.setAccessibleName("Повод")
        self.occasion.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.schools_button = button("Школы…", self._on_schools, icon="schools")
        self.count = label("", "muted")
        self.all_button = button("Снять отметки", self._on_all, role="link")
        self.tree = SetTree()
        self.details = SetDetails(context)
        self.result = MadeSetView(context.messages)
        self.progress = ProgressStrip()
        self.formats = choice(_FORMATS, _FORMATS[0][1])
        self.formats.setAccessibleName("Формат файлов")
        self.folder_button = icon_button("folder", "Выбрать папку…", self._on_folder)
        self.make_button = button(
            "Сделать комплект", self.make, role="primary", icon="documents", shortcut="Ctrl+Return"
        )
        self.numbers_button = button("Номера и даты…", self.enter_numbers, icon="order")
        self.checking = CheckReading(context, self)
        self._build()
        self._connect()
        self._show_ticks()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.STEP)
        for part in (self.occasion, self.schools_button):
            head.addWidget(part)
        head.addStretch()
        head.addWidget(self.count)
        head.addWidget(self.all_button)
        side = QFrame()
        side.setProperty("role", "panel")
        foot = QVBoxLayout()
        foot.setContentsMargins(theme.GAP, theme.STEP, theme.GAP, theme.STEP)
        foot.setSpacing(theme.STEP)
        foot.addWidget(self.progress)
        foot.addLayout(button_row(self.formats, self.folder_button))
        foot.addLayout(button_row(self.make_button, self.numbers_button))
        beside = QVBoxLayout(side)
        beside.setContentsMargins(1, 1, 1, 1)
        beside.setSpacing(0)
        beside.addWidget(self.result)
        beside.addWidget(self.details, 1)
        beside.addWidget(rule())
        beside.addLayout(foot)
        self.splitter = SideSplitter(
            self.tree,
            side,
            name="documents.set",
            state=self.context.state,
            share=0.44,
            least=344,
            most=560,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.GAP, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addLayout(head)
        layout.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        self.occasion.currentIndexChanged.connect(lambda _at: self._on_occasion())
        self.tree.chosen.connect(self.details.show_paper)
        self.tree.ticked.connect(self._show_ticks)
        self.details.apart_chosen.connect(self._on_apart)
        self.details.kind_asked.connect(
            lambda kind: self.context.go_to(DocumentsSpot(tab="make", kind=kind))
        )
        self.checking.report_read.connect(self._on_report)

    # Reading

    def refresh(self) -> None:
        """Find out in the background what stands in the set."""
        if self._choice.year != self.context.year:
            self._choice = SetChoice(year=self.context.year, occasion=self._choice.occasion)
            self.result.clear()
        self._read()
        self.checking.ask()

    def _read(self) -> None:
        self._serial += 1
        serial, workspace, wanted = self._serial, self.context.workspace, self._choice
        self.context.tasks.run(
            lambda: read_set(workspace, wanted),
            lambda papers: self._on_read(serial, papers),
            casual=True,
        )

    def _on_read(self, serial: int, papers: "PaperSet") -> None:
        if not isValid(self) or serial != self._serial:
            return
        self._papers = papers
        whose = "Все под поддержкой в этом году" if papers.choice.schools is None else "Выбраны"
        self.schools_button.setText(f"Школы ({whole(len(papers.schools))})…")
        self.schools_button.setToolTip(f"{whose}: {counted(len(papers.schools), SCHOOL)}")
        self.tree.show_set(papers)
        self._show_ticks()

    def _on_report(self, report: "CheckReport") -> None:
        self.details.show_report(report)

    # What is chosen

    def _choose(self, choice: SetChoice) -> None:
        """Show another set."""
        self._choice = choice
        self.result.clear()
        self._read()

    def _on_occasion(self) -> None:
        self._choose(replace(self._choice, occasion=str(self.occasion.currentData() or "")))

    def _on_apart(self, kind: str, apart: bool) -> None:
        self._choose(replace(self._choice, apart={**self._choice.apart, kind: apart}))

    def _on_schools(self) -> None:
        if self._papers is not None:
            form = SetSchoolsForm(
                self,
                self.context.workspace,
                self._papers.schools,
                lambda chosen: self._choose(replace(self._choice, schools=chosen)),
            )
            form.show_form()

    def _on_all(self) -> None:
        self.tree.tick_all(on=not self.tree.papers)

    def _show_ticks(self) -> None:
        """Say how many documents are ticked, and offer what can be done with them."""
        number = len(self.tree.papers)
        self.count.setText(f"Отмечено: {counted(number, DOCUMENT)}")
        self.all_button.setText("Снять отметки" if number else "Отметить все")
        idle = self._task is None and not self.context.workspace.read_only
        self.make_button.setEnabled(idle and number > 0)
        self.numbers_button.setEnabled(idle and bool(self._unsigned()))

    def _on_folder(self) -> None:
        start = str(self._folder or self.context.workspace.documents)
        chosen = QFileDialog.getExistingDirectory(self, "Куда сохранить комплект", start)
        if chosen:
            from pathlib import Path

            self._folder = Path(chosen)
            self.folder_button.setToolTip(f"Папка: {self._folder}")

    # Making

    def make(self) -> None:
        """Make all ticked documents in the background."""
        papers, wanted, out = self.tree.papers, self._choice, self._folder
        if self._task is not None or not papers:
            return
        workspace, formats = self.context.workspace, self.formats.currentData()
        self.result.clear()
        self._task = self.context.tasks.run(
            lambda: (
                make_files(workspace, wanted, papers, formats=formats, out=out)
                if formats
                else make_one_pdf(workspace, wanted, papers, out=out)
            ),
            on_done=self._on_made,
            on_error=self._on_refused,
            on_cancel=self._on_stopped,
            title=f"Комплект: {counted(len(papers), DOCUMENT)}",
        )
        self._task.finished.connect(self._on_finished)
        self.progress.follow(self._task)
        self._show_ticks()

    def _on_made(self, made: "MadeSet") -> None:
        if isValid(self):
            self.result.show_made(made)

    def _on_refused(self, problem: "KnownProblem") -> None:
        if isValid(self):
            self.result.show_problem(problem)

    def _on_stopped(self) -> None:
        if isValid(self):
            self.result.show_stopped()

    def _on_finished(self) -> None:
        self._task = None
        if isValid(self):
            self._show_ticks()

    # Numbers

    def _unsigned(self) -> "list[OrderToSign]":
        return [] if self._papers is None else orders_to_sign(self.tree.papers, self._choice.year)

    def enter_numbers(self) -> None:
        """Open the table of the orders that have no number yet."""
        unsigned = self._unsigned()
        if not unsigned:
            return

        def saved(changes: "Changes", number: int) -> None:
            tell_saved(self.context, changes, f"Зарегистрировано: {counted(number, ORDER)}.")
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

        SetOrdersForm(self, self.context.workspace, unsigned, saved).show_form()
