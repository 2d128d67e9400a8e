"""Lists of support: which school entered and left, when, on what basis and by which order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.enums import SupportKind
from app.errors import UserError
from app.services.language.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    date_digits,
    school_year_of,
    year_of_paper,
)
from app.services.language.plural import SCHOOL, counted
from app.services.language.sentences import quoted
from app.services.log.changes import Changes, changing
from app.services.orders.orders import OrderRow, read_orders
from app.services.orders.papers import require_papers
from app.services.reference import ensure_school_year
from app.services.schools.listed import LISTED
from app.services.schools.schools import missing_school, natural_key

if TYPE_CHECKING:
    from sqlmodel import Session

    from app.models import SupportEntry
    from app.services.storage.files.sqlite import Reader, Row
    from app.services.storage.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportRow:
    """A stay of a school on a list.

    Attributes:
        id: key of the stay.
        school_id: key of the school.
        school: its short name.
        kind: the list, a `SupportKind`.
        year: year of work of the entry: that of its day (`year_of_paper`).
        entered_on: first day on the list.
        entry_basis: why, Russian.
        entry_order: the order of the entry, or None.
        run_id: the frozen identification run behind the entry, or None.
        left_on: first day off the list, or None while the school is on it.
        exit_basis: why it left.
        exit_order: the order of the exit, or None.
    """

    id: int
    school_id: int
    school: str
    kind: SupportKind
    year: int
    entered_on: date
    entry_basis: str
    entry_order: OrderRow | None
    run_id: int | None
    left_on: date | None
    exit_basis: str
    exit_order: OrderRow | None

    def is_on_list(self, day: date) -> bool:
        """Whether the school is on the list on that day."""
        return self.entered_on <= day and (self.left_on is None or self.left_on > day)


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportDraft:
    """An entry into a list as typed; `year` is the year of work for which it is made.

    The day of the entry tells its year, save in August (`year_of_paper`).
    """

    school_id: int
    kind: SupportKind
    year: int
    entered_on: date
    entry_basis: str = ""
    entry_order_id: int | None = None
    run_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StayDraft:
    """A whole stay as corrected; without `left_on` the school is on the list again."""

    kind: SupportKind
    entered_on: date
    entry_basis: str = ""
    entry_order_id: int | None = None
    left_on: date | None = None
    exit_basis: str = ""
    exit_order_id: int | None = None


def list_support(
    workspace: "Workspace", *, kind: SupportKind | None = None, on: date | None = None
) -> list[SupportRow]:
    """Stays by school, newest first within one; `on` gives the list as it was on that day."""
    with workspace.database.reading() as reader:
        orders = read_orders(reader)
        found = [
            _row(row, orders)
            for row in reader.rows(
                "SELECT e.*, s.short_name FROM support_entry e JOIN school s ON s.id = e.school_id"
                " ORDER BY e.entered_on DESC, e.id DESC"
            )
        ]
    kept = [row for row in found if kind in (None, row.kind) and (on is None or row.is_on_list(on))]
    return sorted(kept, key=lambda row: natural_key(row.school))


def read_supported(reader: "Reader", first: date, last: date) -> frozenset[int]:
    """Keys of the schools that were on any list on a day of these, within a running read."""
    rows = reader.rows(
        f"SELECT DISTINCT school_id FROM support_entry WHERE {LISTED}",
        (last.isoformat(), first.isoformat()),
    )
    return frozenset(row["school_id"] for row in rows)


def enter_support(workspace: "Workspace", draft: SupportDraft) -> tuple[int, Changes]:
    """Put a school on a list; returns the key of the stay and what was touched.

    Raises:
        UserError: it is on that list already, or a school, order or run is not there.
    """
    with changing(workspace, "edit", f"Внесение в список {draft.kind.label}") as work:
        entry_id = _enter(work.session, draft)
        work.about(_school_name(work.session, draft.school_id))
    return entry_id, work.changes


def enter_schools(workspace: "Workspace", drafts: Sequence[SupportDraft]) -> Changes:
    """Put several schools on lists as one action, all or none.

    Raises:
        UserError: as for `enter_support`.
    """
    with changing(workspace, "bulk", f"Внесение в список: {counted(len(drafts), SCHOOL)}") as work:
        for draft in drafts:
            _enter(work.session, draft)
    return work.changes


def waiting_for_order(workspace: "Workspace", year: int) -> list[SupportRow]:
    """Stays that began in a school year and name no order of the entry, by school."""
    return [row for row in list_support(workspace) if row.year == year and row.entry_order is None]


def name_entry_order(
    workspace: "Workspace", support_ids: Sequence[int], order_id: int, entered_on: date
) -> Changes:
    """Give stays the order of their entry and the day from which it holds, as one action.

    Raises:
        UserError: nothing is chosen, a stay or the order is not there, or the day does not fit
            another stay or the exit.
    """
    chosen = list(dict.fromkeys(support_ids))
    if not chosen:
        raise UserError("Не выбрано ни одной школы.", "Отметьте хотя бы одну школу.")
    _check_day(entered_on)
    title = f"Приказ о внесении в список: {counted(len(chosen), SCHOOL)}"
    with changing(workspace, "edit" if len(chosen) == 1 else "bulk", title) as work:
        require_papers(work.session, order_id)
        for support_id in chosen:
            entry = _stay(work.session, support_id)
            if entry.left_on is not None:
                _check_exit(entered_on, entry.left_on, entry.exit_basis)
            stay = StayDraft(
                kind=SupportKind(entry.kind), entered_on=entered_on, left_on=entry.left_on
            )
            _refuse_overlap(work.session, entry.school_id, stay, support_id)
            entry.year = year_of_paper(entered_on, entry.year)
            ensure_school_year(work.session, entry.year)
            entry.entry_order_id, entry.entered_on = order_id, entered_on
    return work.changes


def leave_support(
    workspace: "Workspace",
    support_id: int,
    left_on: date,
    basis: str,
    order_id: int | None = None,
) -> Changes:
    """Take a school off a list from `left_on` on.

    Raises:
        UserError: the basis is missing, the date lies before the entry, or it left already.
    """
    from app.models import School

    _check_basis(basis)
    _check_day(left_on)
    with changing(workspace, "edit", "Вывод из списка") as work:
        entry = _stay(work.session, support_id)
        school = work.session.get(School, entry.school_id)
        assert school is not None
        if entry.left_on is not None:
            raise UserError(
                f"Школа {quoted(school.short_name)} уже выведена из списка"
                f" {date_digits(entry.left_on)}.",
            )
        work.about(school.short_name)
        _check_exit(entry.entered_on, left_on, basis)
        require_papers(work.session, order_id)
        entry.left_on, entry.exit_basis, entry.exit_order_id = left_on, basis.strip(), order_id
    return work.changes


def change_support(workspace: "Workspace", support_id: int, draft: StayDraft) -> Changes:
    """Correct the entry and the exit of a stay; the year of work follows the day of the entry.

    Raises:
        UserError: an exit without a basis or before the entry, two stays on one list at a time,
            or a stay or an order that is not there.
    """
    _check_day(draft.entered_on)
    if draft.left_on is not None:
        _check_exit(draft.entered_on, draft.left_on, draft.exit_basis)
    with changing(workspace, "edit", "Исправление записи списка") as work:
        entry = _stay(work.session, support_id)
        work.about(_school_name(work.session, entry.school_id))
        for order_id in (draft.entry_order_id, draft.exit_order_id):
            require_papers(work.session, order_id)
        _refuse_overlap(work.session, entry.school_id, draft, support_id)
        left = draft.left_on is not None
        year = year_of_paper(draft.entered_on, entry.year)
        ensure_school_year(work.session, year)
        entry.year, entry.kind, entry.entered_on = year, draft.kind.value, draft.entered_on
        entry.entry_basis, entry.entry_order_id = draft.entry_basis.strip(), draft.entry_order_id
        entry.left_on = draft.left_on
        entry.exit_basis = draft.exit_basis.strip() if left else ""
        entry.exit_order_id = draft.exit_order_id if left else None
    return work.changes


def remove_support(workspace: "Workspace", support_id: int) -> Changes:
    """Take a stay away that was entered by mistake.

    Raises:
        UserError: there is no such stay.
    """
    with changing(workspace, "edit", "Удаление записи списка") as work:
        entry = _stay(work.session, support_id)
        work.about(_school_name(work.session, entry.school_id))
        work.session.delete(entry)
    return work.changes


def _enter(session: "Session", draft: SupportDraft) -> int:
    from app.models import IdentificationRun, School, SupportEntry

    if session.get(School, draft.school_id) is None:
        raise missing_school()
    if draft.run_id is not None and session.get(IdentificationRun, draft.run_id) is None:
        raise UserError("Выбранного выявления нет.", "Выберите другое.")
    _check_day(draft.entered_on)
    require_papers(session, draft.entry_order_id)
    stay = StayDraft(kind=draft.kind, entered_on=draft.entered_on)
    _refuse_overlap(session, draft.school_id, stay)
    year = year_of_paper(draft.entered_on, draft.year)
    ensure_school_year(session, year)
    entry = SupportEntry(
        school_id=draft.school_id,
        kind=draft.kind,
        year=year,
        entered_on=draft.entered_on,
        entry_basis=draft.entry_basis.strip(),
        entry_order_id=draft.entry_order_id,
        run_id=draft.run_id,
    )
    session.add(entry)
    session.flush()
    assert entry.id is not None
    return entry.id


def _refuse_overlap(
    session: "Session", school_id: int, draft: StayDraft, support_id: int | None = None
) -> None:
    """A school is on a list once at a time; a new open stay comes after all others."""
    from sqlmodel import select

    from app.models import School, SupportEntry

    query = select(SupportEntry).where(
        SupportEntry.school_id == school_id, SupportEntry.kind == draft.kind
    )
    for other in session.exec(query):
        if other.id == support_id:
            continue
        ended = other.left_on is not None and other.left_on <= draft.entered_on
        begins = draft.left_on is not None and draft.left_on <= other.entered_on
        if not (ended or begins):
            school = session.get(School, school_id)
            assert school is not None
            until = "" if other.left_on is None else f" по {date_digits(other.left_on)}"
            raise UserError(
                f"Школа {quoted(school.short_name)} уже в списке {draft.kind.label}"
                f" с {date_digits(other.entered_on)}{until}.",
                "Проверьте дату или сначала выведите школу из списка.",
            )


def _check_exit(entered_on: date, left_on: date, basis: str) -> None:
    _check_basis(basis)
    _check_day(left_on)
    if left_on < entered_on:
        raise UserError(
            f"Дата вывода {date_digits(left_on)} раньше даты внесения {date_digits(entered_on)}.",
            "Исправьте дату.",
        )


def _check_basis(basis: str) -> None:
    if not basis.strip():
        raise UserError("Не указано основание вывода из списка.", "Заполните поле «Основание».")


def _school_name(session: "Session", school_id: int) -> str:
    from app.models import School

    school = session.get(School, school_id)
    return "" if school is None else school.short_name


def _stay(session: "Session", support_id: int) -> "SupportEntry":
    """A stored stay, within a running action.

    Raises:
        UserError: there is none.
    """
    from app.models import SupportEntry

    entry = session.get(SupportEntry, support_id)
    if entry is None:
        raise _missing()
    return entry


def _missing() -> UserError:
    return UserError("Этой записи нет в списке.", "Возможно, её удалили: выберите другую.")


def _check_day(day: date) -> None:
    if not FIRST_YEAR <= school_year_of(day) <= LAST_YEAR:
        raise UserError(f"Дата {date_digits(day)} вне учебных лет программы.", "Проверьте год.")


def _year(row: "Row") -> int:
    """The year of work of a stored entry; rows of before may name another one."""
    return year_of_paper(date.fromisoformat(row["entered_on"]), row["year"])


def _row(row: "Row", orders: dict[int, OrderRow]) -> SupportRow:
    left_on: Any = row["left_on"]
    return SupportRow(
        id=row["id"],
        school_id=row["school_id"],
        school=row["short_name"],
        kind=SupportKind(row["kind"]),
        year=_year(row),
        entered_on=date.fromisoformat(row["entered_on"]),
        entry_basis=row["entry_basis"],
        entry_order=orders.get(row["entry_order_id"]),
        run_id=row["run_id"],
        left_on=None if left_on is None else date.fromisoformat(left_on),
        exit_basis=row["exit_basis"],
        exit_order=orders.get(row["exit_order_id"]),
    )
