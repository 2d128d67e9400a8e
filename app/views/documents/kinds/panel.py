"""One kind of document: what is still missing for it, its settings, and making it."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.errors import KnownProblem, UserError
from app.services.documents.made import history
from app.services.documents.making import catalogue, export
from app.services.documents.making.reference_choices import with_choices
from app.services.documents.making.references import standing_settings
from app.services.documents.settings import forget_settings, own_settings, save_for_year
from app.services.language.numbers import NBSP
from app.services.language.plural import Forms, counted
from app.services.language.sentences import capital, quoted
from app.services.log.changes import Changes
from app.services.storage.files.files import FileBusyError
from app.views.base.progress_strip import ProgressStrip
from app.views.documents.kinds.blank_list import BlankList
from app.views.documents.kinds.checked import CheckedLines
from app.views.documents.kinds.finding_line import FindingLines, marked
from app.views.documents.kinds.made_files import MadeFiles
from app.views.documents.kinds.order_lines import OrderLines
from app.views.documents.kinds.settings_form import SettingsForm
from app.views.documents.kinds.text_links import TextLinks
from app.views.look import theme
from app.views.widgets.buttons import button, button_row
from app.views.widgets.details_panel import ScrolledColumn, clear_layout, show_new
from app.views.widgets.labels import label, rule, selectable
from app.views.widgets.status import Status, StatusChip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.services.checks.running import CheckReport
    from app.services.documents.making.catalogue import KindRow
    from app.services.documents.making.preview import Preview
    from app.services.documents.pdf.pages import Blank
    from app.services.documents.settings import SettingSpec
    from app.views.base.page_context import PageContext
    from app.views.base.tasks import Task

_FACT: Forms = ("сведения", "сведений", "сведений")
_WRONG: Forms = ("место", "места", "мест")
_BLANKS = "Документ можно сделать и сейчас: вместо этих сведений будут линии для заполнения."


def kind_status(row: "KindRow") -> Status:
    """Whether a document can be made now."""
    if row.ready:
        return Status("positive", "done", "можно сделать")
    if row.problem is not None:
        return Status("negative", "error", "составить нельзя")
    lacking = len(row.missing) - row.wrong
    words = f"не хватает{NBSP}{lacking}" if lacking else f"исправить{NBSP}{row.wrong}"
    return Status("warning", "partly", words)


def _lacking(count: int) -> str:
    return f"не хватает {'одного сведения' if count == 1 else counted(count, _FACT)}"


class KindPanel(QFrame):
    """The panel.

    Signals:
        files_ready: paths of the files of a finished document.
        blank_chosen: a line to fill in is to be shown on its page.
    """

    files_ready = Signal(object)
    blank_chosen = Signal(object)

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self.context = context
        self._kind: KindRow | None = None
        self._shown_for: tuple[str, int] | None = None  # kind and year
        self._made_content = ""  # hash of what the files that were made last say
        self._task: Task | None = None
        self._specs: tuple[SettingSpec, ...] = ()
        self._shown: object = None  # the fields and values that the form shows
        self.setProperty("role", "panel")
        self.column = ScrolledColumn()
        self.description = selectable("", "muted")
        self.chip = StatusChip()
        self.texts = TextLinks(context)
        self.order = OrderLines(context)
        self.order.order_meant.connect(lambda order: self._on_setting("order", str(order)))
        self.remarks = QVBoxLayout()
        self.remarks.setSpacing(theme.HALF)
        self.missing_heading = label("Чего не хватает", "heading")
        self.missing = FindingLines(context)
        self.seen = FindingLines(context)  # what only the pages show
        self.checked = CheckedLines(context)
        self.blanks = BlankList()
        self.blanks.chosen.connect(self.blank_chosen)
        self.form = SettingsForm()
        self.form.changed.connect(self._on_setting)
        self.form.reset_asked.connect(self._on_reset)
        self.result = MadeFiles(context.messages)
        self.progress = ProgressStrip()
        self.both_button = button(
            "Сделать DOCX и PDF",
            lambda: self.make(("docx", "pdf")),
            role="primary",
            icon="documents",
        )
        self.docx_button = button("DOCX", lambda: self.make(("docx",)), tip="Сделать только DOCX")
        self.pdf_button = button("PDF", lambda: self.make(("pdf",)), tip="Сделать только PDF")
        self.xlsx_button = button(
            "XLSX", lambda: self.make(("xlsx",)), tip="Сделать книгу Excel с таблицами документа"
        )
        for control in (self.docx_button, self.pdf_button, self.xlsx_button):
            control.setAccessibleName(control.toolTip())
        self._makers = (self.both_button, self.docx_button, self.pdf_button, self.xlsx_button)
        self._keys_left: tuple[list[QPushButton], QWidget | None] = ([], None)
        self._build()
        self.missing_heading.hide()  # until a kind is shown
        self._set_enabled(False)
        self.show_blanks(())

    def _build(self) -> None:
        content = self.column.content
        content.addWidget(self.result)
        content.addWidget(self.description)
        state = QHBoxLayout()
        state.setSpacing(theme.STEP)
        state.addWidget(self.chip)
        state.addStretch()
        state.addWidget(self.texts.copy_button)
        state.addWidget(self.texts.remove_button)
        content.addLayout(state)
        content.addWidget(self.texts)
        content.addWidget(self.order)
        content.addLayout(self.remarks)
        content.addWidget(self.missing_heading)
        content.addLayout(self.missing)
        content.addLayout(self.seen)
        content.addLayout(self.checked)
        content.addWidget(self.blanks)
        content.addSpacing(theme.HALF)
        content.addWidget(self.form)
        foot = QVBoxLayout()
        foot.setContentsMargins(theme.GAP, theme.STEP, theme.GAP, theme.STEP)
        foot.setSpacing(theme.STEP)
        foot.addWidget(self.progress)
        foot.addLayout(button_row(*self._makers))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self.column, 1)
        layout.addWidget(rule())
        layout.addLayout(foot)

    @property
    def kind(self) -> "KindRow | None":
        """The shown kind."""
        return self._kind

    def show_kind(self, row: "KindRow | None") -> None:
        """Show a kind from its top; files made just now stay while it and its year are shown."""
        self._kind = row
        if row is None:
            return
        self.description.setText(row.description)
        self.chip.set_status(kind_status(row))
        self.texts.show_kind(row)
        self.order.show_kind(row)
        self._show_remarks(row)
        self._show_missing(row)
        self.checked.show_kind(row)
        self._set_enabled(self._task is None)
        self._show_settings(row.kind)
        if self._shown_for != (row.kind, self.context.year):
            self._shown_for = (row.kind, self.context.year)
            self._made_content = ""
            self.result.clear()
            self.column.verticalScrollBar().setValue(0)
        self._lay_out_now()

    def show_report(self, report: "CheckReport") -> None:
        """Show what the check before signing tells of the chosen document."""
        self.checked.show_report(report, self._kind)
        self._lay_out_now()

    def show_pages(self, pages: "Preview | None") -> None:
        """Follow the pages: what they lack is listed, files that say something else are no result.

        Args:
            pages: the document as it would be made now, or None.
        """
        self.texts.show_change(None if pages is None else pages.change)
        self.seen.show_findings(() if pages is None else pages.findings)
        self.show_blanks(() if pages is None else pages.blanks)
        if pages is not None and self._made_content not in ("", pages.content_sha256):
            self._made_content = ""
            self.result.clear()

    def show_blanks(self, blanks: "Sequence[Blank]") -> None:
        """List the lines to fill in that the pages have."""
        self.blanks.show_blanks(blanks)
        self._lay_out_now()

    def _lay_out_now(self) -> None:
        """Give new parts their height at once, so that they are never seen squeezed."""
        show_new(self.column.widget())
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    # Making

    def make(
        self, formats: tuple[str, ...], *, beside: bool = False, with_change: bool | None = None
    ) -> None:
        """Make the document in the background; `beside` leaves every older file alone.

        A document that was changed by hand asks whether it is made with that, unless told.
        """
        kind = self._kind
        if kind is None or self._task is not None:
            return
        if with_change is None and self.texts.change is not None and not self.texts.change.slips:
            self._ask_for_change(formats)
            return
        workspace, year = self.context.workspace, self.context.year
        self.result.clear()
        self._task = self.context.tasks.run(
            lambda: export.build(
                workspace,
                kind.kind,
                year=year,
                formats=formats,
                beside=beside,
                with_change=with_change is not False,
            ),
            on_done=lambda files: self._on_files(files, (kind.kind, year)),
            on_error=lambda problem: self._on_refused(
                problem, partial(self.make, formats, with_change=with_change)
            ),
            title=f"Документ {quoted(kind.title)}",
        )
        self._task.finished.connect(self._on_finished)
        self.progress.follow(self._task)
        pressed = [control for control in self._makers if control.hasFocus()]
        self._set_enabled(False)
        self._keys_left = (pressed, self.window().focusWidget())

    def _on_files(self, files: list[Path], made_for: tuple[str, int]) -> None:
        """Files of another document than the one in sight by now are left to the page."""
        (newest,) = history.list_outputs(self.context.workspace, limit=1)
        if made_for == self._shown_for:
            self.result.show_files(files, newest.inputs.get("left_alone", ()))
            self._made_content = str(newest.inputs.get("content_sha256", ""))
        self.context.events.announce(Changes(tables=frozenset({"output_record"})))
        self.files_ready.emit(files)

    def _ask_for_change(self, formats: tuple[str, ...]) -> None:
        """Whether the document is made with what was changed in it only."""
        self.result.show_problem(
            UserError("Вы изменили слова этого документа.", "Сделать его с ними или без них?"),
            (
                ("С изменениями", lambda: self.make(formats, with_change=True)),
                ("Без изменений", lambda: self.make(formats, with_change=False)),
            ),
            icon="pencil",
        )
        self._lay_out_now()
        self.column.verticalScrollBar().setValue(0)

    def _on_refused(self, problem: KnownProblem, again: "Callable[..., None]") -> None:
        if not isinstance(problem, FileBusyError):
            self.context.messages.show_problem(problem)
            return
        self.result.show_problem(
            problem,
            (("Записать рядом", lambda: again(beside=True)), ("Повторить", again)),
        )

    def _on_finished(self) -> None:
        self._task = None
        self._set_enabled(True)
        pressed, went_to = self._keys_left
        if self.window().focusWidget() is went_to:  # where Qt took the keys to
            for control in pressed:
                control.setFocus(Qt.FocusReason.OtherFocusReason)
        self.column.verticalScrollBar().setValue(0)  # what was made stands there

    def _set_enabled(self, idle: bool) -> None:
        there_is = self._kind is not None and self._kind.possible
        possible = idle and there_is and not self.context.workspace.read_only
        for control in self._makers:
            control.setEnabled(possible)

    # What is missing

    def _show_remarks(self, row: "KindRow") -> None:
        """What was chosen and is gone; why the kind cannot be made at all."""
        clear_layout(self.remarks)
        if row.problem is not None:
            self.remarks.addWidget(marked("error", "negative", str(row.problem)))
        for name, text in row.remarks.items():
            link = button("Оставить так", lambda name=name: self._on_setting(name, ""), role="link")
            link.setAccessibleName(f"Оставить так: {text}")
            self.remarks.addWidget(marked("warning", "warning", text, link))

    def _show_missing(self, row: "KindRow") -> None:
        findings, wrong = row.missing, row.wrong
        self.missing_heading.setVisible(bool(findings))
        lacking = len(findings) - wrong
        parts = [_lacking(lacking)] if lacking else []
        parts += [f"исправить {counted(wrong, _WRONG)}"] if wrong else []
        self.missing_heading.setText(capital(", ".join(parts)))
        self.missing.show_findings(findings)
        if row.possible and lacking:
            self.missing.addWidget(label(_BLANKS, "muted", wrap=True))
        of_text = (catalogue.TEXT_UNFIT, catalogue.TEXT_BEHIND)  # told beside the text
        self.missing.add_findings(note for note in row.notes if note.code not in of_text)

    # Settings

    def show_setting(self, name: str) -> None:
        """Bring the user to a field of the form."""
        field = self.form.show_field(name)
        self._lay_out_now()
        if field is not None:
            self.column.ensureWidgetVisible(field)

    def _show_settings(self, kind: str) -> None:
        """Build the form anew when its fields or values are others than it shows."""
        workspace = self.context.workspace
        self._specs = tuple(catalogue.describe_settings(kind))
        values = standing_settings(workspace, kind, self._specs, self.context.year).values
        specs = with_choices(workspace, self.context.year, self._specs, values)
        if self._shown != (kind, specs, values):
            self._shown = (kind, specs, values)
            self.form.show_settings(specs, values)
        own = own_settings(workspace, kind)
        look = [spec.name for spec in self._specs if spec.group == "look"]
        self.form.show_own_look(own=any(name in own for name in look))

    def _on_setting(self, name: str, value: str) -> None:
        if self._kind is None:
            return
        kind, workspace = self._kind.kind, self.context.workspace
        try:
            changes = save_for_year(workspace, kind, self._specs, (name, value), self.context.year)
        except KnownProblem as problem:
            self.form.show_error(name, str(problem))
            return
        self.form.show_error(name, "")
        values = standing_settings(workspace, kind, self._specs, self.context.year).values
        if values[name] == value.replace(
            ",", "."
        ):  # the form shows it as it was typed, so it need not be built anew
            specs = with_choices(workspace, self.context.year, self._specs, values)
            self._shown = (kind, specs, values)
        self.context.events.announce(changes)

    def _on_reset(self) -> None:
        if self._kind is not None:
            look = [spec.name for spec in self._specs if spec.group == "look"]
            changes = forget_settings(self.context.workspace, self._kind.kind, look)
            self.context.events.announce(changes)
