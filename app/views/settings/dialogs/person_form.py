"""The form of one person: name, post, and the case forms of both."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
)

from app.enums import GrammarCase
from app.errors import KnownProblem
from app.services.department import department, people
from app.services.department.people import PersonDraft, PersonRow
from app.services.language.names import NamePost
from app.views.base.undo_toast import save_and_tell
from app.views.look import theme
from app.views.widgets.buttons import button
from app.views.widgets.details_panel import ScrolledColumn
from app.views.widgets.fields.form_row import FormRow, line_edit, side_by_side
from app.views.widgets.fields.suggested import AS_SUGGESTED, OWN, SUGGESTED, TAKE_SUGGESTED
from app.views.widgets.fields.wrapped_line import WrappedLine
from app.views.widgets.labels import label, rule

if TYPE_CHECKING:
    from app.services.department.people import Forms
    from app.views.base.page_context import PageContext

_NAME_WIDTH = 128
_FIELDS = (
    ("surname", "Фамилия"),
    ("given_name", "Имя"),
    ("patronymic", "Отчество"),
    ("post", "Должность"),
    ("organisation", "Организация"),
    ("phone", "Телефон"),
    ("email", "Электронная почта"),
    ("role", "Роль в работе"),
)
# What a person is for the department, by the names of `department.appoint`.
_DUTIES = (
    ("signs", "Подписывает приказы управления"),
    ("coordinates", "Муниципальный координатор"),
)
_TOLD = {
    ("signs", True): "{} подписывает приказы.",
    ("signs", False): "{} больше не подписывает приказы.",
    ("coordinates", True): "{} – муниципальный координатор.",
    ("coordinates", False): "{} больше не координатор.",
}


class PersonForm(QFrame):
    """Saves itself when a field is left.

    Signals:
        saved: key of the stored person.
        archive_requested: key of the person to archive, or to bring back from there.
    """

    saved = Signal(int)
    archive_requested = Signal(int)

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._context = context
        self._person: PersonRow | None = None
        self._stored: PersonDraft | None = None
        self.title = label("", "heading", wrap=True)
        self.fields = {name: FormRow(words, line_edit()) for name, words in _FIELDS}
        for row in self.fields.values():
            row.forget_error_when_changed()
        self.duties = {name: QCheckBox(words) for name, words in _DUTIES}
        self.form_lines: dict[GrammarCase, tuple[WrappedLine, WrappedLine]] = {}
        self.marks: dict[GrammarCase, QLabel] = {}
        self._asked: tuple[str, ...] = ()
        self._suggested: Forms = {}
        self.archive_button = button("В архив", self._on_archive, icon="archive", role="quiet")
        self.suggest_button = button(TAKE_SUGGESTED, self.suggest, icon="pencil")
        self._lay_out()
        for line in self._lines():
            line.editingFinished.connect(self.commit)
        for name, box in self.duties.items():
            box.clicked.connect(lambda on, name=name: self._on_duty(name, on=on))

    @property
    def is_new(self) -> bool:
        """Whether the form is for a person who is not stored yet."""
        return self._person is None

    def show_new(self) -> None:
        """An empty form."""
        self._show(None)
        self.title.setText("Новый сотрудник")
        self._line("surname").setFocus()

    def show_person(self, row: PersonRow) -> None:
        """The form of a stored person; typing that goes on is not disturbed."""
        if self._person is not None and row == self._person:
            self._show_duties()
            return
        self._show(row)
        self.title.setText(row.full_name)

    def draft(self) -> PersonDraft:
        """What is typed."""
        values = {name: self._line(name).text().strip() for name, _words in _FIELDS}
        forms = {
            case: NamePost(name.text().strip(), post.text().strip())
            for case, (name, post) in self.form_lines.items()
            if name.text().strip() or post.text().strip()
        }
        return PersonDraft(**values, forms=forms)

    def commit(self) -> None:
        """Store what is typed when it differs from what is stored."""
        draft = self.draft()
        if draft == self._stored or (self.is_new and not draft.surname):
            return
        surname, email = self.fields["surname"], self.fields["email"]
        key = None if self._person is None else self._person.id
        try:
            person_id, changes = people.save_person(self._context.workspace, draft, key)
        except KnownProblem as problem:
            wrong = surname if not draft.surname else email
            wrong.show_error(str(problem))
            return
        surname.show_error("")
        email.show_error("")
        self._stored = draft
        self._person = people.get_person(self._context.workspace, person_id)
        self.title.setText(self._person.full_name)
        self.archive_button.show()
        self._ask_for_forms()
        self._context.events.announce(changes)
        self.saved.emit(person_id)

    def _on_duty(self, name: str, *, on: bool) -> None:
        """Store a tick at once; a new person is stored with it."""
        self.commit()
        if self._person is None:
            self.duties[name].setChecked(not on)
            self.fields["surname"].show_error("Сначала укажите фамилию.")
            return
        person = self._person
        text = _TOLD[name, on].format(person.surname_first)
        save_and_tell(
            self._context,
            lambda: department.appoint(self._context.workspace, person.id, **{name: on}),
            text,
        )
        self._show_duties()

    def _show_duties(self) -> None:
        """Tick what the department says of the person."""
        row = department.get_department(self._context.workspace)
        key = None if self._person is None else self._person.id
        held = (None, None) if row is None else (row.head_id, row.coordinator_id)
        for box, person_id in zip(self.duties.values(), held, strict=True):
            box.setChecked(key is not None and person_id == key)
            box.setEnabled(row is not None)
            hint = "" if row is not None else "Сначала заполните раздел «Управление образования»"
            box.setToolTip(hint)

    def suggest(self) -> None:
        """Take over what is suggested for the empty forms; the first time loads the dictionary."""
        draft = self.draft()
        if not draft.surname:
            self.fields["surname"].show_error("Сначала укажите фамилию.")
            return
        self.suggest_button.setEnabled(False)
        parts = (draft.surname, draft.given_name, draft.patronymic, draft.post)
        task = self._context.tasks.run(
            lambda: people.suggest_forms(*parts), self._on_suggested, title="Формы имени"
        )
        task.finished.connect(lambda: self.suggest_button.setEnabled(True))

    def _on_suggested(self, forms: "Forms") -> None:
        for case, (name, post) in self.form_lines.items():
            form = forms[case]
            name.setText(name.text() or form.name)
            post.setText(post.text() or form.post)
        self.commit()

    def _ask_for_forms(self) -> None:
        """Have the forms suggested in the background, for the lines that are empty."""
        draft = self.draft()
        parts = (draft.surname, draft.given_name, draft.patronymic, draft.post)
        if parts == self._asked or not draft.surname:
            self._mark_forms()
            return
        self._asked, self._suggested = parts, {}
        self._mark_forms()

        def show(forms: "Forms") -> None:
            if self._asked == parts:
                self._suggested = forms
                self._mark_forms()

        self._context.tasks.run(lambda: people.suggest_forms(*parts), show, casual=True)

    def _mark_forms(self) -> None:
        """An empty line shows the suggestion in grey; every case says whose wording it is."""
        empty = False
        for case, (name, post) in self.form_lines.items():
            form = self._suggested.get(case)
            name.setPlaceholderText(form.name if form else "имя")
            post.setPlaceholderText(form.post if form else "должность")
            typed = NamePost(name.text().strip(), post.text().strip())
            whole = form is not None and typed == form
            words = AS_SUGGESTED if whole else OWN if typed.name or typed.post else SUGGESTED
            self.marks[case].setText(words)
            self.marks[case].setVisible(form is not None)
            empty = empty or not typed.name or (not typed.post and bool(form and form.post))
        self.suggest_button.setVisible(empty)

    def _on_archive(self) -> None:
        if self._person is not None:
            self.archive_requested.emit(self._person.id)

    def _line(self, name: str) -> QLineEdit:
        editor = self.fields[name].editor
        assert isinstance(editor, QLineEdit)
        return editor

    def _lines(self) -> "list[QLineEdit | WrappedLine]":
        forms = [line for pair in self.form_lines.values() for line in pair]
        return [*(self._line(name) for name, _words in _FIELDS), *forms]

    def _show(self, row: PersonRow | None) -> None:
        self._person = row
        self.archive_button.setVisible(row is not None)
        self.archive_button.setText("В архив" if row is None or row.active else "Вернуть из архива")
        for name, _words in _FIELDS:
            self._line(name).setText(getattr(row, name) if row is not None else "")
            self._line(name).setCursorPosition(0)
            self.fields[name].show_error("")
        for case, (name_line, post_line) in self.form_lines.items():
            form = row.forms.get(case) if row is not None else None
            name_line.setText(form.name if form else "")
            post_line.setText(form.post if form else "")
            name_line.setCursorPosition(0)
            post_line.setCursorPosition(0)
        self._stored = self.draft() if row is not None else None
        self._show_duties()
        self._ask_for_forms()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(theme.GAP, theme.STEP, theme.STEP, theme.STEP)
        head.addWidget(self.title, 1)
        head.addWidget(self.archive_button)
        column = ScrolledColumn()
        fields = self.fields
        column.content.addWidget(fields["surname"])
        column.content.addLayout(side_by_side(fields["given_name"], fields["patronymic"]))
        column.content.addWidget(fields["post"])
        column.content.addWidget(fields["organisation"])
        column.content.addLayout(side_by_side(fields["phone"], fields["email"]))
        column.content.addWidget(fields["role"])
        for box in self.duties.values():
            column.content.addWidget(box)
        column.content.addSpacing(theme.STEP)
        column.content.addWidget(label("Формы для документов", "heading"))
        text = "Серым – предложено программой: так будет в документах, пока нет вашей записи."
        column.content.addWidget(label(text, "small", wrap=True))
        column.content.addLayout(self._forms_grid())
        column.content.addWidget(self.suggest_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(rule())
        layout.addWidget(column, 1)

    def _forms_grid(self) -> QGridLayout:
        """Name and post of a case in one line, under what they are: posts are long."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.STEP)
        grid.setVerticalSpacing(0)
        for number, case in enumerate(case for case in GrammarCase):
            name, post = WrappedLine(), WrappedLine()
            words = case.label
            name.setAccessibleName(f"Имя, {words} падеж")
            post.setAccessibleName(f"Должность, {words} падеж")
            name.setMinimumWidth(_NAME_WIDTH)
            name.setPlaceholderText("имя")
            post.setPlaceholderText("должность")
            self.form_lines[case] = (name, post)
            self.marks[case] = label("", "small")
            grid.addWidget(label(words.capitalize(), "small"), 3 * number, 0)
            grid.addWidget(self.marks[case], 3 * number, 1)
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(name, 3 * number + 1, 0, top)
            grid.addWidget(post, 3 * number + 1, 1, top)
            grid.setRowMinimumHeight(3 * number + 2, theme.STEP)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 4)
        return grid
