"""What a programme consists of, as it is read and as it is typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from app.enums import IndicatorOperator, ProgrammeKind
from app.services.language.deadlines.periods import PlanPeriod, period_words
from app.services.language.numbers import hundredths

LISTS = ("developers", "tasks", "expected", "stages")
TEXTS = (
    "executors",
    "participants",
    "aim",
    "mechanism",
    "resources",
    "management",
    "control",
    "problem",
    "concept",
)


@dataclass(frozen=True, slots=True)
class Direction:
    """A direction of a programme (направление)."""

    title: str = ""
    aim: str = ""
    tasks: tuple[str, ...] = ()


class ProgrammeRisk(NamedTuple):
    """A risk and the measures against it."""

    title: str
    measures: str = ""


class Member(NamedTuple):
    """Somebody of the register of people, with the part taken («ответственный разработчик»)."""

    person_id: int
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearValue:
    """The target of an indicator for a year, and what was reached.

    Attributes:
        target_h: hundredths of the unit, or None.
        target_text: the target in words; empty where it is a number.
        value_h: what was reached, in hundredths, or None while it is not known.
        value_part: the count behind a share, or None.
        value_whole: of how many, or None.
        value_text: what was reached in words.
        value_source: where a typed value comes from.
    """

    target_h: int | None = None
    target_text: str = ""
    value_h: int | None = None
    value_part: int | None = None
    value_whole: int | None = None
    value_text: str = ""
    value_source: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known."""
        return self == YearValue()

    @property
    def target(self) -> str:
        """The target as printed, without its unit; empty while there is none."""
        return self.target_text if self.target_h is None else hundredths(self.target_h)


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """An indicator of a programme (целевой показатель).

    Attributes:
        id: its key; None of one that is not stored yet.
        title: «Доля педагогов, прошедших повышение квалификации».
        group: what it stands under with others, or empty.
        aim: the aim of the programme that its group serves, or empty.
        unit: «%», «школ»; empty of one in words.
        operator: how its targets are meant.
        base_h: where it starts from, in hundredths of the unit, or None.
        base_text: the same in words.
        source: code of what its values are worked out from, see `sources`; empty: they are typed.
        collection: методы сбора.
        processing: методы обработки.
        procedure: порядок мониторинга.
        system: использование информационных систем.
        years: by year of the programme, see `years_of_programme`.
    """

    title: str
    id: int | None = None
    group: str = ""
    aim: str = ""
    unit: str = ""
    operator: IndicatorOperator = IndicatorOperator.AT_LEAST
    base_h: int | None = None
    base_text: str = ""
    source: str = ""
    collection: str = ""
    processing: str = ""
    procedure: str = ""
    system: str = ""
    years: Mapping[int, YearValue] = field(default_factory=dict[int, YearValue])

    @property
    def base(self) -> str:
        """Where it starts from as printed, without its unit."""
        return self.base_text if self.base_h is None else hundredths(self.base_h)


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A programme, project, roadmap or complex of measures.

    Attributes:
        title: as printed.
        period: from its first to its last day.
        id: its key; None of one that is not stored yet.
        kind: what it is called.
        period_words: the period as typed («2018-2020 гг.»); empty for the usual words.
        order_id: the order that approves it, or None.
        archived: it stays in documents, but not in the list of every day.
        developers: основные разработчики, one each.
        tasks: задачи, one each.
        expected: ожидаемые результаты, one each.
        stages: этапы, one each.
        executors: исполнители.
        participants: участники.
        aim: цель.
        mechanism: механизм реализации.
        resources: ресурсное обеспечение.
        management: управление.
        control: контроль.
        problem: описание проблемы, a text with fields of the language of documents.
        concept: концепция, such a text too.
        directions: направления.
        schools: keys of the schools that it is about, in printed order.
        members: developers and working group by person.
        acts: keys of the acts that it rests on, in printed order.
        risks: риски.
        indicators: целевые показатели.
    """

    title: str
    period: PlanPeriod
    id: int | None = None
    kind: ProgrammeKind = ProgrammeKind.PROGRAMME
    period_words: str = ""
    order_id: int | None = None
    archived: bool = False
    developers: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    expected: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    executors: str = ""
    participants: str = ""
    aim: str = ""
    mechanism: str = ""
    resources: str = ""
    management: str = ""
    control: str = ""
    problem: str = ""
    concept: str = ""
    directions: tuple[Direction, ...] = ()
    schools: tuple[int, ...] = ()
    members: tuple[Member, ...] = ()
    acts: tuple[int, ...] = ()
    risks: tuple[ProgrammeRisk, ...] = ()
    indicators: tuple[Indicator, ...] = ()

    @property
    def period_text(self) -> str:
        """The period as printed: as typed, else in the usual words."""
        return self.period_words or period_words(self.period)


def years_of_programme(period: PlanPeriod) -> tuple[int, ...]:
    """The years for which its indicators have targets: the later calendar year of each of them."""
    return tuple(dict.fromkeys(year.end.year for year in period.years()))
