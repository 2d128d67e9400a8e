"""Our workbook «Результаты»: all procedures, counts or percents."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.enums import ResultState
from app.services.importing.cells.cell import Cell
from app.services.importing.findings.questions import COUNTS_OR_PERCENTS, MEAN_OR_PERCENT
from app.services.importing.kinds.results.autumn import settle_autumn
from app.services.importing.kinds.results.fractions import PercentColumns, settle_fractions
from app.services.importing.kinds.results.mean_marks import are_percents
from app.services.importing.kinds.results.percent_units import holds_counts
from app.services.importing.kinds.results.percents import decimals, find_inconsistent
from app.services.importing.kinds.results.reading import Keys, take_results
from app.services.importing.reading.context import (
    ReadContext,
    bind_rows,
    report_bad,
    report_cell,
    report_columns,
    report_empty,
)
from app.services.importing.reading.file_year import years_of
from app.services.importing.reading.rows import FileRows
from app.services.importing.tables.parsers import (
    parse_count,
    parse_participants,
    parse_percent,
    parse_score,
    parse_text,
    shown,
)
from app.services.importing.tables.table import Parsed, Table
from app.services.language.headers import header_key
from app.services.language.sentences import listed, quoted
from app.services.results.recovery import Share, disagrees
from app.services.results.rules import (
    Numbers,
    ResultValues,
    settle,
    share_told,
    wrong_numbers,
)
from app.services.results.writing import ResultEntry
from app.services.writing.target import Wrong

_NUMBERS = {
    "participants": parse_participants,
    "failed": parse_count,
    "high": parse_count,
    "mean_score": parse_score,
    "failed_percent": parse_percent,
    "high_percent": parse_percent,
}
_NAMED = 6  # procedures that a name may mean
_COUNTS = {"failed_percent": "failed", "high_percent": "high"}
_HELD = ResultState.HELD.value
_NOBODY = ResultState.NO_PARTICIPANTS.value
_STATES = {
    "": _HELD,
    "проведена": _HELD,
    "проведен": _HELD,
    "проведено": _HELD,
    "не проводилась": ResultState.NOT_HELD.value,
    "не проводился": ResultState.NOT_HELD.value,
    "не проводилось": ResultState.NOT_HELD.value,
    "нет участников": _NOBODY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    years: Parsed
    procedures: Parsed
    states: Parsed
    numbers: dict[str, Parsed]
    doubtful: frozenset[int]


def read_results(context: ReadContext, table: Table) -> FileRows:
    """Read one sheet of results."""
    columns = _parse(context, table)
    wrong = _wrong_rows(context, table, columns)
    if any(map(context.questions.is_open, (MEAN_OR_PERCENT, COUNTS_OR_PERCENTS))):
        wrong = set(range(len(table.rows)))
    bound = bind_rows(context, table)
    values = _values(context, table, columns, wrong)
    if None in values:
        wrong |= {place for place, value in enumerate(values) if value is None}
    if any(columns.numbers["failed_percent"].values):
        _look_for_doubts(context, table, list(map(Numbers._make, _number_rows(columns))), wrong)
    sheet = table.sheet.name
    shares = _shares(columns)

    def make(keys: Keys, taken: Any) -> list[ResultEntry]:  # noqa: ANN401 - flags of any sequence
        named: Any = zip(*keys, strict=True)  # a row that is taken has all three
        return [
            ResultEntry(key=key, values=value, sheet=sheet, row=number, share=share)
            for key, value, number, share, take in zip(
                named, values, table.numbers, shares, taken, strict=True
            )
            if take and value is not None
        ]

    works, held, waiting = settle_autumn(
        context, table, columns.procedures.values, columns.years.values
    )
    left = wrong | bound.rejected | waiting
    return take_results(context, table, (bound.ids, works, held), left, frozenset(), make)


def _shares(columns: _Columns) -> Sequence[Share | None]:
    """The percent of every row that gives no count, with the decimals of its column."""
    percents = columns.numbers["failed_percent"].values
    if percents.count(None) == len(percents):
        return [None] * len(percents)
    digits = decimals([percents])
    counts = columns.numbers["failed"].values
    return [
        None if count is not None or percent is None else Share(percent, digits)
        for count, percent in zip(counts, percents, strict=True)
    ]


def _values(
    context: ReadContext, table: Table, columns: _Columns, wrong: set[int]
) -> list[ResultValues | None]:
    """State, counts and percents of every row; None where something is wrong."""
    values: list[ResultValues | None] = []
    for place, row in enumerate(_number_rows(columns)):
        state, participants, failed, high, mean, percent, high_percent = row
        if wrong and place in wrong:
            values.append(None)
        elif (
            # The plain case, most rows of a large table, without a look at what may be wrong.
            participants
            and failed is not None
            and failed + (high or 0) <= participants
            and percent is None
            and high_percent is None
            and state == _HELD
        ):
            values.append(
                ResultValues(
                    state=_HELD,
                    participants=participants,
                    failed=failed,
                    high=high,
                    mean_score_h=mean,
                )
            )
        else:
            values.append(_checked(context, table, place, Numbers._make(row)))
    return values


def _parse(context: ReadContext, table: Table) -> _Columns:
    years = years_of(context, table)
    procedures = table.parsed("procedure", lambda cell: _procedure(context, cell))
    states = table.parsed("state", _state)
    numbers = {key: table.parsed(key, parse) for key, parse in _NUMBERS.items()}
    named = {"year": years, "procedure": procedures, "state": states}
    report_columns(context, table, named | numbers)
    given = PercentColumns(
        columns={key: numbers[key].values for key in _COUNTS},
        participants=numbers["participants"].values,
        groups=list(zip(procedures.values, years.values, strict=True)),
        counts={key: numbers[count].values for key, count in _COUNTS.items()},
        make_whole=False,
    )
    settled, doubtful = settle_fractions(context, table, given)
    for key, values in settled.items():
        numbers[key] = Parsed(values, numbers[key].bad)
        _without_counts(context, table, numbers, key, given)
        _without_means(context, table, numbers, key)
    return _Columns(
        years=years, procedures=procedures, states=states, numbers=numbers, doubtful=doubtful
    )


def _without_counts(
    context: ReadContext, table: Table, numbers: dict[str, Parsed], key: str, given: PercentColumns
) -> None:
    """Move numbers of pupils from a column of percents to where they belong."""
    percents = numbers[key]
    if not holds_counts(context, table, key, given, percents.values):
        return
    typed = table.parsed(key, parse_count)
    report_bad(context, table, key, typed)
    counts = numbers[_COUNTS[key]]
    moved = [
        there if here is None else here
        for here, there in zip(counts.values, typed.values, strict=True)
    ]
    numbers[_COUNTS[key]] = Parsed(moved, counts.bad)
    numbers[key] = Parsed([None] * len(moved), percents.bad | typed.bad)


def _without_means(
    context: ReadContext, table: Table, numbers: dict[str, Parsed], key: str
) -> None:
    """Leave out a column of percents that holds mean marks."""
    column = numbers[key]
    if not are_percents(context, table, key, column.values, numbers["participants"].values):
        numbers[key] = Parsed([None] * len(column.values), column.bad)


def _procedure(context: ReadContext, cell: Cell) -> int | Wrong | None:
    text = parse_text(cell)
    if not text:
        return None
    procedure_id = context.procedures.find(text)
    if procedure_id is not None:
        return procedure_id
    meant = [quoted(one.short_title) for one in context.procedures.meant(text)]
    if meant:
        return Wrong(
            code="unknown_procedure",
            text=f"«{shown(cell)}» может означать несколько процедур: {listed(meant, _NAMED)}."
            " Укажите одну из них.",
        )
    return Wrong(
        code="unknown_procedure",
        text=f"Процедуры «{shown(cell)}» нет в списке. Выберите её из списка ячейки («ВПР МА 5»)"
        " или добавьте в разделе «Результаты».",
    )


def _state(cell: Cell) -> str | Wrong:
    state = _STATES.get(header_key(parse_text(cell)))
    if state is not None:
        return state
    return Wrong(
        code="state",
        text=f"«{shown(cell)}» не состояние. Выберите «проведена», «не проводилась» или"
        " «нет участников».",
    )


def _number_rows(columns: _Columns) -> "zip[tuple[Any, ...]]":
    return zip(
        columns.states.values, *(columns.numbers[key].values for key in _NUMBERS), strict=True
    )


def _wrong_rows(context: ReadContext, table: Table, columns: _Columns) -> set[int]:
    wrong = set(columns.doubtful).union(
        columns.years.bad,
        columns.procedures.bad,
        columns.states.bad,
        *(column.bad for column in columns.numbers.values()),
    )
    for key, column, what in (
        ("year", columns.years, "учебный год"),
        ("procedure", columns.procedures, "процедура"),
    ):
        if None not in column.values:
            continue
        for place, value in enumerate(column.values):
            if value is None and key not in table.places:
                wrong.add(place)  # the year is asked about
            elif value is None and place not in wrong:
                report_empty(context, table, place, key, what)
                wrong.add(place)
    return wrong


def _checked(context: ReadContext, table: Table, place: int, row: Numbers) -> ResultValues | None:
    """What is stored of a row; None after writing down what is wrong.

    Zeros beside a state, and in all cells, are how tables say that there was nobody.
    """
    if not any(row[1:]) and (row.state != _HELD or row.participants == 0):
        row = Numbers(state=_NOBODY if row.state == _HELD else row.state)
    wrong = wrong_numbers(row)
    if wrong is None:
        return settle(row)
    report_cell(context, table, place, wrong.field, wrong)
    return None


def _look_for_doubts(
    context: ReadContext, table: Table, rows: list[Numbers], wrong: set[int]
) -> None:
    """Write down percents that their counts do not quite give, or that give no whole number."""
    percents = [row.failed_percent for row in rows]
    digits = decimals([percents])
    derived = [
        row.failed is None and row.participants is not None and place not in wrong
        for place, row in enumerate(rows)
    ]
    counts = [row.participants for row in rows]
    find_inconsistent(context, table, "failed_percent", counts, percents, derived, digits)
    for place, row in enumerate(rows):
        if row.failed is None or row.failed_percent is None or place in wrong:
            continue
        if disagrees(row.failed_percent, row.failed, row.participants or 0, digits):
            context.problems.warning(
                "percent_differs",
                f"{share_told(row.failed_percent, row.failed, row.participants or 0)} – другая"
                " доля. Приняты количества.",
                sheet=table.sheet.name,
                row=table.numbers[place],
                column=table.title("failed_percent"),
            )
