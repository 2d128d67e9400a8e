"""What a row of a register may refer to: schools, people, orders, as they are chosen or typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from app.errors import UserError
from app.services.department.people import PersonRow, list_people
from app.services.language.logins import login_key
from app.services.language.sentences import quoted
from app.services.orders.orders import OrderRow, list_orders
from app.services.plans.execution.finding import find_order
from app.services.plans.parties.recognising import recognise_one
from app.services.plans.parties.register import KnownPerson, KnownSchool
from app.services.plans.parties.register import Register as Parties
from app.services.registers.offered import offered_words
from app.services.schools.schools import SchoolRow, list_schools

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

_NOBODY = {
    "school": ("Школы {} в реестре нет.", "Проверьте название или добавьте школу."),
    "person": ("Сотрудника {} в списке нет.", "Проверьте имя или добавьте сотрудника."),
}


@dataclass(frozen=True, slots=True)
class Option:
    """Something that may be chosen.

    Attributes:
        key: of its row.
        title: what it is called.
    """

    key: int
    title: str


class Options:
    """What can be chosen in a year of work; each table is read when it is first asked for."""

    def __init__(self, workspace: "Workspace", year: int) -> None:
        self._workspace, self._year = workspace, year

    def of(self, table: str) -> list[Option]:
        """Those of a table: of schools, the ones on a list of support in that year come first."""
        if table == "school":
            return [Option(row.id, row.short_name) for row in self.schools]
        if table == "person":
            return [Option(row.id, _person(row)) for row in self._people]
        return [Option(row.id, _order(row)) for row in self._orders]

    def name(self, table: str, key: int | None) -> str:
        """What a row of a table is called; empty for none, and for one that is not offered."""
        return next((one.title for one in self.of(table) if one.key == key), "")

    def words(self, name: str, column: str) -> tuple[str, ...]:
        """What is proposed for a text of a register, see `offered_words`."""
        return offered_words(self._workspace, name, column)

    @cached_property
    def schools(self) -> Sequence[SchoolRow]:
        """Schools in use, those on a list of support first."""
        rows = list_schools(self._workspace, year=self._year)
        return sorted(rows, key=lambda row: not row.support)

    @property
    def supported(self) -> Sequence[SchoolRow]:
        """Those on a list of support in the year."""
        return [row for row in self.schools if row.support]

    def find(self, table: str, text: str) -> int:
        """The key of what a person calls by name: a school, somebody, an order.

        Raises:
            UserError: there is none, or several are called so.
        """
        if table == "order_record":
            return find_order(self._orders, text).id
        key = self._logins.get(login_key(text) or "") if table == "school" else None
        if key is None:
            party = recognise_one(" ".join(text.split()), self._parties, {})
            key = party.school_id if table == "school" else party.person_id
        if key is None:
            message, hint = _NOBODY[table]
            raise UserError(message.format(quoted(text)), hint)
        return key

    @cached_property
    def _people(self) -> Sequence[PersonRow]:
        return list_people(self._workspace)

    @cached_property
    def _orders(self) -> Sequence[OrderRow]:
        return list_orders(self._workspace)

    @cached_property
    def _logins(self) -> Mapping[str, int]:
        return {row.login_digits: row.id for row in self.schools if row.login_digits}

    @cached_property
    def _parties(self) -> Parties:
        return Parties(
            schools=[
                KnownSchool(
                    id=row.id,
                    names=tuple(filter(None, (row.short_name, row.full_name, *row.aliases))),
                    head_id=row.head_id,
                )
                for row in self.schools
            ],
            people=[
                KnownPerson(
                    id=row.id,
                    surname=row.surname,
                    given_name=row.given_name,
                    patronymic=row.patronymic,
                    post=row.post,
                    role=row.role,
                    organisation=row.organisation,
                )
                for row in self._people
            ],
        )


def _person(row: PersonRow) -> str:
    return ", ".join(filter(None, (row.surname_first, row.post)))


def _order(row: OrderRow) -> str:
    return f"{row.label}, {row.title}" if row.number is not None else row.label
