"""What the window would refuse and a file tells all the same: taken, and told with its path.

Errors are in the words of the forms: the same rules are asked.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any

from app.enums import ActLevel
from app.services.language.dates import date_digits
from app.services.language.numbers import NBSP
from app.services.language.sentences import quoted
from app.services.open_file.loading.target import Target
from app.services.orders.taken_numbers import number_key
from app.services.programmes.acts import Act, misdated
from app.services.registers.catalogue import registers
from app.services.results.merging import numbers_of
from app.services.results.rules import ResultValues, wrong_numbers
from app.services.schools.passport_writing import PassportEntry, PassportTarget
from app.services.writing.addresses import wrong_email
from app.services.writing.target import Wrong

if TYPE_CHECKING:
    from app.services.registers.description.register import Register

Placed = Mapping[str, Sequence[tuple[Any, str]]]  # table -> rows of the file with their paths


def tell_findings(target: Target, placed: Placed) -> None:
    """Look at all rows that the file has named, beside those that are stored."""
    _tell(target, placed, "person", lambda row: [wrong_email(row.email)])
    _tell(target, placed, "result", _of_result)
    _tell(target, placed, "act", _of_act)
    _tell_orders(target, placed.get("order_record", ()))
    _tell_stays(target, placed.get("support_entry", ()))
    _tell_passports(target, placed.get("passport_block", ()))
    for register in registers().values():
        _tell_register(target, placed, register)


def _tell(
    target: Target,
    placed: Placed,
    table: str,
    check: Callable[[Any], Iterable[Wrong | None]],
) -> None:
    for row, path in placed.get(table, ()):
        for wrong in check(row):
            if wrong is not None:
                target.find_wrong(wrong, path)


def _of_result(row: Any) -> list[Wrong | None]:  # noqa: ANN401 - a record
    values = ResultValues(**{name: getattr(row, name) for name in ResultValues._fields})
    return [wrong_numbers(numbers_of(values))]


def _of_act(row: Any) -> list[Wrong | None]:  # noqa: ANN401 - a record
    act = Act(
        kind=row.kind,
        issuer=row.issuer,
        title=row.title,
        level=ActLevel(row.level),
        issued_on=row.issued_on,
        number=row.number,
    )
    known = None if act.issued_on is None else misdated(act)
    if known is None or known.issued_on is None or act.issued_on is None:
        return []
    told = f"Указана дата {date_digits(act.issued_on)}, а этот акт – {known.words}."
    return [Wrong(code="act.misdated", text=told, hint="Проверьте дату.")]


def _tell_orders(target: Target, placed: Sequence[tuple[Any, str]]) -> None:
    """One number with two dates or of two orders in a year, a number without a date."""
    paths = {row.id: path for row, path in placed}
    by_number: defaultdict[Hashable, list[Any]] = defaultdict(list)
    for row in target.store.rows("order_record"):
        if row.number and row.issued_on is not None:
            by_number[number_key(row.number), row.issued_on.year, row.issuer].append(row)
        elif (row.number or row.issued_on is not None) and row.id in paths:
            text = "Указано только одно из двух: номер или дата приказа."
            target.find("order.half", text, paths[row.id], hint="Укажите и номер, и дату.")
    for rows in by_number.values():
        for one, other in combinations(rows, 2):
            for row, against in ((one, other), (other, one)):
                if row.id in paths:
                    text = (
                        f"Номер {row.number} в {row.issued_on.year} году есть и у приказа"
                        f" от{NBSP}{date_digits(against.issued_on)} {quoted(against.title)}."
                    )
                    target.find(
                        "order.number-twice",
                        text,
                        paths[row.id],
                        hint="Проверьте номер и дату.",
                    )


def _tell_stays(target: Target, placed: Sequence[tuple[Any, str]]) -> None:
    """A school twice on one list at a time, an exit without a basis."""
    paths = {row.id: path for row, path in placed}
    by_school: defaultdict[Hashable, list[Any]] = defaultdict(list)
    for row in target.store.rows("support_entry") if placed else ():
        by_school[row.school_id, row.kind].append(row)
        if row.left_on is not None and not row.exit_basis and row.id in paths:
            text = "Не указано основание вывода из списка."
            target.find("support.no-basis", text, paths[row.id], hint="Впишите exit_basis.")
    for rows in by_school.values():
        rows.sort(key=lambda one: one.entered_on)
        for former, row in pairwise(rows):
            if former.left_on is None or former.left_on > row.entered_on:
                path = paths.get(row.id) or paths.get(former.id)
                text = (
                    f"Школа уже в этом списке с {date_digits(former.entered_on)}:"
                    f" второй раз она внесена {date_digits(row.entered_on)}."
                )
                if path is not None:
                    target.find("support.twice", text, path, hint="Проверьте даты.")


def _tell_passports(target: Target, placed: Sequence[tuple[Any, str]]) -> None:
    """Parts above their wholes, days ahead."""
    if not placed:
        return
    counts: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for value in target.store.rows("passport_value"):
        if value.count is not None:
            counts[value.block_id][value.indicator] = value.count
    checking = PassportTarget(target.today)
    for row, path in placed:
        entry = PassportEntry(
            school_id=row.school_id,
            block=row.block,
            on_date=row.on_date,
            source=row.source,
            counts=counts[row.id],
        )
        for wrong in checking.check(entry):
            if counts[row.id]:
                target.find_wrong(wrong, path)


def _tell_register(target: Target, placed: Placed, register: "Register") -> None:
    """What a register would refuse: what lacks, clashes, contradicts."""
    paths = {row.id: path for row, path in placed.get(register.name, ())}
    if paths:
        groups: defaultdict[Hashable, list[Any]] = defaultdict(list)
        for row in target.store.rows(register.name):
            owner = register.parent or ("year" if register.yearly else "")
            groups[getattr(row, owner) if owner else None].append(row)
        for rows in groups.values():
            _tell_rows(target, register, rows, paths)
    for child in register.children:
        _tell_register(target, placed, child)


def _tell_rows(
    target: Target, register: "Register", rows: Sequence[Any], paths: Mapping[int, str]
) -> None:
    told = [{one.name: getattr(row, one.name) for one in register.columns} for row in rows]
    for at, row in enumerate(rows):
        if row.id not in paths:
            continue
        for one in register.columns:
            if one.required and told[at][one.name] in (None, ""):
                text = f"Не заполнено: {quoted(register.title_of(one.name))}."
                target.find(f"register.{one.name}", text, paths[row.id])
        for wrong in register.check(told[at], [*told[:at], *told[at + 1 :]]):
            target.find_wrong(wrong, paths[row.id])
