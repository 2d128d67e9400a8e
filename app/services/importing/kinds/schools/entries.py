"""Rows of the workbook «Школы» against the register, and their storing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from app.enums import SchoolKind
from app.services.importing.batches.preview import Comparison, LineStatus, PreviewLine
from app.services.language.names import full_name
from app.services.language.numbers import hundredths
from app.services.language.school_names import kind_of, name_key

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlmodel import Session

    from app.services.log.changes import Work

_TITLES = {
    "short_name": "краткое наименование",
    "full_name": "полное наименование",
    "kind": "вид",
    "login_digits": "логин",
    "oo_code": "код ОО",
    "municipality": "муниципалитет",
    "settlement": "населённый пункт",
    "distance_m": "до центра, км",
    "phone": "телефон",
    "email": "почта",
}


class PersonName(NamedTuple):
    """A head of a school as written: surname, given name (or initials), patronymic."""

    surname: str
    given_name: str = ""
    patronymic: str = ""

    @property
    def full(self) -> str:
        """All parts."""
        return full_name(*self)


@dataclass(frozen=True, slots=True)
class SchoolEntry:
    """A row of the workbook.

    Attributes:
        school_id: key in the register; negative for a school to be made.
        row: number of the row.
        values: columns of `school` that the row fills; an empty cell is absent.
        aliases: other names.
        head: the director, or None.
        head_post: their post, or empty.
    """

    school_id: int
    row: int
    values: Mapping[str, Any]
    aliases: tuple[str, ...]
    head: PersonName | None
    head_post: str


@dataclass(frozen=True, slots=True)
class SchoolBatch:
    """The accepted rows of a list of schools."""

    entries: Sequence[SchoolEntry]

    @property
    def rows(self) -> int:
        """Number of accepted rows."""
        return len(self.entries)

    @property
    def years(self) -> frozenset[int]:
        """None: the register belongs to no year."""
        return frozenset()

    @property
    def schools(self) -> frozenset[int]:
        """Schools of the rows."""
        return frozenset(entry.school_id for entry in self.entries)

    def compare(self, connection: "Connection") -> Comparison:
        """The rows against the register."""
        from sqlmodel import Session

        with Session(connection, expire_on_commit=False) as session:
            register = _Register(session)
            lines = [register.line(entry) for entry in self.entries]
        return Comparison.of(lines)

    def store(self, work: "Work", ids: dict[int, int]) -> None:
        """Make new schools and change those that differ."""
        from app.models import School

        register = _Register(work.session)
        for entry in self.entries:
            register.store_head(entry)
        work.session.flush()
        stored: dict[int, School] = {}
        for entry in self.entries:
            school = register.schools.get(entry.school_id) or School(short_name="", name_key="")
            stored[entry.school_id] = school
            for name, _old, new in register.differences(entry):
                setattr(school, name, new)
            work.session.add(school)
        work.session.flush()
        for entry in self.entries:
            key = stored[entry.school_id].id
            assert key is not None
            if entry.school_id < 0:
                ids[entry.school_id] = key
            register.store_aliases(entry, key)
        work.session.flush()


class _Register:
    """Schools, their heads and their other names as they are stored."""

    def __init__(self, session: "Session") -> None:
        from sqlmodel import select

        from app.models import Person, School, SchoolAlias

        self._session = session
        self.schools: dict[int, School] = {
            school.id: school for school in session.exec(select(School)) if school.id is not None
        }
        self._people: dict[int, Person] = {
            person.id: person for person in session.exec(select(Person)) if person.id is not None
        }
        self._by_name: dict[str, Person] = {
            _folded(_name_of(one)): one for one in self._people.values()
        }
        self._aliases: dict[int, set[str]] = {}
        for alias in session.exec(select(SchoolAlias)):
            self._aliases.setdefault(alias.school_id, set()).add(alias.alias_key)

    def line(self, entry: SchoolEntry) -> PreviewLine:
        """What becomes of a row."""
        school = self.schools.get(entry.school_id)
        if school is None:
            name = entry.values["short_name"]
            return PreviewLine(entry.row, "new", name, "Школа", "", name)
        found = list(self._worded(entry))
        status: LineStatus = "changed" if found else "same"
        what = ", ".join(title for title, _old, _new in found)
        return PreviewLine(
            entry.row,
            status,
            school.short_name,
            what,
            "; ".join(old for _title, old, _new in found),
            "; ".join(new for _title, _old, new in found),
        )

    def differences(self, entry: SchoolEntry) -> Iterator[tuple[str, Any, Any]]:
        """Columns that a row changes, with old and new value."""
        school = self.schools.get(entry.school_id)
        values = dict(entry.values)
        if school is None:
            values.setdefault("kind", kind_of(entry.values["short_name"]).value)
        if "short_name" in values:
            values["name_key"] = name_key(values["short_name"])
        person = None if entry.head is None else self._by_name.get(_folded(entry.head))
        if person is not None:
            values["head_id"] = person.id
        for name, new in values.items():
            old = None if school is None else getattr(school, name)
            if old != new:
                yield name, old, new

    def store_head(self, entry: SchoolEntry) -> None:
        """Make the head of a school, or change the post, when the row says something new."""
        from app.models import Person

        if entry.head is None:
            return
        person = self._by_name.get(_folded(entry.head))
        if person is None:
            person = Person(
                **entry.head._asdict(),
                post=entry.head_post or "директор",
                organisation=str(entry.values.get("short_name", "")),
                role="руководитель школы",
            )
            self._by_name[_folded(entry.head)] = person
        elif entry.head_post:
            person.post = entry.head_post
        self._session.add(person)

    def store_aliases(self, entry: SchoolEntry, school_id: int) -> None:
        """Add the names that are not stored yet."""
        from app.models import SchoolAlias

        for alias in self._new_aliases(entry, school_id):
            self._session.add(
                SchoolAlias(school_id=school_id, alias=alias, alias_key=name_key(alias))
            )

    def _new_aliases(self, entry: SchoolEntry, school_id: int) -> list[str]:
        school = self.schools.get(school_id)
        known = set(self._aliases.get(school_id, ()))
        own = entry.values.get("short_name") or (school.short_name if school else "")
        known.add(name_key(own))
        wanted = {name_key(alias): alias for alias in entry.aliases}
        return [alias for key, alias in wanted.items() if key and key not in known]

    def _worded(self, entry: SchoolEntry) -> Iterator[tuple[str, str, str]]:
        for name, old, new in self.differences(entry):
            if name in _TITLES:
                yield _TITLES[name], _shown(name, old), _shown(name, new)
        yield from self._worded_head(entry)
        aliases = self._new_aliases(entry, entry.school_id)
        if aliases:
            yield "другие названия", "", ", ".join(aliases)

    def _worded_head(self, entry: SchoolEntry) -> Iterator[tuple[str, str, str]]:
        if entry.head is None:
            return
        school = self.schools[entry.school_id]
        person = self._people.get(school.head_id or 0)
        old = None if person is None else _name_of(person)
        if old is None or _folded(old) != _folded(entry.head):
            yield "руководитель", "" if old is None else old.full, entry.head.full
        former = self._by_name.get(_folded(entry.head))
        if entry.head_post and former is not None and former.post != entry.head_post:
            yield "должность руководителя", former.post, entry.head_post


def _name_of(person: Any) -> PersonName:  # noqa: ANN401 - a Person
    return PersonName(person.surname, person.given_name, person.patronymic)


def _folded(name: PersonName) -> str:
    return name.full.casefold().replace("ё", "е").replace(". ", ".")


def _shown(name: str, value: Any) -> str:  # noqa: ANN401
    if value is None:
        return ""
    if name == "distance_m":
        return hundredths(round(value / 10))
    return SchoolKind(value).label if name == "kind" else str(value)
