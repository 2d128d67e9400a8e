"""Acts that papers refer to: the program's own dated list, and those of the department beside it.

Ours lie in `resources/acts.json`; a workspace stores only what was added or changed. Their keys are
given when a paper takes one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from app.enums import ActLevel
from app.errors import UserError
from app.services.language.dates import FIRST_YEAR, LAST_YEAR, date_digits
from app.services.language.numbers import NBSP
from app.services.language.sentences import quoted
from app.services.log.changes import Changes, changing
from app.services.program_files import program_json
from app.services.writing.target import Wrong, refuse_first

if TYPE_CHECKING:
    from sqlmodel import Session

    from app.services.storage.files.sqlite import Reader, Row
    from app.services.storage.workspace import Workspace

_LONGEST = 1000
_SIGNS = re.compile(r"[^\w/]+")
_LAW = re.compile(r"ф[з3]$")  # a digit three may stand for the letter


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An act.

    Attributes:
        id: its key in the workspace; None of one of ours that no paper took yet.
        code: that of ours, or empty.
        level: whose it is.
        kind: «Федеральный закон», «Приказ».
        issuer: who issued it, genitive; empty where the kind says it.
        title: «Об образовании в Российской Федерации», without quotation marks.
        issued_on: its date, or None.
        number: «273-ФЗ», or empty.
        active: whether it is offered.
    """

    kind: str
    title: str = ""
    id: int | None = None
    code: str = ""
    level: ActLevel = ActLevel.FEDERAL
    issuer: str = ""
    issued_on: date | None = None
    number: str = ""
    active: bool = True

    @property
    def words(self) -> str:
        """«Федеральный закон от 29.12.2012 № 273-ФЗ «Об образовании в Российской Федерации»»."""
        dated = "" if self.issued_on is None else f"от{NBSP}{date_digits(self.issued_on)}"
        number = f"№{NBSP}{self.number}" if self.number else ""
        named = quoted(self.title) if self.title else ""
        return " ".join(filter(None, (self.kind, self.issuer, dated, number, named)))


@cache
def our_acts() -> Mapping[str, Act]:
    """The program's own list by code."""
    rows = program_json("acts.json")
    return {row["code"]: replace(_typed(row), level=ActLevel(row["level"])) for row in rows}


def _typed(row: Mapping[str, str]) -> Act:
    rest = {name: row[name] for name in ("code", "kind", "issuer", "title", "number")}
    return Act(**rest, issued_on=date.fromisoformat(row["issued_on"]))  # pyright: ignore[reportArgumentType]


def list_acts(workspace: "Workspace", *, retired: bool = False) -> list[Act]:
    """All acts by level and date, ours among them; with `retired` those that are not offered."""
    with workspace.database.reading() as reader:
        stored = read_acts(reader).values()
    taken = {act.code for act in stored}
    acts = [*stored, *(act for code, act in our_acts().items() if code not in taken)]
    levels = list(ActLevel)
    return sorted(
        (act for act in acts if act.active or retired),
        key=lambda act: (levels.index(act.level), act.issued_on or date.max, act.title),
    )


def read_acts(reader: "Reader") -> dict[int, Act]:
    """The stored acts by their keys, within a running read."""
    return {row["id"]: _act(row) for row in reader.rows("SELECT * FROM act ORDER BY id")}


def save_act(workspace: "Workspace", act: Act) -> tuple[int, Changes]:
    """Add an act, or change the stored one with its key or code.

    Raises:
        UserError: its kind is missing, its date cannot be, or a text is too long.
    """
    refuse_first(_wrong(act))
    with changing(workspace, "edit", "Правовой акт") as work:
        key = store_act(work.session, act)
        work.about(" ".join(filter(None, (act.kind, act.number))))
    return key, work.changes


def store_act(session: "Session", act: Act) -> int:
    """Store an act within a running action; one of ours that is stored already keeps its row."""
    from sqlmodel import select

    from app.models import Act as Record

    record = None if act.id is None else session.get(Record, act.id)
    if act.id is not None and record is None:
        raise UserError("Этого правового акта нет в списке.", "Возможно, его уже удалили.")
    if record is None and act.code:
        record = session.exec(select(Record).where(Record.code == act.code)).first()
    record = record or Record(kind=act.kind)
    record.sqlmodel_update(
        {
            "code": act.code,
            "level": act.level.value,
            "issued_on": act.issued_on,
            "active": act.active,
            **{
                name: " ".join(getattr(act, name).split())
                for name in ("kind", "issuer", "title", "number")
            },
        }
    )
    session.add(record)
    session.flush()
    assert record.id is not None
    return record.id


def misdated(act: Act, others: Sequence[Act] = ()) -> Act | None:
    """The act of the list with the same number and title but another date, or None.

    «273-Ф3» with a digit, and «273» of a law, are the law 273-ФЗ.
    """
    for known in (*our_acts().values(), *others):
        same = known.number and _plain(known.number) == _plain(act.number)
        if same and known.level is act.level and _same_kind(known, act):
            return known if known.issued_on != act.issued_on else None
    return None


def _same_kind(one: Act, other: Act) -> bool:
    """Laws are called in several ways; of other acts the kind begins with the same word."""
    laws = ["закон" in act.kind.casefold() for act in (one, other)]
    return all(laws) or (not any(laws) and _word(one) == _word(other))


def _word(act: Act) -> str:
    return act.kind.casefold().split()[0][:5]


def _plain(number: str) -> str:
    """A number as it is compared: «№ 273-ФЗ», «273-Ф3» and «273» of a law are one."""
    return _LAW.sub("", _SIGNS.sub("", number.casefold().removeprefix("№")))


def _wrong(act: Act) -> Iterator[Wrong]:
    if not act.kind.strip():
        yield _of("kind", "Не указан вид правового акта.", "Например, «Приказ».")
    if act.issued_on is not None and not FIRST_YEAR - 100 <= act.issued_on.year <= LAST_YEAR:
        text = f"Дата {date_digits(act.issued_on)} указана неверно."
        yield _of("issued_on", text, "Исправьте год.")
    for name in ("kind", "issuer", "title", "number"):
        if len(getattr(act, name)) > _LONGEST:
            yield _of(name, "Текст слишком длинный.", f"Сократите до {_LONGEST} знаков.")


def _of(field: str, text: str, hint: str) -> Wrong:
    return Wrong(code=f"act.{field}", text=text, hint=hint, field=field)


def _act(row: "Row") -> Act:
    issued_on = row["issued_on"]
    return Act(
        id=row["id"],
        code=row["code"],
        level=ActLevel(row["level"]),
        kind=row["kind"],
        issuer=row["issuer"],
        title=row["title"],
        issued_on=None if issued_on is None else date.fromisoformat(issued_on),
        number=row["number"],
        active=bool(row["active"]),
    )
