"""Active schools without results that are expected of them; plain SQL, no SQLAlchemy."""

from collections.abc import Sequence
from typing import NamedTuple

from app.services.expected.taught import is_taught
from app.services.language.ordering import natural_key
from app.services.storage.files.sqlite import Reader
from app.services.storage.files.sqlite_queries import numbers_of


class MissingResults(NamedTuple):
    """A school that has not sent the results of some procedures."""

    school_id: int
    school: str
    procedures: tuple[str, ...]


def missing_results(
    reader: Reader, year: int, procedures: Sequence[str]
) -> tuple[MissingResults, ...]:
    """Active schools without a result in the given procedures of a year.

    A procedure that a school of its kind does not have, or that was not held in the country, is
    not missed; base and profile maths of ЕГЭ count as one.
    """
    gaps = {
        row["procedure_id"]
        for row in reader.rows("SELECT procedure_id FROM procedure_gap WHERE year = ?", (year,))
    }
    held = reader.rows("SELECT * FROM procedure ORDER BY position, id")
    asked = [row for row in held if row["code"] in procedures and row["id"] not in gaps]
    subjects = {_subject(row["code"]) for row in asked}
    counting = {row["id"]: _subject(row["code"]) for row in held}
    counting = {key: subject for key, subject in counting.items() if subject in subjects}
    known: dict[str, set[int]] = {}
    for row in reader.rows(
        f"SELECT procedure_id, {numbers_of('school_id')} AS schools FROM result WHERE year = ?"
        f" AND procedure_id IN ({', '.join('?' * len(counting))}) GROUP BY procedure_id",
        (year, *counting),
    ):
        with_result = known.setdefault(counting[row["procedure_id"]], set())
        with_result.update(map(int, row["schools"].split(",")))
    schools = {
        row["id"]: row
        for row in reader.rows("SELECT id, short_name, kind FROM school WHERE active")
    }
    of_kind: dict[str, set[int]] = {}
    for key, row in schools.items():
        of_kind.setdefault(row["kind"], set()).add(key)
    lacking: dict[int, dict[str, None]] = {}
    for procedure in asked:
        with_result = known.get(_subject(procedure["code"]), set())
        for kind, keys in of_kind.items():
            if is_taught(kind, procedure["kind"], procedure["grade"]):
                for key in keys - with_result:
                    lacking.setdefault(key, {})[procedure["short_title"]] = None
    missing = [
        MissingResults(key, schools[key]["short_name"], tuple(lacking[key]))
        for key in sorted(lacking)
    ]
    return tuple(sorted(missing, key=lambda row: natural_key(row.school)))


def _subject(code: str) -> str:
    """Base, profile and undivided maths of ЕГЭ are one thing to ask a school for."""
    return "ege:ma" if code.startswith("ege:ma:") else code
