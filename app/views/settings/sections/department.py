"""The department with the name forms that documents print."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit

from app.errors import KnownProblem
from app.services.department import department, people
from app.services.language.sentences import capital
from app.views.base.links import SettingsSpot
from app.views.base.page import Stepped
from app.views.look import theme
from app.views.settings.sections.letterhead import LetterheadCard
from app.views.settings.sections.region_terms import TermsCard
from app.views.widgets.buttons import button
from app.views.widgets.card import Card
from app.views.widgets.details_panel import ScrolledColumn
from app.views.widgets.fields.choice_box import ChoiceBox
from app.views.widgets.fields.form_row import FormRow, SavedLine, choice, line_edit, side_by_side
from app.views.widgets.fields.suggested import AS_SUGGESTED, OWN, SUGGESTED, TAKE_SUGGESTED
from app.views.widgets.fields.wrapped_line import WrappedLine
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.services.department.department import DepartmentRow
    from app.services.department.people import PersonRow
    from app.views.base.page_context import PageContext

_WIDTH, _NAME_LENGTH = 880, 16
_NAMES = (
    ("full_name", "Полное наименование", "Именительный падеж, как в шапке приказа."),
    ("short_name", "Краткое наименование", ""),
    ("full_name_genitive", "Полное, родительный падеж", "Кого? чего? Для отметок «приказом …»."),
    ("short_name_genitive", "Краткое, родительный падеж", ""),
    ("full_name_dative", "Полное, дательный падеж", "Кому? чему?"),
    ("full_name_instrumental", "Полное, творительный падеж", "Кем? чем?"),
    ("parent_body", "Вышестоящий орган", "Строка над наименованием в шапке приказа, если есть."),
)
_TERRITORY = (
    ("territory", "Муниципальное образование", "Именительный падеж."),
    ("territory_genitive", "Название, родительный падеж", "Для заголовков."),
    ("region", "Субъект Российской Федерации", ""),
    ("place", "Место издания приказов", "Например: г. Болгар."),
)
# Names and their forms are read whole, however long they are.
_LONG = frozenset(name for name, _words, _hint in (*_NAMES, *_TERRITORY[:2]))
_CONTACTS = (
    ("address", "Адрес", ""),
    ("phone", "Телефон", ""),
    ("email", "Электронная почта", ""),
    ("website", "Сайт", ""),
)


class DepartmentSection(Stepped, ScrolledColumn):
    """A form in cards; every field is saved when it is left."""

    def make(self, context: "PageContext") -> "Iterator[None]":
        """Card by card: there are twenty fields in them."""
        ScrolledColumn.__init__(self, margin=0, spacing=theme.GAP)
        self._context = context
        self.rows: dict[str, FormRow] = {}
        self._lines: dict[str, SavedLine] = {}
        self._suggested: dict[str, str] = {}
        self._asked: tuple[str, ...] = ()
        self._hints: dict[str, str] = {}
        self.accept_button = button(TAKE_SUGGESTED, self.accept, icon="pencil")
        self.accept_button.hide()
        self.person_button = button("Добавить сотрудника", self._on_person, role="link")
        self.head, self.coordinator = ChoiceBox(), ChoiceBox()
        for box in (self.head, self.coordinator):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(_NAME_LENGTH)
        self.missing = label("", "muted", wrap=True)
        self.content.addWidget(self._missing_card())
        yield
        self.content.addWidget(self._card("Наименование", _NAMES))
        yield
        self.content.addWidget(self._signers_card())
        self.content.addWidget(self._card("Территория", _TERRITORY))
        yield
        self.content.addWidget(self._card("Контакты", _CONTACTS))
        yield
        self.letterhead = LetterheadCard(context)
        yield
        self.terms = TermsCard(context)
        for card in (self.letterhead, self.terms):
            card.setMaximumWidth(_WIDTH)
            self.content.addWidget(card)

    def refresh(self) -> None:
        """Show what is stored."""
        row = department.get_department(self._context.workspace)
        for name, line in self._lines.items():
            line.set_text(getattr(row, name) if row is not None else "")
            editor = self.rows[name].editor
            if isinstance(editor, QLineEdit | WrappedLine) and not editor.hasFocus():
                editor.setCursorPosition(0)
        listed = people.list_people(self._context.workspace)
        self._fill(self.head, listed, row.head_id if row else None)
        self._fill(self.coordinator, listed, row.coordinator_id if row else None)
        self.terms.refresh()
        self.letterhead.refresh(row)
        self._ask_for_forms(row)
        lacking = department.lacking_facts(row)
        self._missing.setVisible(bool(lacking))
        words = "; ".join(fact.words for fact in lacking)
        self.missing.setText(f"{capital(words)}." if lacking else "")

    def show_field(self, name: str) -> None:
        """Bring a field into sight and put the cursor into it; names of `DepartmentDraft`."""
        boxes = {"head_id": self.head, "coordinator_id": self.coordinator, **self.terms.boxes}
        others = {**boxes, **self.letterhead.editors}
        editor = self.rows[name].editor if name in self.rows else others.get(name)
        if editor is not None:
            editor.setFocus()
            self.ensureWidgetVisible(editor)

    def accept(self) -> None:
        """Store the suggested form in every form that is empty, as one action."""
        row = department.get_department(self._context.workspace)
        empty = {name: text for name, text in self._suggested.items() if not getattr(row, name, "")}
        if row is not None and empty:
            self._save(**empty)
            self.refresh()

    def _ask_for_forms(self, row: "DepartmentRow | None") -> None:
        """Have the case forms suggested in the background when the names are others."""
        names = (row.full_name, row.short_name, row.territory) if row is not None else ()
        if row is None or names == self._asked:
            self._show_forms()
            return
        self._asked = names
        self._context.tasks.run(
            lambda: department.suggest_names(row), self._on_suggested, casual=True
        )

    def _on_suggested(self, forms: dict[str, str]) -> None:
        self._suggested = forms
        self._show_forms()

    def _show_forms(self) -> None:
        """An empty form shows the suggestion in grey; every form says whose wording it is."""
        empty = False
        for name, text in self._suggested.items():
            row = self.rows[name]
            line = row.editor
            assert isinstance(line, WrappedLine)
            typed = line.text().strip()
            empty = empty or not typed
            line.setPlaceholderText(text)
            if not typed:
                words = f"{SUGGESTED} В документы попадёт после «Подставить»."
            else:
                words = AS_SUGGESTED if typed == text else OWN
            row.hint.setText(words)
            row.hint.setVisible(not row.has_error)
        self.accept_button.setVisible(empty)

    def _missing_card(self) -> Card:
        self._missing = Card("Для документов ещё нужно")
        self._missing.setMaximumWidth(_WIDTH)
        self._missing.add(self.missing)
        return self._missing

    def _card(self, title: str, names: "tuple[tuple[str, str, str], ...]") -> Card:
        card = Card(title)
        card.setMaximumWidth(_WIDTH)
        if names is _NAMES:
            card.add_heading_action(self.accept_button)
        pair: list[FormRow] = []
        for name, words, hint in names:
            editor = WrappedLine() if name in _LONG else line_edit()
            row = FormRow(words, editor, hint=hint, required=name == "full_name")
            self.rows[name] = row
            self._hints[name] = hint
            self._lines[name] = SavedLine(row, lambda text, key=name: self._save(**{key: text}))
            if name.startswith(("full", "parent", "address")):
                card.add(row)
                continue
            pair.append(row)
            if len(pair) == 2:
                card.add_layout(side_by_side(*pair))
                pair = []
        for row in pair:
            card.add(row)
        return card

    def _signers_card(self) -> Card:
        card = Card("Кто подписывает и кто отвечает")
        card.setMaximumWidth(_WIDTH)
        card.add_heading_action(self.person_button)
        card.add_layout(
            side_by_side(
                FormRow("Руководитель (подписывает приказы)", self.head),
                FormRow("Муниципальный координатор", self.coordinator),
            )
        )
        self.head.activated.connect(lambda: self._save_person(head_id=self.head.currentData()))
        self.coordinator.activated.connect(
            lambda: self._save_person(coordinator_id=self.coordinator.currentData())
        )
        return card

    def _on_person(self) -> None:
        self._context.go_to(SettingsSpot(section="people", new=True))

    def _fill(self, box: QComboBox, listed: "list[PersonRow]", chosen: int | None) -> None:
        options: list[tuple[str, object]] = [("не указан", None)]
        options += [(f"{person.surname_first}, {person.post}", person.id) for person in listed]
        filled = choice(options, chosen)
        box.clear()
        for index in range(filled.count()):
            box.addItem(filled.itemText(index), filled.itemData(index))
        box.setCurrentIndex(filled.currentIndex())
        filled.deleteLater()

    def _save_person(self, **person: int | None) -> None:
        with self._context.messages.attempt("Сотрудник отдела"):
            try:
                self._save(**person)
            except KnownProblem:
                self.refresh()
                raise

    def _save(self, **values: str | int | None) -> None:
        stored = department.draft_of(department.get_department(self._context.workspace))
        draft = replace(stored, **values)  # pyright: ignore[reportArgumentType]
        self._context.events.announce(department.save_department(self._context.workspace, draft))
