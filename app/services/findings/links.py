"""Things of the workspace that something leads to; the window alone knows where each is shown.

A link names the thing and, where it matters, the part of it that is meant: never a page, a tab or a
field of a form. `app.views.base.links` shows every one of them.

Links are named tuples: the steps of the year carry them before the first paint, which waits for no
`dataclasses`. The last field says what thing it is, so that links to different things are never
equal.
"""

from typing import Literal, NamedTuple

SchoolPart = Literal["requisites", "support", "passport", "criteria", "history"]


class ToSchool(NamedTuple):
    """A school, and the part of what is known about it; `None` leaves the part open."""

    school_id: int
    part: SchoolPart | None = None
    thing: Literal["school"] = "school"


class ToSchools(NamedTuple):
    """The register of schools, or only those under support, and the part to be looked at."""

    supported: bool = False
    part: SchoolPart | None = None
    thing: Literal["schools"] = "schools"


class ToCriterion(NamedTuple):
    """The value of a criterion of a school."""

    school_id: int
    criterion_id: int
    thing: Literal["criterion"] = "criterion"


class ToResult(NamedTuple):
    """Results of a school: of a procedure by its code, in a school year, as far as named."""

    school_id: int
    procedure: str | None = None
    year: int | None = None
    thing: Literal["result"] = "result"


class ToResults(NamedTuple):
    """All results of the school year."""

    thing: Literal["results"] = "results"


class ToIdentification(NamedTuple):
    """The identification from the present results."""

    thing: Literal["identification"] = "identification"


class ToProfiles(NamedTuple):
    """The profiles of identification."""

    thing: Literal["profiles"] = "profiles"


class ToRun(NamedTuple):
    """A frozen run; `undecided` means its schools that wait for a decision."""

    run_id: int
    undecided: bool = False
    thing: Literal["run"] = "run"


class ToVerdict(NamedTuple):
    """The verdict on a school, of a frozen run or of the present results (`None`)."""

    school_id: int
    run_id: int | None = None
    thing: Literal["verdict"] = "verdict"


class ToPlans(NamedTuple):
    """The plans of the school year."""

    thing: Literal["plans"] = "plans"


class ToPlan(NamedTuple):
    """A plan; `edit` means its own facts (title, order), which are to be entered."""

    plan_id: int
    edit: bool = False
    thing: Literal["plan"] = "plan"


class ToMeasure(NamedTuple):
    """A measure of a plan."""

    measure_id: int
    thing: Literal["measure"] = "measure"


class ToDocuments(NamedTuple):
    """The documents that can be made."""

    thing: Literal["documents"] = "documents"


class ToDocument(NamedTuple):
    """A document that can be made, and one of its settings by name."""

    kind: str
    setting: str = ""
    thing: Literal["document"] = "document"


class ToMadeFile(NamedTuple):
    """A file that was made, by its row in the history of documents."""

    output_id: int
    thing: Literal["made-file"] = "made-file"


class ToOrders(NamedTuple):
    """The register of orders."""

    thing: Literal["orders"] = "orders"


class ToOrder(NamedTuple):
    """An order of the register; `edit` means its number and date, which are to be entered."""

    order_id: int
    edit: bool = False
    thing: Literal["order"] = "order"


class ToDepartment(NamedTuple):
    """The department, and one of its facts by the name of its field."""

    fact: str = ""
    thing: Literal["department"] = "department"


class ToPeople(NamedTuple):
    """The people of the department and of the schools."""

    thing: Literal["people"] = "people"


class ToPerson(NamedTuple):
    """A person."""

    person_id: int
    thing: Literal["person"] = "person"


class ToSettings(NamedTuple):
    """What is set for the whole workspace."""

    thing: Literal["settings"] = "settings"


class ToYear(NamedTuple):
    """The school year at a glance."""

    thing: Literal["year"] = "year"


class ToRegionInfo(NamedTuple):
    """The information for the region: what was sent and when."""

    thing: Literal["region-info"] = "region-info"


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
