"""School passports: dated blocks of counts, their shares, and the comparison with the block before.

Counts are stored, and a share is computed for display. Where only a share is known, as in papers of
others, it is stored itself and stands without a count. An indicator that was not counted is absent
and never 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from app.enums import PassportBlockKind
from app.errors import UserError
from app.services.findings.finding import Finding, Weight
from app.services.language.numbers import DASH, MINUS, NBSP, percent, percent_h, rounded, whole
from app.services.log.changes import Changes, changing
from app.services.reference import Indicator
from app.services.schools.passport_writing import (
    YEAR_CODES,
    PassportEntry,
    PassportTarget,
    indicators_of,
)
from app.services.writing.target import refuse_first

if TYPE_CHECKING:
    from app.services.storage.files.sqlite import Row
    from app.services.storage.workspace import Workspace

_REPORT_MONTH, _REPORT_DAY = 9, 20  # the yearly report to the state shows this day
_GRADES = tuple(f"grade_{grade}" for grade in range(1, 12))
# A change of so many, and of such a part of the larger number, is asked about.
_BIG_CHANGE, _BIG_PERCENT = 10, 30


@dataclass(frozen=True, slots=True, kw_only=True)
class PassportBlockRow:
    """One block as of a date.

    Attributes:
        id: key of the block.
        block: value of `PassportBlockKind`.
        on_date: «на дату».
        source: where the numbers come from.
        counts: code of the indicator -> count; what was not counted is absent.
        shares: code of the indicator -> hundredths of a percent, where only the share is known.
    """

    id: int
    block: str
    on_date: date
    source: str
    counts: dict[str, int]
    shares: Mapping[str, int] = field(default_factory=dict[str, int])


@dataclass(frozen=True, slots=True)
class PassportRow:
    """The passport of a school.

    Attributes:
        school_id: key of the school.
        blocks: value of `PassportBlockKind` -> its blocks, newest first; every kind is present.
    """

    school_id: int
    blocks: dict[str, tuple[PassportBlockRow, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorRow:
    """An indicator of a block, ready for a table.

    Attributes:
        code: of the indicator.
        title: Russian.
        count: the number, or None when it was not counted.
        count_text: «45», or «–».
        share_text: «12,4 %»; «15 %» of a share that is known without its count; empty when the
            indicator is no part of another.
        previous_text: the number of the block before, «–» or empty when there is no block before.
        delta_text: «+5», «−3», «0»; empty when one of the two is missing.
        share_delta_text: «+1,2 п.п.»; empty likewise.
        doubt: why the number looks wrong beside the block before; None when it does not.
    """

    code: str
    title: str
    count: int | None
    count_text: str
    share_text: str
    previous_text: str
    delta_text: str
    share_delta_text: str
    doubt: Finding | None = None


def get_passport(workspace: "Workspace", school_id: int) -> PassportRow:
    """All blocks of a school; empty tuples when nothing is stored."""
    counts: dict[int, dict[str, int]] = {}
    shares: dict[int, dict[str, int]] = {}
    blocks: dict[str, list[PassportBlockRow]] = {kind.value: [] for kind in PassportBlockKind}
    with workspace.database.reading() as reader:
        for row in reader.rows(
            "SELECT v.block_id, v.indicator, v.count, v.percent_h FROM passport_value v"
            " JOIN passport_block b ON b.id = v.block_id WHERE b.school_id = ?",
            (school_id,),
        ):
            known, value = (counts, row["count"])
            if value is None:
                known, value = (shares, row["percent_h"])
            known.setdefault(row["block_id"], {})[row["indicator"]] = value
        for row in reader.rows(
            "SELECT * FROM passport_block WHERE school_id = ? ORDER BY on_date DESC", (school_id,)
        ):
            key = row["id"]
            blocks[row["block"]].append(_block(row, counts.get(key, {}), shares.get(key, {})))
    return PassportRow(school_id, {kind: tuple(rows) for kind, rows in blocks.items()})


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedShare:
    """The share of an indicator in a school as of a day.

    Attributes:
        school_id: key of the school.
        on_date: «на дату».
        part: the count; None where only the share is known.
        whole: of how many; None where only the share is known and not even this number.
        percent_h: hundredths of a percent, where only the share is known; None of a counted one.
    """

    school_id: int
    on_date: date
    part: int | None
    whole: int | None
    percent_h: int | None


def newest_shares(
    workspace: "Workspace", part: str, whole: str, first: date, last: date
) -> dict[int, DatedShare]:
    """By school, its newest block of these days in which the share is counted or known as such.

    Args:
        workspace: the open workspace.
        part: code of the indicator.
        whole: code of the one that it is a share of.
        first: the earliest day.
        last: the latest day.

    Schools that have no such block are left out.
    """
    shares: dict[int, DatedShare] = {}
    with workspace.database.reading() as reader:
        for row in reader.rows(
            "SELECT b.school_id, b.on_date, p.count AS part, w.count AS whole, p.percent_h"
            " FROM passport_block b"
            " JOIN passport_value p ON p.block_id = b.id AND p.indicator = ?"
            " LEFT JOIN passport_value w ON w.block_id = b.id AND w.indicator = ?"
            " WHERE b.on_date BETWEEN ? AND ?"
            " AND (p.percent_h IS NOT NULL OR (p.count IS NOT NULL AND w.count IS NOT NULL))"
            " ORDER BY b.on_date",
            (part, whole, first.isoformat(), last.isoformat()),
        ):
            shares[row["school_id"]] = DatedShare(
                school_id=row["school_id"],
                on_date=date.fromisoformat(row["on_date"]),
                part=row["part"],
                whole=row["whole"],
                percent_h=row["percent_h"] if row["part"] is None else None,
            )
    return shares


def list_blocks(workspace: "Workspace") -> dict[int, list[PassportBlockRow]]:
    """The blocks of all schools by school, as they are stored; in the order of their dates."""
    counts: dict[int, dict[str, int]] = {}
    blocks: dict[int, list[PassportBlockRow]] = {}
    with workspace.database.reading() as reader:
        for row in reader.rows("SELECT * FROM passport_value WHERE count IS NOT NULL"):
            counts.setdefault(row["block_id"], {})[row["indicator"]] = row["count"]
        for row in reader.rows("SELECT * FROM passport_block ORDER BY on_date, id"):
            blocks.setdefault(row["school_id"], []).append(_block(row, counts.get(row["id"], {})))
    return blocks


def first_days(workspace: "Workspace") -> dict[int, date]:
    """The day of the first block of each school that has a passport."""
    query = "SELECT school_id, min(on_date) AS first FROM passport_block GROUP BY school_id"
    with workspace.database.reading() as reader:
        return {row["school_id"]: date.fromisoformat(row["first"]) for row in reader.rows(query)}


def _block(
    row: "Row", counts: dict[str, int], shares: Mapping[str, int] = MappingProxyType({})
) -> PassportBlockRow:
    return PassportBlockRow(
        id=row["id"],
        block=row["block"],
        on_date=date.fromisoformat(row["on_date"]),
        source=row["source"],
        counts=counts,
        shares=shares,
    )


def save_block(
    workspace: "Workspace",
    school_id: int,
    block: str,
    on_date: date,
    counts: Mapping[str, int],
    source: str = "",
) -> Changes:
    """Store a block of a school as of a date; one of the same date is replaced.

    Shares that are known without their counts stay, each until its count is given.

    Raises:
        UserError: nothing was counted, a count is wrong, a part is larger than its whole, the date
            lies ahead, or there is no such school. `block_warnings` names what is only doubtful.
    """
    from app.models import School
    from app.services.schools.schools import missing_school

    kind = PassportBlockKind(block)
    target = PassportTarget(workspace.clock.today(), whole=True)
    entry = PassportEntry(
        school_id=school_id,
        block=kind.value,
        on_date=on_date,
        source=source.strip(),
        counts=counts,
    )
    refuse_first(target.check(entry))
    with changing(workspace, "edit", f"Паспорт школы: {kind.label}") as work:
        if work.session.get(School, school_id) is None:
            raise missing_school()
        work.schools[school_id] = None  # numbers of a block that is there do not tell it
        target.store(work, (entry,), {})
    return work.changes


def delete_block(workspace: "Workspace", block_id: int) -> Changes:
    """Remove a block with its numbers.

    Raises:
        UserError: there is no such block.
    """
    from sqlmodel import select

    from app.models import PassportBlock, PassportValue

    with changing(workspace, "edit", "Удаление блока паспорта школы") as work:
        record = work.session.get(PassportBlock, block_id)
        if record is None:
            raise UserError("Этого блока паспорта нет.", "Возможно, его уже удалили.")
        query = select(PassportValue).where(PassportValue.block_id == block_id)
        for value in work.session.exec(query):
            work.session.delete(value)
        work.session.flush()
        work.session.delete(record)
    return work.changes


def usual_day(year: int, today: date) -> date:
    """20 September of a school year, the day of the state report, or today if that lies ahead."""
    return min(date(year - 1, _REPORT_MONTH, _REPORT_DAY), today)


def block_warnings(block: str, counts: Mapping[str, int]) -> list[Finding]:
    """What looks doubtful in counts that are possible: notes in whole Russian sentences."""
    titles = {row.code: row.title for row in indicators_of(block)}
    bases = {row.share_of for row in indicators_of(block) if row.code in counts} - {None}
    warnings = [
        _doubtful(f"Не указано «{titles[base]}»: доли не вычисляются.")
        for base in sorted(base for base in bases if base is not None)
        if base not in counts
    ]
    if block == PassportBlockKind.CONTINGENT:
        warnings += _grade_warnings(counts)
    return warnings


def compare(
    current: PassportBlockRow, previous: PassportBlockRow | None = None
) -> tuple[IndicatorRow, ...]:
    """Every indicator of a block with its share, beside the block before when there is one."""
    return tuple(
        _indicator_row(indicator, current, previous) for indicator in indicators_of(current.block)
    )


def _indicator_row(
    indicator: Indicator, now: PassportBlockRow, before: PassportBlockRow | None
) -> IndicatorRow:
    count = now.counts.get(indicator.code)
    former = None if before is None else before.counts.get(indicator.code)
    delta = None if count is None or former is None else Fraction(count - former)
    share = _share(indicator, now)
    former_share = None if before is None else _share(indicator, before)
    share_delta = None if share is None or former_share is None else share - former_share
    return IndicatorRow(
        code=indicator.code,
        title=indicator.title,
        count=count,
        count_text=_count_text(indicator, count),
        share_text=_share_text(indicator, now),
        previous_text="" if before is None else _count_text(indicator, former),
        delta_text="" if delta is None else _signed(delta),
        share_delta_text="" if share_delta is None else f"{_signed(share_delta)}{NBSP}п.п.",
        doubt=None if indicator.code in now.shares else _doubt(indicator, count, former),
    )


def _doubt(indicator: Indicator, count: int | None, former: int | None) -> Finding | None:
    """A jump that schools rarely make: a typing error more often than a fact."""
    if former is None:
        return None
    if count is None:
        words = f"раньше было указано {_count_text(indicator, former)}, теперь числа нет"
        return Finding(code="passport.count-gone", text=words, weight=Weight.NOTE)
    if indicator.code in YEAR_CODES:
        if count >= former:
            return None
        words = "год раньше прежнего"
        return Finding(code="passport.earlier-year", text=words, weight=Weight.NOTE)
    change = abs(count - former)
    if change < _BIG_CHANGE or change * 100 < _BIG_PERCENT * max(former, count):
        return None
    word = "выросло" if count > former else "уменьшилось"
    words = f"число {word} с {whole(former)} до {whole(count)}"
    return Finding(code="passport.jump", text=words, weight=Weight.NOTE)


def _share(indicator: Indicator, block: PassportBlockRow) -> Fraction | None:
    """Percent of the whole: exact, or as it is known without its count; None when it is not."""
    known_h = block.shares.get(indicator.code)
    if known_h is not None:
        return Fraction(known_h, 100)
    base = None if indicator.share_of is None else block.counts.get(indicator.share_of)
    count = block.counts.get(indicator.code)
    return None if count is None or not base else Fraction(count * 100, base)


def _share_text(indicator: Indicator, block: PassportBlockRow) -> str:
    known_h = block.shares.get(indicator.code)
    if known_h is not None:
        return percent_h(known_h)
    base = None if indicator.share_of is None else block.counts.get(indicator.share_of)
    count = block.counts.get(indicator.code)
    return "" if count is None or not base else percent(count, base)


def _count_text(indicator: Indicator, count: int | None) -> str:
    if count is None:
        return DASH
    return str(count) if indicator.code in YEAR_CODES else whole(count)


def _signed(value: Fraction) -> str:
    text = rounded(value)
    return text if text == "0" or text.startswith(MINUS) else f"+{text}"


def _doubtful(text: str) -> Finding:
    return Finding(code="doubtful_counts", text=text, weight=Weight.NOTE)


def _grade_warnings(counts: Mapping[str, int]) -> list[Finding]:
    given = [code for code in _GRADES if code in counts]
    if not given or "pupils" not in counts:
        return []
    total = sum(counts[code] for code in given)
    if total == counts["pupils"]:
        return []
    text = f"Сумма по классам {whole(total)}, а обучающихся всего {whole(counts['pupils'])}"
    empty = [code.removeprefix("grade_") for code in _GRADES if code not in counts]
    if empty and total < counts["pupils"]:
        return [_doubtful(f"{text}; не заполнены классы: {', '.join(empty)}.")]
    return [_doubtful(f"{text}.")]
