"""The risk profile of a school (рисковый профиль): how much each factor matters, what is done.

The factors of the methodology «500+» stand in `resources/risk_factors.json`; a workspace gets them
when they are asked for first, and they are its own from then on.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from app.enums import Significance
from app.errors import UserError
from app.services.language.sentences import quoted
from app.services.log.changes import Changes, changing
from app.services.program_files import program_json
from app.services.reference import ensure_school_year
from app.services.writing.target import Wrong, refuse_first

if TYPE_CHECKING:
    from sqlmodel import Session

    from app.models import RiskFactor
    from app.services.storage.files.sqlite import Reader
    from app.services.storage.workspace import Workspace

_LONGEST, _LONGEST_TITLE = 5000, 300


class Factor(NamedTuple):
    """A factor of risk; `id` is None of one that is not stored yet."""

    title: str
    id: int | None = None
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolFactor:
    """What is entered of a factor for a school in a year.

    Attributes:
        significance: how much it matters.
        helps: what helps against it.
        hinders: what hinders.
        measures: what is done.
        chosen: it is one of those that the programme of the school works at.
    """

    significance: Significance
    helps: str = ""
    hinders: str = ""
    measures: str = ""
    chosen: bool = False


Profile = Mapping[int, SchoolFactor]  # key of the factor -> what is entered of it


def list_factors(workspace: "Workspace", *, retired: bool = False) -> list[Factor]:
    """The factors in their order: those of the workspace, else those of the program."""
    with workspace.database.reading() as reader:
        stored = read_factors(reader)
    if not stored:
        return [Factor(title) for title in program_json("risk_factors.json")]
    return [one for one in stored if one.active or retired]


def read_factors(reader: "Reader") -> list[Factor]:
    """The stored factors in their order, within a running read."""
    rows = reader.rows("SELECT * FROM risk_factor ORDER BY position, id")
    return [Factor(row["title"], row["id"], bool(row["active"])) for row in rows]


def save_factors(workspace: "Workspace", factors: Sequence[Factor]) -> Changes:
    """The list of factors becomes this one, in this order; one that schools have is only retired.

    Raises:
        UserError: a title is missing, too long, or stands twice.
    """
    refuse_first(_wrong_factors(factors))
    with changing(workspace, "edit", "Факторы риска") as work:
        _store_factors(work.session, factors)
    return work.changes


def get_profiles(workspace: "Workspace", year: int) -> dict[int, dict[int, SchoolFactor]]:
    """The profiles of a year by school; schools of which nothing is entered are left out."""
    with workspace.database.reading() as reader:
        return read_profiles(reader, year)


def read_profiles(reader: "Reader", year: int) -> dict[int, dict[int, SchoolFactor]]:
    """The same within a running read."""
    profiles: dict[int, dict[int, SchoolFactor]] = {}
    for row in reader.rows("SELECT * FROM school_risk WHERE year = ?", (year,)):
        profiles.setdefault(row["school_id"], {})[row["factor_id"]] = SchoolFactor(
            significance=Significance(row["significance"]),
            helps=row["helps"],
            hinders=row["hinders"],
            measures=row["measures"],
            chosen=bool(row["chosen"]),
        )
    return profiles


def save_profile(
    workspace: "Workspace", school_id: int, year: int, factors: Mapping[str, SchoolFactor]
) -> Changes:
    """The profile of a school in a year becomes this one, by the titles of its factors.

    The factors of the program become those of the workspace with it.

    Raises:
        UserError: a factor is not in the list, a text is too long, one is chosen that does not
            matter, or there is no such school.
    """
    from app.models import School
    from app.services.schools.schools import missing_school

    refuse_first(_wrong_profile(factors))
    with changing(workspace, "edit", "Рисковый профиль") as work:
        session = work.session
        school = session.get(School, school_id)
        if school is None:
            raise missing_school()
        work.about(school.short_name)
        ensure_school_year(session, year)
        keys = _known_factors(session)
        lacking = next((title for title in factors if title not in keys), None)
        if lacking is not None:
            raise UserError(f"Фактора {quoted(lacking)} нет в списке.", "Добавьте его в список.")
        _store_profile(session, school_id, year, {keys[name]: factors[name] for name in factors})
    return work.changes


def _known_factors(session: "Session") -> dict[str, int]:
    """Keys of the factors by title; those of the program are stored where there are none."""
    records = _records(session)
    if not records:
        _store_factors(session, [Factor(title) for title in program_json("risk_factors.json")])
        records = _records(session)
    return {record.title: record.id for record in records if record.id is not None}


def _records(session: "Session") -> "list[RiskFactor]":
    from sqlmodel import select

    from app.models import RiskFactor

    return sorted(session.exec(select(RiskFactor)), key=lambda one: (one.position, one.id or 0))


def _store_factors(session: "Session", factors: Sequence[Factor]) -> None:
    from sqlmodel import select

    from app.models import RiskFactor, SchoolRisk

    stored = {record.id: record for record in _records(session)}
    for position, one in enumerate(factors, start=1):
        record = stored.pop(one.id, None) or RiskFactor(position=0, title="")
        title = " ".join(one.title.split())
        record.sqlmodel_update({"position": position, "title": title, "active": one.active})
        session.add(record)
    for record in stored.values():
        used = session.exec(select(SchoolRisk).where(SchoolRisk.factor_id == record.id)).first()
        if used is None:
            session.delete(record)
        else:
            record.active = False
            session.add(record)
    session.flush()


def _store_profile(session: "Session", school_id: int, year: int, profile: Profile) -> None:
    from sqlmodel import select

    from app.models import SchoolRisk

    query = select(SchoolRisk).where(SchoolRisk.school_id == school_id, SchoolRisk.year == year)
    stored = {record.factor_id: record for record in session.exec(query)}
    for key, one in profile.items():
        record = stored.pop(key, None) or SchoolRisk(
            school_id=school_id, year=year, factor_id=key, significance=Significance.NONE
        )
        record.sqlmodel_update(
            {
                "significance": one.significance.value,
                "chosen": one.chosen,
                **{name: getattr(one, name).strip() for name in ("helps", "hinders", "measures")},
            }
        )
        session.add(record)
    for record in stored.values():
        session.delete(record)
    session.flush()


def _wrong_factors(factors: Sequence[Factor]) -> Iterator[Wrong]:
    seen: set[str] = set()
    for one in factors:
        title = " ".join(one.title.split())
        if not title:
            yield _of("title", "Есть фактор без названия.", "Впишите название или уберите строку.")
        elif len(title) > _LONGEST_TITLE:
            yield _of(
                "title", "Название слишком длинное.", f"Сократите до {_LONGEST_TITLE} знаков."
            )
        elif title.casefold() in seen:
            yield _of("title", f"Фактор {quoted(title)} указан дважды.", "Уберите повтор.")
        seen.add(title.casefold())


def _wrong_profile(factors: Mapping[str, SchoolFactor]) -> Iterator[Wrong]:
    for title, one in factors.items():
        if one.chosen and one.significance is Significance.NONE:
            text = f"Фактор {quoted(title)} не актуален, а выбран для программы."
            yield _of("chosen", text, "Укажите значимость или снимите отметку.")
        if max(map(len, (one.helps, one.hinders, one.measures))) > _LONGEST:
            hint = f"Сократите до {_LONGEST} знаков."
            yield _of("measures", f"{quoted(title)}: текст слишком длинный.", hint)


def _of(field: str, text: str, hint: str) -> Wrong:
    return Wrong(code=f"risk.{field}", text=text, hint=hint, field=field)
