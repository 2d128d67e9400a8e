"""The data of a workspace as documents ask for them: each part is read when first asked, once.

Readiness of thirty kinds asks for the same people, orders, runs and lists over and over. A dossier
is made for one refresh, or for one document, and thrown away: it is never brought up to date.
"""

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from app.enums import SupportKind
from app.services import criteria, plans
from app.services.department import people
from app.services.department.department import get_department
from app.services.documents import facts
from app.services.documents.dossier.groups import Groups, groups_of
from app.services.documents.stored import StoredSettings
from app.services.identification.runs import runs
from app.services.identification.runs.kept_inputs import get_inputs
from app.services.orders.orders import list_orders
from app.services.plans.reviews import points
from app.services.programmes.acts import Act, list_acts
from app.services.programmes.reading import list_programmes
from app.services.results.reading import list_results, newest_year, schools_with_results
from app.services.schools.known import read_register, schools_by_name
from app.services.schools.passports import first_days, get_passport, list_blocks
from app.services.schools.schools import get_school, list_schools
from app.services.schools.support import SupportRow, list_support

if TYPE_CHECKING:
    from app.services.criteria import CriterionRow
    from app.services.department.department import DepartmentRow
    from app.services.department.people import PersonRow
    from app.services.documents.facts import Office
    from app.services.identification.evidence.facts import Fact
    from app.services.identification.evidence.verdict import Outcome, RunRow
    from app.services.orders.orders import OrderRow
    from app.services.plans import PlanHead, PlanRow
    from app.services.plans.reviews.points import Review, ReviewRow
    from app.services.programmes.parts import Programme
    from app.services.results.stored.rows import ResultRow
    from app.services.schools.passports import PassportBlockRow
    from app.services.schools.schools import SchoolRow
    from app.services.storage.workspace import Workspace

V = TypeVar("V")


class Dossier:
    """All parts of one workspace; for the thread that made it.

    Attributes:
        workspace: the open workspace.
        today: the day of the refresh.
    """

    def __init__(self, workspace: "Workspace") -> None:
        self.workspace = workspace
        self.today: date = workspace.clock.today()
        self._parts: dict[Hashable, Any] = {}

    def part(self, key: Hashable, read: Callable[[], V]) -> V:
        """What is read or worked out under a key: the first answer stands for all who ask."""
        if key not in self._parts:
            self._parts[key] = read()
        return self._parts[key]

    # What documents would say, were the data other; before anything asked for them

    def suppose_orders(self, rows: "Mapping[int, OrderRow]") -> None:
        """Take these orders by key for the register, in this order."""
        vars(self)["orders"] = rows

    def suppose_programme(self, programme: "Programme") -> None:
        """Take a stored programme as it is typed now."""
        vars(self)["programmes"] = [
            programme if one.id == programme.id else one
            for one in list_programmes(self.workspace, archived=True)
        ]

    # What is stored

    @cached_property
    def settings(self) -> StoredSettings:
        """What is stored for kinds of documents: settings and texts."""
        return StoredSettings.read(self.workspace)

    @cached_property
    def department(self) -> "DepartmentRow | None":
        """The department, None while it is not entered."""
        return get_department(self.workspace)

    def office(self, signer_id: int | None = None) -> "Office":
        """The department as documents print it, signed by its head or by somebody else."""
        return self.part(("office", signer_id), lambda: facts.get_office(self.workspace, signer_id))

    @cached_property
    def people(self) -> "Mapping[int, PersonRow]":
        """All people by key, archived ones too, in printed order."""
        return {row.id: row for row in people.list_people(self.workspace, include_archived=True)}

    @cached_property
    def orders(self) -> "Mapping[int, OrderRow]":
        """The register of orders by key, in its order."""
        return {row.id: row for row in list_orders(self.workspace)}

    @cached_property
    def runs(self) -> "list[RunRow]":
        """All frozen runs, the newest first, annulled ones among them."""
        return runs.list_runs(self.workspace)

    def standing_runs(self, work_year: int | None = None) -> "list[RunRow]":
        """The runs from which something may be made; for one year of work or all."""
        rows = [row for row in self.runs if not row.annulled]
        return [row for row in rows if work_year in (None, row.work_year)]

    def run(self, run_id: int) -> "Outcome":
        """A frozen run as lists and orders need it: `runs.get_lists`."""
        return self.part(("run", run_id), lambda: runs.get_lists(self.workspace, run_id))

    def results_of_run(self, outcome: "Outcome") -> "Mapping[int, Sequence[Fact]]":
        """What an identification read of each school, by its key.

        Lists do without it, so that it is read when it is asked for.
        """
        run = outcome.run
        if run is None:
            return {one.school_id: one.results for one in outcome.inputs.schools}
        kept = self.part(("inputs", run.id), lambda: get_inputs(self.workspace, run.id))
        return self.part(
            ("results of run", run.id),
            lambda: {one.school_id: one.results for one in kept.schools},
        )

    @cached_property
    def _support(self) -> list[SupportRow]:
        return list_support(self.workspace)

    def support(self, kind: SupportKind | None = None, on: date | None = None) -> list[SupportRow]:
        """Stays on the lists of support as `list_support` gives them."""
        rows = [row for row in self._support if kind in (None, row.kind)]
        return rows if on is None else [row for row in rows if row.is_on_list(on)]

    @cached_property
    def archived(self) -> frozenset[int]:
        """Keys of schools that are no longer in the register."""
        with self.workspace.database.reading() as reader:
            return frozenset(row["id"] for row in read_register(reader) if not row["active"])

    def school(self, school_id: int) -> "SchoolRow":
        """One school, archived or not."""
        return self.part(("school", school_id), lambda: get_school(self.workspace, school_id))

    @cached_property
    def schools(self) -> "Mapping[int, SchoolRow]":
        """The register of schools by key in its order, archived ones too."""
        rows = list_schools(self.workspace, include_archived=True)
        return {row.id: row for row in rows}

    @cached_property
    def passports(self) -> "Mapping[int, list[PassportBlockRow]]":
        """The blocks of the passports of all schools, in the order of their dates."""
        return list_blocks(self.workspace)

    def passport(self, school_id: int) -> "Sequence[PassportBlockRow]":
        """The blocks of one school, likewise; all schools are not read for a few of them."""
        if "passports" in vars(self):
            return self.passports.get(school_id, ())
        return self.part(
            ("passport", school_id),
            lambda: [
                block
                for blocks in get_passport(self.workspace, school_id).blocks.values()
                for block in reversed(blocks)
            ],
        )

    @cached_property
    def first_passports(self) -> Mapping[int, date]:
        """The day of the first block of each passport, told without reading the blocks."""
        if "passports" in vars(self):
            return {key: rows[0].on_date for key, rows in self.passports.items() if rows}
        return first_days(self.workspace)

    def results(self, school_id: int, year: int) -> "list[ResultRow]":
        """The results of a school in a year, in the order of the procedures."""
        return self.part(
            ("results", school_id, year),
            lambda: list_results(self.workspace, year=year, school_id=school_id),
        )

    def newest_results(self, school_ids: Collection[int], until: int) -> int | None:
        """The newest year of which any of the schools has results, not later than another."""
        return self.part(
            ("newest results", frozenset(school_ids), until),
            lambda: newest_year(self.workspace, school_ids, until),
        )

    def schools_with_results(self, year: int) -> frozenset[int]:
        """The schools that have results of a year, told without reading these."""
        return self.part(("with results", year), lambda: schools_with_results(self.workspace, year))

    @cached_property
    def schools_by_name(self) -> Mapping[str, set[int]]:
        """Keys of schools by what they may be called."""
        return schools_by_name(self.workspace)

    def plans(self, year: int | None = None, as_of: date | None = None) -> "list[PlanRow]":
        """Plans of a year or all, as they stand or stood on a day."""
        return self.part(
            ("plans", year, as_of),
            lambda: plans.list_plans(self.workspace, year=year, as_of=as_of),
        )

    def plan(self, plan_id: int, as_of: date | None = None) -> "PlanRow | None":
        """One plan, likewise; all of ten years are not read for it."""
        everything = self._parts.get(("plans", None, as_of))
        if everything is not None:
            return next((row for row in everything if row.id == plan_id), None)
        known = any(row.id == plan_id for row in self.plan_heads())
        return self.part(
            ("plan", plan_id, as_of),
            lambda: plans.get_plan(self.workspace, plan_id, as_of=as_of) if known else None,
        )

    def plan_heads(self, year: int | None = None) -> "list[PlanHead]":
        """What the plans of a year or all are called, in the order of `plans`: little to read."""
        return self.part(
            ("plan heads", year), lambda: plans.list_plan_heads(self.workspace, year=year)
        )

    @cached_property
    def programmes(self) -> "list[Programme]":
        """All programmes whole, the latest first, those put away too."""
        return list_programmes(self.workspace, archived=True)

    @cached_property
    def acts(self) -> Mapping[int, Act]:
        """The acts of the workspace by key."""
        return {act.id: act for act in list_acts(self.workspace, retired=True) if act.id}

    @cached_property
    def reviews(self) -> "list[ReviewRow]":
        """The review points of all plans, the latest day first."""
        return points.list_reviews(self.workspace)

    def review(self, review_id: int) -> "Review":
        """A review point with what it keeps."""
        return self.part(
            ("review", review_id), lambda: points.get_review(self.workspace, review_id)
        )

    @cached_property
    def planned_years(self) -> list[int]:
        """School years that have a plan, the newest first."""
        return plans.planned_years(self.workspace)

    def criteria(
        self, school_ids: Collection[int], year: int, entered_by: date | None = None
    ) -> "Mapping[int, list[CriterionRow]]":
        """The criteria tables of schools as `list_schools_values` gives them."""
        wanted = frozenset(school_ids)
        return self.part(
            ("criteria", wanted, year, entered_by),
            lambda: criteria.list_schools_values(
                self.workspace, wanted, year, entered_by=entered_by
            ),
        )

    def groups(self, school_ids: Collection[int]) -> Mapping[int, Groups]:
        """How many pupils stand behind shares of criteria, by school."""
        wanted = frozenset(school_ids)
        return self.part(("groups", wanted), lambda: groups_of(self.workspace, wanted))
