"""Orders with their papers, what was sent to the region, made documents, and the change log."""

# pyright: reportAssignmentType=false
# (SQLModel declares __tablename__ in a way that strict checkers refuse.)

from datetime import date, datetime
from typing import Any

from sqlalchemy import LargeBinary
from sqlmodel import Column, Field, SQLModel

from app.enums import OrderState, RegionTerm
from app.models.base import cascade, check, one_of
from app.models.types import JsonSnapshot, UtcDateTime


class OrderRecord(SQLModel, table=True):
    """An order (приказ) in the register; a draft has no number and no date yet.

    `issuer` is the body that issued it («Министерство образования …»), empty for the department.
    """

    __tablename__ = "order_record"
    __table_args__ = (
        one_of("state", OrderState, "state"),
        check("state = 'draft' OR (number IS NOT NULL AND issued_on IS NOT NULL)", "registered"),
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: str = ""
    title: str
    number: str | None = None
    issued_on: date | None = None
    state: str = Field(default=OrderState.DRAFT)
    year: int | None = Field(default=None, foreign_key="school_year.year")
    signer_id: int | None = Field(default=None, foreign_key="person.id")
    amends_id: int | None = Field(default=None, foreign_key="order_record.id")
    note: str = ""
    issuer: str = ""


class OrderScan(SQLModel, table=True):
    """A signed scan of an order; `position` orders the scans, gaps mean nothing."""

    __tablename__ = "order_scan"

    order_id: int = Field(sa_column_args=[cascade("order_record.id")], primary_key=True)
    attachment_id: int = Field(foreign_key="attachment.id", primary_key=True)
    position: int


class ArchivedOrder(SQLModel, table=True):
    """An order that is put away: it stays in documents, but not in the list of every day."""

    __tablename__ = "archived_order"

    order_id: int = Field(sa_column_args=[cascade("order_record.id")], primary_key=True)


class Remark(SQLModel, table=True):
    """A remark on any row (`notes` of an open file): the table of the row and its key.

    Parts of a key of several columns are joined by `/`, as the log joins those of a row by `|`. A
    part of a row that has remarks of its own stands behind its key: `5/period`.
    """

    __tablename__ = "remark"

    table_name: str = Field(primary_key=True)
    row_key: str = Field(primary_key=True)
    text: str


class RegionInfo(SQLModel, table=True):
    """Information for the region that was sent, with the state of the day as it was.

    `schools` are the texts of that day, one a school («СОШ № 30 – ШНОР»).
    """

    __tablename__ = "region_info"
    __table_args__ = (
        one_of("term", RegionTerm, "term"),
        check("measures >= 0 AND done >= 0 AND overdue >= 0", "counts"),
    )

    year: int = Field(foreign_key="school_year.year", primary_key=True)
    term: str = Field(primary_key=True)
    sent_on: date
    document: str = ""
    on_day: date
    schools: Any = Field(sa_column=Column(JsonSnapshot, nullable=False))
    measures: int
    done: int
    overdue: int


class OutputRecord(SQLModel, table=True):
    """A file that the program made: which kind, from what, where, when."""

    __tablename__ = "output_record"

    id: int | None = Field(default=None, primary_key=True)
    created_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    author: str = ""
    kind: str
    title: str
    file_format: str
    path: str
    sha256: str
    year: int | None = Field(default=None, foreign_key="school_year.year")
    order_id: int | None = Field(default=None, foreign_key="order_record.id")
    run_id: int | None = Field(default=None, foreign_key="identification_run.id")
    plan_id: int | None = Field(default=None, foreign_key="plan.id")
    inputs: Any = Field(default=None, sa_column=Column(JsonSnapshot, nullable=False))


class ChangeSet(SQLModel, table=True):
    """One action of the user: an edit, a bulk change or an import; the unit of undo.

    For imports `source_file` and `source_sha256` name the file and `summary` holds its counts.
    """

    __tablename__ = "change_set"

    id: int | None = Field(default=None, primary_key=True)
    created_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    actor: str = ""
    action: str = Field(index=True)
    title: str
    source_file: str = ""
    source_sha256: str = ""
    summary: Any = Field(default=None, sa_column=Column(JsonSnapshot, nullable=True))
    undone_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime, nullable=True))


class ChangeTable(SQLModel, table=True):
    """The name of a table in the log, by the number that stands for it there."""

    __tablename__ = "change_table"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)


class ChangePart(SQLModel, table=True):
    """Neighbouring rows of a change set, of one table, that all came, all changed or all went.

    The first stands at `position`, and there are `number` of them. `keys` and both sides are kept
    by column: each is a list of the values of the rows, or of one value that all of them have.
    `before` NULL means inserted, `after` NULL means deleted: the other side has every column that
    is not NULL and that the key does not tell. With both sides the rows were changed, and they have
    the changed columns alone: `services.log.parts` reads the rows, `services.log.sides` whole.

    A migration that adds a column which is never NULL adds it to the parts of rows that came or
    went, as a list of its one value, and not to those of changed rows.
    """

    __tablename__ = "change_part"
    __table_args__ = ({"sqlite_with_rowid": False},)

    change_set_id: int = Field(sa_column_args=[cascade("change_set.id")], primary_key=True)
    position: int = Field(primary_key=True)
    number: int
    table_id: int = Field(foreign_key="change_table.id")
    keys: Any = Field(sa_column=Column(JsonSnapshot, nullable=False))
    before: Any = Field(default=None, sa_column=Column(JsonSnapshot, nullable=True))
    after: Any = Field(default=None, sa_column=Column(JsonSnapshot, nullable=True))


class ChangeKey(SQLModel, table=True):
    """Where the log tells of a row: the index of its parts by the keys of the rows.

    `row_key` is a whole number where the key is one, else a text: a column without a type of its
    own, which is as narrow. No foreign key to the change set: going by it would search all of them.
    """

    __tablename__ = "change_key"
    __table_args__ = ({"sqlite_with_rowid": False},)

    table_id: int = Field(foreign_key="change_table.id", primary_key=True)
    row_key: Any = Field(sa_column=Column(LargeBinary, primary_key=True))
    change_set_id: int = Field(primary_key=True)
    position: int = Field(primary_key=True)


class ChangeSubject(SQLModel, table=True):
    """A row that the log ever told to be about a thing: a school, a cell, a measure.

    `row_key` as in `ChangeKey`. `mixed`: not each of its entries is about that thing. What the key
    of a row tells is not written down.
    """

    __tablename__ = "change_subject"
    __table_args__ = ({"sqlite_with_rowid": False},)

    kind: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    table_id: int = Field(foreign_key="change_table.id", primary_key=True)
    row_key: Any = Field(sa_column=Column(LargeBinary, primary_key=True))
    mixed: bool
