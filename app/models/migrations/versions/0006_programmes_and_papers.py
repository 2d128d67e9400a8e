"""Programmes whole, and what the papers of a year are made of.

A programme so far had only its years, which were calendar years. It gets its period, texts,
directions, indicators and risks; schedules, expertise, registers, meetings and letters get tables. A share of a passport may be known
without a count, an order may be that of another body, a visit has what was looked at and advised,
and any row may have a remark.

The log of the changed tables follows, so that actions of the old program are taken back as before.

Frozen once released: plain SQLAlchemy types only, never import app.models.
"""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_KINDS = "kind IN ('programme', 'project', 'roadmap', 'measures')"
_YEARS_KINDS = "years_kind IN ('school', 'calendar', 'months')"
_OPERATORS = "operator IN ('at_least', 'at_most', 'equal', 'growth', 'word')"
_LEVELS = "level IN ('federal', 'regional', 'municipal', 'school')"
_SIGNIFICANCE = "significance IN ('high', 'medium', 'low', 'none')"
_TEXTS = (
    "period_words",
    "developers",
    "executors",
    "participants",
    "aim",
    "tasks",
    "expected",
    "mechanism",
    "resources",
    "management",
    "control",
    "stages",
    "problem",
    "concept",
)
_TIME = "starts_at >= 0 AND ends_at > starts_at AND ends_at <= 1440"
_VERDICTS = "verdict IN ('not_looked_at', 'accepted', 'returned')"
_COMPONENTS = (
    "component IN ('goals', 'indicators', 'methods', 'monitoring', 'analysis', 'recommendations',"
    " 'measures', 'decisions', 'effect')"
)
_ONE_PAPER = "(order_id IS NOT NULL) + (attachment_id IS NOT NULL) + (link <> '') <= 1"
_YEARLY = ("id integer pk", "year integer -> school_year.year")
_OF_PROGRAMME = ("id integer pk", "programme_id integer -> programme.id!", "position integer")
_OF_MEETING = ("id integer pk", "meeting_id integer -> meeting.id!", "position integer")
_INDEXED = ("year", "meeting_id", "programme_id")
_FIRST = "json_extract({side}, '$.start_year') || '-01-01'"
_LAST = "json_extract({side}, '$.end_year') || '-12-31'"
# Table -> what its rows had not, as JSON: text or number as they stand, NULL as null.
_ADDED: dict[str, dict[str, str]] = {
    "programme": {
        "kind": "'programme'",
        "period_start": _FIRST,
        "period_end": _LAST,
        "years_kind": "'calendar'",
        "archived": "json('false')",
        **dict.fromkeys(_TEXTS, "''"),
    },
    "passport_value": {"percent_h": "NULL"},
    "order_record": {"issuer": "''"},
    "support_event": {"content": "''", "advice": "''"},
}


def upgrade() -> None:
    """Apply the step."""
    _change_programme()
    _change_other_tables()
    for name, parts in _TABLES.items():
        op.create_table(name, *_parts(name, parts))
        indexed = next((column for column in _INDEXED if _has(parts, column)), None)
        if indexed is not None:
            with op.batch_alter_table(name) as table:
                table.create_index(op.f(f"ix_{name}_{indexed}"), [indexed], unique=False)
    _convert_log()


def _has(parts: tuple[str, ...], column: str) -> bool:
    return any(part.startswith(f"{column} integer ->") for part in parts)


def _change_programme() -> None:
    op.add_column("programme", _text("kind", "programme"))
    for name in ("period_start", "period_end"):
        op.add_column("programme", sa.Column(name, sa.Date(), nullable=True))
    op.add_column("programme", _text("years_kind", "calendar"))
    for name in _TEXTS:
        op.add_column("programme", _text(name))
    archived = sa.Column("archived", sa.Boolean(), nullable=False, server_default=sa.false())
    op.add_column("programme", archived)
    op.execute(
        "UPDATE programme SET period_start = start_year || '-01-01',"
        " period_end = end_year || '-12-31'"
    )
    with op.batch_alter_table("programme") as table:
        table.drop_constraint(op.f("ck_programme_period"), type_="check")
        table.drop_column("start_year")
        table.drop_column("end_year")
        table.alter_column("period_start", nullable=False)
        table.alter_column("period_end", nullable=False)
        table.create_check_constraint(op.f("ck_programme_kind"), _KINDS)
        table.create_check_constraint(op.f("ck_programme_years_kind"), _YEARS_KINDS)
        table.create_check_constraint(op.f("ck_programme_period"), "period_end >= period_start")


def _change_other_tables() -> None:
    with op.batch_alter_table("passport_value") as table:
        table.drop_constraint(op.f("ck_passport_value_count"), type_="check")
        table.alter_column("count", nullable=True)
        table.add_column(sa.Column("percent_h", sa.Integer(), nullable=True))
        table.create_check_constraint(
            op.f("ck_passport_value_count"), "count IS NULL OR count >= 0"
        )
        table.create_check_constraint(
            op.f("ck_passport_value_percent"), "percent_h IS NULL OR percent_h BETWEEN 0 AND 10000"
        )
        table.create_check_constraint(
            op.f("ck_passport_value_count_or_percent"), "(count IS NULL) <> (percent_h IS NULL)"
        )
    op.add_column("order_record", _text("issuer"))
    for name in ("content", "advice"):
        op.add_column("support_event", _text(name))


def _text(name: str, default: str = "") -> "sa.Column[Any]":
    """A text that rows which are there already get too."""
    return sa.Column(name, sa.String(), nullable=False, server_default=default)


# Table -> its parts: «names type», with «?» where it may be empty, «pk» of a key, «-> other
# table.column» of a tie, «!» where the row goes away with it; «check name: condition»; «unique columns».
_TYPES = {"integer": sa.Integer, "string": sa.String, "date": sa.Date, "boolean": sa.Boolean}
_TABLES: dict[str, tuple[str, ...]] = {
    "act": (
        "id integer pk",
        "code, level, kind, issuer, title string",
        "issued_on date?",
        "number string",
        "active boolean",
        f"check level: {_LEVELS}",
    ),
    "programme_direction": (
        *_OF_PROGRAMME,
        "title, aim, tasks string",
    ),
    "programme_school": (
        "programme_id integer pk -> programme.id!",
        "school_id integer pk -> school.id!",
        "position integer",
    ),
    "programme_member": (
        *_OF_PROGRAMME,
        "person_id integer -> person.id",
        "role string",
    ),
    "programme_act": (
        "programme_id integer pk -> programme.id!",
        "act_id integer pk -> act.id",
        "position integer",
    ),
    "programme_risk": (
        *_OF_PROGRAMME,
        "title, measures string",
    ),
    "indicator": (
        *_OF_PROGRAMME,
        "group_title, title, unit, operator string",
        "base_h integer?",
        "base_text, source, collection, processing, procedure, system string",
        f"check operator: {_OPERATORS}",
    ),
    "indicator_year": (
        "indicator_id integer pk -> indicator.id!",
        "year integer pk",
        "target_h integer?",
        "target_text string",
        "value_h integer?",
        "value_part integer?",
        "value_whole integer?",
        "value_text, value_source string",
        "check share: value_whole IS NULL OR value_part BETWEEN 0 AND value_whole",
        "check part_and_whole: (value_part IS NULL) = (value_whole IS NULL)",
    ),
    "risk_factor": ("id integer pk", "position integer", "title string", "active boolean"),
    "school_risk": (
        "school_id integer pk -> school.id!",
        "year integer pk -> school_year.year",
        "factor_id integer pk -> risk_factor.id",
        "significance, helps, hinders, measures string",
        "chosen boolean",
        f"check significance: {_SIGNIFICANCE}",
    ),
    "remark": ("table_name string pk", "row_key string pk", "text string"),
    "interview_slot": (
        *_YEARLY,
        "on_day date",
        "starts_at integer",
        "ends_at integer",
        "place string",
        "school_id integer? -> school.id",
        "mode, note string",
        f"check time: {_TIME}",
    ),
    "expert_document": (*_YEARLY, "position integer", "title string", "due_on date?"),
    "expert_paper": (
        "id integer pk",
        "document_id integer -> expert_document.id!",
        "school_id integer -> school.id!",
        "received_on date?",
        "verdict, remark string",
        f"check verdict: {_VERDICTS}",
        "unique document_id, school_id",
    ),
    "school_programme": (
        *_YEARLY,
        "school_id integer -> school.id!",
        "title string",
        "handed_on date?",
        "returned_on date?",
        "remark string",
        "approved_on date?",
        "requisites string",
    ),
    "school_pair": (
        *_YEARLY,
        "school_id integer -> school.id!",
        "partner_id integer? -> school.id",
        "partner_name, direction string",
        "agreed_on date?",
        "agreement_number string",
        "ends_on date?",
        "actions string",
        "check two: partner_id IS NULL OR partner_id <> school_id",
    ),
    "tutor": (
        *_YEARLY,
        "school_id integer -> school.id!",
        "person_id integer? -> person.id",
        "name, post, organisation, subject, whom string",
    ),
    "recommendation": (
        *_YEARLY,
        "school_id integer -> school.id!",
        "position integer",
        "ground, deficit, advice, deadline string",
    ),
    "support_model": (
        "id integer pk",
        "school_id integer? -> school.id!",
        "position integer",
        "direction, content, executors string",
    ),
    "group_member": (
        *_YEARLY,
        "position integer",
        "person_id integer -> person.id",
        "role string",
    ),
    "meeting": (
        *_YEARLY,
        "title, number string",
        "on_day date",
        "starts_at integer?",
        "place string",
        "chair_id integer? -> person.id",
        "secretary_id integer? -> person.id",
        "check time: starts_at IS NULL OR starts_at BETWEEN 0 AND 1439",
    ),
    "meeting_person": (
        *_OF_MEETING,
        "person_id integer? -> person.id",
        "name, post, organisation string",
        "present boolean",
    ),
    "meeting_item": (
        *_OF_MEETING,
        "question, heard, discussed, decision, responsible, deadline string",
    ),
    "letter": (
        *_YEARLY,
        "direction, number string",
        "issued_on date?",
        "correspondent, addressee, title, content, reply_number string",
        "reply_on date?",
        "signer_id integer? -> person.id",
        "check direction: direction IN ('outgoing', 'incoming')",
    ),
    "evidence_item": (
        *_YEARLY,
        "position integer",
        "component, content, document string",
        "order_id integer? -> order_record.id",
        "attachment_id integer? -> attachment.id",
        "link, comment string",
        f"check component: {_COMPONENTS}",
        f"check one_paper: {_ONE_PAPER}",
    ),
}


def _parts(table: str, parts: tuple[str, ...]) -> "Iterator[sa.Column[Any] | sa.Constraint]":
    """The columns and constraints of a table of `_TABLES`."""
    key: list[str] = []
    for part in parts:
        if part.startswith("check "):
            name, condition = part.removeprefix("check ").split(": ", 1)
            yield sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))
            continue
        if part.startswith("unique "):
            columns = part.removeprefix("unique ").split(", ")
            yield sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))
            continue
        words, _arrow, target = part.partition(" -> ")
        is_key = words.endswith(" pk")
        names, sort = words.removesuffix(" pk").rsplit(" ", 1)
        for column in names.split(", "):
            yield sa.Column(column, _TYPES[sort.rstrip("?")](), nullable=sort.endswith("?"))
            key += [column] if is_key else []
        if target:
            other = target.rstrip("!")
            yield sa.ForeignKeyConstraint(
                [names],
                [other],
                name=op.f(f"fk_{table}_{names}_{other.partition('.')[0]}"),
                ondelete="CASCADE" if target.endswith("!") else None,
            )
    yield sa.PrimaryKeyConstraint(*key, name=op.f(f"pk_{table}"))


def _convert_log() -> None:
    """Give the rows in the log what the tables have now; what is no JSON keeps nobody out."""
    for table, columns in _ADDED.items():
        for side in ("before", "after"):
            pairs = ", ".join(
                f"'$.{name}', {value.format(side=side)}" for name, value in columns.items()
            )
            changed = f"json_set({side}, {pairs})"
            if table == "programme":
                changed = f"json_remove({changed}, '$.start_year', '$.end_year')"
            op.execute(
                f"UPDATE change_entry SET {side} = {changed}"
                f" WHERE table_name = '{table}' AND CASE WHEN json_valid({side})"
                f" THEN json_type({side}) = 'object' END"
            )
