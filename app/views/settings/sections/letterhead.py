"""The letterhead of orders: emblem, the office's own lines, requisites."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QWidget

from app.errors import KnownProblem
from app.services.department import letterhead
from app.services.department.letterhead import FIELDS
from app.services.language.numbers import measured
from app.views.base.undo_toast import save_and_tell, tell_saved
from app.views.look import theme
from app.views.widgets.buttons import button
from app.views.widgets.card import Card
from app.views.widgets.fields.form_row import FormRow, SavedLine, line_edit, side_by_side
from app.views.widgets.fields.note_edit import NoteEdit
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from app.services.department.department import DepartmentRow
    from app.services.department.emblem import Emblem
    from app.views.base.page_context import PageContext

_PICTURES = "Рисунки (*.png *.jpg *.jpeg)"
_NO_EMBLEM = "Рисунка нет. Подойдёт герб или эмблема, PNG или JPEG не больше 1 МБ."
_SHOWN = 72
_HINTS = {
    "name_lines": "Если строки должны кончаться там, где принято в управлении. Пусто: полное "
    "наименование, на строки его делит программа.",
    "requisites_lines": "Пусто: адрес, телефон, почта и номера, как показано серым.",
}
_OTHER_NAME = "Слова здесь не такие, как в полном наименовании. Проверьте, так ли задумано."
_PAIRS = (("okpo", "ogrn"), ("inn", "kpp"))


class LetterheadCard(Card):
    """What stands over an order; every field is saved when it is left.

    Attributes:
        editors: the controls by the names of the settings, with `emblem`.
    """

    def __init__(self, context: "PageContext") -> None:
        super().__init__("Бланк приказа")
        self._context = context
        self._drawn: Emblem | None = None
        self.editors: dict[str, QWidget] = {}
        self._rows: dict[str, FormRow] = {}
        self._lines: dict[str, SavedLine] = {}
        self.add_layout(self._emblem_line())
        self.add_layout(side_by_side(self._line("emblem_height"), QWidget()))
        self.add(self._note("name_lines"))
        self.add(self._requisites_box())
        for pair in _PAIRS:
            self.add_layout(side_by_side(*(self._line(name) for name in pair)))
        self.add(self._note("requisites_lines"))

    def refresh(self, row: "DepartmentRow | None") -> None:
        """Show what is stored, with what the department's own card says."""
        head = letterhead.get_letterhead(self._context.workspace)
        for name, line in self._lines.items():
            value = getattr(head, name)
            line.set_text(value if isinstance(value, str) else measured(value))
        full_name = "" if row is None else row.full_name
        made = "\n".join(letterhead.made_requisites(row, head))
        for name, shown in (("name_lines", full_name), ("requisites_lines", made)):
            note = self._note_of(name)
            note.setPlaceholderText(shown)
            note.show_text(getattr(head, name))
        other = head.name_lines and head.name_lines.split() != full_name.split()
        self._rows["name_lines"].hint.setText(_OTHER_NAME if other else _HINTS["name_lines"])
        self.requisites.blockSignals(True)
        self.requisites.setChecked(head.requisites)
        self.requisites.blockSignals(False)
        self._show_emblem(letterhead.get_emblem(self._context.workspace))

    def take(self, path: Path) -> None:
        """Store a picture as the emblem, or say why it cannot be one; decoding takes its time."""
        context = self._context
        context.tasks.run(
            lambda: letterhead.take_emblem(context.workspace, path),
            lambda changes: tell_saved(context, changes, "Рисунок в бланке сохранён."),
            title="Рисунок в бланк",
        )

    def _emblem_line(self) -> QHBoxLayout:
        self.picture = label("")
        self.picture.setAccessibleName("Рисунок в бланке")
        self.told = label("", "muted", wrap=True)
        self.choose = button("Выбрать рисунок…", self._on_choose, icon="upload")
        self.remove = button("Убрать", self._on_remove, role="link")
        self.remove.setAccessibleName("Убрать рисунок из бланка")
        self.editors["emblem"] = self.choose
        line = QHBoxLayout()
        line.setSpacing(theme.GAP)
        line.addWidget(self.picture)
        line.addWidget(self.told, 1)
        line.addWidget(self.remove)
        line.addWidget(self.choose)
        return line

    def _requisites_box(self) -> QWidget:
        self.requisites = QCheckBox(FIELDS["requisites"].title)
        self.requisites.toggled.connect(lambda on: self._announce("requisites", "1" if on else "0"))
        self.editors["requisites"] = self.requisites
        return self.requisites

    def _line(self, name: str) -> FormRow:
        row = FormRow(FIELDS[name].title, line_edit())
        self._lines[name] = SavedLine(row, lambda text: self._announce(name, text))
        self._rows[name], self.editors[name] = row, row.editor
        return row

    def _note(self, name: str) -> FormRow:
        note = NoteEdit(lines=4 if name == "requisites_lines" else 3)
        row = FormRow(FIELDS[name].title, note, hint=_HINTS[name])
        note.finished.connect(lambda: self._on_note(name))
        self._rows[name], self.editors[name] = row, note
        return row

    def _note_of(self, name: str) -> NoteEdit:
        note = self.editors[name]
        assert isinstance(note, NoteEdit)
        return note

    def _on_note(self, name: str) -> None:
        row = self._rows[name]
        try:
            self._announce(name, self._note_of(name).toPlainText())
        except KnownProblem as problem:
            row.show_error(str(problem))
        else:
            row.show_error("")

    def _announce(self, name: str, value: str) -> None:
        changes = letterhead.save_letterhead(self._context.workspace, name, value)
        self._context.events.announce(changes)

    def _show_emblem(self, emblem: "Emblem | None") -> None:
        self.picture.setVisible(emblem is not None)
        self.remove.setVisible(emblem is not None)
        if emblem is None:
            self.told.setText(_NO_EMBLEM)
        else:
            self.told.setText(f"{emblem.name}, {emblem.width}×{emblem.height} точек")
        if emblem != self._drawn:
            self._drawn = emblem
            self._draw(emblem)

    def _draw(self, emblem: "Emblem | None") -> None:
        """Show a picture that is not shown yet; the worker makes it small."""
        self.picture.clear()
        if emblem is None:
            return

        def show(small: QImage) -> None:
            if self._drawn is emblem:
                self.picture.setPixmap(QPixmap.fromImage(small))

        self._context.tasks.run(lambda: _on_paper(emblem.content), show, casual=True)

    def _on_choose(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, "Рисунок в бланк", "", _PICTURES)
        if chosen:
            self.take(Path(chosen))

    def _on_remove(self) -> None:
        save_and_tell(
            self._context,
            lambda: letterhead.remove_emblem(self._context.workspace),
            "Рисунок из бланка убран.",
        )


def _on_paper(content: bytes) -> QImage:
    """The picture as it stands on white paper."""
    drawn = QImage.fromData(content)
    drawn = drawn.scaledToHeight(_SHOWN, Qt.TransformationMode.SmoothTransformation)
    paper = QImage(drawn.size(), QImage.Format.Format_RGB32)
    paper.fill(QColor(theme.LIGHT.surface))
    painter = QPainter(paper)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return paper
