"""Stored plans as the import compares and changes them, on one session."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from app.enums import EvidenceKind, MeasureStatus, OrderState
from app.services.importing.preview import LineStatus, PreviewLine
from app.services.language.dates import date_digits
from app.services.language.matching import folded

if TYPE_CHECKING:
    from sqlmodel import Session

    from app.models import ExecutionMark, Measure, Plan, PlanSection
    from app.services.changes import Work
    from app.services.importing.plan_entries import MarkEntry, MeasureEntry, OrderName, PlanEntry

_LINKS = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class _Difference:
    title: str
    old: str
    new: str


class PlanRegister:
    """Plans, sections, measures, marks and orders of a workspace."""

    def __init__(self, session: "Session") -> None:
        from sqlmodel import col, select

        from app.models import ExecutionMark, Measure, MeasureParty, OrderRecord, Plan, PlanSection

        self._session = session
        self._plans: list[Plan] = list(session.exec(select(Plan)))
        self._sections: dict[int, list[PlanSection]] = {}
        for section in session.exec(select(PlanSection).order_by(col(PlanSection.position))):
            self._sections.setdefault(section.plan_id, []).append(section)
        self._measures: dict[int, list[Measure]] = {}
        for measure in session.exec(select(Measure).order_by(col(Measure.position))):
            self._measures.setdefault(measure.section_id, []).append(measure)
        self._parties: dict[int, list[str]] = {}
        for party in session.exec(select(MeasureParty).order_by(col(MeasureParty.position))):
            self._parties.setdefault(party.measure_id, []).append(party.name)
        self._marks: dict[int, list[ExecutionMark]] = {}
        for mark in session.exec(select(ExecutionMark).order_by(col(ExecutionMark.id))):
            self._marks.setdefault(mark.measure_id, []).append(mark)
        self._orders: dict[int, OrderRecord] = {
            order.id: order for order in session.exec(select(OrderRecord)) if order.id is not None
        }

    def lines(self, plan: "PlanEntry", school: str) -> Iterator[PreviewLine]:
        """What becomes of every row of a plan."""
        stored = self._find_plan(plan.title, plan.year, plan.school_id)
        found = self._find_measures(stored, plan.measures)
        for entry in plan.measures:
            measure = found.get(entry.row)
            what = f"{entry.section}: {entry.title}"
            if measure is None:
                said = _mark_words(entry.mark) or entry.deadline
                yield PreviewLine(entry.row, "new", school, what, "", said)
                continue
            differences = self._differences(measure, entry)
            status: LineStatus = "changed" if differences else "same"
            yield PreviewLine(
                entry.row,
                status,
                school,
                what,
                "; ".join(f"{one.title}: {one.old or '–'}" for one in differences),
                "; ".join(f"{one.title}: {one.new or '–'}" for one in differences),
            )

    def store(self, work: "Work", plan: "PlanEntry", ids: dict[int, int]) -> None:
        """Write one plan."""
        from app.models import Plan

        school_id = None if plan.school_id is None else ids.get(plan.school_id, plan.school_id)
        stored = self._find_plan(plan.title, plan.year, school_id)
        found = self._find_measures(stored, plan.measures)
        if stored is None:
            stored = Plan(title=plan.title, year=plan.year, school_id=school_id)
            self._session.add(stored)
            self._session.flush()
            self._plans.append(stored)
        sections = self._store_sections(stored, plan.measures)
        for entry in plan.measures:
            measure = found.get(entry.row)
            if measure is None:
                measure = self._new_measure(sections[_plain(entry.section)], entry)
            elif not self._differences(measure, entry):
                continue
            self._store_measure(measure, entry, plan.year)
            self._store_mark(work, measure, entry, stored)
        self._session.flush()

    def _find_plan(self, title: str, year: int, school_id: int | None) -> "Plan | None":
        wanted = (_plain(title), year, school_id)
        for plan in self._plans:
            if (_plain(plan.title), plan.year, plan.school_id) == wanted:
                return plan
        return None

    def _find_measures(
        self, plan: "Plan | None", entries: Sequence["MeasureEntry"]
    ) -> dict[int, "Measure"]:
        """Row of the file -> the stored measure; equal titles are told apart by their order."""
        waiting: dict[tuple[str, str], list[Measure]] = {}
        for section in self._sections.get(0 if plan is None else plan.id or 0, ()):
            for measure in self._measures.get(section.id or 0, ()):
                key = (_plain(section.title), _plain(measure.title))
                waiting.setdefault(key, []).append(measure)
        found: dict[int, Measure] = {}
        for entry in entries:
            same = waiting.get((_plain(entry.section), _plain(entry.title)))
            if same:
                found[entry.row] = same.pop(0)
        return found

    def _differences(self, measure: "Measure", entry: "MeasureEntry") -> list[_Difference]:
        """What the file changes; an empty cell changes nothing."""
        parties = self._parties.get(measure.id or 0, [])
        found = [
            _Difference("срок", measure.deadline_text, entry.deadline),
            _Difference("ответственные", "; ".join(parties), "; ".join(entry.responsible)),
            _Difference("ожидаемый результат", measure.expected, entry.expected),
        ]
        if entry.mark is not None and self._is_new_mark(measure, entry.mark):
            stored = self._marks.get(measure.id or 0)
            words = self._stored_words(stored[-1]) if stored else ""
            found.append(_Difference("отметка", words, _mark_words(entry.mark)))
        return [one for one in found if one.new and one.old != one.new]

    def _is_new_mark(self, measure: "Measure", mark: "MarkEntry") -> bool:
        """Whether no mark of the measure says the same; later marks stay the current ones."""
        stored = self._marks.get(measure.id or 0, [])
        if not stored:
            return mark.status is not MeasureStatus.NOT_STARTED or any(mark[1:])
        wanted = (mark.status.value, mark.marked_on, mark.text, mark.order)
        return all(self._said(old) != wanted for old in stored)

    def _said(self, mark: "ExecutionMark") -> tuple[Any, ...]:
        order = None if mark.order_id is None else self._orders.get(mark.order_id)
        text = mark.evidence_text if mark.evidence_kind == EvidenceKind.LINK else mark.text
        named = None if order is None else (order.number, order.issued_on)
        return mark.status, mark.marked_on, text, named

    def _stored_words(self, mark: "ExecutionMark") -> str:
        order = None if mark.order_id is None else self._orders.get(mark.order_id)
        return _joined(
            MeasureStatus(mark.status).label,
            mark.text or mark.evidence_text,
            "" if mark.marked_on is None else date_digits(mark.marked_on),
            ""
            if order is None or order.number is None or order.issued_on is None
            else f"приказ № {order.number} от {date_digits(order.issued_on)}",
        )

    def _store_sections(
        self, plan: "Plan", entries: Sequence["MeasureEntry"]
    ) -> dict[str, "PlanSection"]:
        from app.models import PlanSection

        assert plan.id is not None
        stored = self._sections.setdefault(plan.id, [])
        found = {_plain(section.title): section for section in stored}
        last = max((section.position for section in stored), default=0)
        for entry in entries:
            if _plain(entry.section) not in found:
                last += 1
                section = PlanSection(plan_id=plan.id, position=last, title=entry.section)
                self._session.add(section)
                stored.append(section)
                found[_plain(entry.section)] = section
        self._session.flush()
        return found

    def _new_measure(self, section: "PlanSection", entry: "MeasureEntry") -> "Measure":
        from app.models import Measure

        assert section.id is not None
        siblings = self._measures.setdefault(section.id, [])
        last = max((measure.position for measure in siblings), default=0)
        measure = Measure(section_id=section.id, position=last + 1, title=entry.title)
        self._session.add(measure)
        self._session.flush()
        siblings.append(measure)
        return measure

    def _store_measure(self, measure: "Measure", entry: "MeasureEntry", year: int) -> None:
        from app.services.plans.editing import store_deadline, store_parties

        measure.expected = entry.expected or measure.expected
        if not measure.deadline_text or entry.deadline not in ("", measure.deadline_text):
            store_deadline(self._session, measure, entry.deadline, year)
        if entry.responsible and self._parties.get(measure.id or 0, []) != list(entry.responsible):
            store_parties(self._session, measure, entry.responsible)
        self._session.add(measure)

    def _store_mark(
        self, work: "Work", measure: "Measure", entry: "MeasureEntry", plan: "Plan"
    ) -> None:
        from app.models import ExecutionMark

        mark = entry.mark
        if mark is None or measure.id is None or not self._is_new_mark(measure, mark):
            return
        is_link = mark.text.startswith(_LINKS) and mark.order is None
        kind = EvidenceKind.LINK if is_link else EvidenceKind.NONE
        order_id = None if mark.order is None else self._order(mark.order, plan)
        record = ExecutionMark(
            measure_id=measure.id,
            status=mark.status.value,
            marked_on=mark.marked_on,
            text="" if is_link else mark.text,
            evidence_kind=(kind if order_id is None else EvidenceKind.ORDER).value,
            evidence_text=mark.text if is_link else "",
            order_id=order_id,
            created_at=_moment(work),
        )
        self._session.add(record)
        self._marks.setdefault(measure.id, []).append(record)

    def _order(self, wanted: "OrderName", plan: "Plan") -> int:
        """Key of an order of the register; one that is not there is entered."""
        from app.models import OrderRecord

        for key, order in self._orders.items():
            same_number = (order.number or "").casefold() == wanted.number.casefold()
            if same_number and order.issued_on == wanted.issued_on:
                return key
        order = OrderRecord(
            title=f"Приказ, названный в плане «{plan.title}»",
            number=wanted.number,
            issued_on=wanted.issued_on,
            state=OrderState.REGISTERED.value,
            year=plan.year,
            note="Внесён при загрузке плана: уточните заголовок.",
        )
        self._session.add(order)
        self._session.flush()
        assert order.id is not None
        self._orders[order.id] = order
        return order.id


def _moment(work: "Work") -> datetime:
    from app.models import ChangeSet

    record = work.session.get(ChangeSet, work.change_set_id)
    assert record is not None
    return record.created_at


def _plain(text: str) -> str:
    return " ".join(folded(text).split()).rstrip(".")


def _mark_words(mark: "MarkEntry | None") -> str:
    if mark is None:
        return ""
    return _joined(
        mark.status.label,
        mark.text,
        "" if mark.marked_on is None else date_digits(mark.marked_on),
        ""
        if mark.order is None
        else f"приказ № {mark.order.number} от {date_digits(mark.order.issued_on)}",
    )


def _joined(*parts: Any) -> str:  # noqa: ANN401
    return ", ".join(part for part in parts if part)
