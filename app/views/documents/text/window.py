"""The window in which a text is changed: the text, its slips, and its pages as they are typed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.errors import KnownProblem
from app.services.documents.editing.typed_columns import table_at
from app.services.documents.making.texts import SlipsError
from app.services.language.plural import Forms, counted
from app.views.documents.text.columns_form import ColumnsForm
from app.views.documents.text.difference_view import DifferenceView
from app.views.documents.text.editor import TextEditor
from app.views.documents.text.files import save_to_file, take_from_file
from app.views.documents.text.offered_list import OfferedList
from app.views.documents.text.slip_list import SlipList
from app.views.help.window import HelpWindow
from app.views.look import theme
from app.views.look.room import within_screen
from app.views.preview.preview_panel import PreviewPanel
from app.views.widgets.buttons import button, icon_button
from app.views.widgets.labels import ElidedLabel, label, rule
from app.views.widgets.side_splitter import SideSplitter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.documents.editing.edited import EditedText
    from app.services.documents.making.offered_words import Offered
    from app.services.documents.text.slips import Slip
    from app.views.base.page_context import PageContext

HELP = "texts"
_SIZE = QSize(1360, 820)
_LEAST_PAGES, _MOST_PAGES = 336, 900
_CHECK_MS, _FOLLOW_MS = 20, 10  # after a key; together with the pages it stays under 150
_SLIP: Forms = ("ошибка", "ошибки", "ошибок")
_READ_ONLY = "Папка данных открыта только для чтения: сохранить текст нельзя."
_CHANGED, _STORED = "Есть несохранённые изменения.", "Сохранено."
_NO_PAGES = ("Страниц пока нет.", "Они появятся, когда в тексте не останется ошибок.")
_LEAVE = "Закрыть текст без сохранения?"
_LOST = "Изменения после последнего сохранения будут потеряны."


class TextWindow(QDialog):
    """Ctrl+S stores, Ctrl+Space puts a field in, F8 goes to the next slip, F1 helps, Esc closes.

    Attributes:
        editor: the typed text.
        pages: what it makes of the document.
        slips: what is wrong in it.
    """

    def __init__(
        self, parent: QWidget | None, context: "PageContext", edited: "EditedText"
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(edited.title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.context, self.edited = context, edited
        self._stored = edited.standing()
        self._found: Sequence[Slip] = ()
        self._has_pages = False  # or they are being made
        self._help: HelpWindow | None = None
        self.editor = TextEditor()
        self.editor.setPlainText(self._stored)
        self.editor.setReadOnly(context.workspace.read_only)
        self.value = ElidedLabel("", "small")
        self.slips_heading = label("", "error", wrap=True)
        self.slips = SlipList(context.state)
        self.pages = PreviewPanel(context, pause_ms=_FOLLOW_MS)
        self.pages.install_shortcuts(self.pages)
        self.offered_list = OfferedList(self, context.state)
        self.state = label("", "muted", wrap=True)
        self._make_buttons()
        self._build()
        self._connect()
        self._check = QTimer(self, singleShot=True, interval=_CHECK_MS)
        self._check.timeout.connect(self._look_at_text)
        self._look_at_text()
        self._show_state()

    def _make_buttons(self) -> None:
        self.field_button = button(
            "Вставить поле", self.offer, icon="plus", tip="Вставить поле (Ctrl+Пробел)"
        )
        self.block_button = button(
            "Вставить блок",
            lambda: self.offer(blocks=True),
            icon="plus",
            tip="Вставить подпись, таблицу, титульный лист и другие блоки",
        )
        self.undo_button = icon_button("undo", "Отменить (Ctrl+Z)", self.editor.undo)
        self.redo_button = icon_button("redo", "Повторить (Ctrl+Y)", self.editor.redo)
        self.columns_button = button(
            "Графы…",
            self.change_columns,
            icon="table-file",
            role="quiet",
            tip="Графы таблицы, в которой стоит курсор",
        )
        self.save_as_button = icon_button(
            "download", "Сохранить текст в файл…", lambda: save_to_file(self, self.context)
        )
        self.take_button = icon_button(
            "folder", "Взять текст из файла…", lambda: take_from_file(self, self.context)
        )
        self.difference_button = icon_button(
            "compare", self.edited.said.differs, self.show_differences
        )
        self.original_button = button(
            self.edited.said.back, self.go_back, icon="refresh", role="quiet"
        )
        self.close_button = button("Закрыть", self.reject)
        self.save_button = button("Сохранить", self.store, role="primary", shortcut="Ctrl+S")
        for control in (self.undo_button, self.redo_button):
            control.setEnabled(False)

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(theme.GAP, theme.STEP, theme.GAP, theme.STEP)
        bar.setSpacing(theme.STEP)
        for part in (
            self.field_button,
            self.block_button,
            self.columns_button,
            self.undo_button,
            self.redo_button,
        ):
            bar.addWidget(part)
        bar.addStretch()
        for part in (
            self.save_as_button,
            self.take_button,
            self.difference_button,
            self.original_button,
        ):
            bar.addWidget(part)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.HALF)
        column.addWidget(self.editor, 1)
        for part in (self.value, self.slips_heading, self.slips):
            column.addWidget(part)
        self.splitter = SideSplitter(
            left,
            self.pages,
            name="documents.text",
            state=self.context.state,
            share=0.46,
            least=_LEAST_PAGES,
            most=_MOST_PAGES,
        )
        body = QHBoxLayout()
        body.setContentsMargins(theme.GAP, theme.STEP, theme.GAP, theme.STEP)
        body.addWidget(self.splitter)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.GAP, theme.STEP, theme.GAP, theme.STEP)
        foot.setSpacing(theme.STEP)
        foot.addWidget(self.state, 1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(rule())
        layout.addLayout(body, 1)
        layout.addWidget(rule())
        layout.addLayout(foot)

    def _connect(self) -> None:
        editor = self.editor
        editor.textChanged.connect(self._on_typed)
        editor.undoAvailable.connect(self.undo_button.setEnabled)
        editor.redoAvailable.connect(self.redo_button.setEnabled)
        editor.field_wanted.connect(self.offer)
        editor.cursorPositionChanged.connect(self._on_moved)
        editor.line_changed.connect(self.pages.follow)
        self.pages.line_pointed.connect(editor.go_to)
        self.slips.chosen.connect(editor.go_to)
        self.offered_list.taken.connect(
            lambda word: editor.put_in(word.text, in_line=word.stands_in_line)
        )
        self.context.tasks.run(self.edited.offered, self._on_offered, casual=True)
        for keys, slot in (("F1", self.help), ("F8", self._to_next_slip)):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def show_window(self) -> None:
        """Open it as large as the window below, with the keys in the text."""
        parent = self.parentWidget()
        self.resize(within_screen(self, _SIZE, parent))
        self.open()
        self.editor.setFocus()

    @property
    def is_changed(self) -> bool:
        """Whether something would be lost without saving."""
        return self.editor.text != self._stored

    # What the buttons do

    def store(self) -> None:
        """Keep the text, or say for which slips it cannot be kept."""
        if self.context.workspace.read_only:
            return
        text = self.editor.text
        try:
            changes = self.edited.store(text)
        except SlipsError as refused:
            self._show_slips(refused.slips)
            self.editor.go_to(refused.slips[0].line)
            self.say(refused.message, "error")
            return
        except KnownProblem as problem:
            self.say(str(problem), "error")
            return
        self._stored = text
        self.context.events.announce(changes)
        self._show_state(_STORED)
        self.editor.setFocus()  # the pressed button has nothing more to do

    def offer(self, *, blocks: bool = False) -> None:
        """List what may be put in, or the blocks alone, below the cursor."""
        if self.editor.isReadOnly():
            return
        self.editor.setFocus()  # it has the keys again when the list is left without a choice
        below = self.editor.cursorRect().bottomLeft() + QPoint(self.editor.numbers_width(), 0)
        self.offered_list.show_at(self.editor.viewport().mapToGlobal(below), blocks=blocks)

    def change_columns(self) -> None:
        """The columns of the table at the cursor, in a grid."""
        editor = self.editor
        table = table_at(editor.text, editor.line)
        if table is None or editor.isReadOnly():
            return
        text, edited, first = editor.text.split("\n"), self.edited, table.first

        def check(typed: str) -> "Sequence[Slip]":
            lines = typed.split("\n")
            changed = (*text[: first - 1], *lines, *text[table.last :])
            its = range(first - 1, first + len(lines))
            return [slip for slip in edited.slips("\n".join(changed)) if slip.line in its]

        def take(typed: str) -> None:
            editor.replace_lines(first, table.last, typed)

        ColumnsForm(self, table, check, take).show_form()

    def go_back(self) -> None:
        """Type the original text; one step of undo gives the changed one back."""
        self.editor.replace_all(self.edited.original)
        self.editor.setFocus()

    def show_differences(self) -> None:
        """Where the text differs from the original, with the way to each place and back."""
        view = DifferenceView(self, self.edited.original, self.editor.text, self.edited.said)
        view.shown.connect(self.editor.go_to)
        view.taken_back.connect(self.editor.replace_lines)
        view.open()

    def help(self) -> None:
        """The page of the help about this window."""
        if self._help is None:
            self._help = HelpWindow(self, self.context.state)
        self._help.toggle(HELP)

    # What follows the typing

    def _on_typed(self) -> None:
        self._check.start()
        self._show_state()

    def _look_at_text(self) -> None:
        """Check the text; without slips its pages are made."""
        text, edited = self.editor.text, self.edited
        slips = edited.slips(text)
        self._show_slips(slips)
        if not slips:
            self._has_pages = True
            self.pages.show_made(edited.subject, lambda known: edited.pages(text, known))
        elif not self._has_pages:
            self.pages.show_note(*_NO_PAGES)

    def _show_slips(self, slips: "Sequence[Slip]") -> None:
        if slips != self._found or not slips:
            self._found = slips
            self.editor.show_slips(slips)
            self.slips.show_slips(slips)
        them = "неё" if len(slips) == 1 else "них"
        older = f" Страницы показывают текст до {them}." if self.pages.preview is not None else ""
        self.slips_heading.setText(f"{counted(len(slips), _SLIP)} в тексте.{older}")
        self.slips_heading.setVisible(bool(slips))

    def _to_next_slip(self) -> None:
        """Go to the next line with a slip, from the last one to the first."""
        lines = [slip.line for slip in self._found]
        if lines:
            after = [line for line in lines if line > self.editor.line]
            self.editor.go_to((after or lines)[0])

    def _on_offered(self, words: "Sequence[Offered]") -> None:
        if isValid(self):
            self.offered_list.show_offered(words)
            self.editor.show_values({word.typed: word.value for word in words})
            self._on_moved()

    def _on_moved(self) -> None:
        """What can be said and done where the cursor is."""
        self.value.setText(self.editor.value_here())
        is_in_table = table_at(self.editor.text, self.editor.line) is not None
        self.columns_button.setEnabled(is_in_table and not self.editor.isReadOnly())

    def _show_state(self, told: str = "") -> None:
        read_only = self.context.workspace.read_only
        changed = self.is_changed
        self.save_button.setEnabled(changed and not read_only)
        self.original_button.setEnabled(not read_only and self.editor.text != self.edited.original)
        for control in (self.field_button, self.block_button, self.take_button):
            control.setEnabled(not read_only)
        self.say(_READ_ONLY if read_only else told or (_CHANGED if changed else self.edited.remark))

    def say(self, text: str, role: str = "muted") -> None:
        """Tell something at the foot of the window."""
        theme.restyle(self.state, "role", role)
        self.state.setText(text)

    # Closing

    def reject(self) -> None:
        """Close; what was typed and not stored is asked for first."""
        asked = self.is_changed and not self.context.workspace.read_only
        if asked and not self.context.messages.ask(_LEAVE, _LOST, yes="Закрыть без сохранения"):
            return
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The close button of the frame asks too."""
        self.reject()
        event.setAccepted(not self.isVisible())
