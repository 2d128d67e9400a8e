"""The ways from a kind of document to its text, and what was changed in this document only."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from app.services.documents.editing import edited_document
from app.services.documents.editing.edited import EditedKind, EditedText
from app.services.documents.making import texts
from app.services.documents.making.catalogue import TEXT_BEHIND, TEXT_UNFIT
from app.services.documents.making.own_kinds import is_own
from app.services.findings.links import ToDocument
from app.services.language.sentences import quoted, shortened
from app.views.base.undo_toast import save_and_tell, tell_saved
from app.views.documents.kinds.copy_form import CopyKindForm
from app.views.documents.kinds.finding_line import marked
from app.views.look import theme
from app.views.widgets.buttons import button, button_row, icon_button
from app.views.widgets.details_panel import clear_layout

if TYPE_CHECKING:
    from app.services.documents.making.catalogue import KindRow
    from app.services.documents.making.kept_changes import Change
    from app.services.log.changes import Changes
    from app.views.base.page_context import PageContext
    from app.views.documents.text.window import TextWindow

_CHANGED = "В этот документ внесены изменения, в другие они не попадут."
_UNFIT = "Ваши изменения этого документа больше не подходят к нему, он составлен без них."
_NEWER = "Сведения изменились там, где вы правили сами: «{}». По данным: «{}»."
_TAKEN_OUT, _NOTHING = "убрано", "этого больше нет"
_MEND, _COMPARE = "Исправить", "Сравнить"
_FILES_STAY = "Удалится его текст. Сделанные файлы останутся."
_MOST_SHOWN, _LETTERS = 3, 120


class TextLinks(QWidget):
    """What can be done with the text of the shown kind, and with the words of one document.

    Attributes:
        copy_button, remove_button: of the kind itself; they stand beside its state.
        opened: the window with the text, while it is open or as it was last.
        change: what was changed in the document whose pages are shown, or None.
    """

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        self._kind: KindRow | None = None
        self.opened: TextWindow | None = None
        self.change: Change | None = None
        self.text_button = button("Изменить текст…", self.change_text, icon="pencil")
        self.text_button.setToolTip("Для всех следующих документов этого вида")
        self.one_button = button("Только этот документ…", self.change_one)
        self.one_button.setToolTip("Изменить слова только этого документа")
        self.copy_button = icon_button("copy", "Сделать из него свой документ…", self.copy_kind)
        self.remove_button = icon_button("trash", "Удалить свой документ…", self.remove_kind)
        for control in (self.copy_button, self.remove_button):
            control.hide()  # until a kind is shown
        self.notes, self.told = QVBoxLayout(), QVBoxLayout()
        for lines in (self.notes, self.told):
            lines.setSpacing(theme.HALF)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        layout.addLayout(button_row(self.text_button, self.one_button))
        layout.addLayout(self.notes)
        layout.addLayout(self.told)

    def show_kind(self, kind: "KindRow") -> None:
        """Offer what can be done with a kind."""
        is_another = self._kind is None or self._kind.kind != kind.kind
        self._kind = kind
        for part in (self, self.copy_button):
            part.setVisible(kind.problem is None)
        self.one_button.setEnabled(kind.possible)
        read_only = self._context.workspace.read_only
        self.copy_button.setEnabled(not read_only)
        self.remove_button.setEnabled(not read_only)
        self.remove_button.setVisible(kind.problem is None and is_own(kind.kind))
        self._show_notes(kind)
        if is_another:
            self.show_change(None)

    def _show_notes(self, kind: "KindRow") -> None:
        """That the department's own text does not fit any more, or that ours is newer."""
        clear_layout(self.notes)
        ways = {TEXT_UNFIT: (_MEND, self.change_text), TEXT_BEHIND: (_COMPARE, self.compare)}
        for note in kind.notes:
            if note.code in ways:
                words, way = ways[note.code]
                link = button(words, way, role="link")
                link.setAccessibleName(f"{words}: {note.text}")
                self.notes.addWidget(marked("warning", "warning", f"{note.text}.", link))

    def show_change(self, change: "Change | None") -> None:
        """Say what was changed in the document in sight, and where data changed under it."""
        self.change = change
        clear_layout(self.told)
        if change is None:
            return
        away = button("Убрать изменения", self.forget, role="link")
        away.setEnabled(not self._context.workspace.read_only)
        if change.slips:
            self.told.addWidget(marked("warning", "warning", f"{_UNFIT} {change.slips[0]}", away))
            return
        self.told.addWidget(marked("pencil", "accent", _CHANGED, away))
        for conflict in change.conflicts[:_MOST_SHOWN]:
            typed = shortened(conflict.typed, _LETTERS) or _TAKEN_OUT
            ours = shortened(conflict.ours, _LETTERS) or _NOTHING
            self.told.addWidget(marked("warning", "warning", _NEWER.format(typed, ours)))

    def change_text(self) -> None:
        """Open the text of the kind with its pages."""
        kind, context = self._kind, self._context
        if kind is None:
            return
        with context.messages.attempt("Текст документа"):
            self._open(EditedKind(context.workspace, kind.kind, context.year))

    def compare(self) -> None:
        """Open the text of the kind with what differs from ours."""
        self.opened = None
        self.change_text()
        if self.opened is not None:
            self.opened.show_differences()

    def change_one(self) -> None:
        """Open the words of this document alone; they are filled in the background."""
        kind, context = self._kind, self._context
        if kind is None:
            return
        workspace, year = context.workspace, context.year
        self.text_button.setFocus()  # near by: the panel follows the keys
        self.one_button.setEnabled(False)
        task = context.tasks.run(
            lambda: edited_document.EditedDocument(workspace, kind.kind, year),
            self._on_filled,
            title="Слова документа",
        )
        task.finished.connect(self._on_finished)

    def copy_kind(self) -> None:
        """Ask for the name of a kind of the department's own, and show it."""
        kind, context = self._kind, self._context
        if kind is None:
            return

        def saved(changes: "Changes", name: str) -> None:
            tell_saved(context, changes, "Свой документ создан.")
            context.go_to(ToDocument(name))

        CopyKindForm(self.window(), context.workspace, saved, kind.kind).show_form()

    def remove_kind(self) -> None:
        """Take an own kind away; its files stay, and it can be undone."""
        kind, context = self._kind, self._context
        if kind is None:
            return
        question = f"Удалить документ {quoted(kind.title)}?"
        if context.messages.ask(question, _FILES_STAY, yes="Удалить"):
            save_and_tell(
                context,
                lambda: texts.remove_kind(context.workspace, kind.kind),
                "Свой документ удалён.",
            )

    def forget(self) -> None:
        """Let the document be as its text and the data say; can be undone."""
        kind, context = self._kind, self._context
        if kind is not None:
            self.one_button.setFocus()  # the pressed link goes, and the panel would follow the keys
            save_and_tell(
                context,
                lambda: edited_document.forget(context.workspace, kind.kind, context.year),
                "Изменения этого документа убраны.",
            )

    def _on_filled(self, edited: EditedText) -> None:
        if isValid(self):
            self._open(edited)

    def _on_finished(self) -> None:
        if isValid(self) and self._kind is not None:
            self.one_button.setEnabled(self._kind.possible)
            if self.window().focusWidget() is self.text_button:
                self.one_button.setFocus()

    def _open(self, edited: EditedText) -> None:
        from app.views.documents.text.window import TextWindow

        self.opened = TextWindow(self.window(), self._context, edited)
        self.opened.show_window()
