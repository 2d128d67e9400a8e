"""The register of orders: drafts, numbers and dates, and how a document names an order."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from app.enums import OrderState
from app.errors import UserError
from app.services.language.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    year_of_paper,
)
from app.services.language.sentences import quoted, titled
from app.services.log.changes import Changes, changing
from app.services.log.tables.register import order_label, requisites
from app.services.orders.list_year import LIST_ORDER, require_year
from app.services.orders.papers import is_referred_to
from app.services.orders.scans import delete_papers
from app.services.orders.taken_numbers import own_registered, plain_number, refuse_taken
from app.services.reference import ensure_school_year

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlmodel import Session

    from app.models import OrderRecord
    from app.services.storage.files.sqlite import Reader, Row
    from app.services.storage.workspace import Workspace

    Then = Callable[[Session, Sequence[int]], None]

PROGRAMME_ORDER = "programme-order"  # that of the order that approves a programme


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRow:
    """An order of the register.

    Attributes:
        id: key of the order.
        kind: kind of document («list-order»), or empty for one that was typed in.
        title: «Об утверждении перечня школ …».
        number: as registered («458», «418-ОД»), or None in a draft.
        issued_on: date of the order, or None in a draft.
        state: an `OrderState`.
        year: year of work that it belongs to: that of its date (`year_of_paper`); of a draft the
            one that was named, or None.
        signer_id: the person who signs, or None.
        amends_id: the order that this one changes, or None.
        note: free text.
        issuer: the body that issued it, nominative; empty for the department.
    """

    id: int
    kind: str
    title: str
    number: str | None
    issued_on: date | None
    state: OrderState
    year: int | None
    signer_id: int | None
    amends_id: int | None
    note: str
    issuer: str = ""

    @property
    def requisites(self) -> str:
        """«от 17.08.2018 № 458»; in a draft lines to be filled in by hand."""
        return requisites(self.number, self.issued_on)

    @property
    def label(self) -> str:
        """«приказ от 17.08.2018 № 458», for a draft «проект приказа «…»»."""
        return order_label(self.state, self.title, self.number, self.issued_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderDraft:
    """An order as typed; number and date come together or not at all.

    `year` is the year of work for which a draft is prepared; a date tells the year itself.
    """

    title: str
    kind: str = ""
    number: str | None = None
    issued_on: date | None = None
    year: int | None = None
    signer_id: int | None = None
    amends_id: int | None = None
    note: str = ""


def list_orders(workspace: "Workspace", *, year: int | None = None) -> list[OrderRow]:
    """Orders, or those of one school year: drafts first, then by date, newest first."""
    with workspace.database.reading() as reader:
        rows = [row for row in read_orders(reader).values() if year in (None, row.year)]
    return sorted(
        rows, key=lambda row: (row.issued_on or date.max, row.number or "", row.id), reverse=True
    )


def read_orders(reader: "Reader") -> dict[int, OrderRow]:
    """All orders by their keys, within a running read."""
    return {row["id"]: _row(row) for row in reader.rows("SELECT * FROM order_record")}


def load_orders(session: "Session") -> "dict[int, OrderRecord]":
    """All orders by their keys, on the session of a running change."""
    from sqlmodel import select

    from app.models import OrderRecord

    records = session.exec(select(OrderRecord))
    return {record.id: record for record in records if record.id is not None}


def load_registered(connection: "Connection") -> list[tuple[str, date]]:
    """Number and date of every registered order, as the connection of a running change sees it."""
    from sqlalchemy import select
    from sqlmodel import col

    from app.models import OrderRecord

    rows = connection.execute(
        select(col(OrderRecord.number), col(OrderRecord.issued_on)).where(
            col(OrderRecord.state) == OrderState.REGISTERED.value
        )
    )
    return [(number, day) for number, day in rows if number is not None and day is not None]


def save_order(
    workspace: "Workspace",
    draft: OrderDraft,
    order_id: int | None = None,
    *,
    of_lists: Collection[str] = (LIST_ORDER,),
    then: "Then | None" = None,
) -> tuple[int, Changes]:
    """Add an order, or change the one with `order_id`; with number and date it is registered.

    Args:
        workspace: the open workspace.
        draft: the order as typed.
        order_id: key of the order to change, or None.
        of_lists: as for `require_year`.
        then: what else is done in the same action, with the key of the order.

    Raises:
        UserError: the title is missing, only one of number and date is given, the number is taken
            in that calendar year (both orders are named), a named person or order is not there, or
            as `require_year`.
    """
    from app.models import OrderRecord

    require_year(draft.kind, draft.issued_on, draft.year, of_lists)
    values = _checked(draft)
    title = "Добавление приказа" if order_id is None else "Изменение приказа"
    with changing(workspace, "edit", f"{title} {quoted(str(values['title']))}") as work:
        record = (
            OrderRecord(title="") if order_id is None else work.session.get(OrderRecord, order_id)
        )
        if record is None:
            raise _missing()
        _store(work.session, record, values, own_registered(work.session))
        work.session.flush()
        assert record.id is not None
        if then is not None:
            then(work.session, [record.id])
    return record.id, work.changes


def add_orders(session: "Session", drafts: Sequence[OrderDraft]) -> "list[OrderRecord]":
    """Add orders within a running action, as a file names them; they have their keys.

    Raises:
        UserError: as `save_order`, of an earlier draft too.
    """
    from app.models import OrderRecord

    registered = own_registered(session)
    records: list[OrderRecord] = []
    for draft in drafts:
        record = OrderRecord(title="")
        _store(session, record, _checked(draft), registered)
        registered.append(record)
        records.append(record)
    session.flush()
    return records


class Numbered(NamedTuple):
    """A number and a date for an order: a draft by its key, or one that has no row yet."""

    order: int | OrderDraft
    number: str
    issued_on: date


def register_order(
    workspace: "Workspace",
    order_id: int,
    number: str,
    issued_on: date,
    *,
    of_lists: Collection[str] = (LIST_ORDER,),
) -> Changes:
    """Give a draft its number and date; every document then prints them from here.

    Args:
        workspace: the open workspace.
        order_id: key of the draft.
        number: as typed.
        issued_on: its day.
        of_lists: as for `require_year`.

    Raises:
        UserError: the number is missing or taken in that calendar year, the order is registered
            already, or as `require_year`.
    """
    return register_orders(workspace, [Numbered(order_id, number, issued_on)], of_lists=of_lists)[1]


def register_orders(
    workspace: "Workspace",
    numbered: Sequence[Numbered],
    *,
    of_lists: Collection[str] = (LIST_ORDER,),
    then: "Then | None" = None,
) -> tuple[list[int], Changes]:
    """The same of several orders in one action, all or none of them; their keys in their order.

    Args:
        workspace: the open workspace.
        numbered: the orders.
        of_lists: as for `require_year`.
        then: as for `save_order`, with the keys in the order of the orders.

    Raises:
        UserError: as `register_order` and, of an order without a row, as `save_order`.
    """
    wanted = [plain_number(one.number) for one in numbered]
    if None in wanted:
        raise UserError("Не указан номер приказа.", "Введите номер.")
    names = ", ".join(f"№ {number}" for number in wanted)
    one_or_more = "приказа" if len(numbered) == 1 else "приказов"
    keys: list[int] = []
    with changing(workspace, "edit", f"Регистрация {one_or_more} {names}") as work:
        for one, number in zip(numbered, wanted, strict=True):
            assert number is not None
            record = _draft(work.session, one.order)
            _refuse_registered(record)
            require_year(record.kind, one.issued_on, record.year, of_lists)
            _register(work.session, record, number, one.issued_on)
            work.session.flush()
            assert record.id is not None
            keys.append(record.id)
        if then is not None:
            then(work.session, keys)
    return keys, work.changes


def _draft(session: "Session", order: int | OrderDraft) -> "OrderRecord":
    """The record of an order that gets its number, a new one of an order without a row."""
    from app.models import OrderRecord

    if isinstance(order, OrderDraft):
        return add_orders(session, [order])[0]
    record = session.get(OrderRecord, order)
    if record is None:
        raise _missing()
    return record


def _refuse_registered(record: "OrderRecord") -> None:
    if record.state == OrderState.REGISTERED:
        raise UserError(
            f"Приказ уже зарегистрирован под № {record.number}.",
            "Исправьте номер или дату в его карточке.",
        )


def _register(session: "Session", record: "OrderRecord", number: str, issued_on: date) -> None:
    refuse_taken(own_registered(session), record, number, issued_on)
    year = _year(issued_on, record.year)
    if year is not None:
        ensure_school_year(session, year)
    record.number, record.issued_on, record.year = number, issued_on, year
    record.state = OrderState.REGISTERED


def delete_draft(workspace: "Workspace", order_id: int) -> Changes:
    """Take a draft out of the register.

    Raises:
        UserError: the order is registered, or other records refer to it.
    """
    from app.models import OrderRecord

    with changing(workspace, "edit", "Удаление проекта приказа") as work:
        record = work.session.get(OrderRecord, order_id)
        if record is None:
            raise _missing()
        if record.state == OrderState.REGISTERED:
            raise UserError(
                f"Приказ № {record.number} зарегистрирован, удалить его нельзя.",
                "Если он внесён по ошибке, исправьте его карточку.",
            )
        work.about(titled(record.title))
        delete_papers(work.session, order_id)
        if is_referred_to(work.session, order_id):
            raise UserError(
                "На этот проект приказа ссылаются другие записи, удалить его нельзя.",
                "Сначала уберите ссылки на него в планах, списках и отметках.",
            )
        work.session.delete(record)
    return work.changes


def _checked(draft: OrderDraft) -> dict[str, Any]:
    title = " ".join(draft.title.split())
    if not title:
        raise UserError("Не указан заголовок приказа.", "Заполните поле «О чём приказ».")
    number = plain_number(draft.number)
    if (number is None) != (draft.issued_on is None):
        raise UserError(
            "Указано только одно из двух: номер или дата приказа.",
            "Укажите и номер, и дату или оставьте оба поля пустыми – тогда это проект.",
        )
    return {
        "title": title,
        "kind": draft.kind,
        "number": number,
        "issued_on": draft.issued_on,
        "state": (OrderState.DRAFT if number is None else OrderState.REGISTERED).value,
        "year": _year(draft.issued_on, draft.year),
        "signer_id": draft.signer_id,
        "amends_id": draft.amends_id,
        "note": draft.note.strip(),
    }


def _year(issued_on: date | None, wanted: int | None) -> int | None:
    year = wanted if issued_on is None else year_of_paper(issued_on, wanted)
    return year if year is not None and FIRST_YEAR <= year <= LAST_YEAR else None


def _store(
    session: "Session",
    record: "OrderRecord",
    values: dict[str, Any],
    registered: "Sequence[OrderRecord]",
) -> None:
    """Write checked values to a new or a stored order."""
    _check_links(session, record, values)
    refuse_taken(registered, record, values["number"], values["issued_on"])
    if values["year"] is not None:
        ensure_school_year(session, values["year"])
    for column, value in values.items():
        setattr(record, column, value)
    session.add(record)


def _check_links(session: "Session", record: "OrderRecord", values: dict[str, Any]) -> None:
    from app.models import OrderRecord, Person

    signer_id, amends_id = values["signer_id"], values["amends_id"]
    if signer_id is not None and session.get(Person, signer_id) is None:
        raise UserError("Того, кто подписывает, нет в списке.", "Выберите другого сотрудника.")
    if amends_id is None:
        return
    if amends_id == record.id or session.get(OrderRecord, amends_id) is None:
        raise UserError("Изменяемый приказ выбран неверно.", "Выберите другой приказ из реестра.")


def _row(row: "Row") -> OrderRow:
    issued_on = None if row["issued_on"] is None else date.fromisoformat(row["issued_on"])
    return OrderRow(
        id=row["id"],
        kind=row["kind"],
        title=row["title"],
        number=row["number"],
        issued_on=issued_on,
        state=OrderState(row["state"]),
        year=_year(issued_on, row["year"]),
        signer_id=row["signer_id"],
        amends_id=row["amends_id"],
        note=row["note"],
        issuer=row["issuer"],
    )


def _missing() -> UserError:
    return UserError("Этого приказа нет в реестре.", "Возможно, его удалили: выберите другой.")
