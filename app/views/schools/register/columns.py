"""The columns of the register of schools."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.services.language.logins import login_order
from app.services.language.numbers import NBSP
from app.services.schools.typed_numbers import distance_text, kilometres
from app.views.tables.columns import Column, status_column
from app.views.widgets.status import Status
from app.views.widgets.statuses import support_status, verdict_status

if TYPE_CHECKING:
    from app.services.identification.evidence.verdict import SchoolVerdict
    from app.services.schools.schools import SchoolRow


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A school with its verdict in the latest run of the chosen year, if there is one."""

    school: "SchoolRow"
    verdict: "SchoolVerdict | None" = None


def support_of(row: RegisterRow) -> Status | None:
    """Support chip of a school."""
    if not row.school.active:
        return Status("neutral", "archive", "в архиве")
    return support_status(row.school.support)


def verdict_of(row: RegisterRow) -> Status | None:
    """Verdict chip of a school."""
    return None if row.verdict is None else verdict_status(row.verdict.final_status)


def _names(row: RegisterRow) -> str:
    """Everything the school is called, and its list: found by search, shown as a tooltip."""
    names = [row.school.full_name or row.school.short_name]
    if row.school.aliases:
        names.append(f"Также: {', '.join(row.school.aliases)}")
    status = support_status(row.school.support)
    if status is not None:
        names.append(f"В списке поддержки: {status.word}")
    return "\n".join(names)


def _digits(text: str | None) -> int | None:
    return int(text) if text else None


COLUMNS: tuple[Column[RegisterRow], ...] = (
    Column(
        key="name",
        title="Школа",
        text=lambda row: row.school.short_name,
        middle=True,
        icon=lambda row: "shield" if row.school.support else None,
        tooltip=_names,
        tone=lambda row: None if row.school.active else "muted",
        width=176,
        stretch=True,
    ),
    status_column(
        "support",
        "Поддержка",
        support_of,
        title_tip="Список поддержки, в котором школа в этом году работы",
        width=136,
    ),
    status_column(
        "verdict",
        "Выявление",
        verdict_of,
        title_tip="Вывод последнего выявления для выбранного года работы",
        width=144,
    ),
    Column(key="kind", title="Вид", text=lambda row: row.school.kind.label, width=128),
    Column(
        key="settlement",
        title="Населённый пункт",
        text=lambda row: row.school.settlement,
        width=160,
    ),
    Column(
        key="distance",
        title=f"До центра,{NBSP}км",
        text=lambda row: distance_text(row.school.distance_m),
        sort_key=lambda row: row.school.distance_m,
        align="right",
        value=lambda row: kilometres(row.school.distance_m),
        total="mean",
        width=112,
    ),
    Column(
        key="login",
        title="Логин",
        text=lambda row: row.school.login_digits or "",
        sort_key=lambda row: login_order(row.school.login_digits),
        title_tip="Логин ФИС ОКО без букв edu или sch",
        width=88,
    ),
    Column(
        key="code",
        title=f"Код{NBSP}ОО",
        text=lambda row: row.school.oo_code or "",
        sort_key=lambda row: _digits(row.school.oo_code),
        title_tip="Код образовательной организации в ГИА",
        width=80,
    ),
)
# Given up in this order when the list becomes narrow; the card shows them all.
DROPPABLE = ("code", "login", "distance", "kind", "settlement", "verdict", "support")
