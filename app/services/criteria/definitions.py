"""The list of criteria that the department follows its schools by: its own from the first start.

The eleven of 2018 are a start: titles, order, units, what is in use and further criteria are hers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.enums import ValueUnit
from app.services.language.sentences import quoted
from app.services.log.changes import Changes, changing
from app.services.writing.target import Wrong, refuse_first

if TYPE_CHECKING:
    from sqlmodel import Session

    from app.models import Criterion
    from app.services.storage.workspace import Workspace

_LONGEST = 300
_OWN = "own-"  # codes of criteria that are no part of the program


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedCriterion:
    """A criterion in the list.

    Attributes:
        id: None of one that is not stored yet.
        title: Russian, one line.
        unit: of its values; it stays as it is while a school has a value.
        higher_is_better: which way a value improves.
        active: it stands in tables and documents; its values are kept when it does not.
        valued: a school has a value of it.
    """

    id: int | None = None
    title: str = ""
    unit: ValueUnit = ValueUnit.PERCENT
    higher_is_better: bool = True
    active: bool = True
    valued: bool = False


def list_definitions(workspace: "Workspace") -> list[ListedCriterion]:
    """All criteria in their order, with those that are not in use."""
    with workspace.database.reading() as reader:
        rows = reader.rows(
            "SELECT c.*, EXISTS (SELECT 1 FROM criterion_value v WHERE v.criterion_id = c.id)"
            " AS valued FROM criterion c ORDER BY c.position, c.id"
        )
    return [
        ListedCriterion(
            id=row["id"],
            title=row["title"],
            unit=ValueUnit(row["unit"]),
            higher_is_better=bool(row["higher_is_better"]),
            active=bool(row["active"]),
            valued=bool(row["valued"]),
        )
        for row in rows
    ]


def save_definitions(workspace: "Workspace", criteria: Sequence[ListedCriterion]) -> Changes:
    """The list of criteria becomes this one, in this order.

    One that is left out is deleted, or goes out of use where schools have values of it.

    Raises:
        UserError: a title is missing, too long or stands twice, none is in use, or the unit of one
            with values differs.
    """
    stored = {one.id: one for one in list_definitions(workspace) if one.id is not None}
    refuse_first(_wrong(criteria, stored))
    with changing(workspace, "edit", "Критерии") as work:
        _store(work.session, criteria)
    return work.changes


def _store(session: "Session", criteria: Sequence[ListedCriterion]) -> None:
    from sqlmodel import select

    from app.models import Criterion, CriterionValue

    stored = {record.id: record for record in session.exec(select(Criterion))}
    codes = {record.code for record in stored.values()}
    for position, one in enumerate(criteria, start=1):
        record = stored.pop(one.id, None) or _new(codes)
        record.sqlmodel_update(
            {
                "position": position,
                "title": " ".join(one.title.split()),
                "unit": one.unit.value,
                "higher_is_better": one.higher_is_better,
                "active": one.active,
            }
        )
        session.add(record)
    for position, record in enumerate(stored.values(), start=len(criteria) + 1):
        valued = select(CriterionValue.id).where(CriterionValue.criterion_id == record.id)
        if session.exec(valued).first() is None:
            session.delete(record)
        else:
            record.sqlmodel_update({"position": position, "active": False})
            session.add(record)
    session.flush()


def _new(codes: set[str]) -> "Criterion":
    """A criterion under the next free code of the department's own."""
    from app.models import Criterion

    number = 1
    while f"{_OWN}{number}" in codes:
        number += 1
    code = f"{_OWN}{number}"
    codes.add(code)
    return Criterion(code=code, position=0, title="", unit=ValueUnit.PERCENT)


def _wrong(
    criteria: Sequence[ListedCriterion], stored: dict[int, ListedCriterion]
) -> Iterator[Wrong]:
    if not any(one.active for one in criteria):
        yield _of("active", "Ни один критерий не действует.", "Оставьте хотя бы один.")
    seen: set[str] = set()
    for one in criteria:
        title = " ".join(one.title.split())
        if not title:
            yield _of(
                "title", "Есть критерий без названия.", "Впишите название или уберите строку."
            )
        elif len(title) > _LONGEST:
            yield _of("title", "Название слишком длинное.", f"Сократите до {_LONGEST} знаков.")
        elif title.casefold() in seen:
            yield _of("title", f"Критерий {quoted(title)} указан дважды.", "Уберите повтор.")
        seen.add(title.casefold())
        before = None if one.id is None else stored.get(one.id)
        if before is not None and before.valued and before.unit is not one.unit:
            text = f"У критерия {quoted(title)} есть значения: единица не меняется."
            yield _of("unit", text, "Добавьте новый критерий, а этот снимите с учёта.")


def _of(field: str, text: str, hint: str) -> Wrong:
    return Wrong(code=f"criterion.{field}", text=text, hint=hint, field=field)
