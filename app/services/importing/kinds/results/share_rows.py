"""Tables of ВПР marks: «Статистика по отметкам» of ФИС ОКО and the flat table.

Both give the number of participants and the percents of the marks 2 to 5, from which the number of
those with «2» is recovered. A flat table may hold numbers of pupils instead; they are taken as they
are.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import compress, repeat
from typing import Any

from app.enums import ResultState
from app.services.importing.findings.questions import MEAN_OR_PERCENT
from app.services.importing.kinds.results.fractions import PercentColumns, settle_fractions
from app.services.importing.kinds.results.mark_units import unit_of_marks
from app.services.importing.kinds.results.mean_marks import are_percents
from app.services.importing.kinds.results.percents import (
    decimals,
    find_inconsistent,
    find_wrong_sums,
)
from app.services.importing.reading.context import (
    ReadContext,
    report_bad,
    report_cell,
    report_columns,
)
from app.services.importing.tables.parsers import (
    parse_count,
    parse_decimal,
    parse_participants,
    parse_percent,
)
from app.services.importing.tables.table import Parsed, Table
from app.services.language.numbers import whole
from app.services.results.recovery import MICRO, Share, recovered_count
from app.services.results.rules import ResultValues
from app.services.results.writing import ResultEntry
from app.services.writing.target import Wrong

MARKS = ("mark_2", "mark_3", "mark_4", "mark_5")
_THOUSANDTH = MICRO // 1000
_HELD = ResultState.HELD.value
_NOBODY = ResultValues(state=ResultState.NO_PARTICIPANTS.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """Numbers of a table of marks.

    Attributes:
        participants: per row, or None.
        twos: «2» per row: a percent in millionths, or a number of pupils; None when not given.
        counted: whether they are numbers of pupils.
        decimals: how many the percents are given with.
        rejected: positions of rows with a wrong or missing number.
        silent: positions of rows that say nothing: no participants and no percents.
    """

    participants: list[int | None]
    twos: list[int | None]
    counted: bool
    decimals: int = 2
    rejected: frozenset[int]
    silent: frozenset[int] = frozenset()


def read_shares(
    context: ReadContext, table: Table, works: Sequence[Hashable] | None = None
) -> Shares:
    """Read and check the numbers of a table of marks; what is wrong is written down.

    `works` says per row which work it is about; without it the table is about one.
    """
    participants = table.parsed("participants", parse_participants)
    report_bad(context, table, "participants", participants)
    marks = {key: table.parsed(key, parse_percent) for key in MARKS}
    unit = unit_of_marks(context, table, participants.values, _numbers(table, marks))
    if unit is None:
        return _nothing_yet(participants.values)
    if unit == "counts":
        marks = {key: table.parsed(key, parse_count) for key in MARKS}
    wrong = report_columns(context, table, marks).union(participants.bad)
    columns = {key: column.values for key, column in marks.items()}
    if unit == "counts":
        return _read_counts(context, table, participants.values, columns, wrong)
    if not _are_percents(context, table, columns, participants.values):
        return _nothing_yet(participants.values)
    given = PercentColumns(
        columns=columns,
        participants=participants.values,
        groups=[None] * len(table.rows) if works is None else works,
        counts={},
        make_whole=True,
    )
    return _read_percents(context, table, given, wrong)


def _numbers(table: Table, marks: dict[str, Parsed]) -> dict[str, list[int | None]]:
    """The marks in millionths, numbers above 100 too."""
    if not any(column.bad for column in marks.values()):
        return {key: column.values for key, column in marks.items()}
    return {
        key: [
            None if number is None else number * _THOUSANDTH
            for number in table.parsed(key, parse_decimal).values
        ]
        for key in MARKS
    }


def _nothing_yet(participants: list[int | None]) -> Shares:
    """All rows wait for an answer."""
    everything = frozenset(range(len(participants)))
    return Shares(
        participants=participants,
        twos=[None] * len(participants),
        counted=False,
        rejected=everything,
    )


def _read_percents(
    context: ReadContext,
    table: Table,
    given: PercentColumns,
    wrong: set[int],
) -> Shares:
    counts = list(given.participants)
    percents, doubtful = settle_fractions(context, table, given)
    wrong = wrong | doubtful
    twos = percents["mark_2"]
    silent: set[int] = set()
    if None in counts or None in twos:
        incomplete, silent = _incomplete(context, table, counts, percents, wrong)
        wrong |= incomplete
    complete = [place not in wrong and place not in silent for place in range(len(counts))]
    digits = decimals(percents.values())
    wrong |= _look_for_doubts(context, table, counts, percents, complete, digits)
    return Shares(
        participants=counts,
        twos=twos,
        counted=False,
        decimals=digits,
        rejected=frozenset(wrong),
        silent=frozenset(silent),
    )


def _read_counts(
    context: ReadContext,
    table: Table,
    counts: list[int | None],
    columns: dict[str, list[int | None]],
    wrong: set[int],
) -> Shares:
    """Numbers of pupils; an empty cell is nobody only where the others make up all of them."""
    twos: list[int | None] = [None] * len(counts)
    silent: set[int] = set()
    for place, (count, *row) in enumerate(zip(counts, *columns.values(), strict=True)):
        if place in wrong:
            continue
        if count is None and all(mark is None for mark in row):
            silent.add(place)
            _report_silent(context, table, place, "отметок")
            continue
        problem = _wrong_counts(count, row)
        if problem is not None:
            report_cell(context, table, place, *problem)
            wrong.add(place)
        elif count:
            twos[place] = row[0] or 0
    return Shares(
        participants=counts,
        twos=twos,
        counted=True,
        rejected=frozenset(wrong),
        silent=frozenset(silent),
    )


def _wrong_counts(count: int | None, row: Sequence[int | None]) -> tuple[str, Wrong] | None:
    """The column and the problem when the numbers of a row cannot be together."""
    if count is None:
        return "participants", _not_given("число участников")
    total = sum(mark or 0 for mark in row)
    if row[0] is None and (total != count or not total) and count:
        return "mark_2", _not_given("число отметок «2»")
    several = any(mark is not None for mark in row[1:])
    if total > count or (several and total != count):
        return "participants", Wrong(
            code="sum_of_counts",
            text=f"Отметок всего {whole(total)}, а участников {whole(count)}. Исправьте"
            " число участников или отметки.",
        )
    return None


def _not_given(what: str) -> Wrong:
    return Wrong(
        code="missing_number", text=f"Не указано: {what}. Дополните строку или уберите её."
    )


def _report_silent(context: ReadContext, table: Table, place: int, what: str) -> None:
    context.problems.warning(
        "no_data",
        f"Нет ни участников, ни {what}: строка пропущена, останется «нет данных».",
        sheet=table.sheet.name,
        row=table.numbers[place],
    )


def _are_percents(
    context: ReadContext,
    table: Table,
    columns: dict[str, list[int | None]],
    participants: list[int | None],
) -> bool:
    """Whether a lone column «2» holds shares and no mean marks; false while it is asked about."""
    if any(any(columns[key]) for key in MARKS[1:]):
        return True
    as_percents = are_percents(context, table, "mark_2", columns["mark_2"], participants)
    if as_percents is False:
        context.problems.error(
            MEAN_OR_PERCENT,
            "По среднему баллу не узнать, сколько учащихся получили «2». Нужны проценты или"
            " число отметок.",
            sheet=table.sheet.name,
            column=table.title("mark_2"),
        )
    return as_percents is True


def share_entries(
    table: Table,
    shares: Shares,
    keys: Sequence[Sequence[Any]],
    taken: Sequence[bool],
) -> list[ResultEntry]:
    """Results of the taken rows; `keys` are the columns school, procedure and year."""
    counts = compress(shares.participants, taken)
    pairs = list(zip(counts, compress(shares.twos, taken), strict=True))
    # A large table repeats its numbers: each pair becomes a record once.
    values = {pair: _values(*pair, counted=shares.counted) for pair in set(pairs)}
    told = {two: _share(two, shares) for two in set(shares.twos)}
    rows = zip(
        zip(*(compress(column, taken) for column in keys), strict=True),
        map(values.__getitem__, pairs),
        repeat(table.sheet.name),
        compress(table.numbers, taken),
        map(told.__getitem__, compress(shares.twos, taken)),
        strict=False,
    )
    # Straight from the columns: calling the record by name for every row takes twice as long.
    return list(map(partial(tuple.__new__, ResultEntry), rows))


def _share(two: int | None, shares: Shares) -> Share | None:
    return None if two is None or shares.counted else Share(two, shares.decimals)


def _values(count: int | None, two: int | None, *, counted: bool) -> ResultValues:
    """What is stored of participants and «2», a number of pupils or a percent in millionths."""
    if not count:
        return _NOBODY
    failed = two if counted or two is None else recovered_count(two, count)
    return ResultValues(state=_HELD, participants=count, failed=failed, derived=not counted)


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
            _report_silent(context, table, place, "процентов")
            continue
        key, what = (
            ("participants", "число участников") if count is None else ("mark_2", "процент «2»")
        )
        rejected.add(place)
        report_cell(context, table, place, key, _not_given(what))
    return rejected, silent


def _look_for_doubts(
    context: ReadContext,
    table: Table,
    counts: list[int | None],
    percents: dict[str, list[int | None]],
    complete: list[bool],
    digits: int,
) -> set[int]:
    """Positions of the rows that cannot be; what is only doubtful is a remark."""
    marks = [percents[key] for key in MARKS]
    wrong = find_wrong_sums(context, table, marks, counts, complete)
    if wrong:
        complete = [one and place not in wrong for place, one in enumerate(complete)]
    find_inconsistent(context, table, "mark_2", counts, percents["mark_2"], complete, digits)
    return wrong
