"""The register of schools: list, card, typed changes, archive.

The first screen reads it, so the writer and its rules load when something is stored.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from app.enums import SchoolKind
from app.errors import UserError
from app.services.language import names
from app.services.language.dates import school_year_of
from app.services.language.logins import login_key
from app.services.language.ordering import natural_key
from app.services.language.school_names import name_key
from app.services.language.sentences import quoted
from app.services.log.changes import Changes, changing
from app.services.schools.listed import LISTED, listed_days

if TYPE_CHECKING:
    from sqlmodel import Session

    from app.models import School
    from app.services.schools.writing import SchoolEntry
    from app.services.storage.files.sqlite import Reader, Row
    from app.services.storage.workspace import Workspace

__all__ = [
    "SchoolDraft",
    "SchoolRow",
    "archive_school",
    "get_school",
    "list_schools",
    "missing_school",
    "name_key",
    "natural_key",
    "normalised_login",
    "normalised_oo_code",
    "read_schools",
    "require_head",
    "restore_school",
    "save_school",
]

_NEW = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolRow:
    """A school of the register.

    Attributes:
        id: key of the school.
        short_name: «МБОУ «СОШ № 30»».
        full_name: as in the charter; may be empty.
        kind: a `SchoolKind`.
        login_digits: key of the ФИС ОКО login (`language.logins`), or None.
        oo_code: code ОО of ГИА without leading zeros, or None.
        municipality: municipality when it is not the department's own; may be empty.
        settlement: where the school stands.
        distance_m: metres to the district centre, or None when not known.
        head: full name of the director; empty when there is none.
        head_id: their key among the people.
        phone: as typed.
        email: as typed.
        note: free text.
        active: False after archiving.
        aliases: other names under which the school appears in files.
        support: values of `SupportKind` for the lists that the school is on in the year of work
            that was asked for (`listed_days`).
    """

    id: int
    short_name: str
    full_name: str
    kind: SchoolKind
    login_digits: str | None
    oo_code: str | None
    municipality: str
    settlement: str
    distance_m: int | None
    head: str
    head_id: int | None
    phone: str
    email: str
    note: str
    active: bool
    aliases: tuple[str, ...] = ()
    support: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolDraft:
    """A school as typed; identifiers may carry their letters and leading zeros.

    Attributes:
        head_name: the director by name, «Иванова Мария Петровна»: one who is not among the people
            yet becomes one with the school. It goes before `head_id`.
        head_post: their post, «директор» where it is empty.
    """

    short_name: str
    full_name: str = ""
    kind: SchoolKind = SchoolKind.SOSH
    login_digits: str | None = None
    oo_code: str | None = None
    municipality: str = ""
    settlement: str = ""
    distance_m: int | None = None
    head_id: int | None = None
    phone: str = ""
    email: str = ""
    note: str = ""
    aliases: tuple[str, ...] = field(default=())
    head_name: str = ""
    head_post: str = ""


def normalised_login(text: str | None) -> str | None:
    """A ФИС ОКО login as the register keeps it: «edu203389» -> «203389», «ksh220001» stays.

    An empty field gives None.

    Raises:
        UserError: it is no login.
    """
    from app.services.schools.rules import wrong_login
    from app.services.writing.target import refuse

    typed = (text or "").strip()
    if not typed:
        return None
    refuse(wrong_login(typed))
    return login_key(typed)


def require_head(name: str) -> None:
    """Look whether a typed name can be that of a director.

    Raises:
        UserError: it holds digits, or is a surname alone.
    """
    from app.services.schools.rules import wrong_head
    from app.services.writing.target import refuse

    refuse(wrong_head(name))


def normalised_oo_code(text: str | None) -> str | None:
    """Code ОО of ГИА without leading zeros: «000123» -> «123»; None for an empty cell.

    Raises:
        UserError: it is not a number.
    """
    from app.services.schools.rules import wrong_oo_code
    from app.services.writing.target import refuse

    typed = (text or "").strip()
    if not typed:
        return None
    refuse(wrong_oo_code(typed))
    return typed.lstrip("0")


def list_schools(
    workspace: "Workspace", *, include_archived: bool = False, year: int | None = None
) -> list[SchoolRow]:
    """Schools in natural order of their names («№ 2» before «№ 10»).

    `year` is the year of work whose lists of support they name, the running one when None.
    """
    with workspace.database.reading() as reader:
        rows = read_schools(reader, workspace.clock.today(), year=year)
    return [row for row in rows if row.active or include_archived]


def get_school(workspace: "Workspace", school_id: int) -> SchoolRow:
    """One school, archived or not.

    Raises:
        UserError: there is no such school.
    """
    with workspace.database.reading() as reader:
        rows = read_schools(reader, workspace.clock.today(), school_id)
    if not rows:
        raise missing_school()
    return rows[0]


def read_schools(
    reader: "Reader", today: date, school_id: int | None = None, *, year: int | None = None
) -> list[SchoolRow]:
    """All schools, archived ones too, or only the one asked for, within a running read."""
    begun, ended = listed_days(school_year_of(today) if year is None else year, today)
    condition = "" if school_id is None else "WHERE s.id = ?"
    stored = reader.rows(
        "SELECT s.*, p.surname, p.given_name, p.patronymic FROM school s"
        f" LEFT JOIN person p ON p.id = s.head_id {condition}",
        () if school_id is None else (school_id,),
    )
    aliases = _grouped(reader.rows("SELECT school_id, alias FROM school_alias ORDER BY id"))
    support = _grouped(
        reader.rows(
            f"SELECT DISTINCT school_id, kind FROM support_entry WHERE {LISTED} ORDER BY kind",
            (begun.isoformat(), ended.isoformat()),
        )
    )
    rows = [_row(row, aliases.get(row["id"], ()), support.get(row["id"], ())) for row in stored]
    return sorted(rows, key=lambda row: natural_key(row.short_name))


def save_school(
    workspace: "Workspace", draft: SchoolDraft, school_id: int | None = None
) -> tuple[int, Changes]:
    """Add a school, or change the one with `school_id`; returns the key and what was touched.

    Raises:
        UserError: a field is wrong, or another school has the same name, login or code.
    """
    from app.services.schools.writing import SchoolTarget
    from app.services.writing.target import refuse_first

    target = SchoolTarget(whole=True)
    entry = _entry(draft, school_id)
    refuse_first(target.check(entry))
    action = "Добавление школы" if school_id is None else "Изменение сведений о школе"
    with changing(workspace, "edit", f"{action}: {entry.values['short_name']}") as work:
        _refuse_twins(work.session, entry)
        ids = {entry.school_id: entry.school_id}
        target.store(work, (entry,), ids)
    return ids[entry.school_id], work.changes


def archive_school(workspace: "Workspace", school_id: int) -> Changes:
    """Take a school out of the lists; its results and documents stay."""
    return _set_active(workspace, school_id, active=False)


def restore_school(workspace: "Workspace", school_id: int) -> Changes:
    """Bring an archived school back."""
    return _set_active(workspace, school_id, active=True)


def _set_active(workspace: "Workspace", school_id: int, *, active: bool) -> Changes:
    from app.models import School

    title = "Возврат школы из архива" if active else "Перенос школы в архив"
    with changing(workspace, "edit", title) as work:
        school = work.session.get(School, school_id)
        if school is None:
            raise missing_school()
        school.active = active
        work.about(school.short_name)
    return work.changes


def _entry(draft: SchoolDraft, school_id: int | None) -> "SchoolEntry":
    """A draft with its texts on one line and its identifiers as the register keeps them."""
    from app.services.schools.writing import PersonName, SchoolEntry

    require_head(draft.head_name)

    name = _one_line(draft.short_name)
    return SchoolEntry(
        school_id=_NEW if school_id is None else school_id,
        values={
            "short_name": name,
            "full_name": _one_line(draft.full_name),
            "kind": SchoolKind(draft.kind).value,
            "name_key": name_key(name),
            "login_digits": normalised_login(draft.login_digits),
            "oo_code": normalised_oo_code(draft.oo_code),
            "municipality": _one_line(draft.municipality),
            "settlement": _one_line(draft.settlement),
            "distance_m": draft.distance_m,
            "head_id": draft.head_id,
            "phone": _one_line(draft.phone),
            "email": draft.email.strip(),
            "note": draft.note.strip(),
        },
        aliases=tuple(_one_line(alias) for alias in draft.aliases),
        head=PersonName.of(draft.head_name),
        head_post=_one_line(draft.head_post) if draft.head_name.strip() else "",
    )


def _refuse_twins(session: "Session", entry: "SchoolEntry") -> None:
    from sqlmodel import select

    from app.models import Person, School
    from app.services.schools.rules import taken_login, taken_oo_code

    values, head_id = entry.values, entry.values["head_id"]
    if entry.school_id != _NEW and session.get(School, entry.school_id) is None:
        raise missing_school()
    if head_id is not None and session.get(Person, head_id) is None:
        raise UserError("Выбранного руководителя нет в списке.", "Выберите другого сотрудника.")
    for other in session.exec(select(School)):
        if other.id == entry.school_id:
            continue
        note = "" if other.active else " (в архиве)"
        login, code = other.login_digits, other.oo_code
        if values["login_digits"] and login and login_key(login) == values["login_digits"]:
            taken_login(login, other.short_name, note).refuse()
        if code and code == values["oo_code"]:
            taken_oo_code(code, other.short_name, note).refuse()
        if _place(other) == (values["name_key"], values["municipality"], values["settlement"]):
            raise UserError(
                f"Школа {quoted(other.short_name)}{note} уже есть в реестре.",
                "Измените её карточку или уточните наименование.",
            )


def _place(school: "School") -> tuple[str, str, str]:
    return school.name_key, school.municipality, school.settlement


def _grouped(rows: list["Row"]) -> dict[int, tuple[str, ...]]:
    grouped: dict[int, tuple[str, ...]] = {}
    for school_id, value in rows:
        grouped[school_id] = (*grouped.get(school_id, ()), value)
    return grouped


def _row(row: "Row", aliases: tuple[str, ...], support: tuple[str, ...]) -> SchoolRow:
    head = (row["surname"] or "", row["given_name"] or "", row["patronymic"] or "")
    return SchoolRow(
        id=row["id"],
        short_name=row["short_name"],
        full_name=row["full_name"],
        kind=SchoolKind(row["kind"]),
        login_digits=row["login_digits"],
        oo_code=row["oo_code"],
        municipality=row["municipality"],
        settlement=row["settlement"],
        distance_m=row["distance_m"],
        head=names.full_name(*head),
        head_id=row["head_id"],
        phone=row["phone"],
        email=row["email"],
        note=row["note"],
        active=bool(row["active"]),
        aliases=aliases,
        support=support,
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def missing_school() -> UserError:
    """That a school which is asked for is not there any more."""
    return UserError("Этой школы нет в реестре.", "Возможно, её удалили: выберите другую.")
