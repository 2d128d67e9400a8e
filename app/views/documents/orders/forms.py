"""Adding and changing an order, and giving a draft its number and date."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.services.documents.making.catalogue import order_kinds
from app.services.documents.making.list_orders import list_order_kinds
from app.services.documents.sets.registering import register_order, save_order
from app.services.language.dates import FIRST_YEAR, LAST_YEAR, year_name, year_of_paper
from app.services.language.sentences import capital
from app.services.orders import orders
from app.services.orders.list_year import require_year
from app.services.orders.orders import OrderDraft, OrderRow
from app.services.orders.signers import list_signers
from app.services.year import years
from app.views.documents.orders.columns import OTHER_KIND
from app.views.documents.orders.next_number import suggest_next
from app.views.widgets.fields.date_field import DateField
from app.views.widgets.fields.form_dialog import (
    FormDialog,
    field_value,
    required,
)
from app.views.widgets.fields.form_row import choice, line_edit, text_edit

if TYPE_CHECKING:
    from app.services.department.people import PersonRow
    from app.services.log.changes import Changes
    from app.services.storage.workspace import Workspace

_ANOTHER, _MORE = "Другой сотрудник…", "others"


class OrderForm(FormDialog):
    """An order; without number and date it is a draft."""

    def __init__(
        self,
        parent: QWidget,
        workspace: "Workspace",
        saved: Callable[[int, "Changes"], object],
        year: int,
        order: OrderRow | None = None,
        *,
        kind: str = "",
    ) -> None:
        """Args: `kind` is that of a new order; its title is proposed."""
        super().__init__(parent, "Новый приказ" if order is None else "Приказ")
        self._workspace, self._saved, self._order = workspace, saved, order
        self.name = text_edit("" if order is None else order.title, lines=2)
        self.number = line_edit("" if order is None else order.number or "")
        self.day = DateField(None if order is None else order.issued_on)
        self.note = line_edit("" if order is None else order.note)
        self.name_row = self.add_row(
            "О чём приказ", self.name, required=True, hint="Заголовок без кавычек и слова «приказ»."
        )
        self.number_row = self.make_row("Номер", self.number, hint="Проект номера не имеет.")
        self.day_row = self.make_row("Дата", self.day)
        self.add_line(self.number_row, self.day_row)
        self.next_number = suggest_next(workspace, self.number_row, self.number, self.day)
        self._add_kind(year, order, kind)
        self._add_links(order)
        self.add_row("Примечание", self.note)

    def _add_kind(self, year: int, order: OrderRow | None, proposed: str) -> None:
        known = proposed if order is None else order.kind
        titles = order_kinds(self._workspace)
        self._of_lists = list_order_kinds(self._workspace)
        if order is None and known in titles:
            title = titles[known].removeprefix("Приказ ")
            self.name.setPlainText(capital(title))
        kinds: list[tuple[str, object]] = [(OTHER_KIND, known if known not in titles else "")]
        kinds += [(title, kind) for kind, title in titles.items()]
        self.kind = choice(kinds, known)
        own = year if order is None else order.year
        listed = {*years.list_years(self._workspace), year, *([] if own is None else [own])}
        options: list[tuple[str, object]] = [("Не указан", None)]
        options += [
            (year_name(school_year), school_year) for school_year in sorted(listed, reverse=True)
        ]
        self.year = choice(options, own)
        self._wanted = own
        self.year_row = self.make_row(
            "Год работы", self.year, hint="С датой – тот, в который она попадает."
        )
        self.add_line(self.make_row("Вид приказа", self.kind), self.year_row)
        self.year.activated.connect(self._on_year)
        self.kind.currentIndexChanged.connect(lambda _place: self._follow_day())
        self.day.textChanged.connect(lambda _text: self._follow_day())
        self._follow_day()

    def _on_year(self) -> None:
        self._wanted = self.year.currentData()
        self._follow_day()

    def _follow_day(self) -> None:
        """Show the year that the day gives; only a day of August leaves a choice.

        A list order keeps the year it is made for until another one is chosen: it is asked about.
        """
        try:
            day = self.day.value()
        except UserError:
            day = None
        if day is None or not FIRST_YEAR < day.year <= LAST_YEAR:
            self.year.setEnabled(True)
            self._show_year(self._wanted)
            return
        year = year_of_paper(day)
        followed = year_of_paper(day, self._wanted)
        self._show_year(followed)
        of_list = self.kind.currentData() in self._of_lists
        if of_list and self._wanted not in (None, followed):
            self._show_year(self._wanted)
            self.year.setEnabled(True)
        else:
            self.year.setEnabled(year_of_paper(day, year + 1) != year)

    def _show_year(self, year: int | None) -> None:
        if year is not None and self.year.findData(year) < 0:
            self.year.addItem(year_name(year), year)
        self.year.setCurrentIndex(self.year.findData(year))

    def _add_links(self, order: OrderRow | None) -> None:
        chosen = None if order is None else order.signer_id
        self._signers = list_signers(self._workspace, chosen)
        signers = [*map(_signer, self._signers.signing), ("Не указан", None)]
        if self._signers.others:
            signers.append((_ANOTHER, _MORE))
        others: list[tuple[str, object]] = [("Никакой", None)]
        others += [
            (f"{row.label}, {row.title}", row.id)
            for row in orders.list_orders(self._workspace)
            if row.number is not None and (order is None or row.id != order.id)
        ]
        self.signer = choice(signers, self._signers.proposed if order is None else chosen)
        self.signer.activated.connect(self._on_signer)
        self.amends = choice(others, None if order is None else order.amends_id)
        self.amends.setSizeAdjustPolicy(
            self.amends.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.add_row("Кто подписывает", self.signer)
        self.add_row("Какой приказ изменяет", self.amends)

    def _on_signer(self) -> None:
        """Offer everybody when somebody is to sign who never has."""
        if self.signer.currentData() != _MORE:
            return
        self.signer.removeItem(self.signer.currentIndex())
        for person in self._signers.others:
            self.signer.addItem(*_signer(person))
        self.signer.setCurrentIndex(max(0, self.signer.findData(self._signers.proposed)))
        self.signer.showPopup()

    def save(self) -> None:
        """Store the order."""
        required(self.name_row, self.name.toPlainText(), "Введите, о чём приказ.")
        number, day = self.number.text().strip(), field_value(self.day_row, self.day.value)
        if number:
            required(self.day_row, day, "Введите дату приказа.")
        if day is not None:
            required(self.number_row, number, "Введите номер приказа.")
        signer, kind, year = (box.currentData() for box in (self.signer, self.kind, self.year))
        field_value(self.year_row, lambda: require_year(kind, day, year, self._of_lists))
        draft = OrderDraft(
            title=self.name.toPlainText(),
            kind=kind,
            number=number or None,
            issued_on=day,
            year=year,
            signer_id=signer if isinstance(signer, int) else None,
            amends_id=self.amends.currentData(),
            note=self.note.text(),
        )
        known = None if self._order is None else self._order.id
        self._saved(*save_order(self._workspace, draft, known))


def _signer(person: "PersonRow") -> tuple[str, object]:
    return f"{person.full_name}, {person.post}".removesuffix(", "), person.id


class RegisterForm(FormDialog):
    """Number and date of a draft."""

    def __init__(
        self,
        parent: QWidget,
        workspace: "Workspace",
        saved: Callable[["Changes"], object],
        order: OrderRow,
    ) -> None:
        super().__init__(parent, "Регистрация приказа", action="Зарегистрировать")
        self._workspace, self._saved, self._order = workspace, saved, order
        self._of_lists = list_order_kinds(workspace)
        self.number = line_edit()
        today = workspace.clock.today()
        bound = order.year if order.kind in self._of_lists else None  # others follow their day
        fits = bound is None or year_of_paper(today, bound) == bound
        self.day = DateField(today if fits else None)
        self.number_row = self.make_row("Номер", self.number, required=True)
        told = "" if bound is None else f"Приказ для работы {year_name(bound)}."
        self.day_row = self.make_row("Дата", self.day, required=True, hint=told)
        self.add_line(self.number_row, self.day_row)
        self.next_number = suggest_next(workspace, self.number_row, self.number, self.day)

    def save(self) -> None:
        """Register the order."""
        number, day = self.number.text().strip(), field_value(self.day_row, self.day.value)
        number = required(self.number_row, number, "Введите номер.")
        day = required(self.day_row, day, "Введите дату.")
        kind, year = self._order.kind, self._order.year
        field_value(self.day_row, lambda: require_year(kind, day, year, self._of_lists))
        self._saved(register_order(self._workspace, self._order.id, number, day))
