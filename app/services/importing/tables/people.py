"""Names of people in cells: they are stored nowhere and repeated in no message.

Only a column that the layout keeps for people in office (the head of a school, those responsible
for a measure) may hold a name. Everywhere else a cell with one becomes a fault of its own, before
any reader sees it: whatever a parser would quote, the name is not there.
"""

from collections.abc import Callable
from dataclasses import replace

from app.services.importing.cells.cell import Cell, Fault
from app.services.importing.tables.layouts import PeopleRule
from app.services.importing.tables.table import Table
from app.services.writing.people import is_person, mentions_person, names_pupil

_FOR_SCHOOL = frozenset(("school", "group", "short_name", "full_name", "aliases"))
# Columns that name a school or a place: a name within such a text is the school's own.
_OF_SCHOOLS = _FOR_SCHOOL | {"municipality", "settlement"}


def without_people(table: Table) -> Table:
    """The table with a fault in place of every cell that names a person where none belongs."""
    kept = {column.key for column in table.layout.columns if column.people}
    head: dict[str, Cell] = {
        key: Fault("person", "") if isinstance(cell, str) and is_person(cell) else cell
        for key, cell in table.head.items()
    }
    named: dict[int, dict[Cell, Fault]] = {}
    for key, place in table.places.items():
        if key in kept:
            continue
        says = _rule(table.layout.people, key)
        fault = Fault("person-for-school" if key in _FOR_SCHOOL else "person", "")
        people: dict[Cell, Fault] = {text: fault for text in table.texts_at(place) if says(text)}
        if people:
            named[place] = people
    if not named:
        return replace(table, head=head) if head != table.head else table
    rows = [list(row) for row in table.rows]
    for place, people in named.items():
        for row in rows:
            row[place] = people.get(row[place], row[place])
    return replace(table, rows=rows, head=head)


def _rule(people: PeopleRule, key: str) -> Callable[[str], bool]:
    if key in _OF_SCHOOLS or people is PeopleRule.NAMES_ONLY:
        return is_person
    return names_pupil if people is PeopleRule.PUPILS else mentions_person
