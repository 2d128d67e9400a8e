"""Active schools without results that are expected of them; plain portable SQL, no SQLAlchemy."""

from collections.abc import Sequence
from typing import NamedTuple

from app.services.expected.taught import is_taught
from app.services.language.ordering import natural_key
from app.services.storage.files.sqlite import Reader


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
    known = {
        (row["school_id"], counting[row["procedure_id"]])
        for row in reader.rows(
            "SELECT school_id, procedure_id FROM result WHERE year = ?"
            f" AND procedure_id IN ({', '.join('?' * len(counting))})",
            (year, *counting),
        )
    }
    missing: list[MissingResults] = []
    expected: dict[str, list[tuple[str, str]]] = {}
    for row in reader.rows("SELECT id, short_name, kind FROM school WHERE active"):
        if row["kind"] not in expected:
            expected[row["kind"]] = [
                (_subject(procedure["code"]), procedure["short_title"])
                for procedure in asked
                if is_taught(row["kind"], procedure["kind"], procedure["grade"])
            ]
        lacking = dict.fromkeys(
            title for subject, title in expected[row["kind"]] if (row["id"], subject) not in known
        )
        if lacking:
            missing.append(MissingResults(row["id"], row["short_name"], tuple(lacking)))
    return tuple(sorted(missing, key=lambda row: natural_key(row.school)))


def _subject(code: str) -> str:
    """Base, profile and undivided maths of ЕГЭ are one thing to ask a school for."""
    return "ege:ma" if code.startswith("ege:ma:") else code
