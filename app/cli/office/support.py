"""Commands `support list`, `support enter` and `support leave`."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.answer import Answer
from app.cli.opened import open_workspace
from app.enums import SupportKind
from app.errors import UserError
from app.services.language.dates import date_digits
from app.services.language.sentences import quoted
from app.services.registers.options import Options
from app.services.schools.schools import list_schools
from app.services.schools.support import (
    SupportDraft,
    SupportRow,
    enter_support,
    leave_support,
    list_support,
)
from app.services.year.years import work_year

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace


def listing(options: argparse.Namespace, root: Path) -> Answer:
    """The stays of schools on the lists, or the lists as they were on a day."""
    kind = None if options.kind is None else SupportKind(options.kind)
    with open_workspace(root, read_only=True) as workspace:
        rows = list_support(workspace, kind=kind, on=options.on)
        logins = _logins(workspace)
    document = {"support": [_told(row, logins) for row in rows]}
    return Answer(document, [_line(row) for row in rows] or ["Школ в списках нет."])


def enter(options: argparse.Namespace, root: Path) -> Answer:
    """Put a school on a list."""
    with open_workspace(root) as workspace:
        named = _options(workspace)
        draft = SupportDraft(
            school_id=named.find("school", options.school),
            kind=SupportKind(options.kind),
            year=work_year(workspace.clock.today()),
            entered_on=options.date,
            entry_basis=options.basis,
            entry_order_id=_order(named, options.order),
        )
        key, _changes = enter_support(workspace, draft)
        return _one(workspace, key, "Внесена")


def leave(options: argparse.Namespace, root: Path) -> Answer:
    """Take a school off a list."""
    kind = SupportKind(options.kind)
    with open_workspace(root) as workspace:
        named = _options(workspace)
        school = named.find("school", options.school)
        stays = [row for row in list_support(workspace, kind=kind) if row.school_id == school]
        stay = next((row for row in stays if row.left_on is None), None)
        if stay is None:
            raise UserError(
                f"Школы {quoted(options.school)} в списке {kind.label} нет.",
                "Проверьте школу и список: support list.",
            )
        leave_support(workspace, stay.id, options.date, options.basis, _order(named, options.order))
        return _one(workspace, stay.id, "Выведена")


def _options(workspace: "Workspace") -> Options:
    return Options(workspace, work_year(workspace.clock.today()))


def _order(named: Options, order: str | None) -> int | None:
    return None if order is None else named.find("order_record", order)


def _one(workspace: "Workspace", key: int, done: str) -> Answer:
    row = next(one for one in list_support(workspace) if one.id == key)
    return Answer({"support": _told(row, _logins(workspace))}, [f"{done}: {_line(row)}"])


def _logins(workspace: "Workspace") -> dict[int, str | None]:
    rows = list_schools(workspace, include_archived=True)
    return {row.id: row.login_digits for row in rows}


def _told(row: SupportRow, logins: dict[int, str | None]) -> dict[str, Any]:
    orders = (row.entry_order, row.exit_order)
    entry, leaving = (None if one is None else one.label for one in orders)
    return {
        "school": row.school,
        "login": logins.get(row.school_id),
        "list": row.kind.value,
        "year": row.year,
        "entered": row.entered_on.isoformat(),
        "basis": row.entry_basis,
        "order": entry,
        "left": None if row.left_on is None else row.left_on.isoformat(),
        "exit_basis": row.exit_basis,
        "exit_order": leaving,
    }


def _line(row: SupportRow) -> str:
    until = "" if row.left_on is None else f" по {date_digits(row.left_on)}"
    return f"{row.school}, {row.kind.label}: с {date_digits(row.entered_on)}{until}"
