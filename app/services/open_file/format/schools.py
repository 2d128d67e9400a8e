"""Schools with their passports, results, stays on lists, and what was done with them."""

from typing import ClassVar, Literal

from pydantic import Field

from app.services.open_file.format.part import Day, NeededDay, Number, Part, Words

SchoolKindName = Literal[
    "СОШ",
    "ООШ",
    "НОШ",
    "гимназия",
    "лицей",
    "кадетская школа",
    "вечерняя школа",
    "школа-интернат",
    "иная",
]


class School(Part):
    """A school; others name it by its login, where it has none by its `id`."""

    beside: ClassVar = frozenset(
        {
            *("id", "oo_code", "municipality", "distance_m", "phone", "email", "note"),
            *("active", "aliases"),
        }
    )

    login: str | None = None
    name: str
    full_name: str = ""
    kind: SchoolKindName | None = None
    settlement: str = ""
    head: str | None = Field(default=None, description="id of a person")
    id: str = ""
    oo_code: str | None = None
    municipality: str = ""
    distance_m: int | None = None
    phone: str = ""
    email: str = ""
    note: str = ""
    active: bool = True
    aliases: list[str] = Field(default=[])


class Percent(Part):
    """A share that is known without its count."""

    percent: Number


class Passport(Part):
    """Counts of a school as of a date, by the codes of the passport."""

    beside: ClassVar = frozenset({"source"})

    school: Words
    date: NeededDay
    values: dict[str, int | Percent] = Field(default={})
    source: str = ""


class Procedure(Part):
    """An assessment procedure of the department's own."""

    code: Words
    kind: Literal["vpr", "oge", "ege", "other"] = "other"
    subject: str = ""
    subject_title: str = ""
    grade: int | None = None
    level: str | None = None
    title: str = ""
    short_title: str = ""
    position: int = 0


class Source(Part):
    """Where a result was read from."""

    file: str = ""
    sheet: str = ""
    row: int | None = None


class Result(Part):
    """A result of a school; percents alone where no counts are known."""

    beside: ClassVar = frozenset({"state", "mean_score", "derived", "source"})

    school: Words
    procedure: Words
    year: int
    participants: int | None = None
    failed: int | None = None
    high: int | None = None
    percent: Number | None = None
    high_percent: Number | None = None
    state: Literal["held", "no_participants", "not_held"] = "held"
    mean_score: Number | None = None
    derived: bool = False
    source: Source | None = None


class Stay(Part):
    """A stay of a school on a list of support."""

    beside: ClassVar = frozenset({"exit_basis", "exit_order", "year"})

    school: Words
    list: Literal["shnor", "shssu"] = "shnor"
    entered: NeededDay
    left: Day = None
    order: str | None = Field(default=None, description="id of the order of the entry")
    basis: str = ""
    exit_basis: str = ""
    exit_order: str | None = None
    year: int | None = None


class SupportWork(Part):
    """The days on which the work with a school was done in a year."""

    school: Words
    year: int
    application: Day = None
    interview: Day = None
    review: Day = None
    diagnosis: Day = None
    programme: Day = None
    agreement: Day = None
    actions: Day = None
    expertise: Day = None
    decision: Day = None
    note: str = ""


class SupportStep(Part):
    """What is planned for a step of the work with a school."""

    school: Words
    year: int
    stage: Literal[
        "application",
        "interview",
        "review",
        "diagnosis",
        "programme",
        "agreement",
        "actions",
        "expertise",
        "decision",
    ]
    planned: Day = None
    note: str = ""
    order: str | None = None
    link: str = ""


class SupportEvent(Part):
    """What was held with a school on a day."""

    beside: ClassVar = frozenset({"year"})

    school: Words
    year: int | None = None
    kind: Literal["interview", "review", "agreement", "visit", "consultation"]
    date: NeededDay
    with_whom: str = ""
    outcome: str = ""
    content: str = ""
    advice: str = ""
    order: str | None = None
    link: str = ""


class CriterionTitle(Part):
    """A criterion by its number in printed order.

    `code` and what stands behind it are told where the list is another than that of the program.
    """

    beside: ClassVar = frozenset({"code", "unit", "higher_is_better", "active"})

    criterion: int
    title: str
    code: str = ""
    unit: Literal["percent", "score", "count", "text"] | None = None
    higher_is_better: bool | None = None
    active: bool | None = None


class StoredValue(Part):
    """A value of a criterion by its parts, where its printed text does not tell them."""

    current: Number | None = None
    count: int | None = None
    base: int | None = None
    text: str = ""
    not_applicable: bool = False
    previous: Number | None = None
    previous_year: int | None = None
    previous_text: str = ""
    operator: Literal["more", "at_least", "at_most", "less", "equal", "text"] | None = None
    expected: Number | None = None
    expected_text: str = ""


class CriterionValue(Part):
    """A value of a criterion as printed, read by the program where it understands it."""

    beside: ClassVar = frozenset({"previous", "previous_year", "decided", "stored"})

    school: Words
    criterion: int
    year: int
    current: str = ""
    expected: str = ""
    verdict: Literal["reached", "not_reached", "no_data"] | None = None
    previous: str = ""
    previous_year: int | None = None
    decided: bool = Field(default=False, description="the verdict is her own")
    stored: StoredValue | None = None
