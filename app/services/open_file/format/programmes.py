"""Programmes with their parts, and plans with their measures."""

from typing import ClassVar, Literal

from pydantic import Field

from app.services.open_file.format.part import Day, Number, Part, Words


class Period(Part):
    """From its first to its last day; a plan of a programme may leave it to the programme."""

    beside: ClassVar = frozenset({"years"})

    start: Day = None
    end: Day = None
    years: Literal["school", "calendar", "months"] | None = Field(
        default=None, description="what a year of it is; told by its days where left out"
    )


class WordedPeriod(Period):
    """A period with the words that are printed for it."""

    words: str = ""


class Direction(Part):
    """A direction of a programme."""

    title: str = ""
    aim: str = ""
    tasks: list[str] = Field(default=[])


class Texts(Part):
    """Long texts of a programme."""

    problem: str = ""
    concept: str = ""


class YearNumber(Part):
    """A value of an indicator with more than its number."""

    number: Number | None = None
    part: int | None = None
    whole: int | None = None
    text: str = ""
    source: str = ""


class Monitoring(Part):
    """How an indicator is monitored."""

    collection: str = ""
    processing: str = ""
    procedure: str = ""
    system: str = ""


YearValue = Number | str | YearNumber


class Indicator(Part):
    """An indicator of a programme; a target or a value is a number or words, by year."""

    beside: ClassVar = frozenset({"base_text", "source", "aim"})

    title: str
    group: str = ""
    unit: str = ""
    operator: Literal[">=", "<=", "=", "growth", "word"] = ">="
    base: Number | str | None = None
    targets: dict[str, YearValue] = Field(default={})
    values: dict[str, YearValue] = Field(default={})
    monitoring: Monitoring = Monitoring()
    base_text: str = Field(default="", description="words beside a base that is a number")
    source: str = Field(default="", description="code of what its values are worked out from")
    aim: str = Field(default="", description="the aim of the programme that its group serves")


class Risk(Part):
    """A risk with the measures against it."""

    title: str = ""
    measures: str = ""


class Act(Part):
    """An act that papers refer to."""

    beside: ClassVar = frozenset({"level", "code", "active"})

    kind: str
    issuer: str = ""
    title: str = ""
    date: Day = None
    number: str = ""
    level: Literal["federal", "regional", "municipal", "school"] = "federal"
    code: str = ""
    active: bool = True


class Member(Part):
    """Somebody who develops a programme, with the part taken."""

    person: Words
    role: str = ""


class Programme(Part):
    """A programme, project, roadmap or complex of measures."""

    beside: ClassVar = frozenset({"stages", "members", "archived"})

    id: str = ""
    kind: Literal["programme", "project", "roadmap", "measures"] = "programme"
    title: str
    period: WordedPeriod
    order: str | None = None
    developers: list[str] = Field(default=[])
    executors: str = ""
    participants: str = ""
    schools: list[str] = Field(default=[])
    aim: str = ""
    directions: list[Direction] = Field(default=[])
    tasks: list[str] = Field(default=[])
    expected: list[str] = Field(default=[])
    mechanism: str = ""
    resources: str = ""
    management: str = ""
    control: str = ""
    texts: Texts = Texts()
    indicators: list[Indicator] = Field(default=[])
    risks: list[Risk] = Field(default=[])
    acts: list[Act] = Field(default=[])
    stages: list[str] = Field(default=[])
    members: list[Member] = Field(default=[])
    archived: bool = False


class Mark(Part):
    """A mark of execution; the last one counts."""

    beside: ClassVar = frozenset({"school", "moved_to", "done", "of", "evidence"})

    status: Literal[
        "not_started",
        "in_progress",
        "done",
        "partly_done",
        "not_done",
        "postponed",
        "cancelled",
    ]
    date: Day = None
    text: str = ""
    order: str | None = None
    link: str = ""
    occurrence: Day = Field(default=None, description="the due date that it is about")
    school: str | None = None
    moved_to: Day = None
    done: int | None = None
    of: int | None = None
    evidence: str = Field(default="", description="what proves it, in words")


class Measure(Part):
    """A measure; `number` is empty where the program counts.

    `expected_rows`: how many measures share its expected result, itself included.
    """

    beside: ClassVar = frozenset({"note"})

    number: str = ""
    title: str = ""
    deadline: str = ""
    responsible: list[str] = Field(default=[])
    expected: str = ""
    expected_rows: int = 1
    marks: list[Mark] = Field(default=[])
    note: str = ""


class Section(Part):
    """A section of a plan."""

    title: str = ""
    measures: list[Measure] = Field(default=[])


class Plan(Part):
    """A plan of measures, of the district or of one school."""

    beside: ClassVar = frozenset({"column_titles", "answers", "group_schools"})

    title: str
    programme: str | None = Field(default=None, description="id of a programme")
    period: Period = Period()
    order: str | None = None
    school: str | None = None
    columns: list[str] = Field(default=[])
    sections: list[Section] = Field(default=[])
    column_titles: dict[str, str] = Field(
        default={}, description="printed headings of the columns where they are not the usual ones"
    )
    answers: dict[str, str] = Field(
        default={}, description="answers to the questions of its deadlines"
    )
    group_schools: dict[str, Literal["all", "supported"] | list[str]] = Field(
        default={}, description="the schools that a group among its parties means"
    )


class LibraryMeasure(Part):
    """A measure of her own library."""

    section: str = ""
    title: str
    deadline: str = ""
    responsible: str = ""
    expected: str = ""
