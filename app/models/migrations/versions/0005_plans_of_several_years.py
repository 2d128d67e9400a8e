"""Plans of several years: their period, occurrences of deadlines, marks of one of them.

A plan so far ran through its school year. A point of a deadline becomes an occurrence, which may
have no start. A mark may be of one occurrence and one school, a party is told by its kind, a
measure keeps the number that it was given and the cell that its parties were typed in. Measures of
one's own and the states of a plan on a day get tables, and so do what is planned for the steps of
support and what is held with a school.

The log of the changed tables follows, so that actions of the old program are taken back as before.

Frozen once released: plain SQLAlchemy types only, never import app.models.
"""

import json
import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_START = "printf('%04d-09-01', {year} - 1)"
_END = "printf('%04d-08-31', {year})"
_YEARS_KINDS = "years_kind IN ('school', 'calendar', 'months')"
_PARTY_KINDS = "kind IN ('unknown', 'organisation', 'group', 'school', 'person')"
_NEW_STAGES = ("application", "diagnosis", "actions", "expertise")
_STAGES = (
    "stage IN ('application', 'interview', 'review', 'diagnosis', 'programme', 'agreement',"
    " 'actions', 'expertise', 'decision')"
)
_EVENTS = "kind IN ('interview', 'review', 'agreement', 'visit', 'consultation')"
_ONE_PAPER = "(order_id IS NOT NULL) + (attachment_id IS NOT NULL) + (link <> '') <= 1"
_ONE = r" (?:в|за) (?:1 |один |одну |одного )?(?:учебн\w+ |календарн\w+ )?"
_ONCE, _TWICE = r"\bраз[ау]?", r"\b(?:(?:2|два|двух) раза?|дважды)"
_THRICE, _FOUR_TIMES = r"\b(?:(?:3|три|трех) раза?|трижды)", r"\b(?:4|четыре|четырех) раза?"
_EACH = r"\b(?:кажд\w+|по (?:окончании|завершении)|в конце) (?:учебн\w+ )?"
# Parts of a calendar year: from a day of a month to a day of another, or to its end.
_Parts = tuple[tuple[int, int, int, int], ...]
_MONTHS, _PAIRS, _QUARTERS, _THIRDS = (
    tuple((first, 1, first + months - 1, 31) for first in range(1, 13, months))
    for months in (1, 2, 3, 4)
)
_HALF_MONTHS = tuple(
    (month, first, month, last) for month in range(1, 13) for first, last in ((1, 15), (16, 31))
)
_TERMS = ((1, 1, 3, 31), (4, 1, 5, 31), (9, 1, 10, 31), (11, 1, 12, 31))
_HALVES = ((1, 1, 5, 31), (9, 1, 12, 31))
_WEEKS: _Parts = ()
# The words that say how often, in small letters, the first that fits -> what each is due within.
_OFTEN: dict[str, _Parts] = {
    rf"еженедельн|\bкажд\w+ недел|{_ONCE}{_ONE}недел": _WEEKS,
    rf"{_TWICE}{_ONE}месяц": _HALF_MONTHS,
    rf"ежемесячн|помесячно|{_EACH}месяц|{_ONCE}{_ONE}месяц|{_THRICE}{_ONE}квартал": _MONTHS,
    rf"ежекварталь|поквартальн|{_EACH}квартал|{_ONCE}{_ONE}квартал|{_FOUR_TIMES}{_ONE}год": _QUARTERS,
    rf"ежечетвертн|по четвертям|{_EACH}четверт|{_ONCE}{_ONE}четверт": _TERMS,
    rf"{_EACH}(?:полугод|полгод)|{_ONCE}{_ONE}(?:полугод|полгод)|{_TWICE}{_ONE}год": _HALVES,
    rf"{_THRICE}{_ONE}год": _THIRDS,
    rf"\b6 раз{_ONE}год": _PAIRS,
    rf"\b12 раз{_ONE}год": _MONTHS,
}
_SEPTEMBER = 9
_LONGEST_MONTH = 31
_DAY_OF_MONTH = re.compile(r"\bчисл")
_MONTH = r"\b(?:янв|февр|март|апр|ма[йяе]|июн|июл|авг|сент|окт|нояб|дек)[а-я]*"
_SEPARATE_MONTHS = re.compile(rf"{_MONTH}(?: 20\d\d(?: г\.| года)?)?(?:,| и) (?:в )?{_MONTH}")
# What is no row any more in the log keeps nobody from opening the workspace.
_IS_ROW = "CASE WHEN json_valid({text}) THEN json_type({text}) = 'object' END"
# Table -> what its rows had not, as JSON: text or number as they stand, NULL as null.
_ADDED: dict[str, dict[str, str]] = {
    "plan": {
        "period_start": _START.format(year="json_extract({side}, '$.year')"),
        "period_end": _END.format(year="json_extract({side}, '$.year')"),
        "years_kind": "'school'",
        "columns": "''",
        "answers": "''",
        "group_schools": "''",
    },
    "measure": {
        "number": "''",
        "expected_joined": "json('false')",
        "responsible_text": "''",
    },
    "measure_party": {"kind": "'unknown'", "agreed": "json('false')"},
    "execution_mark": {
        "occurrence_on": "NULL",
        "school_id": "NULL",
        "moved_to": "NULL",
        "count_done": "NULL",
        "count_of": "NULL",
    },
    "support_work": {f"{name}_on": "NULL" for name in _NEW_STAGES},
}


def upgrade() -> None:
    """Apply the step."""
    _change_plan()
    _change_measures()
    _change_occurrences()
    _place_what_comes_back()
    _log_what_comes_back()
    _change_marks()
    _create_library_measure()
    _create_plan_review()
    _change_support_work()
    _create_support_step()
    _create_support_event()
    _convert_log()


def _change_plan() -> None:
    op.add_column("plan", sa.Column("period_start", sa.Date(), nullable=True))
    op.add_column("plan", sa.Column("period_end", sa.Date(), nullable=True))
    texts = (("years_kind", "school"), ("columns", ""), ("answers", ""), ("group_schools", ""))
    for name, default in texts:
        op.add_column("plan", sa.Column(name, sa.String(), nullable=False, server_default=default))
    op.execute(
        f"UPDATE plan SET period_start = {_START.format(year='year')},"
        f" period_end = {_END.format(year='year')}"
    )
    with op.batch_alter_table("plan") as table:
        table.alter_column("period_start", nullable=False)
        table.alter_column("period_end", nullable=False)
        table.create_check_constraint(op.f("ck_plan_period"), "period_end >= period_start")
        table.create_check_constraint(op.f("ck_plan_years_kind"), _YEARS_KINDS)


def _change_measures() -> None:
    for name in ("number", "responsible_text"):
        op.add_column("measure", sa.Column(name, sa.String(), nullable=False, server_default=""))
    op.add_column(
        "measure",
        sa.Column("expected_joined", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.add_column(
        "measure_party",
        sa.Column("kind", sa.String(), nullable=False, server_default="unknown"),
    )
    op.add_column(
        "measure_party",
        sa.Column("agreed", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    with op.batch_alter_table("measure_party") as table:
        table.create_check_constraint(op.f("ck_measure_party_kind"), _PARTY_KINDS)


def _change_occurrences() -> None:
    op.create_table(
        "measure_occurrence",
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.CheckConstraint(
            "starts_on IS NULL OR ends_on >= starts_on", name=op.f("ck_measure_occurrence_period")
        ),
        sa.ForeignKeyConstraint(
            ["measure_id"],
            ["measure.id"],
            name=op.f("fk_measure_occurrence_measure_id_measure"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("measure_id", "position", name=op.f("pk_measure_occurrence")),
    )
    op.execute(
        "INSERT INTO measure_occurrence (measure_id, position, starts_on, ends_on)"
        " SELECT measure_id, position, starts_on, ends_on FROM measure_deadline_point"
    )
    op.drop_table("measure_deadline_point")
    op.execute(
        "UPDATE change_entry SET table_name = 'measure_occurrence'"
        " WHERE table_name = 'measure_deadline_point'"
    )


def _place_what_comes_back() -> None:
    """Measures that come back, every month or every half-year, are due each time."""
    rows = op.get_bind().execute(
        sa.text(
            "SELECT id, deadline_text, deadline_start, deadline_end FROM measure"
            " WHERE deadline_end IS NOT NULL"
            " AND id NOT IN (SELECT measure_id FROM measure_occurrence)"
        )
    )
    for measure_id, text, first, last in rows.all():
        for place, (start, end) in enumerate(_coming_back(text, first, last), start=1):
            op.get_bind().execute(
                sa.text("INSERT INTO measure_occurrence VALUES (:measure, :place, :start, :end)"),
                {"measure": measure_id, "place": place, "start": start, "end": end},
            )


def _log_what_comes_back() -> None:
    """Those due dates go and come with the logged changes of their measures, when taken back."""
    bind = op.get_bind()
    told = [_IS_ROW.format(text=f"ifnull({side}, '{{}}')") for side in ("before", "after")]
    entries = bind.execute(
        sa.text(
            "SELECT change_set_id, row_key, before, after FROM change_entry"
            f" WHERE table_name = 'measure' AND {' AND '.join(told)}"
            " ORDER BY change_set_id DESC, position DESC"
        )
    )
    columns = "id, deadline_kind, deadline_text, deadline_start, deadline_end"
    measures = bind.execute(sa.text(f"SELECT {columns} FROM measure")).mappings()
    states: dict[str, dict[str, Any]] = {str(row["id"]): dict(row) for row in measures}
    for change_set, key, former, latter in entries.all():
        later = states.get(key, {}) | json.loads(latter) if latter else {}
        earlier = later | json.loads(former) if former else {}
        states[key] = earlier
        before, after = _occurrences_of(key, earlier), _occurrences_of(key, later)
        for row_key in sorted({*before, *after}):
            if before.get(row_key) != after.get(row_key):
                _log(change_set, row_key, before.get(row_key), after.get(row_key), not latter)


def _occurrences_of(measure: str, state: dict[str, Any]) -> dict[str, str]:
    """The rows of a measure that comes back, by their keys, as the log has them."""
    first, last = state.get("deadline_start"), state.get("deadline_end")
    if not last or state.get("deadline_kind") == "points":
        return {}
    rows = enumerate(_coming_back(state.get("deadline_text", ""), first, last), start=1)
    return {
        f"{measure}|{place}": (
            f'{{"ends_on":"{end}","measure_id":{measure},"position":{place},'
            f'"starts_on":{json.dumps(start)}}}'
        )
        for place, (start, end) in rows
    }


def _log(change_set: int, key: str, before: str | None, after: str | None, is_first: bool) -> None:
    """Behind the measure that they need; before one that was deleted, for it comes back first."""
    place = "MIN(position) - 1" if is_first else "MAX(position) + 1"
    op.get_bind().execute(
        sa.text(
            "INSERT INTO change_entry"
            " (change_set_id, position, table_name, row_key, before, after)"
            f" SELECT :change_set, {place}, 'measure_occurrence', :key, :before, :after"
            " FROM change_entry WHERE change_set_id = :change_set"
        ),
        {"change_set": change_set, "key": key, "before": before, "after": after},
    )


def _coming_back(text: str, first: str | None, last: str) -> list[tuple[str | None, str]]:
    """The due dates of a measure that comes back in its stretch; none of any other."""
    words = " ".join(text.casefold().replace("ё", "е").split())
    parts = next((parts for often, parts in _OFTEN.items() if re.search(often, words)), None)
    if parts is None or _SEPARATE_MONTHS.search(words):
        return []
    begin, end = first and date.fromisoformat(first), date.fromisoformat(last)
    if not begin or _DAY_OF_MONTH.search(words):
        months = {_MONTHS: 1, _QUARTERS: 3}.get(parts)
        return list(_on_days(begin or None, end, months)) if months else []
    spans: list[tuple[str | None, str]] = [
        (max(start, begin).isoformat(), min(until, end).isoformat())
        for start, until in _blocks(begin, end, parts)
        # What is longer than a month and ends behind the stretch does not count.
        if start <= end and until >= begin
        if until <= end or (until - start).days < _LONGEST_MONTH
    ]
    return spans if len(spans) > 1 else []


def _on_days(first: date | None, last: date, months: int) -> Iterator[tuple[str | None, str]]:
    """From one day of a month, of each or of that behind each quarter, to another.

    Or up to it, from the September of the school year on.
    """
    begin = first or date(last.year - (last.month < _SEPTEMBER), _SEPTEMBER, 1)
    for month in range(begin.year * 12 + begin.month - 1, last.year * 12 + last.month):
        if month % months == 0:
            year, number = month // 12, month % 12 + 1
            start = _day(year, number, first.day).isoformat() if first else None
            yield start, _day(year, number, last.day).isoformat()


def _blocks(first: date, last: date, parts: _Parts) -> Iterator[tuple[date, date]]:
    """These parts of each calendar year, or the weeks, that are near the two days."""
    if parts == _WEEKS:
        monday = first - timedelta(days=first.weekday())
        for start in range(0, (last - monday).days + 1, 7):
            yield monday + timedelta(days=start), monday + timedelta(days=start + 6)
    for year in range(first.year, last.year + 1):
        for month, day, last_month, last_day in parts:
            yield date(year, month, day), _day(year, last_month, last_day)


def _day(year: int, month: int, day: int) -> date:
    """A day of a month, or the last one of a month that has fewer."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def _change_marks() -> None:
    with op.batch_alter_table("execution_mark") as table:
        table.add_column(sa.Column("occurrence_on", sa.Date(), nullable=True))
        table.add_column(sa.Column("school_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("moved_to", sa.Date(), nullable=True))
        table.add_column(sa.Column("count_done", sa.Integer(), nullable=True))
        table.add_column(sa.Column("count_of", sa.Integer(), nullable=True))
        table.create_check_constraint(
            op.f("ck_execution_mark_counts"),
            "(count_done IS NULL) = (count_of IS NULL)"
            " AND (count_done IS NULL OR count_done BETWEEN 0 AND count_of)",
        )
        table.create_foreign_key(
            op.f("fk_execution_mark_school_id_school"), "school", ["school_id"], ["id"]
        )


def _create_library_measure() -> None:
    op.create_table(
        "library_measure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("section", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("deadline_text", sa.String(), nullable=False),
        sa.Column("responsible", sa.String(), nullable=False),
        sa.Column("expected", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_library_measure")),
    )


def _create_plan_review() -> None:
    op.create_table(
        "plan_review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("taken_at", sa.DateTime(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_plan_review_plan_id_plan"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_review")),
    )
    with op.batch_alter_table("plan_review") as table:
        table.create_index(op.f("ix_plan_review_plan_id"), ["plan_id"], unique=False)


def _change_support_work() -> None:
    for name in _NEW_STAGES:
        op.add_column("support_work", sa.Column(f"{name}_on", sa.Date(), nullable=True))


def _create_support_step() -> None:
    op.create_table(
        "support_step",
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        *_paper_of_school("support_step"),
        sa.CheckConstraint(_STAGES, name=op.f("ck_support_step_stage")),
        sa.PrimaryKeyConstraint("school_id", "year", "stage", name=op.f("pk_support_step")),
    )


def _create_support_event() -> None:
    op.create_table(
        "support_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("with_whom", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        *_paper_of_school("support_event"),
        sa.CheckConstraint(_EVENTS, name=op.f("ck_support_event_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support_event")),
    )
    with op.batch_alter_table("support_event") as table:
        table.create_index(op.f("ix_support_event_school_id"), ["school_id"], unique=False)


def _paper_of_school(table: str) -> "list[sa.Column[Any] | sa.Constraint]":
    """The paper that proves a row, and what ties the row to its school, year and paper."""
    ties = {"year": "school_year", "order_id": "order_record", "attachment_id": "attachment"}
    keys = {"school_year": "year"}
    return [
        sa.Column("order_id", sa.Integer(), nullable=True),
        sa.Column("attachment_id", sa.Integer(), nullable=True),
        sa.Column("link", sa.String(), nullable=False),
        sa.CheckConstraint(_ONE_PAPER, name=op.f(f"ck_{table}_one_paper")),
        sa.ForeignKeyConstraint(
            ["school_id"],
            ["school.id"],
            name=op.f(f"fk_{table}_school_id_school"),
            ondelete="CASCADE",
        ),
        *(
            sa.ForeignKeyConstraint(
                [column],
                [f"{other}.{keys.get(other, 'id')}"],
                name=op.f(f"fk_{table}_{column}_{other}"),
            )
            for column, other in ties.items()
        ),
    ]


def _convert_log() -> None:
    """Give the rows in the log what the tables have now."""
    for table, columns in _ADDED.items():
        for side in ("before", "after"):
            pairs = ", ".join(
                f"'$.{name}', {value.format(side=side)}" for name, value in columns.items()
            )
            op.execute(
                f"UPDATE change_entry SET {side} = json_set({side}, {pairs})"
                f" WHERE table_name = '{table}' AND {_IS_ROW.format(text=side)}"
            )
