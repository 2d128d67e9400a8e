"""The one writer of the register of schools: from a file, from the form, named by other files."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from app.enums import SchoolKind
from app.services.department.people import PersonDraft, add_person, load_people
from app.services.language.names import full_name
from app.services.language.numbers import hundredths
from app.services.language.school_names import kind_of, name_key
from app.services.schools.rules import (
    WITHOUT_PEOPLE,
    wrong_distance,
    wrong_name,
    wrong_person,
)
from app.services.writing.addresses import wrong_email
from app.services.writing.target import Compared, Fact, Status, Words, Wrong, first_clash

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlmodel import Session

    from app.models import Person, School
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
# Columns of the register that a table of schools calls otherwise.
_HEADINGS = {"login_digits": "login", "distance_m": "distance"}


class PersonName(NamedTuple):
    """A head of a school as written: surname, given name (or initials), patronymic."""

    surname: str
    given_name: str = ""
    patronymic: str = ""

    @classmethod
    def of(cls, text: str) -> "PersonName | None":
        """A name as it is written: surname, then name and patronymic or initials."""
        surname, *rest = text.split() or [""]
        if not surname:
            return None
        if any("." in word for word in rest):
            return cls(surname, " ".join(rest))
        return cls(surname, rest[0] if rest else "", " ".join(rest[1:]))

    @property
    def full(self) -> str:
        """All parts."""
        return full_name(*self)


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolEntry:
    """What is said about a school.

    Attributes:
        school_id: key in the register; negative for a school to be made.
        sheet: the sheet of the file; empty for what is typed.
        row: number of the row of the file; 0 for what is typed.
        values: columns of `school` that it gives; the others stay as they are.
        aliases: other names.
        head: the director by name, or None.
        head_post: their post, or empty.
    """

    school_id: int
    sheet: str = ""
    row: int = 0
    values: Mapping[str, Any]
    aliases: tuple[str, ...] = ()
    head: PersonName | None = None
    head_post: str = ""


class NamedSchool(Protocol):
    """How a file names a school."""

    @property
    def name(self) -> str:
        """As written."""
        ...

    @property
    def login(self) -> str | None:
        """Key of the login of ФИС ОКО, or None."""
        ...

    @property
    def oo_code(self) -> str | None:
        """Code ОО without leading zeros, or None."""
        ...


@dataclass(frozen=True, slots=True)
class SchoolTarget:
    """Writes schools with their other names and their heads.

    Attributes:
        whole: whether an entry names everything, as a form does: other names that it leaves out
            are taken away. Of a file they stay.
    """

    whole: bool = False

    def check(self, entry: SchoolEntry) -> list[Wrong]:
        """Why an entry cannot be stored."""
        values = entry.values
        texts = [(key, str(values.get(key) or "")) for key in ("short_name", "full_name")]
        texts += [("aliases", alias) for alias in entry.aliases]
        texts += [(key, str(values.get(key) or "")) for key in WITHOUT_PEOPLE]
        problems = [
            # People first: no other sentence may repeat a name.
            *(wrong_person(text, key) for key, text in texts if text),
            wrong_name(values["short_name"]) if "short_name" in values else None,
            wrong_distance(values.get("distance_m")),
            wrong_email(values.get("email") or ""),
        ]
        return [wrong for wrong in problems if wrong is not None]

    def years(self, entries: Sequence[SchoolEntry]) -> frozenset[int]:
        """None: the register belongs to no year."""
        return frozenset()

    def identities(self, entries: Sequence[SchoolEntry]) -> Sequence[int]:
        """The school."""
        return [entry.school_id for entry in entries]

    def facts(self, entry: SchoolEntry) -> Mapping[str, Fact]:
        """The columns of the register, the head by name, and their post."""
        facts = {
            _HEADINGS.get(name, name): Fact(value, _TITLES[name], _shown(name, value))
            for name, value in entry.values.items()
            if name in _TITLES and value not in ("", None)
        }
        if entry.head is not None:
            facts["head"] = Fact(_folded(entry.head), "руководитель", entry.head.full)
        if entry.head_post:
            facts["head_post"] = Fact(entry.head_post, "должность руководителя", entry.head_post)
        return facts

    def clash(self, facts: Mapping[str, Fact], told: Mapping[str, Fact]) -> tuple[str, str] | None:
        """A column that differs; names that are written otherwise are one name."""
        return first_clash(facts, told)

    def check_beside(
        self,
        connection: "Connection",
        entries: Sequence[SchoolEntry],
        told: Sequence[Mapping[str, Fact]],
    ) -> Mapping[int, Wrong]:
        """Nothing: what a school is called stands beside anything."""
        return {}

    def compare(
        self, connection: "Connection", entries: Sequence[SchoolEntry]
    ) -> Compared[SchoolEntry]:
        """The entries against the register."""
        from sqlmodel import Session

        with Session(connection, expire_on_commit=False) as session:
            register = _Register(session)
            told = [register.words(entry) for entry in entries]
        return Compared(
            entries=entries,
            statuses=[status for status, _words in told],
            words=lambda place: told[place][1],
        )

    def store(self, work: "Work", entries: Sequence[SchoolEntry], ids: dict[int, int]) -> None:
        """Make new schools and change those that differ; `ids` takes the keys of the new ones."""
        from app.models import School

        register = _Register(work.session)
        for entry in entries:
            register.store_head(entry)
        work.session.flush()
        stored: list[School] = []
        for entry in entries:
            school = register.schools.get(entry.school_id) or School(short_name="", name_key="")
            stored.append(school)
            for name, _old, new in register.differences(entry):
                setattr(school, name, new)
            work.session.add(school)
        work.session.flush()
        for entry, school in zip(entries, stored, strict=True):
            assert school.id is not None
            if entry.school_id < 0:
                ids[entry.school_id] = school.id
            register.store_aliases(entry, school, whole=self.whole)
        work.session.flush()

    def remember(
        self, work: "Work", named: Mapping[int, Sequence[NamedSchool]], ids: Mapping[int, int]
    ) -> None:
        """Keep how files name schools, by key of the school, so that the next one binds by itself.

        A login or a code is only given to a school that has none.
        """
        from app.models import School

        entries: list[SchoolEntry] = []
        for key, refs in named.items():
            school = work.session.get(School, ids.get(key, key))
            if school is None or school.id is None:
                continue
            logins = [school.login_digits, *(ref.login for ref in refs)]
            codes = [school.oo_code, *(ref.oo_code for ref in refs)]
            entries.append(
                SchoolEntry(
                    school_id=school.id,
                    values={
                        "login_digits": next(filter(None, logins), None),
                        "oo_code": next(filter(None, codes), None),
                    },
                    aliases=tuple(_first_spellings(ref.name for ref in refs)),
                )
            )
        if entries:
            SchoolTarget().store(work, entries, {})


class _Register:
    """Schools, their heads and their other names as they are stored."""

    def __init__(self, session: "Session") -> None:
        from sqlmodel import select

        from app.models import School, SchoolAlias

        self._session = session
        self.schools: dict[int, School] = {
            school.id: school for school in session.exec(select(School)) if school.id is not None
        }
        self._people: dict[int, Person] = load_people(session)
        self._by_name: dict[str, Person] = {
            _folded(_name_of(one)): one for one in self._people.values()
        }
        self._aliases: dict[int, list[SchoolAlias]] = {}
        for alias in session.exec(select(SchoolAlias)):
            self._aliases.setdefault(alias.school_id, []).append(alias)

    def words(self, entry: SchoolEntry) -> tuple[Status, Words]:
        """What becomes of an entry."""
        school = self.schools.get(entry.school_id)
        if school is None:
            return "new", Words("Школа", "", entry.values["short_name"])
        told = list(self._worded(entry, school))
        return "changed" if told else "same", Words(
            ", ".join(title for title, _old, _new in told),
            "; ".join(old for _title, old, _new in told),
            "; ".join(new for _title, _old, new in told),
        )

    def differences(self, entry: SchoolEntry) -> Iterator[tuple[str, Any, Any]]:
        """Columns that an entry changes, with old and new value."""
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
        """Make the head of a school, or change the post, when the entry says something new."""
        if entry.head is None:
            return
        person = self._by_name.get(_folded(entry.head))
        if person is None:
            draft = PersonDraft(
                **entry.head._asdict(),
                post=entry.head_post or "директор",
                organisation=str(entry.values.get("short_name", "")),
                role="руководитель школы",
            )
            self._by_name[_folded(entry.head)] = add_person(self._session, draft)
        elif entry.head_post:
            person.post = entry.head_post
            self._session.add(person)

    def store_aliases(self, entry: SchoolEntry, school: "School", *, whole: bool) -> None:
        """Add the names that are not stored yet; take away those that a whole entry leaves out."""
        from app.models import SchoolAlias

        assert school.id is not None
        wanted = _aliases_by_key(entry, school.name_key)
        for alias in self._aliases.get(school.id, ()):
            name = wanted.pop(alias.alias_key, None)
            if name is None and whole:
                self._session.delete(alias)
            elif name is not None and whole:
                alias.alias = name
        for key, name in wanted.items():
            self._session.add(SchoolAlias(school_id=school.id, alias=name, alias_key=key))

    def _worded(self, entry: SchoolEntry, school: "School") -> Iterator[tuple[str, str, str]]:
        for name, old, new in self.differences(entry):
            if name in _TITLES:
                yield _TITLES[name], _shown(name, old), _shown(name, new)
        yield from self._worded_head(entry, school)
        own = name_key(entry.values.get("short_name") or school.short_name)
        known = {alias.alias_key for alias in self._aliases.get(entry.school_id, ())}
        new = [name for key, name in _aliases_by_key(entry, own).items() if key not in known]
        if new:
            yield "другие названия", "", ", ".join(new)

    def _worded_head(self, entry: SchoolEntry, school: "School") -> Iterator[tuple[str, str, str]]:
        if entry.head is None:
            return
        person = self._people.get(school.head_id or 0)
        old = None if person is None else _name_of(person)
        if old is None or _folded(old) != _folded(entry.head):
            yield "руководитель", "" if old is None else old.full, entry.head.full
        former = self._by_name.get(_folded(entry.head))
        if entry.head_post and former is not None and former.post != entry.head_post:
            yield "должность руководителя", former.post, entry.head_post


def _first_spellings(names: Iterable[str]) -> Iterable[str]:
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(name_key(name), name)
    return first.values()


def _aliases_by_key(entry: SchoolEntry, own_key: str) -> dict[str, str]:
    """Other names of a school by their keys, without its own name."""
    names = {name_key(alias): alias for alias in entry.aliases}
    return {key: name for key, name in names.items() if key and key != own_key}


def _name_of(person: Any) -> PersonName:  # noqa: ANN401 - a Person
    return PersonName(person.surname, person.given_name, person.patronymic)


def _folded(name: PersonName) -> str:
    return name.full.casefold().replace("ё", "е").replace(". ", ".")


def _shown(name: str, value: Any) -> str:  # noqa: ANN401 - a stored value
    if value is None:
        return ""
    if name == "distance_m":
        return hundredths(round(value / 10))
    return SchoolKind(value).label if name == "kind" else str(value)
