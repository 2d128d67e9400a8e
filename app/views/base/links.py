"""Where the window shows a thing: the one place that turns a link into page, tab and row.

A spot is what a page is asked to show. Services never name one; the window itself goes to spots
that no thing of the workspace stands for («load files», «overdue measures»).
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar, assert_never

from app.services.findings.links import (
    Link,
    ToCriterion,
    ToDepartment,
    ToDocument,
    ToDocuments,
    ToDue,
    ToIdentification,
    ToMadeFile,
    ToMeasure,
    ToOrder,
    ToOrders,
    ToPeople,
    ToPerson,
    ToPlan,
    ToPlans,
    ToProfiles,
    ToProgramme,
    ToProgrammes,
    ToRegionInfo,
    ToRegister,
    ToResult,
    ToResults,
    ToRun,
    ToSchool,
    ToSchools,
    ToSettings,
    ToVerdict,
    ToYear,
)

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.findings.links import SchoolPart


@dataclass(frozen=True, slots=True, kw_only=True)
class _YearSpot:
    """What every spot may name; `Workplace.show_way` has chosen the years before the page sees it.

    Attributes:
        year: the year of work that the window goes to; None leaves the chosen one.
        results_year: the year of results that it goes to; None leaves the chosen one.
    """

    year: int | None = None
    results_year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewSpot(_YearSpot):
    """The overview; `region` opens the form of the information for the region."""

    place: ClassVar = "overview"
    region: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolsSpot(_YearSpot):
    """The register.

    Attributes:
        school_id: the school to select.
        state: a value of the filter by state.
        tab: a tab of the card.
        criterion_id: the line to select in the tab of criteria.
    """

    place: ClassVar = "schools"
    school_id: int | None = None
    state: str = ""
    tab: str = ""
    criterion_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsSpot(_YearSpot):
    """The results.

    Attributes:
        school_id: the school whose line is selected.
        procedure: code of the column to select.
        history: earlier imports are shown.
        load: the user is asked for files.
        files: they are read at once.
        for_schools: those files are lists of schools: afterwards the register is shown again.
        for_plans: those files are plans: afterwards the plans are shown again.
    """

    place: ClassVar = "results"
    school_id: int | None = None
    procedure: str | None = None
    history: bool = False
    load: bool = False
    files: tuple["Path", ...] = ()
    for_schools: bool = False
    for_plans: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentificationSpot(_YearSpot):
    """The identification.

    Attributes:
        tab: `verdicts`, `runs` or `profiles`.
        run_id: the frozen run to open.
        school_id: the school to select, in that run or in the present list.
        decide: only schools that wait for a decision are shown.
        enter: the form that puts schools of the run on the list of support is opened.
    """

    place: ClassVar = "identification"
    tab: str = ""
    run_id: int | None = None
    school_id: int | None = None
    decide: bool = False
    enter: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlansSpot(_YearSpot):
    """The plans.

    Attributes:
        plan_id: the plan to choose.
        measure_id: the measure to select, in whatever plan it stands.
        occurrence_on: the due date of it that is meant.
        due: what is due in all plans is shown.
        edit: the form of the plan is opened.
        programmes: the programmes are shown.
        programme_id: the programme to choose.
        part: the field of its form to show.
    """

    place: ClassVar = "plans"
    plan_id: int | None = None
    measure_id: int | None = None
    occurrence_on: date | None = None
    due: bool = False
    edit: bool = False
    programmes: bool = False
    programme_id: int | None = None
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentsSpot(_YearSpot):
    """The documents.

    Attributes:
        tab: `make`, `set`, `history`, `orders` or `registers`.
        kind: the kind to select among those that can be made.
        setting: the field of its form to show.
        order_id: the order to select in the register.
        edit: the form of that order is opened.
        new_order: an order of this kind is begun.
        output_id: the made file to select in the history.
        register: the register to show, of what papers are made of.
        row_id: the row of it to select.
    """

    place: ClassVar = "documents"
    tab: str = ""
    kind: str = ""
    setting: str = ""
    order_id: int | None = None
    edit: bool = False
    new_order: str = ""
    output_id: int | None = None
    register: str = ""
    row_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsSpot(_YearSpot):
    """The settings.

    Attributes:
        section: key of a section.
        field: the field of the department to show.
        person_id: the person to select.
        new: a new person is begun.
    """

    place: ClassVar = "settings"
    section: str = ""
    field: str = ""
    person_id: int | None = None
    new: bool = False


Spot = (
    OverviewSpot
    | SchoolsSpot
    | ResultsSpot
    | IdentificationSpot
    | PlansSpot
    | DocumentsSpot
    | SettingsSpot
)
Way = Link | Spot  # what the window can be asked to show

_TABS: "dict[SchoolPart | None, str]" = {
    None: "",
    "requisites": "facts",
    "support": "facts",
    "passport": "passport",
    "check": "results/check",
    "criteria": "criteria",
    "risks": "risks",
    "history": "history",
}
_SUPPORTED = "support"  # the value of the filter by state


def spot_of(way: Way) -> Spot:
    """Where the window shows a thing; a spot is itself."""
    match way:
        case (
            OverviewSpot()
            | SchoolsSpot()
            | ResultsSpot()
            | IdentificationSpot()
            | PlansSpot()
            | DocumentsSpot()
            | SettingsSpot()
        ):
            return way
        case ToYear() | ToRegionInfo():
            return OverviewSpot(region=isinstance(way, ToRegionInfo), year=way.year)
        case ToSchool() | ToSchools() | ToCriterion():
            return _of_schools(way)
        case ToResults() | ToResult():
            return _of_results(way)
        case ToIdentification() | ToProfiles() | ToRun() | ToVerdict():
            return _of_identification(way)
        case ToPlans() | ToPlan() | ToMeasure() | ToDue():
            return _of_plans(way)
        case ToProgrammes() | ToProgramme():
            return _of_programmes(way)
        case ToDocuments() | ToDocument() | ToMadeFile() | ToOrders() | ToOrder() | ToRegister():
            return _of_documents(way)
        case ToSettings() | ToDepartment() | ToPeople() | ToPerson():
            return _of_settings(way)
        case _:
            assert_never(way)


def _of_schools(link: ToSchool | ToSchools | ToCriterion) -> Spot:
    match link:
        case ToSchool():
            return SchoolsSpot(school_id=link.school_id, tab=_TABS[link.part])
        case ToSchools():
            state = _SUPPORTED if link.supported else ""
            return SchoolsSpot(state=state, tab=_TABS[link.part], year=link.year)
        case ToCriterion():
            return SchoolsSpot(
                school_id=link.school_id, tab="criteria", criterion_id=link.criterion_id
            )
        case _:
            assert_never(link)


def _of_results(link: ToResults | ToResult) -> Spot:
    match link:
        case ToResults():
            return ResultsSpot(results_year=link.year)
        case ToResult():
            return ResultsSpot(
                school_id=link.school_id, procedure=link.procedure, results_year=link.year
            )
        case _:
            assert_never(link)


def _of_identification(link: ToIdentification | ToProfiles | ToRun | ToVerdict) -> Spot:
    match link:
        case ToIdentification():
            return IdentificationSpot(tab="verdicts", results_year=link.year, year=link.work_year)
        case ToProfiles():
            return IdentificationSpot(tab="profiles")
        case ToRun():
            return IdentificationSpot(
                run_id=link.run_id, decide=link.undecided, enter=link.unlisted
            )
        case ToVerdict():
            return IdentificationSpot(run_id=link.run_id, school_id=link.school_id)
        case _:
            assert_never(link)


def _of_plans(link: ToPlans | ToPlan | ToMeasure | ToDue) -> Spot:
    match link:
        case ToPlans():
            return PlansSpot(year=link.year)
        case ToPlan():
            return PlansSpot(plan_id=link.plan_id, edit=link.edit)
        case ToMeasure():
            return PlansSpot(
                measure_id=link.measure_id, occurrence_on=link.occurrence_on, year=link.year
            )
        case ToDue():
            return PlansSpot(due=True, year=link.year)
        case _:
            assert_never(link)


def _of_programmes(link: ToProgrammes | ToProgramme) -> Spot:
    match link:
        case ToProgrammes():
            return PlansSpot(programmes=True, year=link.year)
        case ToProgramme():
            return PlansSpot(programmes=True, programme_id=link.programme_id, part=link.part)
        case _:
            assert_never(link)


def _of_documents(
    link: ToDocuments | ToDocument | ToMadeFile | ToOrders | ToOrder | ToRegister,
) -> Spot:
    match link:
        case ToRegister():
            return DocumentsSpot(
                tab="registers", register=link.register, row_id=link.row_id, year=link.year
            )
        case ToDocuments():
            return DocumentsSpot(tab="make", year=link.year)
        case ToDocument():
            return DocumentsSpot(kind=link.kind, setting=link.setting, year=link.year)
        case ToMadeFile():
            return DocumentsSpot(output_id=link.output_id)
        case ToOrders():
            return DocumentsSpot(tab="orders")
        case ToOrder():
            return DocumentsSpot(order_id=link.order_id, edit=link.edit)
        case _:
            assert_never(link)


def _of_settings(link: ToSettings | ToDepartment | ToPeople | ToPerson) -> Spot:
    match link:
        case ToSettings():
            return SettingsSpot()
        case ToDepartment():
            return SettingsSpot(section="department", field=link.fact)
        case ToPeople():
            return SettingsSpot(section="people")
        case ToPerson():
            return SettingsSpot(person_id=link.person_id)
        case _:
            assert_never(link)
