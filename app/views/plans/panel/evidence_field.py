"""What proves the execution of a measure: an order, a link, an attached file, or words."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.enums import EvidenceKind
from app.services.language.numbers import size_text
from app.views.look import theme
from app.views.widgets.buttons import button, icon_button
from app.views.widgets.dropped import dropped_file
from app.views.widgets.fields.form_row import choice, line_edit, refill
from app.views.widgets.labels import ElidedLabel, label

if TYPE_CHECKING:
    from app.services.orders.orders import OrderRow
    from app.services.plans import MarkRow

_WORDS = {
    EvidenceKind.NONE: "Нет подтверждения",
    EvidenceKind.ORDER: "Приказ из реестра",
    EvidenceKind.LINK: "Ссылка",
    EvidenceKind.FILE: "Файл",
    EvidenceKind.TEXT: "Текст",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was chosen."""

    kind: EvidenceKind
    text: str = ""
    order_id: int | None = None
    attachment_id: int | None = None

    @property
    def complete(self) -> bool:
        """Whether the kind has what it needs."""
        match self.kind:
            case EvidenceKind.NONE:
                return True
            case EvidenceKind.ORDER:
                return self.order_id is not None
            case EvidenceKind.FILE:
                return self.attachment_id is not None
            case EvidenceKind.LINK | EvidenceKind.TEXT:
                return bool(self.text)


class EvidenceField(QWidget):
    """The kind of evidence and an editor for it.

    Signals:
        changed: the evidence is another one, and complete.
        file_chosen: a file (its path as text) is to be attached; the owner answers with
            `set_attachment`.
        open_asked: the link, file or order is to be opened.

    A file may also be dropped onto it.
    """

    changed = Signal()
    file_chosen = Signal(str)
    open_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._attachment: int | None = None
        self.setAcceptDrops(True)
        self._shown = Evidence(EvidenceKind.NONE)
        self.kind = choice([(words, kind) for kind, words in _WORDS.items()])
        self.kind.setAccessibleName("Чем подтверждается исполнение")
        self.kind.activated.connect(lambda _number: self._on_kind())
        self.order = choice([("Выберите приказ", None)])
        self.order.setAccessibleName("Приказ, подтверждающий исполнение")
        self.order.setSizeAdjustPolicy(
            self.order.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.order.activated.connect(lambda _number: self._tell())
        self.link = line_edit(placeholder="https://…")
        self.link.setAccessibleName("Адрес ссылки")
        self.words = line_edit(placeholder="Например: протокол совещания № 3")
        self.words.setAccessibleName("Текст подтверждения")
        self.link.editingFinished.connect(self._tell)
        self.words.editingFinished.connect(self._tell)
        self.file_name = ElidedLabel("Файл не выбран", "muted")
        self.open_button = icon_button("external", "Открыть подтверждение", self.open_asked.emit)
        self.remove_button = icon_button("close", "Убрать подтверждение", self._on_remove)
        self.missing = label("", "error", wrap=True)
        self.missing.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        file = QWidget()
        line = QHBoxLayout(file)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.STEP)
        line.addWidget(self.file_name, 1)
        self.pick_button = button("Выбрать…", self._on_pick, icon="attachment")
        line.addWidget(self.pick_button)
        self._editors = {
            EvidenceKind.NONE: QWidget(),
            EvidenceKind.ORDER: self.order,
            EvidenceKind.LINK: self.link,
            EvidenceKind.FILE: file,
            EvidenceKind.TEXT: self.words,
        }
        self._stack = QStackedWidget()
        for editor in self._editors.values():
            self._stack.addWidget(editor)
        self._stack.setFixedHeight(theme.CONTROL_HEIGHT)
        second = QHBoxLayout()
        second.setSpacing(theme.HALF)
        second.addWidget(self._stack, 1)
        second.addWidget(self.open_button)
        second.addWidget(self.remove_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.HALF)
        layout.addWidget(self.kind)
        layout.addLayout(second)
        layout.addWidget(self.missing)
        self.show_mark(None)

    def set_orders(self, rows: "list[OrderRow]") -> None:
        """The orders that can be chosen; the chosen one stays."""
        options: list[tuple[str, object]] = [
            ("Выберите приказ" if rows else "Реестр приказов пуст", None)
        ]
        for row in rows:
            title = "" if row.number is None else f", {row.title}"
            options.append((f"{row.label}{title}", row.id))
        refill(self.order, options, self.order.currentData())

    def show_mark(self, mark: "MarkRow | None", missing: str = "") -> None:
        """Show the evidence of a stored mark; `missing` says why its file cannot be opened."""
        kind = EvidenceKind.NONE if mark is None else mark.evidence_kind
        text = "" if mark is None else mark.evidence_text
        self._attachment = None if mark is None else mark.attachment_id
        self.kind.setCurrentIndex(self.kind.findData(kind))
        self.order.setCurrentIndex(
            0 if mark is None else max(0, self.order.findData(mark.order_id))
        )
        self.link.setText(text if kind is EvidenceKind.LINK else "")
        self.words.setText(text if kind is EvidenceKind.TEXT else "")
        self.file_name.setText("Файл не выбран")
        if mark is not None and mark.attachment_name:
            self.file_name.setText(_file_words(mark.attachment_name, mark.attachment_size))
        self.missing.setText(missing)
        self.missing.setVisible(bool(missing))
        self._shown = self.value()
        self._show_editor()

    def set_attachment(self, attachment_id: int, name: str, size: int) -> None:
        """A file was copied into the workspace: it is the evidence now."""
        self.kind.setCurrentIndex(self.kind.findData(EvidenceKind.FILE))
        self._attachment = attachment_id
        self.file_name.setText(_file_words(name, size))
        self.missing.hide()
        self._show_editor()
        self._tell()

    def value(self) -> Evidence:
        """What is chosen."""
        kind = EvidenceKind(self.kind.currentData())
        return Evidence(
            kind,
            {EvidenceKind.LINK: self.link, EvidenceKind.TEXT: self.words}[kind].text().strip()
            if kind in (EvidenceKind.LINK, EvidenceKind.TEXT)
            else "",
            self.order.currentData() if kind is EvidenceKind.ORDER else None,
            self._attachment if kind is EvidenceKind.FILE else None,
        )

    def _on_kind(self) -> None:
        self._show_editor()
        self._tell()
        if not self.value().complete:
            self._stack.currentWidget().setFocus()

    def _show_editor(self) -> None:
        kind = EvidenceKind(self.kind.currentData())
        self._stack.setCurrentWidget(self._editors[kind])
        self._stack.setVisible(kind is not EvidenceKind.NONE)
        openable = kind in (EvidenceKind.LINK, EvidenceKind.FILE)
        self.open_button.setVisible(openable)
        self.remove_button.setVisible(kind is not EvidenceKind.NONE)
        self.open_button.setEnabled(self.value().complete)

    def _tell(self) -> None:
        now = self.value()
        self.open_button.setEnabled(now.complete)
        if now.complete and now != self._shown:
            self._shown = now
            self.changed.emit()

    def _on_remove(self) -> None:
        self.kind.setCurrentIndex(self.kind.findData(EvidenceKind.NONE))
        self._attachment = None
        self.missing.hide()
        self._on_kind()
        self.kind.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file can be dropped here."""
        if dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach the dropped file."""
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.file_chosen.emit(str(path))

    def _on_pick(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(self, "Файл, подтверждающий исполнение")
        if path:
            self.file_chosen.emit(path)


def _file_words(name: str, size: int) -> str:
    return f"{name}, {size_text(size)}"
