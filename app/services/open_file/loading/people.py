"""The department, its people and the orders."""

from typing import TYPE_CHECKING, Any

from app.services.language.names import initials
from app.services.open_file.loading.store import Values, key_number
from app.services.open_file.loading.target import Target
from app.services.open_file.shapes.lists import DEPARTMENT, ORDERS, PEOPLE
from app.services.open_file.shapes.shape import Sort

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app import models
    from app.services.open_file.format.people import Department, Order, Person

HEAD, COORDINATOR = "head", "coordinator"
_OFFICES = {HEAD: "head_id", COORDINATOR: "coordinator_id"}
_DRAFT, _REGISTERED = "draft", "registered"


def load_department(target: Target, told: "Department | None") -> None:
    """The one row of the department."""
    if told is None:
        return
    values = {name: getattr(told, name) for name in DEPARTMENT}
    with target.store.thing("department"):
        record = target.store.put("department", ("id",), {"id": 1, **values}, path="department")
        target.store.session.flush()
    target.store.remark("department", record, told.notes)


def load_people(target: Target, people: "Sequence[Person]") -> None:
    """People, known by surname and initials."""
    known: dict[tuple[str, str], list[models.Person]] = {}
    for record in target.store.rows("person"):
        key = _name_key(record.surname, record.given_name, record.patronymic)
        known.setdefault(key, []).append(record)
    for at, person in enumerate(people):
        path = f"people[{at}]"
        with target.store.thing("people"):
            record = _store_person(target, person, path, known)
            target.store.session.flush()
            target.name(Sort.PERSON, person.id, record, path)
            _store_forms(target, person, key_number(record), path)
        target.keep("person", record, person, path)


def _store_person(
    target: Target,
    person: "Person",
    path: str,
    known: "dict[tuple[str, str], list[models.Person]]",
) -> "models.Person":
    values = target.values(PEOPLE, person, path)
    is_named = bool(person.name or person.patronymic)
    if not is_named:
        values["given_name"] = person.initials
    values["role"] = ", ".join(role for role in person.roles if role not in _OFFICES)
    same = known.get(_name_key(person.surname, values["given_name"], person.patronymic))
    if same:
        record = same.pop(0)
        names = () if is_named else ("given_name", "patronymic")
        kept = {name: value for name, value in values.items() if name not in ("surname", *names)}
        target.store.note("same")
        target.store.change(record, kept, path)
        return record
    return target.store.add("person", values, path=path)


def _store_forms(target: Target, person: "Person", key: int, path: str) -> None:
    for at, form in enumerate(person.forms):
        values = {
            "person_id": key,
            "grammar_case": form.case,
            "name": form.name,
            "post": form.post,
        }
        where = f"{path}.forms[{at}]"
        columns = ("person_id", "grammar_case")
        record = target.store.put("person_form", columns, values, path=where, unique=True)
        target.store.remark("person_form", record, form.notes)


def _name_key(surname: str, given_name: str, patronymic: str) -> tuple[str, str]:
    letters = "".join(initials(given_name, patronymic))
    return " ".join(surname.casefold().replace("ё", "е").split()), letters.casefold()


def load_offices(target: Target, people: "Sequence[Person]") -> None:
    """Who signs and who coordinates: the department says so, as the roles of the people do."""
    held: dict[str, Any] = {}
    for at, person in enumerate(people):
        for role in person.roles:
            column = _OFFICES.get(role)
            if column is None:
                continue
            if column in held:
                text = f"Роль {role} указана у нескольких людей, взят первый."
                target.find("people.role-twice", text, f"people[{at}].roles")
            else:
                held[column] = target.names[Sort.PERSON].get(person.id)
                if held[column] is None:
                    target.store.wrong(
                        f"people[{at}].id",
                        f"нет id у того, кто назван {role}.",
                        "Впишите его, например p1.",
                    )
    if not held:
        return
    owner = target.store.get("department", 1)
    if owner is None:
        text = "Роли head и coordinator не сохранены: сведений об управлении нет."
        target.find("people.no-department", text, "department", hint="Добавьте department.")
        return
    target.store.change(owner, held, "department")


def load_orders(target: Target, orders: "Sequence[Order]") -> None:
    """Orders, known by number, date and body; drafts by kind and title."""
    store = target.store
    records: list[Any] = []
    for at, order in enumerate(orders):
        path = f"orders[{at}]"
        values = _order_values(target, order, path)
        draft = not order.number and order.date is None
        key = ("kind", "title", "number", "issued_on") if draft else ORDERS.key
        with store.thing("orders"):
            record = store.put("order_record", key, values, path=path)
            store.session.flush()
            if order.archived:
                values = {"order_id": key_number(record)}
                store.put("archived_order", ("order_id",), values, path=path, unique=True)
        target.name(Sort.ORDER, order.id, record, path)
        target.keep("order_record", record, order, path)
        records.append(record)
    for at, (order, record) in enumerate(zip(orders, records, strict=True)):
        amended = target.key(Sort.ORDER, order.amends, f"orders[{at}].amends")
        if amended is not None:
            store.change(record, {"amends_id": amended}, f"orders[{at}].amends")


def _order_values(target: Target, order: "Order", path: str) -> Values:
    values = target.values(ORDERS, order, path)
    values["number"] = order.number or None
    usual = _REGISTERED if values["number"] and order.date is not None else _DRAFT
    return {**values, "state": order.state or usual}
