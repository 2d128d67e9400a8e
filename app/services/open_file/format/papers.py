"""What papers are made of: the registers of the program, and the risk profile of schools."""

from typing import ClassVar, Literal

from pydantic import Field

from app.services.open_file.format.part import Day, NeededDay, Part, Time, Words


class YearlyPart(Part):
    """A paper of a year of work, which its date may tell already."""

    beside: ClassVar[frozenset[str]] = frozenset({"year"})

    year: int | None = None


class Interview(YearlyPart):
    """A slot of the schedule of interviews."""

    beside: ClassVar = YearlyPart.beside | {"note"}

    place: str = ""
    school: str | None = None
    date: NeededDay
    start: Time
    end: Time
    mode: str = ""
    note: str = ""


class InterviewStep(YearlyPart):
    """A step of the interviews of a year."""

    title: Words
    content: str = ""
    leader: str = ""


class ExpertDocument(YearlyPart):
    """A document that schools hand in for expertise."""

    beside: ClassVar = YearlyPart.beside | {"id"}

    title: str = ""
    due: Day = None
    id: str = Field(default="", description="by which `expert_papers` name it")


class ExpertPaper(Part):
    """What a school handed in, and what the experts say."""

    document: Words
    school: Words
    received: Day = None
    verdict: Literal["not_looked_at", "accepted", "returned"] = "not_looked_at"
    remark: str = ""


class SchoolProgramme(YearlyPart):
    """The programme of a school in the register."""

    school: Words
    title: str = ""
    handed: Day = None
    returned: Day = None
    remark: str = ""
    approved: Day = None
    requisites: str = ""


class Pair(YearlyPart):
    """A supported school and its partner: a school, or another by name."""

    school: Words
    partner: str | None = None
    partner_name: str = ""
    direction: str = ""
    agreed: Day = None
    number: str = ""
    ends: Day = None
    actions: list[str] = Field(default=[])


class Tutor(YearlyPart):
    """A tutor of a school: a person of the list, or another by name."""

    school: Words
    person: str | None = None
    name: str = ""
    post: str = ""
    organisation: str = ""
    subject: str = ""
    whom: str = ""


class Recommendation(YearlyPart):
    """An addressed recommendation to a school."""

    school: Words
    ground: str = ""
    deficit: str = ""
    advice: str = ""
    deadline: str = ""


class SupportModel(Part):
    """A direction of the model of support, of a school or common."""

    school: str | None = None
    direction: str = ""
    content: str = ""
    executors: str = ""


class GroupMember(YearlyPart):
    """A member of the working group of a year."""

    person: Words
    role: str = ""


class Participant(Part):
    """Somebody invited to a meeting."""

    person: str | None = None
    name: str = ""
    post: str = ""
    organisation: str = ""
    present: bool = True


class Question(Part):
    """A question of a meeting."""

    question: str = ""
    heard: str = ""
    discussed: str = ""
    decision: str = ""
    responsible: str = ""
    deadline: str = ""


class Meeting(YearlyPart):
    """A meeting with its agenda and those who were invited."""

    title: str = ""
    number: str = ""
    date: NeededDay
    start: Time = None
    place: str = ""
    chair: str | None = None
    secretary: str | None = None
    items: list[Question] = Field(default=[])
    people: list[Participant] = Field(default=[])


class Letter(YearlyPart):
    """A letter, sent or received."""

    direction: Literal["outgoing", "incoming"] = "outgoing"
    number: str = ""
    date: Day = None
    correspondent: str = ""
    addressee: str = ""
    title: str = ""
    content: str = ""
    reply_number: str = ""
    reply_date: Day = None
    signer: str | None = None


class Evidence(YearlyPart):
    """A document that proves a component of the management cycle."""

    component: Literal[
        "goals",
        "indicators",
        "methods",
        "monitoring",
        "analysis",
        "recommendations",
        "measures",
        "decisions",
        "effect",
    ]
    content: str = ""
    document: str = ""
    order: str | None = None
    link: str = ""
    comment: str = ""


class RiskFactor(Part):
    """A factor of the risk profile."""

    beside: ClassVar = frozenset({"active"})

    title: str
    active: bool = True


class SchoolRisk(Part):
    """How much a factor of risk matters for a school in a year; `factor` is its title."""

    school: Words
    year: int
    factor: Words
    significance: Literal["high", "medium", "low", "none"] = "none"
    helps: str = ""
    hinders: str = ""
    measures: str = ""
    chosen: bool = False
