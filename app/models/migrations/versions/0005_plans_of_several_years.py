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
_QUARTERLY = re.compile(r"ежеквартальн|раз в квартал|каждый квартал", re.IGNORECASE)
_MONTHLY = re.compile(r"ежемесячн|(?:раз в|кажд\w+) месяц", re.IGNORECASE)
_SEPTEMBER = 9
_DAY_OF_MONTH = re.compile(r"\bчисл", re.IGNORECASE)
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
    """Measures of every month and quarter get the due dates that their months showed so far."""
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
    """The due dates of a measure of every month or quarter; none of any other."""
    months = 3 if _QUARTERLY.search(text) else 1 if _MONTHLY.search(text) else None
    begin, end = first and date.fromisoformat(first), date.fromisoformat(last)
    if _DAY_OF_MONTH.search(text):
        return _on_days(begin or None, end) if months == 1 else []
    if months is None or not begin:
        return []
    spans = list(_blocks(begin, end, months))
    return [(start.isoformat(), end.isoformat()) for start, end in spans if len(spans) > 1]


def _on_days(first: date | None, last: date) -> list[tuple[str | None, str]]:
    """From one day of a month to another; or up to it, from the September of the school year on."""
    begin = first or date(last.year - (last.month < _SEPTEMBER), _SEPTEMBER, 1)
    days: list[tuple[str | None, str]] = []
    for month in range(begin.year * 12 + begin.month - 1, last.year * 12 + last.month):
        start = date(month // 12, month % 12 + 1, 1)
        length = (date((month + 1) // 12, (month + 1) % 12 + 1, 1) - start).days
        opened = first and start.replace(day=min(first.day, length)).isoformat()
        days.append((opened or None, start.replace(day=min(last.day, length)).isoformat()))
    return days


def _blocks(first: date, last: date, months: int) -> Iterator[tuple[date, date]]:
    """The blocks of so many months of the calendar year, cut at both days."""
    month = first.year * 12 + (first.month - 1) // months * months
    while (start := date(month // 12, month % 12 + 1, 1)) <= last:
        month += months
        end = date(month // 12, month % 12 + 1, 1) - timedelta(days=1)
        yield max(start, first), min(end, last)


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
