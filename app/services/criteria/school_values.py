"""The criteria table of a school, its edits, and how many criteria each school has reached."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.enums import ValueUnit
from app.errors import UserError
from app.services.criteria.columns import TypedValue, parts_of
from app.services.criteria.known import KnownCriterion
from app.services.criteria.values import Current, Expected, impossible
from app.services.criteria.wording import (
    INSUFFICIENT,
    REACHED,
    concluded,
    current_text,
    delta_text,
    expected_text,
    previous_text,
    result_text,
)
from app.services.criteria.writing import CriterionEntry, CriterionTarget
from app.services.findings.finding import Finding
from app.services.log.changes import Changes, changing
from app.services.log.rows import known_by
from app.services.writing.target import Wrong, refuse_first

if TYPE_CHECKING:
    from collections.abc import Collection

    from app.services.storage.files.sqlite import Row
    from app.services.storage.workspace import Workspace

_VALUE_COLUMNS = (
    "v.id AS value_id, v.current_h, v.current_count, v.current_base, v.current_text, v.previous_h,"
    " v.previous_year, v.previous_text, v.expected_operator, v.expected_h, v.expected_text,"
    " v.reached, v.not_applicable"
)
_CRITERION_COLUMNS = "c.id AS criterion_id, c.code, c.title, c.unit, c.higher_is_better"
_KNOWN_BY = known_by("criterion_value", "v")


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionDefinition:
    """A criterion.

    Attributes:
        id: key of the criterion.
        code: lasting name («ege-ru»).
        number: its printed number, from 1.
        title: Russian.
        unit: a `ValueUnit`.
        higher_is_better: direction of improvement.
    """

    id: int
    code: str
    number: int
    title: str
    unit: ValueUnit
    higher_is_better: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionRow:
    """One line of the criteria table of a school; without a stored value «нет данных».

    Attributes:
        criterion_id: key of the criterion.
        number: its printed number.
        title: Russian.
        unit: a `ValueUnit`.
        value_id: key of the stored value, or None.
        current: the current value.
        expected: the expected value.
        current_text: «63 балла», «–», «нет данных».
        previous_text: «69», or empty.
        previous_year: school year of the previous value, or None.
        result_text: the printed cell «63 балла (в 2017/2018 уч. г. – 69)».
        expected_text: «более 70 баллов», «–».
        reached: the verdict, None without data.
        reached_text: «достигнуто», «не достигнуто», «нет данных».
        decided: the verdict was given by the user, not computed.
        delta_text: change to the previous value: «−6», «+2 п.п.», or empty.
        better: whether the change is an improvement; None when there is no change or no data.
        doubt: why a stored value cannot be (over 100 %), or None. Such a value is shown as it was
            typed and nothing is computed from it, but that a target above all that can be («более
            670 баллов») is not reached.
        code: lasting name of the criterion («ege-ru»).
    """

    criterion_id: int
    number: int
    title: str
    unit: ValueUnit
    value_id: int | None
    current: Current
    expected: Expected
    current_text: str
    previous_text: str
    previous_year: int | None
    result_text: str
    expected_text: str
    reached: bool | None
    reached_text: str
    decided: bool
    delta_text: str
    better: bool | None
    doubt: Finding | None = None
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionValueDraft:
    """Values of a criterion as typed.

    Attributes:
        school_id: key of the school.
        criterion_id: key of the criterion.
        year: school year.
        current: «63 балла», also with the previous value in brackets; «-» not applicable.
        expected: «более 70 баллов».
        previous: the previous value when it is typed apart.
        previous_year: its school year; the year before when None.
        reached: the user's own verdict, or None to let the program compare.
    """

    school_id: int
    criterion_id: int
    year: int
    current: str = ""
    expected: str = ""
    previous: str = ""
    previous_year: int | None = None
    reached: bool | None = None


def list_criteria(workspace: "Workspace") -> list[CriterionDefinition]:
    """The criteria in use, in printed order."""
    with workspace.database.reading() as reader:
        rows = reader.rows("SELECT * FROM criterion WHERE active ORDER BY position, id")
    return [
        CriterionDefinition(
            id=row["id"],
            code=row["code"],
            number=number,
            title=row["title"],
            unit=ValueUnit(row["unit"]),
            higher_is_better=bool(row["higher_is_better"]),
        )
        for number, row in enumerate(rows, start=1)
    ]


def list_criteria_values(
    workspace: "Workspace", school_id: int, year: int, *, entered_by: date | None = None
) -> list[CriterionRow]:
    """The criteria table of a school and year: every criterion in use has its line.

    With `entered_by` values that were entered or changed after that day are left out.
    """
    return list_schools_values(workspace, (school_id,), year, entered_by=entered_by)[school_id]


def list_schools_values(
    workspace: "Workspace",
    school_ids: "Collection[int]",
    year: int,
    *,
    entered_by: date | None = None,
) -> dict[int, list[CriterionRow]]:
    """`list_criteria_values` of many schools at once, by school."""
    day = None if entered_by is None else entered_by.isoformat()
    with workspace.database.reading() as reader:
        rows = reader.rows(
            f"SELECT v.school_id, {_CRITERION_COLUMNS}, {_VALUE_COLUMNS}"
            " FROM criterion_value v JOIN criterion c ON c.id = v.criterion_id"
            f" WHERE c.active AND v.school_id IN ({', '.join('?' * len(school_ids))})"
            f" AND v.year = ? AND (? IS NULL OR ({_KNOWN_BY}))",
            (*school_ids, year, day, day, day),
        )
        blank = reader.rows(
            f"SELECT {_CRITERION_COLUMNS}, {_VALUE_COLUMNS}"
            " FROM criterion c LEFT JOIN criterion_value v ON 1 = 0"
            " WHERE c.active ORDER BY c.position, c.id"
        )
    numbers = {row["criterion_id"]: number for number, row in enumerate(blank, start=1)}
    empty = {row["criterion_id"]: _row(numbers[row["criterion_id"]], row) for row in blank}
    tables = {school_id: dict(empty) for school_id in school_ids}
    for row in rows:
        key = row["criterion_id"]
        tables[row["school_id"]][key] = _row(numbers[key], row)
    return {school_id: list(table.values()) for school_id, table in tables.items()}


def filled_schools(workspace: "Workspace", year: int | None = None) -> dict[int, list[int]]:
    """The schools that have values of criteria, by school year; of one year or all."""
    filled: dict[int, list[int]] = {}
    with workspace.database.reading() as reader:
        for row in reader.rows(
            "SELECT DISTINCT year, school_id FROM criterion_value WHERE ? IN (year, -1)"
            " ORDER BY year, school_id",
            (-1 if year is None else year,),
        ):
            filled.setdefault(row["year"], []).append(row["school_id"])
    return filled


def save_value(workspace: "Workspace", draft: CriterionValueDraft) -> Changes:
    """Store the values of one criterion; empty fields and no verdict take the line out.

    Raises:
        UserError: there is no such school or criterion, or a value cannot be (over 100 %).
    """
    from app.models import Criterion, School

    target = CriterionTarget(whole=True)
    with changing(workspace, "edit", "Изменение значения критерия") as work:
        criterion = work.session.get(Criterion, draft.criterion_id)
        school = work.session.get(School, draft.school_id)
        if criterion is None or school is None:
            raise UserError(
                "Этой школы или этого критерия нет в списке.",
                "Возможно, их удалили: выберите другие.",
            )
        work.about(school.short_name)
        entry = _entry(draft, ValueUnit(criterion.unit))
        refuse_first(target.check(entry))
        target.store(work, (entry,), {})
    return work.changes


def check_value(draft: CriterionValueDraft, unit: ValueUnit) -> list[Wrong]:
    """Why typed values of a criterion cannot be stored; `field` names the one that is wrong."""
    return CriterionTarget(whole=True).check(_entry(draft, unit))


def _entry(draft: CriterionValueDraft, unit: ValueUnit) -> CriterionEntry:
    typed = TypedValue(
        current=draft.current,
        expected=draft.expected,
        previous=draft.previous,
        previous_year=draft.previous_year,
        reached=draft.reached,
    )
    criterion = KnownCriterion(id=draft.criterion_id, number=0, code="", title="", unit=unit)
    return CriterionEntry.read(draft.school_id, criterion, draft.year, typed)


def _row(number: int, row: "Row") -> CriterionRow:
    unit, higher_is_better = ValueUnit(row["unit"]), bool(row["higher_is_better"])
    stored = row["value_id"] is not None
    current, expected = parts_of(row) if stored else (Current(), Expected())
    doubt = next(iter(impossible(current, expected, unit)), None)
    decided = None if row["reached"] is None else bool(row["reached"])
    reached = decided
    if decided is None:
        reached = concluded(current, expected, unit, higher_is_better=higher_is_better)
    return CriterionRow(
        criterion_id=row["criterion_id"],
        number=number,
        title=row["title"],
        unit=unit,
        value_id=row["value_id"],
        current=current,
        expected=expected,
        current_text=current_text(current, unit),
        previous_text=previous_text(current.previous, unit),
        previous_year=None if current.previous is None else current.previous.year,
        result_text=result_text(current, unit),
        expected_text=expected_text(expected, unit),
        reached=reached,
        reached_text=INSUFFICIENT if doubt and reached is None else REACHED[reached],
        decided=decided is not None,
        delta_text="" if doubt else delta_text(current, unit),
        better=None if doubt else _better(current, higher_is_better=higher_is_better),
        doubt=doubt,
        code=row["code"],
    )


def _better(current: Current, *, higher_is_better: bool) -> bool | None:
    before = None if current.previous is None else current.previous.number_h
    if current.number_h is None or before is None or current.number_h == before:
        return None
    return (current.number_h > before) is higher_is_better
