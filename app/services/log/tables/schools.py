"""Schools of the district and their other names."""

from collections.abc import Iterator
from typing import Any

from app.enums import SchoolKind
from app.services.findings.links import ToSchool
from app.services.language.logins import full_login
from app.services.log.words.aggregate import Aggregate
from app.services.log.words.columns import (
    Column,
    Unit,
    choice,
    count,
    flag,
    link,
    owner,
    text,
    value_words,
)
from app.services.log.words.places import Row, Rows, Seen, of_school, school
from app.services.log.words.search import Hit, Search
from app.services.log.words.sentences import Names, Values, change, shown
from app.services.log.words.table import SCHOOL, About, Counted, TableWords

_HEAD = link("руководитель", "person")
_COLUMNS = {
    "short_name": text("краткое наименование"),
    "full_name": text("полное наименование"),
    "kind": choice("вид", SchoolKind),
    "login_digits": text("логин ФИС ОКО"),
    "oo_code": text("код ОО"),
    "municipality": text("муниципальное образование", in_history="муниципалитет"),
    "settlement": text("населённый пункт"),
    "distance_m": count("расстояние, м", in_history="расстояние до центра, м"),
    "phone": text("телефон"),
    "email": text("электронная почта"),
    "note": text("примечание"),
}


def _tell_school(before: Values | None, after: Values | None, names: Names) -> Iterator[str]:
    """What changed; that a school came or went says the title of the action."""
    if before is None or after is None:
        return
    for name, column in _COLUMNS.items():
        if before.get(name) != after.get(name):
            old, new = (_value(column, one.get(name)) for one in (before, after))
            yield f"{column.told}: {shown(old)} → {shown(new)}"
    if before.get("head_id") != after.get("head_id"):
        old, new = (names.of("person", one.get("head_id")) for one in (before, after))
        yield f"{_HEAD.told}: {shown(old)} → {shown(new)}"


def _value(column: Column, value: Any) -> Any:  # noqa: ANN401 - JSON of the log
    """Texts whole, however long."""
    return value if column.unit is Unit.TEXT else value_words(column, value)


def _tell_alias(before: Values | None, after: Values | None, _names: Names) -> Iterator[str]:
    old, new = (None if one is None else one.get("alias") for one in (before, after))
    yield f"{ALIAS.columns['alias'].told}: {change(old, new)}"


def _card(rows: Rows, row: Row) -> Seen:
    return school(rows, row["id"], "requisites")


def _hit(row: Row) -> Hit:
    place = ", ".join(part for part in (row["settlement"], row["municipality"]) if part)
    detail = place if row["active"] else ", ".join(part for part in (place, "в архиве") if part)
    login = row["login_digits"]
    return Hit(
        title=row["short_name"],
        detail=detail,
        link=ToSchool(row["id"]),
        names=(row["name_key"], *(row["aliases"] or "").splitlines()),
        words=(row["full_name"], login or "", full_login(login), row["oo_code"] or ""),
    )


SCHOOLS = TableWords(
    table="school",
    aggregate=Aggregate.SCHOOLS,
    one="Школа",
    columns=_COLUMNS | {"head_id": _HEAD, "active": flag("действует")},
    silent=frozenset({"id", "name_key"}),
    name=(("short_name", "full_name"),),
    called="short_name",
    about=(About(SCHOOL, ("id",)),),
    tells=_tell_school,
    shown=_card,
    rank=170,
    counted=Counted(10, "Школы"),
    search=Search(
        kind="school",
        noun="школа",
        place=10,
        query="SELECT s.*, (SELECT group_concat(a.alias, char(10)) FROM school_alias a"
        " WHERE a.school_id = s.id) AS aliases FROM school s ORDER BY s.active DESC, s.id",
        hit=_hit,
    ),
)

ALIAS = TableWords(
    table="school_alias",
    aggregate=Aggregate.SCHOOLS,
    one="Другое название школы",
    columns={"school_id": owner("school"), "alias": text("другое название")},
    silent=frozenset({"id", "alias_key"}),
    name=("school_id", "alias"),
    about=(About(SCHOOL, ("school_id",)),),
    tells=_tell_alias,
    shown=of_school("requisites"),
    rank=180,
    counted=Counted(12, "Другие названия школ"),
)
