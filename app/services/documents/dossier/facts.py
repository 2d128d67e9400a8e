"""What every document may name: parts of the dossier, each looked up when a word asks for it."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from app.enums import SupportKind
from app.services.documents.dossier import reviewed, stays
from app.services.documents.dossier.approval import ApprovingOrder, approving
from app.services.documents.dossier.asked import Asked
from app.services.documents.dossier.compared import Compared, compared
from app.services.documents.dossier.final_check import check_of_school
from app.services.documents.dossier.named import issued
from app.services.documents.dossier.named.chosen_run import run_of
from app.services.documents.dossier.named.people import Controller, controller, school_of
from app.services.documents.dossier.named.plans import Duty, chosen_plan, duty_of, with_posts
from app.services.documents.dossier.report_people import ReportPeople, report_people
from app.services.documents.dossier.school_criteria import (
    SchoolCriteria,
    reported_schools,
    school_criteria,
)
from app.services.documents.settings import PUBLIC, VERSION
from app.services.documents.shared_settings import (
    AS_OF,
    BASIS,
    COMPILER,
    CONDITIONS,
    CONTROL,
    CRITERIA,
    FINAL_CHECK,
    FIRST_DAY,
    FROM_SUPPORT,
    LAST_DAY,
    MODEL,
    MODEL_ORDER,
    MODEL_TEXTS,
    ORDER,
    PARTY,
    PLAN,
    POSTS,
    PROGRAMME,
    REPEALS,
    REVIEW,
    RUN,
    SINCE,
    SINCE_DAY,
    UNTIL,
    UNTIL_DAY,
)
from app.services.documents.stored import base_of
from app.services.orders.orders import PROGRAMME_ORDER
from app.services.plans.deadlines.terms import years_of
from app.services.registers.kinds.models import SUPPORT_MODELS

if TYPE_CHECKING:
    from app.services.documents.dossier.named.issued import Ordered
    from app.services.documents.facts import Office
    from app.services.identification.evidence.verdict import Outcome, RunRow, SchoolVerdict
    from app.services.orders.orders import OrderRow
    from app.services.plans import PlanRow
    from app.services.plans.reviews.points import Review
    from app.services.registers.description.register import RegisterRow
    from app.services.school_card.final_check import FinalCheck
    from app.services.schools.schools import SchoolRow
    from app.services.schools.support import SupportRow


@dataclass(frozen=True)
class DocumentFacts(Asked):
    """The facts of one document; each raises `UserError` where its setting names a row in vain."""

    @property
    def is_public(self) -> bool:
        """Whether figures of small groups are hidden, see `publication`."""
        return self.chosen(VERSION) == PUBLIC

    @cached_property
    def year(self) -> int:
        """The year of work that it is about: that of its run, else of its plan.

        Of a plan of several years it is the one asked for, where the plan has it.
        """
        if PLAN.name in self.settings and self.plan is not None:
            asked = self._year_of_run
            return asked if asked in years_of(self.plan.period) else self.plan.year
        return self._year_of_run

    @cached_property
    def _year_of_run(self) -> int:
        return self.asked_year if self.run is None else self.run.work_year

    # An order and what it approves

    @cached_property
    def _ordered(self) -> "Ordered":
        year = self._year_of_run
        if chosen := self.chosen(ORDER):
            return issued.Ordered(issued.named_order(self.dossier, chosen))
        if base_of(self.kind) == PROGRAMME_ORDER:
            if self.programme_order is not None:
                return issued.Ordered(self.programme_order)
            return issued.of_new_programme(self.dossier, self.kind, year)
        without_run = self.has_annexes_of_choice and self.run is None  # the one of its year
        if BASIS.name not in self.settings or without_run:
            return issued.of_kind(self.dossier, self.kind, year)
        if self.from_support:
            return issued.of_list(self.dossier, self.kind, year, self._stays)
        return issued.of_run(self.dossier, self.kind, year, self.run)

    @cached_property
    def order(self) -> "OrderRow | None":
        """Its row in the register of orders."""
        return self._ordered.order

    @cached_property
    def meant(self) -> "OrderRow | None":
        """An order of a later year by its day that may be this one, while there is no `order`."""
        return self._ordered.meant

    @cached_property
    def _order_of_lists(self) -> "OrderRow | None":
        """By whose day lists stand; a copy of a kind has them of the kind while it has no order."""
        if self.order is not None or base_of(self.kind) == self.kind:
            return self.order
        return replace(self, kind=base_of(self.kind)).order

    @cached_property
    def office(self) -> "Office":
        """The department, signed by whom the order names; as it was named at a review point."""
        office = self.dossier.office(None if self.order is None else self.order.signer_id)
        return office if self.review is None else reviewed.office(office, self.review)

    @cached_property
    def control(self) -> Controller | None:
        """Who controls the execution, None is the head."""
        return controller(self.dossier, self.chosen(CONTROL))

    @cached_property
    def repealed(self) -> "OrderRow | None":
        """The order that this one declares void."""
        return issued.named_order(self.dossier, self.chosen(REPEALS))

    # Lists of schools

    @property
    def from_support(self) -> bool:
        """Whether the list of support is the basis of its list, not an identification."""
        return self.settings.get(BASIS.name) == FROM_SUPPORT

    @property
    def rests_on_run(self) -> bool:
        """Whether an identification is the basis of its list."""
        return RUN.name in self.settings and not self.from_support

    @cached_property
    def run(self) -> "RunRow | None":
        """The run that it is made from; None too where it rests on none."""
        if not self.rests_on_run:
            return None
        return run_of(self.dossier, self.asked_year, self.chosen(RUN))

    @cached_property
    def outcome(self) -> "Outcome | None":
        """What the run came to."""
        return None if self.run is None else self.dossier.run(self.run.id)

    @cached_property
    def day(self) -> date:
        """On which its lists stand: that of the order, else today, or the nearest of the year."""
        order, today = self._order_of_lists, self.dossier.today
        if self.rests_on_run:
            return stays.day_of(order, today)
        return stays.day_within(order, today, self.year)

    @cached_property
    def _stays(self) -> "list[SupportRow]":
        return self.dossier.support(SupportKind.SHNOR)

    @cached_property
    def _off_list(self) -> frozenset[int]:
        if self.outcome is None:
            return frozenset()
        return stays.taken_off(self.outcome, self._stays, self.day)

    @cached_property
    def _off_register(self) -> frozenset[int]:
        return stays.off_register(self.dossier, self._order_of_lists)

    @cached_property
    def taken_off(self) -> frozenset[int]:
        """Keys of identified schools that are off the list on `day`."""
        return frozenset() if self.outcome is None else self._off_list | self._off_register

    @cached_property
    def never_entered(self) -> "tuple[SchoolVerdict, ...]":
        """Schools that were taken off because their entry was removed or never made."""
        off = self._off_list - self._off_register
        left = [row for row in self._identified if row.school_id in off]
        return stays.never_entered(left, self._stays)

    @cached_property
    def _identified(self) -> "tuple[SchoolVerdict, ...]":
        verdicts = () if self.outcome is None else self.outcome.verdicts
        return tuple(verdict for verdict in verdicts if verdict.identified)

    @cached_property
    def listed(self) -> "tuple[SchoolVerdict, ...]":
        """Schools that stand as ШНОР, decisions included, and did not leave the list since."""
        return tuple(row for row in self._identified if row.school_id not in self.taken_off)

    @cached_property
    def left(self) -> "tuple[SchoolVerdict, ...]":
        """Identified schools that are off the list on `day`."""
        return tuple(row for row in self._identified if row.school_id in self.taken_off)

    @cached_property
    def supported(self) -> "tuple[SupportRow, ...]":
        """Schools on the list of ШНОР on `day`, unless an identification is the basis instead."""
        if BASIS.name in self.settings and not self.from_support:
            return ()
        return stays.supported(self.dossier, SupportKind.SHNOR, self._order_of_lists, self.day)

    @cached_property
    def conditions(self) -> "tuple[SupportRow, ...]":
        """Schools in difficult social conditions that are listed too."""
        if not self.wants(CONDITIONS):
            return ()
        kind, order = SupportKind.SHSSU, self._order_of_lists
        if self.rests_on_run:
            return stays.listed_with(self.dossier, kind, order, (self.day, self.year))
        return stays.supported(self.dossier, kind, order, self.day)

    @property
    def has_list(self) -> bool:
        """Whether there is a list of schools with low results to approve."""
        return bool(self.listed or self.supported)

    # A plan and what is reported of it

    @cached_property
    def review(self) -> "Review | None":
        """The review point that it prints, or None."""
        chosen = self.chosen(REVIEW)
        return self.dossier.review(int(chosen)) if chosen else None

    @cached_property
    def as_of(self) -> date:
        """The day that a report tells of."""
        if self.review is not None:
            return self.review.row.on_day
        return self.day_of(AS_OF) or self.dossier.today

    @cached_property
    def plan(self) -> "PlanRow | None":
        """The plan that the settings name, else the municipal plan of the year, as on its day.

        Where it tells of a programme too, it is the plan of that; with a review point it is the
        plan as it stood there.
        """
        if self.review is not None:
            return self.review.plan
        year, day = self._year_of_run, self.day_of(AS_OF)
        programme = self.programme if PROGRAMME.name in self.settings else None
        return chosen_plan(self.dossier, year, self.chosen(PLAN), day, programme)

    @cached_property
    def school(self) -> "SchoolRow | None":
        """The school whose plan it is; None for the plan of the district."""
        return school_of(self.dossier, None if self.plan is None else self.plan.school_id)

    @cached_property
    def approval(self) -> ApprovingOrder | None:
        """The order that approved the plan."""
        order = None if self.plan is None else self.plan.order
        if self.review is not None:
            return reviewed.approval(order, self.review)
        return approving(self.dossier, order, self.office, self.school)

    @cached_property
    def approved(self) -> ApprovingOrder | None:
        """The order that approves the plan, when it had been issued by the day of the report."""
        approval = self.approval
        return approval if approval is not None and approval.holds_on(self.as_of) else None

    @cached_property
    def changes(self) -> "Compared | None":
        """The two states of the plan that are compared; None without a plan."""
        if self.plan is None:
            return None
        return compared(
            self.dossier,
            self.plan,
            (self.chosen(SINCE), self.day_of(SINCE_DAY)),
            (self.chosen(UNTIL), self.day_of(UNTIL_DAY)),
        )

    @cached_property
    def people(self) -> ReportPeople:
        """Who reports, approves and signs."""
        if self.review is not None:
            return reviewed.people(self.review)
        compiler = self.chosen(COMPILER)
        return report_people(self.dossier, self.office, self.school, compiler, self.kind)

    @cached_property
    def criteria(self) -> tuple[SchoolCriteria, ...]:
        """The criteria of the school of the plan, else of the supported schools of the year.

        A review point keeps none.
        """
        if self.review is not None:
            return ()
        schools = reported_schools(self.dossier, self.school, self.year, self.as_of)
        return school_criteria(self.dossier, schools, self.year, self.day_of(AS_OF))

    @cached_property
    def printed_plan(self) -> "PlanRow | None":
        """The plan, with posts instead of names where they are wanted."""
        if self.plan is None or not self.wants(POSTS):
            return self.plan
        return with_posts(self.dossier, self.plan)

    @cached_property
    def duty(self) -> Duty:
        """Who has to do what in the chosen time."""
        days = self.day_of(FIRST_DAY), self.day_of(LAST_DAY)
        return duty_of(self.dossier, self.asked_year, self.chosen(PARTY), *days)

    @property
    def prints_criteria(self) -> bool:
        """Whether the criteria are wanted, and any is known."""
        return self.wants(CRITERIA) and any(school.filled for school in self.criteria)

    @cached_property
    def final_check(self) -> "FinalCheck | None":
        """The results of the school of the plan beside the base year, where they are wanted."""
        if self.plan is None or self.plan.school_id is None or self.review is not None:
            return None
        if not self.wants(FINAL_CHECK):
            return None
        return check_of_school(self.dossier, self.plan.school_id, self.plan.period, self.as_of)

    @cached_property
    def model_order(self) -> ApprovingOrder | None:
        """The chosen order that approved the model of support; a review point keeps none."""
        if self.review is not None:
            return None
        order = issued.named_order(self.dossier, self.chosen(MODEL_ORDER))
        return approving(self.dossier, order, self.office, None)

    @cached_property
    def model_directions(self) -> "list[RegisterRow]":
        """The directions of the model of support, of the school of the plan else the common ones.

        They stand before the texts of the settings, where there are any.
        """
        rows = self.register_rows(SUPPORT_MODELS.name)
        of_school = None if self.plan is None else self.plan.school_id
        own = [row for row in rows if row.number("school_id") == of_school]
        return own or [row for row in rows if row.number("school_id") is None]

    @property
    def prints_model(self) -> bool:
        """Whether the model of support is wanted, filled in and ordered."""
        order = self.model_order
        filled = bool(self.model_directions) or all(map(self.chosen, MODEL_TEXTS))
        issued_by_then = order is not None and order.holds_on(self.as_of)
        return self.wants(MODEL) and filled and issued_by_then
