"""The final check of the support of a school: its ВПР and ГИА beside those of the base year.

The base year is the year of results by which the school came onto the list, the next one the school
year in which it was supported; each procedure of the two years is compared with itself:

* by the share of those who failed («2» in ВПР, below the minimum in ОГЭ and ЕГЭ), the share that
  makes a result low for the identification. Counts are compared exactly: a smaller share is better,
  an equal one the same, and there is no tolerance;
* a percent that is known without counts stands as it was typed. Beside counts it says no more than
  its decimals do, so a share that rounds to it is the same, and a note says so;
* by the mean mark of the criteria where the results of ЕГЭ are not known in both years.

A year without a number gives no conclusion, never 0. A small group counts and is marked, whatever
the profile makes of it in an identification. ВПР of a class is compared with ВПР of that
class a year later, as the identification counts it: other children, the same teaching. The same
children a class on (5, then 6) are told apart and counted nowhere. The two levels of ЕГЭ in
mathematics are two procedures, whether a profile adds them up or not; procedures that are neither
ВПР nor ГИА take no part.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from app.enums import ProcedureKind, ValueUnit
from app.services.criteria import list_criteria_values
from app.services.identification.evidence.result_words import worded
from app.services.identification.evidence.shares import limit_text
from app.services.identification.rules.in_use import profile_in_use
from app.services.identification.rules.low import is_low_result, is_small_group
from app.services.language.dates import year_name
from app.services.language.numbers import MINUS, NBSP, hundredths
from app.services.language.plural import PROCEDURE, SCORE, Forms, counted, plural
from app.services.results import list_procedures, list_results
from app.services.results.recovery import share_of_h
from app.services.results.year_before import share_change_text
from app.services.year.years import is_not_held_yet

if TYPE_CHECKING:
    from app.services.criteria import CriterionRow
    from app.services.identification.rules.rules import Profile
    from app.services.results import ProcedureRow, ResultRow
    from app.services.storage.workspace import Workspace

Sense = Literal["better", "same", "worse", "unknown"]
SENSES: Mapping[Sense, str] = MappingProxyType(
    {
        "better": "лучше",
        "same": "без изменений",
        "worse": "хуже",
        "unknown": "нет данных",
    }
)
_CHECKED = (ProcedureKind.VPR, ProcedureKind.OGE, ProcedureKind.EGE)
# A criterion with a mean mark of ЕГЭ, and the procedures whose results say more.
_MEANS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"ege-ru": ("ege:ru",), "ege-ma": ("ege:ma:base", "ege:ma:prof", "ege:ma")}
)
_OPTIONAL = "ege-optional"
_OBLIGATORY = frozenset(code for codes in _MEANS.values() for code in codes)
_COMPARED: Forms = ("Сопоставлена", "Сопоставлено", "Сопоставлено")
_Pair: TypeAlias = "tuple[ResultRow | None, ResultRow | None]"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLine:
    """One procedure in two years.

    Attributes:
        title: «ВПР по математике, 5 класс»; of the same children «…, 5 класс, затем 6 класс».
        base_text: the result of the base year, «11 из 38 (28,9 %)», a state, or empty.
        next_text: that of the next year.
        change_text: «−1,9 п.п.» or «−6 баллов»; empty without two numbers.
        sense: `better`, `same`, `worse`, or `unknown` when a year has no number.
        same_children: ВПР of a class beside that of the next class a year later.
        by_mean: the mean mark of a criterion is compared.
        low: whether the result was low in the base year and is in the next; None where unknown.
        small: fewer took part than the limit of the profile, in one of the years.
        notes: what to know of the line, Russian, in printed order.
        results: the stored results of the two years; None where there is none.
    """

    title: str
    base_text: str
    next_text: str
    change_text: str
    sense: Sense
    same_children: bool = False
    by_mean: bool = False
    low: tuple[bool | None, bool | None] = (None, None)
    small: bool = False
    notes: tuple[str, ...] = ()
    results: _Pair = (None, None)

    @property
    def sense_text(self) -> str:
        """«лучше», «без изменений», «хуже», «нет данных»."""
        return SENSES[self.sense]

    @property
    def notes_text(self) -> str:
        """The notes in one line."""
        return "; ".join(self.notes)


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalCheck:
    """A school in two years of results.

    Attributes:
        school_id: key of the school.
        base_year: the year of results by which it came onto the list.
        year: the one in which it was supported.
        lines: ВПР and ГИА procedure by procedure in printed order, known in one of the years.
        children: ВПР of the same children a class on, where both years have a number.
        lack: why nothing can be compared, a whole sentence; empty when something can.
    """

    school_id: int
    base_year: int
    year: int
    lines: tuple[CheckLine, ...]
    children: tuple[CheckLine, ...]
    lack: str

    @property
    def numbers(self) -> Mapping[Sense, int]:
        """How many procedures stand how; each sense has its number."""
        counts = Counter(line.sense for line in self.lines)
        return {sense: counts[sense] for sense in SENSES}

    @property
    def summary(self) -> str:
        """«Сопоставлено 7 процедур: лучше – 4, без изменений – 1, хуже – 2; …», or the lack."""
        if self.lack:
            return self.lack
        counts = self.numbers
        compared = sum(counts.values()) - counts["unknown"]
        told = ", ".join(
            f"{words}{NBSP}– {counts[sense]}"
            for sense, words in SENSES.items()
            if sense != "unknown"
        )
        text = f"{plural(compared, _COMPARED)} {counted(compared, PROCEDURE)}: {told}"
        if counts["unknown"]:
            text += f"; нет данных за один из{NBSP}годов{NBSP}– {counts['unknown']}"
        return f"{text}. {self._low_words}".rstrip()

    @property
    def _low_words(self) -> str:
        """How many results were low and are, of the procedures whose shares are compared."""
        pairs = [line.low for line in self.lines if None not in line.low]
        if not pairs:
            return ""
        before, now = (sum(bool(low[year]) for low in pairs) for year in (0, 1))
        return f"Низких результатов было {before}, стало {now}."


class OfferedYears(NamedTuple):
    """The years that may be checked against the year before them.

    Attributes:
        years: the newest first.
        chosen: the one to begin with.
    """

    years: tuple[int, ...]
    chosen: int


def offered_years(with_results: Collection[int], work_year: int) -> OfferedYears:
    """What a school may be checked for: its years of results and the year of work.

    That one is chosen when it has results, else the newest that has them with its base year.
    """
    held = set(with_results)
    earliest = min(held, default=work_year - 1)
    years = {year for year in held | {work_year} if year > earliest} or {work_year}
    pairs = [year for year in sorted(years, reverse=True) if {year, year - 1} <= held]
    chosen = work_year if work_year in held & years or not pairs else pairs[0]
    return OfferedYears(tuple(sorted(years | {chosen}, reverse=True)), chosen)


def final_check(workspace: "Workspace", school_id: int, base_year: int, year: int) -> FinalCheck:
    """Compare two years of results of a school, procedure by procedure.

    Args:
        workspace: the open workspace.
        school_id: key of the school; one without any results has no lines.
        base_year: a year of results, its later calendar year.
        year: a later one, mostly the next.
    """
    procedures = {row.id: row for row in list_procedures(workspace) if row.kind in _CHECKED}
    stored = list_results(workspace, school_id=school_id)
    before, now = (
        {
            row.procedure_id: row
            for row in stored
            if row.year == one and row.procedure_id in procedures
        }
        for one in (base_year, year)
    )
    profile = profile_in_use(workspace)
    compared = {
        procedure.code: _line(procedure.title, (before.get(key), now.get(key)), profile)
        for key, procedure in procedures.items()
        if key in before or key in now
    }
    values = [
        {row.code: row for row in list_criteria_values(workspace, school_id, one)}
        for one in (base_year, year)
    ]
    lines = tuple(_with_means(compared, values[0], values[1], base_year))
    return FinalCheck(
        school_id=school_id,
        base_year=base_year,
        year=year,
        lines=lines,
        children=tuple(_same_children(procedures, before, now, profile, year - base_year)),
        lack=_lack(lines, (base_year, year), workspace.clock.today()),
    )


def _line(title: str, pair: _Pair, profile: "Profile", *, same_children: bool = False) -> CheckLine:
    before, now = pair
    sense, is_rounded = _sense(before, now)
    small = any(
        row is not None and is_small_group(row.participants, profile.min_participants)
        for row in pair
    )
    return CheckLine(
        title=title,
        base_text=_text(before, profile),
        next_text=_text(now, profile),
        change_text="" if is_rounded or not before or not now else share_change_text(now, before),
        sense=sense,
        same_children=same_children,
        low=(_low(before, profile), _low(now, profile)),
        small=small,
        notes=tuple(_notes(pair, profile, small=small, is_rounded=is_rounded)),
        results=pair,
    )


def _text(row: "ResultRow | None", profile: "Profile") -> str:
    return "" if row is None else worded(row, profile.threshold_h).text


def _low(row: "ResultRow | None", profile: "Profile") -> bool | None:
    if row is None or row.share is None:
        return None
    return is_low_result(row, profile.threshold_h)


def _sense(before: "ResultRow | None", now: "ResultRow | None") -> tuple[Sense, bool]:
    """How the share of those who failed changed, and whether a rounded percent decided it."""
    if before is None or now is None or before.share is None or now.share is None:
        return "unknown", False
    if before.percents_only != now.percents_only:
        counts, told = (now, before) if before.percents_only else (before, now)
        percent = share_of_h(told.failed_percent_h or 0)
        if percent.is_of(counts.failed or 0, counts.participants or 0):
            return "same", True
    return _by_size(now.share - before.share), False


def _by_size(growth: Fraction | int) -> Sense:
    """What the growth of a share means, of which less is better."""
    return "same" if growth == 0 else "worse" if growth > 0 else "better"


def _notes(pair: _Pair, profile: "Profile", *, small: bool, is_rounded: bool) -> Iterator[str]:
    if small:
        yield f"малочисленная группа (меньше {limit_text(profile.min_participants)})"
    if any(row is not None and row.share is not None and row.percents_only for row in pair):
        words = "доли совпадают с точностью до округления" if is_rounded else ""
        yield "известна только доля, численность не указана" + (f": {words}" if words else "")
    means = [None if row is None else row.mean_score_h for row in pair]
    if means[0] is not None and means[1] is not None:
        yield f"средний балл был {hundredths(means[0])}, стал {hundredths(means[1])}"


def _same_children(
    procedures: "Mapping[int, ProcedureRow]",
    before: "Mapping[int, ResultRow]",
    now: "Mapping[int, ResultRow]",
    profile: "Profile",
    later: int,
) -> Iterator[CheckLine]:
    """ВПР of a class beside that of the class it became, where both years have a share."""
    classes = {
        (row.subject, row.grade): key
        for key, row in procedures.items()
        if row.kind is ProcedureKind.VPR and row.grade is not None
    }
    for (subject, grade), key in classes.items():
        became = (grade or 0) + later
        following = classes.get((subject, became))
        pair = before.get(key), None if following is None else now.get(following)
        title = f"{procedures[key].title}, затем {became}{NBSP}класс"
        line = _line(title, pair, profile, same_children=True)
        if line.sense != "unknown":
            yield line


def _with_means(
    compared: Mapping[str, CheckLine],
    base_values: "Mapping[str, CriterionRow]",
    values: "Mapping[str, CriterionRow]",
    base_year: int,
) -> Iterator[CheckLine]:
    """The procedures, and mean marks of ЕГЭ instead of those that cannot be compared."""
    optional = [code for code in compared if code.startswith("ege:") and code not in _OBLIGATORY]
    means: list[CheckLine] = []
    replaced: set[str] = set()
    for criterion, codes in {**_MEANS, _OPTIONAL: optional}.items():
        if any(compared[code].sense != "unknown" for code in codes if code in compared):
            continue
        line = _mean_line(base_values.get(criterion), values.get(criterion), base_year)
        if line is not None:
            means.append(line)
            replaced.update(codes)
    yield from (line for code, line in compared.items() if code not in replaced)
    yield from means


def _mean_line(
    before: "CriterionRow | None", now: "CriterionRow | None", base_year: int
) -> CheckLine | None:
    """The mean marks of a criterion; None unless both years have one."""
    score = _score(now)
    if now is None or score is None:
        return None
    earlier = _score(before)
    if earlier is None and now.previous_year == base_year and now.current.previous is not None:
        earlier = now.current.previous.number_h
    if earlier is None:
        return None
    change = score - earlier
    sign = "+" if change > 0 else MINUS if change < 0 else ""
    points = plural(abs(change) // 100, SCORE) if change % 100 == 0 else SCORE[1]
    return CheckLine(
        title=now.title,
        base_text=hundredths(earlier),
        next_text=hundredths(score),
        change_text=f"{sign}{hundredths(abs(change))}{NBSP}{points}",
        sense=_by_size(-change),
        by_mean=True,
        notes=("сопоставлен средний балл, доля не набравших минимума неизвестна",),
    )


def _score(row: "CriterionRow | None") -> int | None:
    if row is None or row.unit is not ValueUnit.SCORE or row.doubt is not None:
        return None
    return row.current.number_h


def _lack(lines: Sequence[CheckLine], years: tuple[int, int], today: date) -> str:
    """Why nothing can be compared; empty when something can."""
    if any(line.sense != "unknown" for line in lines):
        return ""
    base, name = (f"{year_name(one)} учебный год" for one in years)
    has_base, has_next = (any(line.results[at] is not None for line in lines) for at in (0, 1))
    if not has_next and is_not_held_yet(years[1], today):
        return f"ВПР и ГИА за {name} ещё не проводились, сопоставлять с базовым годом нечего."
    if not has_next:
        return f"Результаты ВПР и ГИА за {name} не внесены, сопоставлять с базовым годом нечего."
    if not has_base:
        return f"Результаты ВПР и ГИА за {base} не внесены, сопоставлять с базовым годом нечего."
    return f"Нет процедуры, результаты которой известны за {base} и за {name}."
