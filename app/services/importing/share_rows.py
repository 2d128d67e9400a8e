"""Tables of ВПР marks: «Статистика по отметкам» of ФИС ОКО and the flat table.

Both give the number of participants and the percents of the marks 2 to 5; the number of those with
«2» is recovered from the percent.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Any

from app.enums import ResultState
from app.services.importing.context import ReadContext, report_bad, report_cell
from app.services.importing.parsers import BadCell, parse_count, parse_percent
from app.services.importing.percents import (
    decimals,
    find_inconsistent,
    find_wrong_sums,
    settle_fractions,
)
from app.services.importing.result_rows import ResultTuple
from app.services.importing.table import Table
from app.services.results.recovery import WHOLE_MICRO

MARKS = ("mark_2", "mark_3", "mark_4", "mark_5")
_HELD = ResultState.HELD.value
# The rest of a result tuple: high, mean score, percents only, the two percents.
_NOTHING_ELSE = (None, None, False, None, None)
# State, participants, failed, the rest, derived.
_NOBODY = (ResultState.NO_PARTICIPANTS.value, None, None, *_NOTHING_ELSE, False)


@dataclass(frozen=True, slots=True)
class Shares:
    """Numbers of a table of marks.

    Attributes:
        participants: per row, or None.
        failed_micro: percent of «2» per row in millionths, or None.
        rejected: positions of rows with a wrong or missing number.
        silent: positions of rows that say nothing: no participants and no percents.
    """

    participants: list[int | None]
    failed_micro: list[int | None]
    rejected: frozenset[int]
    silent: frozenset[int]


def read_shares(context: ReadContext, table: Table) -> Shares:
    """Read and check the numbers of a table of marks; what is wrong is written down."""
    participants = table.parsed("participants", parse_count)
    marks = {key: table.parsed(key, parse_percent) for key in MARKS}
    for key, column in (("participants", participants), *marks.items()):
        report_bad(context, table, key, column)
    wrong: set[int] = set(participants.bad).union(*(column.bad for column in marks.values()))
    percents = settle_fractions(context, table, {key: marks[key].values for key in MARKS})
    counts, twos = participants.values, percents["mark_2"]
    silent: set[int] = set()
    if None in counts or None in twos:
        found, silent = _incomplete(context, table, counts, percents, wrong)
        wrong |= found
    complete = [place not in wrong and place not in silent for place in range(len(counts))]
    _look_for_doubts(context, table, counts, percents, complete)
    return Shares(counts, twos, frozenset(wrong), frozenset(silent))


def share_entries(
    table: Table,
    shares: Shares,
    keys: Sequence[Sequence[Any]],
    taken: Sequence[bool],
    file: str,
) -> list[ResultTuple]:
    """Result tuples of the taken rows; `keys` are the columns school, procedure and year."""
    sheet = table.sheet.name
    double, half = 2 * WHOLE_MICRO, WHOLE_MICRO
    rows = zip(
        *(compress(column, taken) for column in keys),
        compress(shares.participants, taken),
        compress(shares.failed_micro, taken),
        compress(table.numbers, taken),
        strict=True,
    )
    return [
        (
            school,
            procedure,
            year,
            _HELD,
            count,
            (2 * percent * count + half) // double,
            *_NOTHING_ELSE,
            True,
            file,
            sheet,
            number,
        )
        if count
        else (school, procedure, year, *_NOBODY, file, sheet, number)
        for school, procedure, year, count, percent, number in rows
    ]


def _incomplete(
    context: ReadContext,
    table: Table,
    counts: list[int | None],
    percents: dict[str, list[int | None]],
    wrong: set[int],
) -> tuple[set[int], set[int]]:
    """Rows where only a part of the numbers is given, and rows that give none."""
    rejected: set[int] = set()
    silent: set[int] = set()
    for place, (count, two) in enumerate(zip(counts, percents["mark_2"], strict=True)):
        if place in wrong or (count is not None and (two is not None or count == 0)):
            continue
        if count is None and all(percents[key][place] is None for key in MARKS):
            silent.add(place)
            context.problems.warning(
                "no_data",
                "Нет ни участников, ни процентов: строка пропущена, останется «нет данных».",
                sheet=table.sheet.name,
                row=table.numbers[place],
            )
            continue
        key, what = (
            ("participants", "число участников") if count is None else ("mark_2", "процент «2»")
        )
        rejected.add(place)
        message = f"Не указано: {what}. Дополните строку или уберите её."
        report_cell(context, table, place, key, BadCell("missing_number", message))
    return rejected, silent


def _look_for_doubts(
    context: ReadContext,
    table: Table,
    counts: list[int | None],
    percents: dict[str, list[int | None]],
    complete: list[bool],
) -> None:
    twos = percents["mark_2"]
    find_wrong_sums(context, table, [percents[key] for key in MARKS], complete)
    digits = decimals(percents.values())
    find_inconsistent(context, table, "mark_2", counts, twos, complete, digits)
