"""Whether the columns of marks hold percents or numbers of pupils.

Percents of a row add up to 100, numbers of pupils to the participants. Where both are possible and
give different results, the user is asked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from app.services.importing.cells.cell import has_percent_sign
from app.services.importing.findings.questions import COUNTS_OR_PERCENTS, FileQuestion, Option
from app.services.importing.reading.context import ReadContext
from app.services.importing.tables.table import Table
from app.services.language.headers import header_key
from app.services.results.recovery import MICRO, WHOLE_MICRO, recovered_count

Unit = Literal["counts", "percents"]


@dataclass(slots=True)
class _Evidence:
    """How many rows speak for what.

    Attributes:
        counts: the marks add up to the participants and not to 100.
        percents: they add up to 100, have decimals, or are more than the participants.
        either: whole numbers that may be both, with different results.
    """

    counts: int = 0
    percents: int = 0
    either: int = 0


def unit_of_marks(
    context: ReadContext,
    table: Table,
    participants: Sequence[int | None],
    marks: Mapping[str, Sequence[int | None]],
) -> Unit | None:
    """What the marks, given in millionths, are; None while it is asked about."""
    if _has_sign(table, marks):
        return "percents"
    evidence = _evidence(participants, list(marks.values()))
    unit = _by_header(table) or _by_rows(evidence)
    if (unit == "counts" and evidence.percents) or (unit == "percents" and evidence.counts):
        unit = None
    if unit is not None:
        if unit == "counts":
            _tell_of_counts(context, table)
        return unit
    chosen = context.questions.ask(
        FileQuestion(
            code=COUNTS_OR_PERCENTS,
            text="В столбцах отметок стоит число учащихся (в сумме это число участников) или"
            " процент (в сумме 100)? По строкам файла это понять нельзя.",
            options=(Option("counts", "число учащихся"), Option("percents", "проценты")),
            sheet=table.sheet.name,
            column=table.title("mark_2"),
        )
    )
    return None if chosen is None else ("counts" if chosen == "counts" else "percents")


def _by_rows(evidence: _Evidence) -> Unit | None:
    if evidence.counts:
        return None if evidence.percents or evidence.either else "counts"
    return "percents" if evidence.percents or not evidence.either else None


def _by_header(table: Table) -> Unit | None:
    """What the header says: «2, %», «2, чел.»."""
    title = header_key(table.title("mark_2"))
    if "%" in title or "процент" in title or "доля" in title:
        return "percents"
    return "counts" if "чел" in title or "кол" in title else None


def _has_sign(table: Table, keys: Mapping[str, object]) -> bool:
    """Whether a cell shows a percent sign."""
    return any(has_percent_sign(cell) for key in keys for cell in set(table.cells(key)))


def _evidence(
    participants: Sequence[int | None], marks: Sequence[Sequence[int | None]]
) -> _Evidence:
    evidence = _Evidence()
    for count, *row in set(zip(participants, *marks, strict=True)):
        shown = row if None not in row else [mark for mark in row if mark is not None]
        if not count or not shown:
            continue
        total, everybody = sum(shown), count * MICRO
        to_hundred = abs(total - WHOLE_MICRO) <= MICRO
        if (to_hundred and total != everybody) or any(mark % MICRO for mark in shown):
            evidence.percents += 1
        elif total == everybody and not to_hundred:
            evidence.counts += 1
        elif max(shown) > everybody:
            evidence.percents += 1
        elif MICRO < total <= everybody and total != WHOLE_MICRO and _matters(row[0], count):
            evidence.either += 1
    return evidence


def _matters(twos: int | None, count: int) -> bool:
    """Whether the number of «2» depends on what the column holds."""
    if twos is None:
        return False
    return recovered_count(twos, count) != twos // MICRO


def _tell_of_counts(context: ReadContext, table: Table) -> None:
    context.problems.warning(
        "value.counts",
        "В столбцах отметок – число учащихся, а не проценты: в каждой строке сумма равна числу"
        " участников. Так и прочитано.",
        sheet=table.sheet.name,
    )
