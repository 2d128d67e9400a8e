"""Things of the workspace that something leads to; the window alone knows where each is shown.

A link names the thing and, where it matters, the part of it that is meant: never a page, a tab or a
field of a form. `app.views.base.links` shows every one of them.

Where a thing is seen in a year, the link carries it: `year` is the year of work, of results and of
an identification by them the year of results (`work_year` then names the year of work). `None`
leaves the year as it is chosen.
"""

from datetime import date
from typing import ClassVar, Literal, Never, dataclass_transform

SchoolPart = Literal["requisites", "support", "passport", "check", "criteria", "risks", "history"]


@dataclass_transform(frozen_default=True)
class Thing:
    """A frozen record of annotated fields, equal only to one of its own class.

    The steps of the year carry links before the first paint, which waits for no `dataclasses`:
    importing them and making two dozen of them takes 20 ms, these take less than one.
    """

    __match_args__: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        cls.__match_args__ = tuple(cls.__annotations__)

    def __init__(self, *values: object, **named: object) -> None:
        fields = self.__match_args__
        filled = dict(zip(fields, values, strict=False)) | named
        lacking = [name for name in fields if name not in filled and not hasattr(self, name)]
        if lacking or len(filled) != len(values) + len(named) or not filled.keys() <= set(fields):
            msg = f"{type(self).__name__}: {values} {named}"
            raise TypeError(msg)
        self.__dict__.update(filled)

    def __setattr__(self, name: str, value: object) -> Never:
        msg = f"{type(self).__name__}.{name} is frozen"
        raise AttributeError(msg)

    def _values(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self.__match_args__)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other._values() == self._values()

    def __hash__(self) -> int:
        return hash((type(self), self._values()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}{self._values()}"


class ToSchool(Thing):
    """A school, and the part of what is known about it; `None` leaves the part open.

    `check` is its results beside those of the base year.
    """

    school_id: int
    part: SchoolPart | None = None


class ToSchools(Thing):
    """The register of schools, or only those under support, and the part to be looked at."""

    supported: bool = False
    part: SchoolPart | None = None
    year: int | None = None


class ToCriterion(Thing):
    """The value of a criterion of a school."""

    school_id: int
    criterion_id: int


class ToResult(Thing):
    """Results of a school: of a procedure by its code, in a school year, as far as named."""

    school_id: int
    procedure: str | None = None
    year: int | None = None


class ToResults(Thing):
    """All results of a year of results."""

    year: int | None = None


class ToIdentification(Thing):
    """The identification from the present results of a year, for a year of work."""

    year: int | None = None
    work_year: int | None = None


class ToProfiles(Thing):
    """The profiles of identification."""


class ToRun(Thing):
    """A frozen run, which knows its years.

    `undecided` means its schools that wait for a decision, `unlisted` those that are to be put on
    the list of support.
    """

    run_id: int
    undecided: bool = False
    unlisted: bool = False


class ToVerdict(Thing):
    """The verdict on a school, of a frozen run or of the present results (`None`)."""

    school_id: int
    run_id: int | None = None


class ToPlans(Thing):
    """The plans of a year of work."""

    year: int | None = None


class ToPlan(Thing):
    """A plan; `edit` means its own facts (title, order), which are to be entered."""

    plan_id: int
    edit: bool = False


class ToMeasure(Thing):
    """A measure of a plan; with its due date the one occurrence of it.

    `year` is the year of work in which it is looked at.
    """

    measure_id: int
    occurrence_on: date | None = None
    year: int | None = None


class ToDue(Thing):
    """What all plans of a year of work ask for, by its days."""

    year: int | None = None


class ToProgrammes(Thing):
    """The programmes of a year of work, or the acts and factors of risk that they name."""

    year: int | None = None


class ToProgramme(Thing):
    """A programme, and one of its parts by the name of its field."""

    programme_id: int
    part: str = ""


class ToRegister(Thing):
    """A register of what papers are made of, by its name; a row of it, in a year of work."""

    register: str
    row_id: int | None = None
    year: int | None = None


class ToDocuments(Thing):
    """The documents that can be made for a year of work."""

    year: int | None = None


class ToDocument(Thing):
    """A document that can be made for a year of work, and one of its settings by name."""

    kind: str
    setting: str = ""
    year: int | None = None


class ToMadeFile(Thing):
    """A file that was made, by its row in the history of documents."""

    output_id: int


class ToOrders(Thing):
    """The register of orders."""


class ToOrder(Thing):
    """An order of the register; `edit` means its number and date, which are to be entered."""

    order_id: int
    edit: bool = False


class ToDepartment(Thing):
    """The department, and one of its facts by the name of its field."""

    fact: str = ""


class ToPeople(Thing):
    """The people of the department and of the schools."""


class ToPerson(Thing):
    """A person."""

    person_id: int


class ToSettings(Thing):
    """What is set for the whole workspace."""


class ToYear(Thing):
    """A year of work at a glance."""

    year: int | None = None


class ToRegionInfo(Thing):
    """The information for the region of a year of work: what was sent and when."""

    year: int | None = None


Link = (
    ToSchool
    | ToSchools
    | ToCriterion
    | ToResult
    | ToResults
    | ToIdentification
    | ToProfiles
    | ToRun
    | ToVerdict
    | ToPlans
    | ToPlan
    | ToMeasure
    | ToDue
    | ToProgrammes
    | ToProgramme
    | ToRegister
    | ToDocuments
    | ToDocument
    | ToMadeFile
    | ToOrders
    | ToOrder
    | ToDepartment
    | ToPeople
    | ToPerson
    | ToSettings
    | ToYear
    | ToRegionInfo
)
