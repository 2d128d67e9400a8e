"""Results of the assessment procedures, and the procedures themselves."""

from collections.abc import Iterator

from app.enums import ProcedureKind, ResultState
from app.services.findings.links import ToResult, ToResults
from app.services.language import numbers
from app.services.language.dates import year_name
from app.services.log.words.aggregate import Aggregate
from app.services.log.words.columns import choice, count, flag, hundredths, order, owner, text, year
from app.services.log.words.places import Row, Rows, Seen, at
from app.services.log.words.sentences import Names, Values, change
from app.services.log.words.table import RESULT, About, Counted, TableWords


def result_words(
    state: ResultState, participants: int | None, failed: int | None, percent_h: int | None
) -> str:
    """«11 из 89 (12,4 %)»; `percent_h` is set when only the percent is known."""
    if state is not ResultState.HELD:
        return state.label
    if percent_h is not None:
        return numbers.percent_h(percent_h)
    if failed is None or participants is None:
        return numbers.DASH
    return numbers.count_of(failed, participants)


def row_words(values: Values) -> str:
    """What a row of results says, as `result_words`."""
    percent_h = values.get("failed_percent_h") if values.get("percents_only") else None
    state = ResultState(values["state"])
    return result_words(state, values.get("participants"), values.get("failed"), percent_h)


def _tell_result(before: Values | None, after: Values | None, names: Names) -> Iterator[str]:
    one = after or before or {}
    title = names.of("procedure", one.get("procedure_id")) or "процедура"
    old, new = (None if values is None else row_words(values) for values in (before, after))
    yield f"{title}, {year_name(one['year'])}: {change(old, new)}"


def _cell(rows: Rows, row: Row) -> Seen:
    code = rows.row("procedure", row["procedure_id"]).get("code")
    return Seen(ToResult(row["school_id"], code, row["year"]), row["year"])


RESULTS = TableWords(
    table="result",
    aggregate=Aggregate.RESULTS,
    one="Результат",
    columns={
        "school_id": owner("school"),
        "procedure_id": owner("procedure"),
        "year": year(),
        "state": choice("состояние", ResultState),
        "participants": count("участников"),
        "failed": count("не справились"),
        "high": count("высокие результаты"),
        "mean_score_h": hundredths("средний балл"),
        "percents_only": flag("только проценты"),
        "failed_percent_h": hundredths("не справились, %"),
        "high_percent_h": hundredths("высокие результаты, %"),
    },
    silent=frozenset(
        {"id", "derived", "source_file", "source_sheet", "source_row", "change_set_id"}
    ),
    name=("school_id", "procedure_id"),
    about=(About(RESULT, ("school_id", "procedure_id", "year")),),
    event="results",
    tells=_tell_result,
    shown=_cell,
    rank=30,
    counted=Counted(15, "Результаты", by_year=True),
    imported=True,
)

PROCEDURES = TableWords(
    table="procedure",
    aggregate=Aggregate.PROCEDURES,
    one="Оценочная процедура",
    columns={
        "title": text("название"),
        "kind": choice("вид", ProcedureKind),
        "position": order(),
    },
    silent=frozenset(
        {"id", "code", "subject", "subject_title", "grade", "level", "short_title", "builtin"}
    ),
    name=("title",),
    called="short_title",
    shown=at(ToResults()),
    rank=240,
    counted=Counted(16, "Оценочные процедуры"),
)

GAPS = TableWords(
    table="procedure_gap",
    aggregate=Aggregate.PROCEDURES,
    one="Процедура не проводилась",
    columns={"procedure_id": owner("procedure"), "year": year(), "reason": text("основание")},
    silent=frozenset(),
    name=("procedure_id",),
    shown=at(ToResults()),
    rank=250,
    counted=Counted(17, "Процедуры, которые не проводились"),
)
