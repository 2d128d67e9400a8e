"""Schools, their passports and results."""

from collections import defaultdict
from collections.abc import Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from app.enums import SchoolKind
from app.services.language.logins import login_key
from app.services.language.school_names import kind_of, name_key
from app.services.language.sentences import quoted
from app.services.open_file.loading.store import key_number
from app.services.open_file.loading.target import Target
from app.services.open_file.shapes.indicators import file_name, known_indicators
from app.services.open_file.shapes.lists import PROCEDURES, RESULTS, SCHOOLS
from app.services.open_file.shapes.shape import Sort
from app.services.reference import passport_indicators
from app.services.schools.rules import WITHOUT_PEOPLE, wrong_person

if TYPE_CHECKING:
    from app.services.open_file.format.schools import Passport, Percent, Procedure, Result, School

_COUNT_OR_SHARE = frozenset({"count", "percent_h"})
_FAILED = frozenset({"failed", "failed_percent_h"})
_KINDS = {kind.label: kind.value for kind in SchoolKind}


class _Known:
    """The stored schools: by login, those without one by name."""

    def __init__(self, records: Sequence[Any]) -> None:
        self.by_login = {one.login_digits: one for one in records if one.login_digits}
        self._by_name: defaultdict[str, list[Any]] = defaultdict(list)
        # Of one name, those without a login come first.
        for record in sorted(records, key=lambda one: bool(one.login_digits)):
            self._by_name[record.name_key].append(record)

    def find(self, login: str | None, name: str) -> Any:  # noqa: ANN401 - a record
        """The stored school that is meant, or None: one by name, where a login is told nowhere."""
        if login in self.by_login:
            return self.by_login[login]
        same = [one for one in self._by_name[name] if not (login and one.login_digits)]
        if same:
            self._by_name[name].remove(same[0])
        return same[0] if same else None


def load_schools(target: Target, schools: "Sequence[School]") -> None:
    """Schools, known by login or by name; all stored ones can be named."""
    store = target.store
    known, told = _Known(store.rows("school")), dict[str, str]()
    for login, record in known.by_login.items():
        target.names[Sort.SCHOOL][login] = record.id
    for at, school in enumerate(schools):
        path = f"schools[{at}]"
        values = _school_values(target, school, path)
        login = values["login_digits"]
        if login in told:
            store.wrong(path, f"логин {login} уже у {told[login]}.", "Оставьте одну школу.")
            continue
        with store.thing("schools"):
            record = known.find(login, values["name_key"])
            if record is None:
                values["kind"] = values["kind"] or kind_of(school.name).value
                record = store.add("school", values, path=path)
            else:
                store.note("same")
                store.change(record, values, path)
            store.session.flush()
            for place, alias in enumerate(school.aliases):
                store.put(
                    "school_alias",
                    ("school_id", "alias_key"),
                    {"school_id": record.id, "alias": alias, "alias_key": name_key(alias)},
                    path=f"{path}.aliases[{place}]",
                    unique=True,
                )
        for name in filter(None, (login, school.id, school.name)):
            target.names[Sort.SCHOOL].setdefault(name, key_number(record))
        if login:
            told[login] = path
        _refuse_people(target, school, path)
        target.keep("school", record, school, path)


def _school_values(target: Target, school: "School", path: str) -> dict[str, Any]:
    values = target.values(SCHOOLS, school, path)
    login = login_key(school.login) if school.login else None
    if school.login and login is None:
        hint = "Пишите цифры логина ФИС ОКО: 010001."
        target.store.wrong(f"{path}.login", f"{quoted(school.login)} – не логин.", hint)
    values["login_digits"] = login
    values["oo_code"] = school.oo_code or None
    values["name_key"] = name_key(school.name)
    values["kind"] = "" if school.kind is None else _KINDS[school.kind]
    return values


def _refuse_people(target: Target, school: "School", path: str) -> None:
    """No names of people where schools are named: the program keeps no personal data."""
    columns = {
        SCHOOLS.columns[key].name: (key, str(getattr(school, key) or "")) for key in SCHOOLS.columns
    }
    texts = [columns[name] for name in WITHOUT_PEOPLE if name in columns]
    texts += [("name", school.name), ("full_name", school.full_name)]
    texts += [(f"aliases[{at}]", alias) for at, alias in enumerate(school.aliases)]
    for key, text in texts:
        column = "short_name" if key not in ("full_name", *WITHOUT_PEOPLE) else key
        wrong = wrong_person(text, column) if text else None
        if wrong is not None:
            target.store.wrong(f"{path}.{key}", wrong.text, wrong.hint)


def load_passports(target: Target, passports: "Sequence[Passport]") -> None:
    """Passports, block by block; an indicator tells the block that it belongs to."""
    known = known_indicators()
    for at, passport in enumerate(passports):
        path = f"passports[{at}]"
        school = target.key(Sort.SCHOOL, passport.school, f"{path}.school")
        with target.store.thing("passports"):
            blocks: dict[str, dict[str, int | Percent]] = {}
            for name, value in passport.values.items():
                one = known.get(name)
                if one is None:
                    near = get_close_matches(name, known, n=1)
                    hint = f"Похожий: {near[0]}." if near else "Коды названы в docs/open-file.md."
                    where = f"{path}.values.{name}"
                    target.store.wrong(where, f"показателя {quoted(name)} нет.", hint)
                else:
                    blocks.setdefault(one.block, {})[one.code] = value
            if school is not None:
                _store_blocks(target, passport, school, blocks, path)


def _store_blocks(
    target: Target,
    passport: "Passport",
    school: int,
    blocks: "dict[str, dict[str, int | Percent]]",
    path: str,
) -> None:
    store, notes = target.store, passport.notes
    for block in [kind for kind in _blocks() if kind in blocks]:
        values = {
            "school_id": school,
            "block": block,
            "on_date": passport.date,
            "source": passport.source,
        }
        key = ("school_id", "block", "on_date")
        record = store.put("passport_block", key, values, path=path, unique=True)
        store.session.flush()
        target.placed["passport_block"].append((record, path))
        store.remark("passport_block", record, notes)
        notes = ""
        for code, value in blocks[block].items():
            where = f"{path}.values.{file_name(code)}"
            share = None if isinstance(value, int) else value
            values = {
                "block_id": key_number(record),
                "indicator": code,
                "count": value if share is None else None,
                "percent_h": None if share is None else target.hundredths(share.percent, where),
            }
            stored = store.put(
                "passport_value",
                ("block_id", "indicator"),
                values,
                path=where,
                unique=True,
                forced=_COUNT_OR_SHARE,
            )
            if share is not None:
                store.remark("passport_value", stored, share.notes)


def _blocks() -> Sequence[str]:
    return list(dict.fromkeys(one.block for one in passport_indicators()))


def load_procedures(target: Target, procedures: "Sequence[Procedure]") -> None:
    """Procedures of the department's own; all stored ones can be named."""
    for at, procedure in enumerate(procedures):
        path = f"procedures[{at}]"
        values = target.values(PROCEDURES, procedure, path)
        with target.store.thing("procedures"):
            record = target.store.put(
                "procedure",
                ("code",),
                values,
                path=path,
                unique=True,
                kept={"builtin": False},
            )
        target.store.remark("procedure", record, procedure.notes)
    target.store.session.flush()
    for record in target.store.rows("procedure"):
        target.names[Sort.PROCEDURE][record.code] = record.id


def load_results(target: Target, results: "Sequence[Result]") -> None:
    """Results, each with where it was read from."""
    for at, result in enumerate(results):
        path = f"results[{at}]"
        values = target.values(RESULTS, result, path)
        known = target.store.has_year(result.year, f"{path}.year")
        if not known or None in (values["school_id"], values["procedure_id"]):
            continue
        if result.source is not None:
            values["source_file"] = result.source.file
            values["source_sheet"] = result.source.sheet
            values["source_row"] = result.source.row
        values["percents_only"] = result.failed is None and result.percent is not None
        says = result.failed is not None or result.percent is not None
        forced = _FAILED if says else frozenset[str]()
        with target.store.thing("results"):
            record = target.store.put(
                RESULTS.table, RESULTS.key, values, path=path, unique=True, forced=forced
            )
        target.keep(RESULTS.table, record, result, path)
        if result.source is not None:
            target.store.remark(RESULTS.table, record, result.source.notes, "source")
