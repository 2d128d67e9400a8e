"""Plans of a file into the workspace, many rows at a time."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from app.enums import EvidenceKind, OrderState
from app.errors import UserError
from app.services.importing.binding.refs import name_key
from app.services.importing.kinds.plan.register import PlanRegister, plain_title
from app.services.log.changes import plain
from app.services.plans.parts import (
    party_names,
    school_keys,
    set_deadline,
    set_parties,
    set_points,
)
from app.services.progress import Progress, Steps
from app.services.writing.collector import paused_collector

if TYPE_CHECKING:
    from app.models import Measure, Plan, PlanSection
    from app.services.importing.kinds.plan.entries import (
        MarkEntry,
        MeasureEntry,
        OrderName,
        PlanEntry,
    )
    from app.services.language.deadline import Deadline
    from app.services.log.changes import Work

_ROWS_AT_ONCE = 200
_LINKS = ("http://", "https://")
_Row = tuple["MeasureEntry", "Measure"]


class PlanWriter:
    """Writes plans within one action; what they name twice is made once."""

    def __init__(self, work: "Work") -> None:
        self._work = work
        self._session = work.session
        self._register = PlanRegister(work.session)
        self._schools = school_keys(work.session)
        self._now = _moment(work)
        self._last: dict[int, int] = {}
        self._orders: dict[tuple[str, date], int] = {}
        self._days: dict[tuple[str, int], date] = {}
        self._know_orders()

    def store(self, plan: "PlanEntry", ids: dict[int, int]) -> Steps[None]:
        """Write one plan; the work may be given up at every step.

        Raises:
            UserError: the register of orders has another order of the number by now.
        """
        from app.models import Plan

        school_id = None if plan.school_id is None else ids.get(plan.school_id, plan.school_id)
        stored = self._register.find_plan(plan.title, plan.year, school_id)
        found = self._register.find_measures(stored, plan.measures)
        if stored is None:
            stored = Plan(title=plan.title, year=plan.year, school_id=school_id)
            self._session.add(stored)
            self._session.flush()
            self._register.plans.append(stored)
        sections = self._store_sections(stored, plan.measures)
        total = len(plan.measures)
        for start in range(0, total, _ROWS_AT_ONCE):
            yield Progress(start, total, f"Сохранение плана «{plan.title}»")
            with paused_collector(), self._session.no_autoflush:
                self._store_rows(
                    stored, sections, plan.measures[start : start + _ROWS_AT_ONCE], found
                )

    def _know_orders(self) -> None:
        for key, order in self._register.orders.items():
            if order.issued_on is None:
                continue
            number = (order.number or "").casefold()
            self._orders.setdefault((number, order.issued_on), key)
            if order.state == OrderState.REGISTERED:
                self._days.setdefault((number, order.issued_on.year), order.issued_on)

    def _store_rows(
        self,
        plan: "Plan",
        sections: dict[str, "PlanSection"],
        entries: Sequence["MeasureEntry"],
        found: dict[int, "Measure"],
    ) -> None:
        """Measures first, then what refers to them: each kind in one flush."""
        rows: list[_Row] = []
        deadlines: dict[int, Deadline] = {}
        for entry in entries:
            measure = found.get(entry.row)
            if measure is None:
                measure = self._new_measure(sections[plain_title(entry.section)], entry)
            elif not self._register.differences(measure, entry):
                continue
            rows.append((entry, measure))
            measure.expected = entry.expected or measure.expected
            if not measure.deadline_text or entry.deadline not in ("", measure.deadline_text):
                deadlines[entry.row] = set_deadline(measure, entry.deadline, plan.year)
            self._session.add(measure)
        marks = [
            (measure, entry.mark)
            for entry, measure in rows
            if entry.mark is not None and self._register.is_new_mark(measure, entry.mark)
        ]
        self._make_orders([mark.order for _measure, mark in marks if mark.order], plan)
        self._session.flush()
        new = [(entry, measure) for entry, measure in rows if entry.row not in found]
        self._add_points(new, deadlines)
        self._add_parties(new)
        for entry, measure in rows:
            if entry.row in found:
                self._change_points(measure, deadlines.get(entry.row))
                self._change_parties(measure, entry.responsible)
        for measure, mark in marks:
            self._store_mark(measure, mark)
        self._session.flush()

    def _store_sections(
        self, plan: "Plan", entries: Sequence["MeasureEntry"]
    ) -> dict[str, "PlanSection"]:
        from app.models import PlanSection

        assert plan.id is not None
        stored = self._register.sections.setdefault(plan.id, [])
        found = {plain_title(section.title): section for section in stored}
        last = max((section.position for section in stored), default=0)
        for entry in entries:
            key = plain_title(entry.section)
            if key not in found:
                last += 1
                section = PlanSection(plan_id=plan.id, position=last, title=entry.section)
                self._session.add(section)
                stored.append(section)
                found[key] = section
        self._session.flush()
        return found

    def _new_measure(self, section: "PlanSection", entry: "MeasureEntry") -> "Measure":
        from app.models import Measure

        assert section.id is not None
        siblings = self._register.measures.setdefault(section.id, [])
        last = self._last.get(section.id)
        if last is None:
            last = max((measure.position for measure in siblings), default=0)
        self._last[section.id] = last + 1
        measure = Measure(section_id=section.id, position=last + 1, title=entry.title)
        siblings.append(measure)
        return measure

    def _add_points(self, rows: Sequence[_Row], deadlines: "dict[int, Deadline]") -> None:
        """Points of new measures, in one statement."""
        self._insert(
            "measure_deadline_point",
            ("measure_id", "position", "starts_on", "ends_on"),
            [
                (measure.id, position, interval.start, interval.end)
                for entry, measure in rows
                for position, interval in enumerate(deadlines[entry.row].points, start=1)
            ],
        )

    def _add_parties(self, rows: Sequence[_Row]) -> None:
        """Parties of new measures, in one statement."""
        parties: list[tuple[Any, ...]] = []
        for entry, measure in rows:
            assert measure.id is not None
            names = party_names(entry.responsible)
            self._register.parties[measure.id] = names
            parties += [
                (measure.id, position, name, self._schools.get(name_key(name)), None)
                for position, name in enumerate(names, start=1)
            ]
        columns = ("measure_id", "position", "name", "school_id", "person_id")
        self._insert("measure_party", columns, parties)

    def _insert(self, table: str, columns: Sequence[str], rows: list[tuple[Any, ...]]) -> None:
        """Rows of a table whose key are its first two columns, with their entries in the log."""
        from sqlalchemy import insert
        from sqlmodel import SQLModel

        if not rows:
            return
        named = [dict(zip(columns, row, strict=True)) for row in rows]
        self._session.connection().execute(insert(SQLModel.metadata.tables[table]), named)
        logged = [{name: plain(value) for name, value in row.items()} for row in named]
        self._work.log_rows(
            table,
            [(f"{row[0]}|{row[1]}", None, after) for row, after in zip(rows, logged, strict=True)],
        )

    def _change_points(self, measure: "Measure", deadline: "Deadline | None") -> None:
        from sqlmodel import select

        from app.models import MeasureDeadlinePoint

        if deadline is None or measure.id is None:
            return
        query = select(MeasureDeadlinePoint).where(MeasureDeadlinePoint.measure_id == measure.id)
        set_points(self._session, measure.id, deadline, self._session.exec(query).all())

    def _change_parties(self, measure: "Measure", names: Sequence[str]) -> None:
        from sqlmodel import select

        from app.models import MeasureParty

        if measure.id is None or not names or self._register.parties.get(measure.id) == [*names]:
            return
        query = select(MeasureParty).where(MeasureParty.measure_id == measure.id)
        former = self._session.exec(query).all()
        set_parties(self._session, measure.id, names, former, self._schools)
        self._register.parties[measure.id] = party_names(names)

    def _store_mark(self, measure: "Measure", mark: "MarkEntry") -> None:
        from app.models import ExecutionMark

        assert measure.id is not None
        is_link = mark.text.startswith(_LINKS) and mark.order is None
        kind = EvidenceKind.LINK if is_link else EvidenceKind.NONE
        order_id = None if mark.order is None else self._orders[_order_key(mark.order)]
        record = ExecutionMark(
            measure_id=measure.id,
            status=mark.status.value,
            marked_on=mark.marked_on,
            text="" if is_link else mark.text,
            evidence_kind=(kind if order_id is None else EvidenceKind.ORDER).value,
            evidence_text=mark.text if is_link else "",
            order_id=order_id,
            created_at=self._now,
        )
        self._session.add(record)
        self._register.marks.setdefault(measure.id, []).append(record)

    def _make_orders(self, wanted: Sequence["OrderName"], plan: "Plan") -> None:
        """Enter orders that the register does not have."""
        from app.models import OrderRecord

        made: dict[tuple[str, date], OrderRecord] = {}
        for order in wanted:
            key = _order_key(order)
            if key in self._orders or key in made:
                continue
            if self._days.setdefault((key[0], key[1].year), order.issued_on) != order.issued_on:
                raise UserError(
                    f"После проверки файла в реестре появился другой приказ № {order.number}"
                    f" {order.issued_on.year} года.",
                    "Загрузите файл ещё раз.",
                )
            made[key] = OrderRecord(
                title=f"Приказ, названный в плане «{plan.title}»",
                number=order.number,
                issued_on=order.issued_on,
                state=OrderState.REGISTERED.value,
                year=plan.year,
                note="Внесён при загрузке плана: уточните заголовок.",
            )
        if not made:
            return
        self._session.add_all(made.values())
        self._session.flush()
        for key, record in made.items():
            assert record.id is not None
            self._orders[key] = record.id
            self._register.orders[record.id] = record


def _order_key(order: "OrderName") -> tuple[str, date]:
    return order.number.casefold(), order.issued_on


def _moment(work: "Work") -> datetime:
    from app.models import ChangeSet

    record = work.session.get(ChangeSet, work.change_set_id)
    assert record is not None
    return record.created_at
