"""The one writer of registers: what is typed is checked whole before anything is stored."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from app.errors import UserError
from app.services.language.dates import FIRST_YEAR, LAST_YEAR, date_digits
from app.services.language.sentences import quoted
from app.services.log.changes import Changes, changing
from app.services.log.words.columns import Unit
from app.services.reference import ensure_school_year
from app.services.registers.catalogue import get_register
from app.services.registers.description.register import Register, Values
from app.services.registers.rows import list_rows
from app.services.writing.target import Wrong

if TYPE_CHECKING:
    from sqlmodel import Session, SQLModel

    from app.services.storage.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class RowDraft:
    """A row as typed.

    Attributes:
        values: by column; what is left out stays, of a new row is as usual.
        id: the row that is changed; None of a new one.
        children: by the name of their register the rows that belong to it, all of them; a register
            that is left out keeps its rows.
    """

    values: Values
    id: int | None = None
    children: "Mapping[str, Sequence[RowDraft]]" = field(
        default_factory=dict[str, "Sequence[RowDraft]"]
    )


class RowRefusedError(UserError):
    """A row cannot be stored.

    Attributes:
        register: the name of its register: that of the rows, or of one whose rows belong to them.
        row: its place among the drafts of that register, from 0.
        field: the column that is wrong; empty when it is the row as a whole.
    """

    def __init__(self, register: str, row: int, wrong: Wrong) -> None:
        super().__init__(wrong.text, wrong.hint)
        self.register, self.row, self.field = register, row, wrong.field


def save_rows(
    workspace: "Workspace", name: str, year: int, drafts: Sequence[RowDraft]
) -> tuple[list[int], Changes]:
    """Add and change rows of a register in a year, all or none; returns their keys.

    Raises:
        RowRefusedError: something is missing or cannot be, or what a row refers to is not there.
        UserError: a row that is to be changed is not there.
    """
    register = get_register(name)
    with changing(workspace, "edit", register.title) as work:
        if register.yearly:
            ensure_school_year(work.session, year)
        keys = _save(work.session, register, {"year": year}, drafts)
    return keys, work.changes


def add_child(
    workspace: "Workspace", name: str, year: int, key: int, child: str, values: Values
) -> Changes:
    """Add a row that belongs to a row of a register, behind those that belong to it already.

    Raises:
        RowRefusedError: it cannot be.
        UserError: there is no row of this key in the year.
    """
    if all(one.id != key for one in list_rows(workspace, name, year)):
        raise UserError("Этой записи нет.", "Возможно, её уже удалили.")
    return save_child(workspace, name, key, child, values)


def save_child(
    workspace: "Workspace",
    name: str,
    parent: int,
    child: str,
    values: Values,
    key: int | None = None,
) -> Changes:
    """Add a row that belongs to a row of a register, or change one; those beside it stay untouched.

    Args:
        workspace: the open workspace.
        name: of the register.
        parent: key of its row.
        child: name of the register of what belongs to it.
        values: by column; what is left out stays, of a new row is as usual.
        key: of the row that is changed; None of a new one, which stands behind the others.

    Raises:
        RowRefusedError: it cannot be.
        UserError: one of the rows is not there.
    """
    register = get_register(name)
    own = next(one for one in register.children if one.name == child)
    with changing(workspace, "edit", register.title) as work:
        _existing(work.session, register, parent)
        draft = _renewed(work.session, own, RowDraft(values=values, id=key))
        if key is not None and draft.id is None:
            _delete(work.session, own, _existing(work.session, own, key))
        _save(work.session, own, {own.parent: parent}, [draft])
    return work.changes


def find_wrong(
    workspace: "Workspace", name: str, year: int, drafts: Sequence[RowDraft]
) -> dict[int, Wrong]:
    """What is wrong first with each row that cannot be stored, by its place; nothing is stored.

    A row is compared with those that stand and with the good ones before it.
    """
    register = get_register(name)
    with workspace.database.session() as session:
        return dict(_problems(session, _Batch.of(session, register, {"year": year}, drafts)))


def wrong_with(
    workspace: "Workspace", register: Register, values: Values, others: Sequence[Values]
) -> Wrong | None:
    """What is wrong first with a row that belongs to another, among those beside it.

    Args:
        workspace: where what it refers to is looked up.
        register: that of the row.
        values: of all its columns.
        others: those of the rows beside it.
    """
    with workspace.database.session() as session:
        return next(_wrong(register, values, others, _Keys(session)), None)


def delete_rows(workspace: "Workspace", name: str, keys: Sequence[int]) -> Changes:
    """Take rows away, with all that belongs to them.

    Raises:
        UserError: one of them is not there.
    """
    register = get_register(name)
    with changing(workspace, "edit", f"{register.title}: удаление") as work:
        for key in keys:
            _delete(work.session, register, _existing(work.session, register, key))
    return work.changes


def move_row(workspace: "Workspace", name: str, key: int, place: int) -> Changes:
    """Put a row of an ordered register at another place among those of its year, from 0.

    Raises:
        UserError: it is not there.
    """
    register = get_register(name)
    with changing(workspace, "edit", f"{register.title}: порядок") as work:
        moved = _existing(work.session, register, key)
        owner = {"year": getattr(moved, "year", 0)} if register.yearly else {}
        records = [one for one in _stored(work.session, register, owner) if one is not moved]
        _put_in_order(work.session, [*records[:place], moved, *records[place:]])
    return work.changes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Batch:
    """Rows that are to be stored: their records, what they are to hold, what stands there."""

    register: Register
    stored: "list[SQLModel]"
    records: "list[SQLModel]"
    values: list[dict[str, Any]]

    @classmethod
    def of(
        cls,
        session: "Session",
        register: Register,
        owner: Mapping[str, int],
        drafts: Sequence[RowDraft],
    ) -> "_Batch":
        under = {} if not register.yearly and not register.parent else owner
        records = [_record(session, register, draft, under) for draft in drafts]
        return cls(
            register=register,
            stored=_stored(session, register, under),
            records=records,
            values=[
                _typed(register, record, draft)
                for record, draft in zip(records, drafts, strict=True)
            ],
        )

    @property
    def others(self) -> "list[Values]":
        """What the rows hold that stay as they are."""
        changed = {id(one) for one in self.records}
        return [_values(self.register, one) for one in self.stored if id(one) not in changed]


def _problems(session: "Session", batch: _Batch) -> Iterator[tuple[int, Wrong]]:
    """What is wrong first with each row, by its place."""
    others, keys = batch.others, _Keys(session)
    for place, row in enumerate(batch.values):
        wrong = next(_wrong(batch.register, row, others, keys), None)
        if wrong is None:
            others.append(row)
        else:
            yield place, wrong


def _save(
    session: "Session",
    register: Register,
    owner: Mapping[str, int],
    drafts: Sequence[RowDraft],
) -> list[int]:
    """Store rows under what they belong to: a year, a row, or nothing."""
    batch = _Batch.of(session, register, owner, drafts)
    for place, wrong in _problems(session, batch):
        raise RowRefusedError(register.name, place, wrong)
    last = max((_position(one) for one in batch.stored), default=0)
    for record, row, draft in zip(batch.records, batch.values, drafts, strict=True):
        record.sqlmodel_update(row)
        if draft.id is None and register.ordered:
            last += 1
            record.sqlmodel_update({"position": last})
        session.add(record)
        session.flush()
        for child in register.children:
            if child.name in draft.children:
                _save_children(session, child, _key(record), draft.children[child.name])
    return [_key(record) for record in batch.records]


def _save_children(
    session: "Session", child: Register, parent: int, drafts: Sequence[RowDraft]
) -> None:
    """The rows that belong to a row become these, in their order."""
    drafts = [_renewed(session, child, draft) for draft in drafts]
    owner, kept = {child.parent: parent}, {draft.id for draft in drafts}
    for record in _stored(session, child, owner):
        if _key(record) not in kept:
            _delete(session, child, record)
    session.flush()
    keys = _save(session, child, owner, drafts)
    if child.ordered:
        _put_in_order(session, [_existing(session, child, key) for key in keys])


def _renewed(session: "Session", child: Register, draft: RowDraft) -> RowDraft:
    """A row that becomes another one is a new row: two that change places never meet."""
    if draft.id is None or not child.distinct:
        return draft
    standing = _values(child, _existing(session, child, draft.id))
    values = standing | dict(draft.values)
    same = values[child.distinct] == standing[child.distinct]
    return draft if same else RowDraft(values=values, children=draft.children)


def _put_in_order(session: "Session", records: "Sequence[SQLModel]") -> None:
    for position, record in enumerate(records, start=1):
        record.sqlmodel_update({"position": position})
        session.add(record)


def _delete(session: "Session", register: Register, record: "SQLModel") -> None:
    for child in register.children:
        for one in _stored(session, child, {child.parent: _key(record)}):
            _delete(session, child, one)
    session.flush()
    session.delete(record)
    session.flush()


class _Keys:
    """The keys of the rows that others refer to, each table read once."""

    def __init__(self, session: "Session") -> None:
        self._session = session
        self._of: dict[str, frozenset[Any]] = {}

    def of(self, table: str) -> frozenset[Any]:
        """Those of a table."""
        from sqlmodel import select

        if table not in self._of:
            query = select(_model(table).__table__.c.id)  # pyright: ignore
            self._of[table] = frozenset(self._session.exec(query))
        return self._of[table]


def _wrong(
    register: Register, values: Values, others: Sequence[Values], keys: _Keys
) -> Iterator[Wrong]:
    """What is wrong with a row: what lacks, is too long, is no day, is not there, cannot be."""
    for one in register.columns:
        value, column = values[one.name], register.described(one.name)
        title = quoted(register.title_of(one.name))
        if value in (None, "") and one.required:
            yield _of(one.name, f"Не заполнено: {title}.", "Заполните это поле.")
        elif isinstance(value, str) and len(value) > one.longest:
            hint = f"Сократите до {one.longest} знаков."
            yield _of(one.name, f"{title}: текст слишком длинный.", hint)
        elif isinstance(value, date) and not FIRST_YEAR <= value.year <= LAST_YEAR:
            text = f"{title}: дата {date_digits(value)} указана неверно."
            yield _of(one.name, text, "Исправьте год.")
        elif column.refers and value and value not in keys.of(column.refers):
            text = f"{title}: выбранной записи больше нет."
            yield _of(one.name, text, "Выберите другую.")
    yield from register.check(values, others)


def _of(column: str, text: str, hint: str) -> Wrong:
    return Wrong(code=f"register.{column}", text=text, hint=hint, field=column)


def _record(
    session: "Session", register: Register, draft: RowDraft, owner: Mapping[str, int]
) -> "SQLModel":
    if draft.id is not None:
        return _existing(session, register, draft.id)
    return _model(register.name)(**owner)


def _existing(session: "Session", register: Register, key: int) -> "SQLModel":
    record = session.get(_model(register.name), key)
    if record is None:
        raise UserError("Этой записи нет.", "Возможно, её уже удалили.")
    return record


def _typed(register: Register, record: "SQLModel", draft: RowDraft) -> dict[str, Any]:
    """The values of a row as they are to stand: typed, else as they are or usual."""
    usual = {one.name: one.usual for one in register.columns if one.usual is not None}
    standing = _values(register, record) | (usual if draft.id is None else {})
    return {
        one.name: _clean(draft.values.get(one.name, standing[one.name]), lines=one.lines)
        for one in register.columns
    }


def _clean(value: Any, *, lines: bool) -> Any:  # noqa: ANN401 - a value of a column
    if not isinstance(value, str):
        return value
    if not lines:
        return " ".join(value.split())
    return "\n".join(filter(None, (" ".join(line.split()) for line in value.splitlines())))


def _values(register: Register, record: "SQLModel") -> dict[str, Any]:
    empty = {one.name: "" for one in register.columns if _is_text(register, one.name)}
    return {one.name: getattr(record, one.name, empty.get(one.name)) for one in register.columns}


def _is_text(register: Register, column: str) -> bool:
    return register.described(column).unit is Unit.TEXT


def _stored(session: "Session", register: Register, owner: Mapping[str, int]) -> "list[SQLModel]":
    """The rows under what they belong to, in their order."""
    from sqlmodel import select

    model = _model(register.name)
    query = select(model).filter_by(**owner)
    records = list(session.exec(query))
    return sorted(records, key=lambda one: (_position(one), _key(one)))


def _position(record: "SQLModel") -> int:
    return getattr(record, "position", 0)


def _key(record: "SQLModel") -> int:
    return getattr(record, "id", 0)


def _model(table: str) -> "type[SQLModel]":
    """The stored model of a table."""
    from app import models

    found = (getattr(models, name) for name in models.__all__)
    return next(model for model in found if model.__tablename__ == table)
