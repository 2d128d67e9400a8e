"""School passports: dated blocks of counts, their shares, and the comparison with the block before.

Only counts are stored. A share is computed for display; an indicator that was not counted is
absent and never 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from app.enums import PassportBlockKind
from app.errors import UserError
from app.services.language.dates import date_digits
from app.services.language.numbers import DASH, MINUS, NBSP, percent, rounded, whole
from app.services.log.changes import Changes, changing
from app.services.reference import Indicator, passport_indicators

if TYPE_CHECKING:
    from sqlmodel import Session

    from app.models import PassportBlock
    from app.services.storage.workspace import Workspace

_GRADES = tuple(f"grade_{grade}" for grade in range(1, 12))
# A change of so many, and of such a part of the larger number, is asked about.
_BIG_CHANGE, _BIG_PERCENT = 10, 30
_YEAR_CODES = frozenset({"methodical_year"})


@dataclass(frozen=True, slots=True)
class PassportBlockRow:
    """One block as of a date.

    Attributes:
        id: key of the block.
        block: value of `PassportBlockKind`.
        on_date: «на дату».
        source: where the numbers come from.
        counts: code of the indicator -> count; what was not counted is absent.
    """

    id: int
    block: str
    on_date: date
    source: str
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class PassportRow:
    """The passport of a school.

    Attributes:
        school_id: key of the school.
        blocks: value of `PassportBlockKind` -> its blocks, newest first; every kind is present.
    """

    school_id: int
    blocks: dict[str, tuple[PassportBlockRow, ...]]


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator of a block, ready for a table.

    Attributes:
        code: of the indicator.
        title: Russian.
        count: the number, or None when it was not counted.
        count_text: «45», or «–».
        share_text: «12,4 %», or empty when the indicator is no part of another.
        previous_text: the number of the block before, «–» or empty when there is no block before.
        delta_text: «+5», «−3», «0»; empty when one of the two is missing.
        share_delta_text: «+1,2 п.п.»; empty likewise.
        doubt: why the number looks wrong beside the block before; empty when it does not.
    """

    code: str
    title: str
    count: int | None
    count_text: str
    share_text: str
    previous_text: str
    delta_text: str
    share_delta_text: str
    doubt: str = ""


def get_passport(workspace: "Workspace", school_id: int) -> PassportRow:
    """All blocks of a school; empty tuples when nothing is stored."""
    counts: dict[int, dict[str, int]] = {}
    blocks: dict[str, list[PassportBlockRow]] = {kind.value: [] for kind in PassportBlockKind}
    with workspace.database.reading() as reader:
        for row in reader.rows(
            "SELECT v.block_id, v.indicator, v.count FROM passport_value v"
            " JOIN passport_block b ON b.id = v.block_id WHERE b.school_id = ?",
            (school_id,),
        ):
            counts.setdefault(row["block_id"], {})[row["indicator"]] = row["count"]
        for row in reader.rows(
            "SELECT * FROM passport_block WHERE school_id = ? ORDER BY on_date DESC", (school_id,)
        ):
            day = date.fromisoformat(row["on_date"])
            blocks[row["block"]].append(
                PassportBlockRow(
                    row["id"], row["block"], day, row["source"], counts.get(row["id"], {})
                )
            )
    return PassportRow(school_id, {kind: tuple(rows) for kind, rows in blocks.items()})


def save_block(
    workspace: "Workspace",
    school_id: int,
    block: str,
    on_date: date,
    counts: Mapping[str, int],
    source: str = "",
) -> Changes:
    """Store a block of a school as of a date; one of the same date is replaced.

    Raises:
        UserError: nothing was counted, a count is wrong, a part is larger than its whole, the date
            lies ahead, or there is no such school. `block_warnings` names what is only doubtful.
    """
    from app.models import PassportBlock, School

    check_counts(block, counts)
    kind = PassportBlockKind(block)
    if on_date > workspace.clock.today():
        raise UserError(
            f"Дата блока паспорта {date_digits(on_date)} ещё не наступила.", "Исправьте дату."
        )
    with changing(workspace, "edit", f"Паспорт школы: {kind.label}") as work:
        if work.session.get(School, school_id) is None:
            raise UserError("Этой школы нет в реестре.", "Обновите список и повторите.")
        stored = _stored_block(work.session, school_id, kind, on_date)
        record = stored or PassportBlock(school_id=school_id, block=kind, on_date=on_date)
        record.source = source.strip()
        work.session.add(record)
        work.session.flush()
        assert record.id is not None
        _store_counts(work.session, record.id, counts)
    return work.changes


def delete_block(workspace: "Workspace", block_id: int) -> Changes:
    """Remove a block with its numbers.

    Raises:
        UserError: there is no such block.
    """
    from app.models import PassportBlock

    with changing(workspace, "edit", "Удаление блока паспорта школы") as work:
        record = work.session.get(PassportBlock, block_id)
        if record is None:
            raise UserError("Этого блока паспорта нет.", "Обновите страницу и повторите.")
        _store_counts(work.session, block_id, {})
        work.session.flush()
        work.session.delete(record)
    return work.changes


def check_counts(block: str, counts: Mapping[str, int]) -> None:
    """Refuse counts that cannot be.

    Raises:
        UserError: an unknown indicator, a number below zero, a part larger than its whole.
    """
    known = {row.code: row for row in indicators_of(block)}
    if not counts:
        raise UserError("Не указано ни одного показателя.", "Заполните хотя бы один показатель.")
    for code, count in counts.items():
        if code not in known:
            raise UserError(f"Показателя «{code}» нет в этом блоке паспорта.")
        _check_count(known[code], count)
        base = known[code].share_of
        if base is not None and base in counts and count > counts[base]:
            raise UserError(
                f"«{known[code].title}»: {whole(count)}, это больше, чем"
                f" «{known[base].title}»: {whole(counts[base])}.",
                "Исправьте одно из чисел.",
            )


def block_warnings(block: str, counts: Mapping[str, int]) -> list[str]:
    """What looks doubtful in counts that are possible, whole Russian sentences."""
    titles = {row.code: row.title for row in indicators_of(block)}
    bases = {row.share_of for row in indicators_of(block) if row.code in counts} - {None}
    warnings = [
        f"Не указано «{titles[base]}»: доли не вычисляются."
        for base in sorted(base for base in bases if base is not None)
        if base not in counts
    ]
    if block == PassportBlockKind.CONTINGENT:
        warnings += _grade_warnings(counts)
    return warnings


def indicators_of(block: str) -> tuple[Indicator, ...]:
    """Indicators of one block in printed order."""
    return tuple(row for row in passport_indicators() if row.block == block)


def compare(
    current: PassportBlockRow, previous: PassportBlockRow | None = None
) -> tuple[IndicatorRow, ...]:
    """Every indicator of a block with its share, beside the block before when there is one."""
    return tuple(
        _indicator_row(indicator, current.counts, previous.counts if previous else None)
        for indicator in indicators_of(current.block)
    )


def _indicator_row(
    indicator: Indicator, now: Mapping[str, int], before: Mapping[str, int] | None
) -> IndicatorRow:
    count, former = now.get(indicator.code), (before or {}).get(indicator.code)
    delta = None if count is None or former is None else Fraction(count - former)
    share, former_share = _share(indicator, now), _share(indicator, before or {})
    share_delta = None if share is None or former_share is None else share - former_share
    return IndicatorRow(
        code=indicator.code,
        title=indicator.title,
        count=count,
        count_text=_count_text(indicator, count),
        share_text=""
        if share is None or count is None or indicator.share_of is None
        else percent(count, now[indicator.share_of]),
        previous_text="" if before is None else _count_text(indicator, former),
        delta_text="" if delta is None else _signed(delta),
        share_delta_text="" if share_delta is None else f"{_signed(share_delta)}{NBSP}п.п.",
        doubt=_doubt(indicator, count, former),
    )


def _doubt(indicator: Indicator, count: int | None, former: int | None) -> str:
    """A jump that schools rarely make: a typing error more often than a fact."""
    if former is None:
        return ""
    if count is None:
        return f"раньше было указано {_count_text(indicator, former)}, теперь числа нет"
    if indicator.code in _YEAR_CODES:
        return "год раньше прежнего" if count < former else ""
    change = abs(count - former)
    if change < _BIG_CHANGE or change * 100 < _BIG_PERCENT * max(former, count):
        return ""
    word = "выросло" if count > former else "уменьшилось"
    return f"число {word} с {whole(former)} до {whole(count)}"


def _share(indicator: Indicator, counts: Mapping[str, int]) -> Fraction | None:
    """Percent of the whole, exact; None when it cannot be computed."""
    base = None if indicator.share_of is None else counts.get(indicator.share_of)
    count = counts.get(indicator.code)
    return None if count is None or not base else Fraction(count * 100, base)


def _count_text(indicator: Indicator, count: int | None) -> str:
    if count is None:
        return DASH
    return str(count) if indicator.code in _YEAR_CODES else whole(count)


def _signed(value: Fraction) -> str:
    text = rounded(value)
    return text if text == "0" or text.startswith(MINUS) else f"+{text}"


def _check_count(indicator: Indicator, count: int) -> None:
    # The type is checked too: counts come from tables where a cell may hold anything.
    if isinstance(count, bool) or not isinstance(count, int) or count < 0:  # pyright: ignore[reportUnnecessaryIsInstance]
        raise UserError(
            f"«{indicator.title}»: «{count}» не целое число от нуля.", "Введите целое число."
        )
    if indicator.code in _YEAR_CODES and not 1990 <= count <= 2100:
        raise UserError(f"«{indicator.title}»: {count} не год.", "Введите год, например 2014.")


def _grade_warnings(counts: Mapping[str, int]) -> list[str]:
    given = [code for code in _GRADES if code in counts]
    if not given or "pupils" not in counts:
        return []
    total = sum(counts[code] for code in given)
    if total == counts["pupils"]:
        return []
    text = f"Сумма по классам {whole(total)}, а обучающихся всего {whole(counts['pupils'])}"
    empty = [code.removeprefix("grade_") for code in _GRADES if code not in counts]
    if empty and total < counts["pupils"]:
        return [f"{text}; не заполнены классы: {', '.join(empty)}."]
    return [f"{text}."]


def _stored_block(
    session: "Session", school_id: int, kind: PassportBlockKind, on_date: date
) -> "PassportBlock | None":
    from sqlmodel import select

    from app.models import PassportBlock

    return session.exec(
        select(PassportBlock).where(
            PassportBlock.school_id == school_id,
            PassportBlock.block == kind,
            PassportBlock.on_date == on_date,
        )
    ).one_or_none()


def _store_counts(session: "Session", block_id: int, counts: Mapping[str, int]) -> None:
    from sqlmodel import select

    from app.models import PassportValue

    stored = {
        row.indicator: row
        for row in session.exec(select(PassportValue).where(PassportValue.block_id == block_id))
    }
    for code, row in stored.items():
        if code not in counts:
            session.delete(row)
    for code, count in counts.items():
        row = stored.get(code) or PassportValue(block_id=block_id, indicator=code, count=count)
        row.count = count
        session.add(row)
