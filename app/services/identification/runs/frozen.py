"""The snapshots of a frozen run as JSON: named fields and a version.

Version 2 names every field and leaves out those that stand at their default. Version 1, which
carried no number, is read by `frozen_v1` and never written again.
"""

from dataclasses import MISSING, fields
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from app.errors import EnvironmentProblem
from app.services.identification.evidence.facts import Fact, Inputs, ProcedureFacts, SchoolFacts
from app.services.identification.evidence.verdict import (
    Evidence,
    LowResult,
    SchoolVerdict,
    evidence_from_json,
    evidence_to_json,
)
from app.services.identification.runs import frozen_v1
from app.services.storage.files.sqlite import shared

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

VERSION = 2


def inputs_to_json(inputs: Inputs) -> dict[str, Any]:
    """A snapshot of everything that a run was made from."""
    return {
        "version": VERSION,
        "procedures": [_written(procedure) for procedure in inputs.procedures.values()],
        "schools": [
            {
                "id": school.school_id,
                "school": school.school,
                "login": school.login,
                "kind": school.kind,
                "results": [_written(fact) for fact in school.results],
            }
            for school in inputs.schools
        ],
        "gaps": [
            {"procedure": code, "year": year, "reason": reason}
            for (code, year), reason in inputs.gaps.items()
        ],
    }


def inputs_from_json(document: Any) -> Inputs:  # noqa: ANN401 - JSON of our own making
    """The inputs of a frozen run of any version.

    Raises:
        EnvironmentProblem: a newer version of the program froze it.
    """
    if _version(document) == 1:
        return frozen_v1.read_inputs(document)
    return Inputs(
        {row["code"]: ProcedureFacts(**row) for row in document["procedures"]},
        tuple(
            SchoolFacts(
                school_id=row["id"],
                school=row["school"],
                login=row["login"],
                kind=row["kind"],
                results=tuple(_fact(fact) for fact in row["results"]),
            )
            for row in document["schools"]
        ),
        {(row["procedure"], row["year"]): row["reason"] for row in document["gaps"]},
    )


def _fact(row: dict[str, Any]) -> Fact:
    """A result as it was read; its texts repeat in thousands of them."""
    return Fact(**dict(zip(row, shared(row.values()), strict=True)))


class VerdictDetails(NamedTuple):
    """The part of a verdict that has no column of its own."""

    low: tuple[LowResult, ...]
    remarks: tuple[str, ...]
    evidence: Evidence


def verdict_to_json(verdict: SchoolVerdict) -> dict[str, Any]:
    """A snapshot of the details of a verdict."""
    return {
        "version": VERSION,
        "low": [{**_written(low), "criteria": list(low.criteria)} for low in verdict.low],
        "remarks": list(verdict.remarks),
        "evidence": evidence_to_json(verdict.evidence),
    }


def verdict_from_json(document: Any) -> VerdictDetails:  # noqa: ANN401 - JSON of our own making
    """The details of a frozen verdict of any version.

    Raises:
        EnvironmentProblem: a newer version of the program froze it.
    """
    _version(document)
    return _details(document, evidence_from_json(document["evidence"]))


UNREAD = Evidence(label="unread", value=None)


def lists_from_json(members: tuple[int | None, Any, list[str]]) -> VerdictDetails:
    """The same of the version, the low results and the remarks alone; the tree is `UNREAD`.

    Raises:
        EnvironmentProblem: a newer version of the program froze it.
    """
    version, low, remarks = members
    document = {"low": low, "remarks": remarks, **({} if version is None else {"version": version})}
    return _details(document, UNREAD)


def _details(document: dict[str, Any], evidence: Evidence) -> VerdictDetails:
    if _version(document) == 1:
        low = frozen_v1.read_low(document["low"])
    else:
        low = tuple(_low(row) for row in document["low"])
    return VerdictDetails(low, tuple(document["remarks"]), evidence)


def _low(row: dict[str, Any]) -> LowResult:
    row["criteria"] = tuple(row["criteria"])
    return LowResult(**row)


def _version(document: Any) -> int:  # noqa: ANN401 - JSON of our own making
    version: int = document.get("version", 1)
    if version > VERSION:
        raise EnvironmentProblem(
            "Выявление зафиксировано более новой версией «Опоры».",
            "Установите последнюю версию программы.",
        )
    return version


def _written(record: "DataclassInstance") -> dict[str, Any]:
    """A record by the names of its fields, without those at their default."""
    defaults = _defaults(type(record))
    values = {name: getattr(record, name) for name in defaults}
    return {
        name: value
        for name, value in values.items()
        if defaults[name] is MISSING or value != defaults[name]
    }


@cache
def _defaults(kind: "type[DataclassInstance]") -> dict[str, Any]:
    return {item.name: item.default for item in fields(kind)}
