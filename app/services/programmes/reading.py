"""Programmes as they are stored: the list, and one whole."""

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from app.enums import IndicatorOperator, ProgrammeKind
from app.errors import UserError
from app.services.plans.deadlines.terms import period_of
from app.services.programmes.parts import (
    LISTS,
    TEXTS,
    Direction,
    Indicator,
    Member,
    Programme,
    ProgrammeRisk,
    YearValue,
)

if TYPE_CHECKING:
    from app.services.storage.files.sqlite import Reader, Row
    from app.services.storage.workspace import Workspace

_YEAR_VALUES = (
    "target_h",
    "target_text",
    "value_h",
    "value_part",
    "value_whole",
    "value_text",
    "value_source",
)


def list_programmes(workspace: "Workspace", *, archived: bool = False) -> list[Programme]:
    """All programmes whole, the latest first; with `archived` those put away too."""
    with workspace.database.reading() as reader:
        rows = [one for one in read_programmes(reader).values() if archived or not one.archived]
    return sorted(rows, key=lambda one: (one.period.end, one.period.start, one.id), reverse=True)


def get_programme(workspace: "Workspace", programme_id: int) -> Programme:
    """One programme whole.

    Raises:
        UserError: there is no such programme.
    """
    with workspace.database.reading() as reader:
        found = read_programmes(reader).get(programme_id)
    if found is None:
        raise missing_programme()
    return found


def missing_programme() -> UserError:
    """There is no such programme."""
    return UserError("Этой программы нет.", "Возможно, её удалили: выберите другую.")


def read_programmes(reader: "Reader") -> dict[int, Programme]:
    """All programmes by their keys, within a running read."""
    parts = _Parts(reader)
    return {row["id"]: parts.programme(row) for row in reader.rows("SELECT * FROM programme")}


def lines(stored: str) -> tuple[str, ...]:
    """The items of a list that is stored a line each."""
    return tuple(filter(None, stored.split("\n")))


class _Parts:
    """What belongs to programmes, by their keys; a query a table."""

    def __init__(self, reader: "Reader") -> None:
        self._of = {
            table: _grouped(reader.rows(f"SELECT * FROM {table} ORDER BY position, {key}"))
            for table, key in (
                ("programme_direction", "id"),
                ("programme_school", "school_id"),
                ("programme_member", "id"),
                ("programme_act", "act_id"),
                ("programme_risk", "id"),
                ("indicator", "id"),
            )
        }
        self._years: defaultdict[int, dict[int, YearValue]] = defaultdict(dict)
        for row in reader.rows("SELECT * FROM indicator_year ORDER BY year"):
            value = YearValue(**{name: row[name] for name in _YEAR_VALUES})
            self._years[row["indicator_id"]][row["year"]] = value

    def programme(self, row: "Row") -> Programme:
        """The programme of a row of its table."""
        key = row["id"]
        of = {table: rows.get(key, []) for table, rows in self._of.items()}
        texts: dict[str, Any] = {name: row[name] for name in (*TEXTS, "title", "period_words")}
        lists: dict[str, Any] = {name: lines(row[name]) for name in LISTS}
        return Programme(
            id=key,
            kind=ProgrammeKind(row["kind"]),
            period=period_of(row),
            order_id=row["order_id"],
            archived=bool(row["archived"]),
            directions=tuple(
                Direction(one["title"], one["aim"], lines(one["tasks"]))
                for one in of["programme_direction"]
            ),
            schools=tuple(one["school_id"] for one in of["programme_school"]),
            members=tuple(Member(one["person_id"], one["role"]) for one in of["programme_member"]),
            acts=tuple(one["act_id"] for one in of["programme_act"]),
            risks=tuple(
                ProgrammeRisk(one["title"], one["measures"]) for one in of["programme_risk"]
            ),
            indicators=tuple(map(self._indicator, of["indicator"])),
            **texts,
            **lists,
        )

    def _indicator(self, row: "Row") -> Indicator:
        names = ("base_h", "base_text", "source", "collection", "processing", "procedure", "system")
        rest: dict[str, Any] = {name: row[name] for name in ("id", "title", "aim", "unit", *names)}
        return Indicator(
            group=row["group_title"],
            operator=IndicatorOperator(row["operator"]),
            years=self._years.get(row["id"], {}),
            **rest,
        )


def _grouped(rows: "list[Row]") -> "dict[int, list[Row]]":
    grouped: defaultdict[int, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row["programme_id"]].append(row)
    return grouped
