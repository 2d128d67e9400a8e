"""The department, its people and the orders."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from app.services.language.names import initials
from app.services.open_file.exporting.source import Object, Source
from app.services.open_file.shapes.lists import DEPARTMENT, ORDERS, PEOPLE

if TYPE_CHECKING:
    from app.services.storage.files.sqlite import Row

HEAD, COORDINATOR = "head", "coordinator"


def read_owner(source: Source) -> "Row | None":
    """The row of the department; None in a workspace where it is not filled in."""
    return source.reader.row("SELECT * FROM department WHERE id = 1")


def export_department(source: Source) -> Object | None:
    """The department, without the people whom it names."""
    row = read_owner(source)
    if row is None:
        return None
    return {name: row[name] for name in DEPARTMENT} | source.notes("department", "1")


def export_people(source: Source) -> Iterator[Object]:
    """All people; who signs and who coordinates say so in their roles."""
    owner = read_owner(source)
    forms = source.by_parent("person_form", "person_id", ("person_id", "grammar_case"))
    for row, told in source.objects(PEOPLE):
        letters = "".join(initials(row["given_name"], row["patronymic"]))
        if (row["given_name"], row["patronymic"]) == (letters, ""):
            told["name"] = ""
        yield told | {
            "id": source.people[row["id"]],
            "initials": letters,
            "roles": _roles(row, owner),
            "forms": [
                {"case": one["grammar_case"], "name": one["name"], "post": one["post"]}
                | source.notes("person_form", f"{row['id']}/{one['grammar_case']}")
                for one in forms.get(row["id"], ())
            ],
        }


def _roles(row: "Row", owner: "Mapping[str, Any] | Row | None") -> list[str]:
    offices = ((HEAD, "head_id"), (COORDINATOR, "coordinator_id"))
    held = [name for name, column in offices if owner is not None and owner[column] == row["id"]]
    return [*held, row["role"]] if row["role"] else held


def export_orders(source: Source) -> Iterator[Object]:
    """All orders; the state stands where number and date do not tell it."""
    archived = {row["order_id"] for row in source.rows("archived_order", ("order_id",))}
    for row, told in source.objects(ORDERS):
        usual = "registered" if row["number"] is not None and row["issued_on"] else "draft"
        amended = row["amends_id"]
        yield told | {
            "id": source.orders[row["id"]],
            "state": row["state"] if row["state"] != usual else None,
            "amends": None if amended is None else source.orders[amended],
            "archived": row["id"] in archived,
        }
