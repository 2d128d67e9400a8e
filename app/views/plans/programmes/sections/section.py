"""What the sections of a programme have in common: fields by the parts of it that they show."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from app.errors import KnownProblem
from app.services.programmes.writing import wrong_parts
from app.views.look import theme
from app.views.tables.editing.list_columns import ListColumn
from app.views.tables.editing.list_editor import ListEditor
from app.views.widgets.details_panel import ScrolledColumn
from app.views.widgets.fields.form_row import FormRow, text_edit, when_changed

if TYPE_CHECKING:
    from app.services.programmes.parts import Programme
    from app.views.base.page_context import PageContext

Field = FormRow | ListEditor[Any]


class RefusedPartError(KnownProblem):
    """A field of a section holds something that cannot be accepted; `field` names it."""

    def __init__(self, field: str, problem: KnownProblem) -> None:
        super().__init__(problem.message, problem.hint)
        self.field = field


class Section(QWidget):
    """A section of the form.

    Attributes:
        key: its name, and the fields of the programme that it shows.
        title: as it stands in the list of sections.
        fields: what can be refused, by the field of the programme.

    Signals:
        changed: something was typed or chosen.
    """

    key: ClassVar[str]
    title: ClassVar[str]
    parts: ClassVar[tuple[str, ...]] = ()
    changed = Signal()

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self.context = context
        self.fields: dict[str, Field] = {}
        self._showing = False
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(theme.STEP)

    def show_programme(self, programme: "Programme") -> None:
        """Show what is stored; nothing is told."""
        for field in self.fields.values():
            field.show_error("")
        with self.filling():
            self.fill(programme)

    def fill(self, programme: "Programme") -> None:
        """Put the parts of a programme into the fields."""
        raise NotImplementedError

    def taken(self, programme: "Programme") -> "Programme":
        """The programme with what the fields hold.

        Raises:
            RefusedPartError: a field cannot be accepted.
        """
        raise NotImplementedError

    def checked(self, programme: "Programme") -> "Programme":
        """The same, after the service found nothing wrong in it; a refusal stands in its field.

        Raises:
            RefusedPartError: a field cannot be accepted.
        """
        for field in self.fields.values():
            field.show_error("")
        changed = self.taken(programme)
        for wrong in wrong_parts(changed):
            raise RefusedPartError(wrong.field, KnownProblem(wrong.text, wrong.hint))
        return changed

    @property
    def remark(self) -> str:
        """What is to be looked over though it was saved, «в тексте есть ошибка»; else empty."""
        return ""

    def show_refusal(self, refused: RefusedPartError) -> bool:
        """Say why under the field; False when it is none of this section's."""
        field = self.fields.get(refused.field)
        if field is None:
            return False
        field.show_error(str(refused))
        self.show_field(refused.field)
        return True

    def show_field(self, name: str) -> None:
        """Bring a field into sight and give it the keys; nothing where the section has none."""
        field = self.fields.get(name)
        if field is None:
            return
        editor = field.editor if isinstance(field, FormRow) else field
        editor.setFocus()
        # A section that was only just opened, or an error line, is laid out after this.
        QTimer.singleShot(1, field, lambda: self._scroll_to(field))

    def _scroll_to(self, field: QWidget) -> None:
        for column in self.findChildren(ScrolledColumn):
            if column.isAncestorOf(field):
                column.ensureWidgetVisible(field)

    @contextmanager
    def filling(self) -> "Generator[None]":
        """While fields are filled nothing is told as changed."""
        self._showing = True
        yield
        self._showing = False

    def tell(self) -> None:
        """Something was typed or chosen."""
        if not self._showing:
            self.changed.emit()

    def read(self, field: str, reading: Callable[[], Any]) -> Any:  # noqa: ANN401 - of any field
        """What a field gives; its refusal belongs to the field.

        Raises:
            RefusedPartError: it cannot be accepted.
        """
        try:
            return reading()
        except KnownProblem as problem:
            raise RefusedPartError(field, problem) from problem

    def list_of(
        self,
        field: str,
        columns: "list[ListColumn[Any]]",
        title: str,
        *,
        new: Callable[[], Any] | None = None,
        rows: tuple[int, int] | None = None,
        add_words: str = "Добавить",
    ) -> ListEditor[Any]:
        """A list that is a field of the section."""
        editor: ListEditor[Any] = ListEditor(
            columns,
            name=f"programme-{field}",
            title=title,
            state=self.context.state,
            new=new,
            rows=rows,
            add_words=add_words,
        )
        editor.changed.connect(self.tell)
        editor.refused.connect(self.context.messages.warn)
        self.fields[field] = editor
        return editor


class FormSection(Section):
    """A section of texts and short lists, one below the other, that scrolls."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context)
        self.column = ScrolledColumn(0, theme.STEP)
        self.column.stop_only_to_scroll()
        self.body.addWidget(self.column, 1)
        self._texts: dict[str, QPlainTextEdit] = {}
        self._lists: dict[str, ListEditor[str]] = {}

    def add_row(self, field: str, row: FormRow) -> FormRow:
        """A field in a line of its own."""
        self.fields[field] = row
        self.column.content.addWidget(row)
        when_changed(row.editor, self.tell)
        row.forget_error_when_changed()
        return row

    def add_text(self, field: str, title: str, *, lines: int = 2, hint: str = "") -> None:
        """A text of several lines."""
        editor = text_edit(lines=lines)
        self._texts[field] = editor
        self.add_row(field, FormRow(title, editor, hint=hint))

    def add_lines(self, field: str, title: str, *, add_words: str = "Добавить") -> None:
        """A list of lines, each a text."""
        column: ListColumn[str] = ListColumn(
            key="text",
            title=title,
            text=lambda text: text,
            put=lambda _text, typed: " ".join(typed.split()),
            stretch=True,
            lines=True,
        )
        editor = self.list_of(
            field, [column], title, new=lambda: "", rows=(2, 6), add_words=add_words
        )
        editor.table.horizontalHeader().hide()
        self._lists[field] = editor
        self.column.content.addWidget(editor)

    def fill(self, programme: "Programme") -> None:
        """Show the texts and lists."""
        for field, editor in self._texts.items():
            editor.setPlainText(getattr(programme, field))
        for field, editor in self._lists.items():
            editor.set_values(getattr(programme, field))

    def taken(self, programme: "Programme") -> "Programme":
        """The programme with these texts and lists; empty lines are none."""
        values: dict[str, Any] = {
            field: editor.toPlainText().strip() for field, editor in self._texts.items()
        }
        for field, editor in self._lists.items():
            values[field] = tuple(filter(None, self.read(field, editor.values)))
        return replace(programme, **values)
