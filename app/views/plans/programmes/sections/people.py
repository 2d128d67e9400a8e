"""Люди и школы: developers and working group with their parts, the schools it is about."""

from collections.abc import Hashable
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from app.services.department.people import list_people
from app.services.findings.links import ToPeople
from app.services.programmes.parts import Member
from app.services.programmes.roles import offered_roles
from app.services.schools.schools import list_schools
from app.views.plans.programmes.dialogs.picker import Offer, PickerDialog
from app.views.plans.programmes.sections.section import Section
from app.views.tables.editing.list_columns import ListColumn
from app.views.widgets.buttons import button

if TYPE_CHECKING:
    from app.services.department.people import PersonRow
    from app.services.programmes.parts import Programme
    from app.services.schools.schools import SchoolRow
    from app.views.base.page_context import PageContext

_NO_PEOPLE = "В справочнике нет сотрудников: добавьте их в настройках."


class PeopleSection(Section):
    """Two lists: people with their parts, and schools in printed order."""

    key, title = "people", "Люди и школы"
    parts = ("members", "schools")

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context)
        self._people: dict[int, PersonRow] = {}
        self._schools: dict[int, SchoolRow] = {}
        self.members = self.list_of("members", self._member_columns(), "Разработчики и группа")
        self.schools = self.list_of("schools", self._school_columns(), "Школы программы")
        self.people_button = button("Выбрать сотрудников…", self.pick_people, icon="people")
        self.schools_button = button("Выбрать школы…", self.pick_schools, icon="schools")
        self.members.buttons.addWidget(self.people_button)
        self.schools.buttons.addWidget(self.schools_button)
        self.body.addWidget(self.members, 1)
        self.body.addWidget(self.schools, 1)

    def _member_columns(self) -> list[ListColumn[Member]]:
        return [
            ListColumn(
                key="name",
                title="Сотрудник",
                text=lambda row: self._people[row.person_id].full_name,
                width=150,
                lines=True,
            ),
            ListColumn(
                key="post",
                title="Должность",
                text=lambda row: self._people[row.person_id].post,
                tone=lambda _row: "muted",
                width=130,
                lines=True,
            ),
            ListColumn(
                key="role",
                title="Роль в программе",
                text=lambda row: row.role,
                put=lambda row, typed: row._replace(role=" ".join(typed.split())),
                proposed=lambda: offered_roles(self.context.workspace),
                width=150,
                stretch=True,
            ),
        ]

    def _school_columns(self) -> list[ListColumn[int]]:
        return [
            ListColumn(
                key="name",
                title="Школа",
                text=lambda key: self._schools[key].short_name,
                width=200,
                stretch=True,
            ),
            ListColumn(
                key="settlement",
                title="Населённый пункт",
                text=lambda key: self._schools[key].settlement,
                tone=lambda _key: "muted",
                width=150,
            ),
        ]

    def fill(self, programme: "Programme") -> None:
        """Show both lists."""
        workspace = self.context.workspace
        self._people = {row.id: row for row in list_people(workspace, include_archived=True)}
        self._schools = {row.id: row for row in list_schools(workspace, include_archived=True)}
        self.members.set_values(programme.members)
        self.schools.set_values(programme.schools)

    def taken(self, programme: "Programme") -> "Programme":
        """The programme with these people and schools."""
        members = self.read("members", self.members.values)
        return replace(programme, members=members, schools=self.schools.values())

    def pick_people(self) -> None:
        """Offer the people of the register; one may have several parts."""
        people = [row for row in self._people.values() if row.active]
        if not people:
            self.context.messages.warn(_NO_PEOPLE)
            self.context.go_to(ToPeople())
            return
        PickerDialog(
            self,
            "Сотрудники",
            [Offer(row.id, row.full_name, row.post) for row in people],
            self._take_people,
            name="programme-people-offered",
            state=self.context.state,
            hint="Фамилия или должность",
        ).show_form()

    def pick_schools(self) -> None:
        """Offer the schools that are not there yet."""
        there = set(self.schools.values())
        rows = [row for row in self._schools.values() if row.active and row.id not in there]
        PickerDialog(
            self,
            "Школы",
            [Offer(row.id, row.short_name, row.settlement) for row in rows],
            lambda keys: self.schools.put_in(_numbers(keys)),
            name="programme-schools-offered",
            state=self.context.state,
            hint="Название или населённый пункт",
        ).show_form()

    def _take_people(self, keys: list[Hashable]) -> None:
        self.members.put_in([Member(key, self._people[key].role) for key in _numbers(keys)])


def _numbers(keys: list[Hashable]) -> list[int]:
    return cast("list[int]", keys)
