"""Adding and changing a school."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtWidgets import QCompleter, QWidget

from app.enums import SchoolKind
from app.services.department import people
from app.services.language.matching import folded
from app.services.language.school_names import kind_of
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft, SchoolRow
from app.services.schools.typed_numbers import distance_text, parse_kilometres
from app.services.writing.people import prepare
from app.views.widgets.fields.form_dialog import FormDialog, field_value, required
from app.views.widgets.fields.form_row import choice, line_edit, text_edit
from app.views.widgets.fields.wrapped_line import WrappedLine

if TYPE_CHECKING:
    from app.services.department.people import PersonRow
    from app.services.log.changes import Changes
    from app.services.storage.workspace import Workspace

_POST = "директор"
Saved = Callable[[int, "Changes"], object]


class SchoolForm(FormDialog):
    """The form of a school; `saved` gets its key and the changes."""

    def __init__(
        self,
        parent: QWidget | None,
        workspace: "Workspace",
        saved: Saved,
        school: SchoolRow | None = None,
    ) -> None:
        super().__init__(parent, "Новая школа" if school is None else "Сведения о школе")
        self._workspace, self._saved = workspace, saved
        self._school = school
        self._kind_of_name = SchoolKind.SOSH
        shown = school or SchoolRow(
            id=0,
            short_name="",
            full_name="",
            kind=SchoolKind.SOSH,
            login_digits=None,
            oo_code=None,
            municipality="",
            settlement="",
            distance_m=None,
            head="",
            head_id=None,
            phone="",
            email="",
            note="",
            active=True,
        )
        self._add_names(shown)
        self._add_place(shown)
        self._add_identifiers(shown)
        self._add_contacts(shown)
        # Saving looks for names of people: the dictionary is there before anybody has typed one.
        QThreadPool.globalInstance().start(prepare)

    def _add_names(self, shown: SchoolRow) -> None:
        self.short_name = line_edit(shown.short_name, placeholder="МБОУ «СОШ № 5»")
        self.full_name = WrappedLine(shown.full_name)
        self.aliases = text_edit("\n".join(shown.aliases), lines=2)
        self.short_row = self.add_row("Краткое наименование", self.short_name, required=True)
        self.add_row("Полное наименование", self.full_name, hint="Как в уставе")
        self.add_row(
            "Другие названия",
            self.aliases,
            hint="По одному в строке: так школа может называться в загружаемых файлах",
        )

    def _add_place(self, shown: SchoolRow) -> None:
        self.kind = choice([(kind.label, kind) for kind in SchoolKind], shown.kind)
        if self._school is None:
            self.short_name.textEdited.connect(self._on_name)
        self.settlement = line_edit(shown.settlement)
        self.distance = line_edit(distance_text(shown.distance_m), placeholder="12,5")
        self.distance_row = self.make_row("До районного центра, км", self.distance)
        self.add_line(
            self.make_row("Вид", self.kind),
            self.make_row("Населённый пункт", self.settlement),
            self.distance_row,
        )
        self.municipality = line_edit(shown.municipality)
        self.add_row(
            "Муниципалитет", self.municipality, hint="Если не тот, где работает управление"
        )

    def _add_identifiers(self, shown: SchoolRow) -> None:
        self.login = line_edit(shown.login_digits or "", placeholder="203389")
        self.code = line_edit(shown.oo_code or "")
        self.login_row = self.make_row("Логин ФИС ОКО", self.login)
        self.code_row = self.make_row("Код ОО в ГИА", self.code)
        self.add_line(self.login_row, self.code_row)

    def _add_contacts(self, shown: SchoolRow) -> None:
        rows = people.list_people(self._workspace, include_archived=True)
        # The head that the school has comes first: two people may have one name.
        rows.sort(key=lambda row: row.id != shown.head_id)
        self._people = [row for row in rows if row.active or row.id == shown.head_id]
        self.head = line_edit(shown.head, placeholder="Фамилия Имя Отчество")
        completer = QCompleter(list(dict.fromkeys(row.full_name for row in self._people)), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.head.setCompleter(completer)
        self.head_post = line_edit(placeholder=_POST)
        self.head_row = self.make_row("Руководитель", self.head, hint=" ")
        self.add_line(self.head_row, self.make_row("Должность", self.head_post), stretches=(2, 1))
        self.head.textChanged.connect(lambda _text: self._show_head())
        self._show_head()
        self.phone = line_edit(shown.phone)
        self.email = line_edit(shown.email)
        self.email_row = self.make_row("Электронная почта", self.email)
        self.add_line(self.make_row("Телефон", self.phone), self.email_row)
        self.note = text_edit(shown.note, lines=2)
        self.add_row("Примечание", self.note)

    def _named_head(self) -> "PersonRow | None":
        """Who of the people has the typed name."""
        typed = folded(" ".join(self.head.text().split()))
        return next((row for row in self._people if folded(row.full_name) == typed), None)

    def _show_head(self) -> None:
        """Say whether the name is known; the post is typed for a new one only."""
        person = self._named_head()
        self.head_post.setEnabled(person is None)
        self.head_post.setText("" if person is None else person.post)
        words = "Из списка сотрудников"
        if person is None:
            words = "Новый сотрудник будет добавлен вместе со школой"
            if not self.head.text().strip():
                words = "Имя из списка сотрудников или новое"
        self.head_row.hint.setText(words)

    def _on_name(self, text: str) -> None:
        """A new school's kind follows its name until somebody chooses it."""
        if SchoolKind(self.kind.currentData()) is self._kind_of_name:
            self._kind_of_name = kind_of(text)
            self.kind.setCurrentIndex(self.kind.findData(self._kind_of_name))

    def save(self) -> None:
        """Store the school."""
        name = required(self.short_row, self.short_name.text(), "Введите наименование.")
        person = self._named_head()
        if person is None:
            field_value(self.head_row, lambda: schools.require_head(self.head.text()))
        draft = SchoolDraft(
            short_name=name,
            full_name=self.full_name.text(),
            kind=SchoolKind(self.kind.currentData()),
            login_digits=field_value(
                self.login_row, lambda: schools.normalised_login(self.login.text())
            ),
            oo_code=field_value(
                self.code_row, lambda: schools.normalised_oo_code(self.code.text())
            ),
            municipality=self.municipality.text(),
            settlement=self.settlement.text(),
            distance_m=field_value(
                self.distance_row, lambda: parse_kilometres(self.distance.text())
            ),
            head_id=None if person is None else person.id,
            head_name=self.head.text() if person is None else "",
            head_post=self.head_post.text(),
            phone=self.phone.text(),
            email=self.email.text(),
            note=self.note.toPlainText(),
            aliases=tuple(self.aliases.toPlainText().splitlines()),
        )
        known = None if self._school is None else self._school.id
        school_id, changes = schools.save_school(self._workspace, draft, known)
        self._saved(school_id, changes)
