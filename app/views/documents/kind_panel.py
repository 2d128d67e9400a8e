"""One kind of document: what is still missing for it, its settings, making it, and the files."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import KnownProblem
from app.services import settings
from app.services.changes import Changes
from app.services.documents import catalogue, export
from app.services.documents.settings import checked_settings, stored_settings
from app.services.language.numbers import NBSP
from app.services.language.plural import Forms, counted
from app.views import theme
from app.views.documents.references import with_references
from app.views.documents.settings_form import SettingsForm
from app.views.opening import open_file, show_in_folder
from app.views.widgets.buttons import button
from app.views.widgets.details_panel import ScrolledColumn, clear_layout
from app.views.widgets.empty_state import IconPicture
from app.views.widgets.labels import ElidedLabel, label, rule, selectable
from app.views.widgets.progress_strip import ProgressStrip
from app.views.widgets.status import Status, StatusChip

if TYPE_CHECKING:
    from app.services.documents.catalogue import KindRow, MissingFact
    from app.services.documents.settings import SettingSpec
    from app.views.page_context import PageContext
    from app.views.tasks import Task

_FACT: Forms = ("сведения", "сведений", "сведений")
_BLANKS = "Документ можно сделать и сейчас: вместо этих сведений будут линии для заполнения."
_ICONS = {".docx": "word-file", ".pdf": "pdf-file"}


def kind_status(row: "KindRow") -> Status:
    """Whether a document can be made now."""
    if row.ready:
        return Status("positive", "done", "можно сделать")
    return Status("warning", "partly", f"не хватает{NBSP}{len(row.missing)}")


class KindPanel(QFrame):
    """The panel.

    Signals:
        made: paths of the files of a finished document.
    """

    made = Signal(object)

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self.context = context
        self._kind: KindRow | None = None
        self._task: Task | None = None
        self._specs: tuple[SettingSpec, ...] = ()
        self.setProperty("role", "panel")
        self.setMinimumWidth(theme.DETAILS_WIDTH)
        self.title = selectable("", "heading")
        self.description = selectable("", "muted")
        self.chip = StatusChip()
        self.missing = QVBoxLayout()
        self.missing.setSpacing(theme.HALF)
        self.missing_heading = label("Чего не хватает", "heading")
        self.settings_heading = label("Оформление", "heading")
        self.form = SettingsForm()
        self.form.changed.connect(self._on_setting)
        self.files_heading = label("Сделано", "heading")
        self.files = QVBoxLayout()
        self.files.setSpacing(theme.STEP)
        self.progress = ProgressStrip()
        self.both_button = button(
            "Сделать DOCX и PDF",
            lambda: self.make(("docx", "pdf")),
            role="primary",
            icon="documents",
        )
        self.docx_button = button("Только DOCX", lambda: self.make(("docx",)), icon="word-file")
        self.pdf_button = button("Только PDF", lambda: self.make(("pdf",)), icon="pdf-file")
        self._build()

    def _build(self) -> None:
        column = ScrolledColumn()
        content = column.content
        for widget in (self.title, self.description, self.chip):
            content.addWidget(widget)
        content.addSpacing(theme.STEP)
        content.addWidget(self.missing_heading)
        content.addLayout(self.missing)
        content.addWidget(self.files_heading)
        content.addLayout(self.files)
        content.addSpacing(theme.STEP)
        content.addWidget(self.settings_heading)
        content.addWidget(self.form)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.STEP)
        for made in (self.both_button, self.docx_button, self.pdf_button):
            buttons.addWidget(made)
        buttons.addStretch()
        foot = QVBoxLayout()
        foot.setContentsMargins(theme.GAP, theme.STEP, theme.GAP, theme.STEP)
        foot.setSpacing(theme.STEP)
        foot.addWidget(self.progress)
        foot.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(column, 1)
        layout.addWidget(rule())
        layout.addLayout(foot)

    def show_kind(self, row: "KindRow | None") -> None:
        """Show a kind; files that were made just now stay in sight while it is shown."""
        changed = row is None or self._kind is None or row.kind != self._kind.kind
        self._kind = row
        if row is None:
            return
        self.title.setText(row.title)
        self.description.setText(row.description)
        self.chip.set_status(kind_status(row))
        self._show_missing(row)
        self._set_enabled(self._task is None)
        if changed:
            self._show_settings(row.kind)
            self.show_files(())

    def show_files(self, files: Sequence[Path]) -> None:
        """Show the finished files with what can be done with them."""
        clear_layout(self.files)
        self.files_heading.setVisible(bool(files))
        for path in files:
            self.files.addWidget(self._file_line(path))

    # Making

    def make(self, formats: tuple[str, ...]) -> None:
        """Make the document in the background."""
        kind = self._kind
        if kind is None or self._task is not None:
            return
        workspace, year = self.context.workspace, self.context.year
        self.show_files(())
        self._task = self.context.tasks.run(
            lambda: export.build(workspace, kind.kind, year=year, formats=formats),
            on_done=self._on_made,
            title=f"Документ «{kind.title}»",
        )
        self._task.finished.connect(self._on_finished)
        self.progress.follow(self._task)
        self._set_enabled(False)

    def _on_made(self, files: list[Path]) -> None:
        self.show_files(files)
        self.context.events.announce(Changes(tables=frozenset({"output_record"})))
        self.made.emit(files)

    def _on_finished(self) -> None:
        self._task = None
        self._set_enabled(True)

    def _set_enabled(self, idle: bool) -> None:
        there_is = self._kind is not None and self._kind.possible
        possible = idle and there_is and not self.context.workspace.read_only
        for made in (self.both_button, self.docx_button, self.pdf_button):
            made.setEnabled(possible)

    def _file_line(self, path: Path) -> QWidget:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        layout.addWidget(IconPicture(_ICONS.get(path.suffix, "documents"), "accent", 20))
        layout.addWidget(ElidedLabel(path.name), 1)
        messages = self.context.messages
        layout.addWidget(button("Открыть", lambda: open_file(messages, path), role="link"))
        layout.addWidget(
            button("Показать в папке", lambda: show_in_folder(messages, path), role="link")
        )
        return line

    # What is missing, settings

    def _show_missing(self, row: "KindRow") -> None:
        facts = row.missing
        clear_layout(self.missing)
        self.missing_heading.setVisible(bool(facts))
        if facts:
            self.missing_heading.setText(f"Не хватает {counted(len(facts), _FACT)}")
        for fact in facts:
            self.missing.addWidget(self._fact_line(fact))
        if facts and row.possible:
            self.missing.addWidget(label(_BLANKS, "muted", wrap=True))

    def _fact_line(self, fact: "MissingFact") -> QWidget:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        top = Qt.AlignmentFlag.AlignTop
        layout.addWidget(IconPicture("warning", "warning", 16), 0, top)
        layout.addWidget(label(fact.text, wrap=True), 1, top)
        link = button("Заполнить", lambda: self.context.go_to(fact.place), role="link")
        link.setAccessibleName(f"Заполнить: {fact.text}")
        layout.addWidget(link, 0, top)
        return line

    def _show_settings(self, kind: str) -> None:
        self._specs = tuple(catalogue.describe_settings(kind))
        self.settings_heading.setVisible(bool(self._specs))
        workspace = self.context.workspace
        values = checked_settings(self._specs, stored_settings(workspace, kind), {})
        self.form.show_settings(with_references(workspace, self.context.year, self._specs), values)

    def _on_setting(self, name: str, value: str) -> None:
        if self._kind is None:
            return
        kind, workspace = self._kind.kind, self.context.workspace
        try:
            checked_settings(self._specs, {}, {name: value})
            stored = {**stored_settings(workspace, kind), name: value}
            changes = settings.set_setting(workspace, f"document.{kind}", stored)
        except KnownProblem as problem:
            self.form.show_error(name, str(problem))
            return
        self.form.show_error(name, "")
        self.context.events.announce(changes)
