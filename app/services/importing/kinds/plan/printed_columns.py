"""The columns that a plan is printed with: those of its table, with their headings."""

from collections.abc import Iterable

from app.services.plans.deadlines.terms import Columns
from app.services.plans.table.words import END, POINT, START, PlanColumn

_OF_MARKS = frozenset({"marked_on", "order_number", "order_date"})
_OF_DEADLINES = frozenset({START, END, POINT})
_PRINTED = frozenset(
    {"number", "title", "deadline", "responsible", "expected", "status", "mark_text", "note"}
)


def printed_columns(columns: Iterable[PlanColumn], *, expected_are_marks: bool) -> Columns:
    """Key and heading of each column in order; nothing for a table with columns for parts of marks.

    Such a table is filled in for the program, its columns are no plan on paper. Several columns of
    one deadline are one, under the heading that they share.
    """
    named = list(columns)
    if any(one.field in _OF_MARKS for one in named):
        return ()
    printed: dict[str, str] = {}
    for one in named:
        key = "deadline" if one.field in _OF_DEADLINES else one.field
        if key == "expected" and expected_are_marks:
            key = "mark_text"
        if key not in _PRINTED or key in printed:
            continue
        heading = " ".join(one.heading.split())
        printed[key] = heading.partition(" (")[0] if one.field in _OF_DEADLINES else heading
    return tuple(printed.items())
