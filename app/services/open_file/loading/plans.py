"""Plans with their sections, measures and marks; deadlines and parties are read from the texts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from app.enums import EvidenceKind, YearsKind
from app.services.language.deadlines.periods import PlanPeriod
from app.services.language.deadlines.questions import Question
from app.services.language.sentences import quoted
from app.services.open_file.loading.programmes import period_columns, usual_years
from app.services.open_file.loading.target import Target
from app.services.open_file.shapes.lists import MARKS
from app.services.open_file.shapes.plan_columns import usual_titles
from app.services.open_file.shapes.shape import Sort
from app.services.plans.deadlines.terms import (
    answers_text,
    columns_text,
    first_year,
    plan_columns,
    terms_of,
)
from app.services.plans.entries import MeasureEntry, PlanName, wrong_line, wrong_mark
from app.services.plans.parties.schools_meant import SchoolsMeant, schools_meant_text
from app.services.plans.parties.typed.cells import typed_cell
from app.services.plans.parts import Line, MeasureWriter, load_cell

if TYPE_CHECKING:
    from app.services.open_file.format.programmes import Mark, Measure, Plan
    from app.services.plans.deadlines.terms import PlanTerms

_KEY = ("title", "period_start", "period_end", "school_id")


def load_plans(target: Target, plans: "Sequence[Plan]") -> None:
    """Plans, known by title, period and school."""
    for at, plan in enumerate(plans):
        path = f"plans[{at}]"
        values = _plan_values(target, plan, path)
        if values is None:
            continue
        with target.store.thing("plans"):
            kept = usual_years(plan.period, values)
            record = target.store.put("plan", _KEY, values, path=path, kept=kept)
            target.store.session.flush()
            sections = [
                target.store.put(
                    "plan_section",
                    ("plan_id", "title"),
                    {"plan_id": record.id, "title": section.title},
                    path=f"{path}.sections[{place}]",
                    kept={"position": 0},
                )
                for place, section in enumerate(plan.sections)
            ]
            target.store.arrange("plan_section", {"plan_id": record.id}, sections)
        target.keep("plan", record, plan, path)
        target.store.remark("plan", record, plan.period.notes, "period")
        _Measures(target, record, terms_of(target.store.session, record)).load(plan, sections, path)


def _plan_values(target: Target, plan: "Plan", path: str) -> dict[str, Any] | None:
    programme = target.key(Sort.PROGRAMME, plan.programme, f"{path}.programme")
    period = _period_columns(target, plan, programme, f"{path}.period")
    if period is None:
        return None
    _tell_other_period(target, programme, period, f"{path}.period")
    told = PlanName(title=plan.title, period=_period_of(period))
    columns = tuple(
        (key, plan.column_titles.get(key) or usual_titles().get(key, key)) for key in plan.columns
    )
    values = {
        **plan_columns(told.period),
        "title": plan.title,
        "programme_id": programme,
        "order_id": target.key(Sort.ORDER, plan.order, f"{path}.order"),
        "school_id": target.key(Sort.SCHOOL, plan.school, f"{path}.school"),
        "columns": columns_text(columns),
        "answers": answers_text(dict(_answers(target, plan, path))),
        "group_schools": schools_meant_text(dict(_groups(target, plan, path))),
    }
    return values if target.store.has_year(first_year(told.period), f"{path}.period") else None


def _period_columns(
    target: Target, plan: "Plan", programme: int | None, path: str
) -> dict[str, Any] | None:
    """The period of a plan; one that leaves it out has that of its programme."""
    if programme is None or plan.period.start is not None or plan.period.end is not None:
        return period_columns(target, plan.period, path)
    owner = target.store.get("programme", programme)
    return {name: getattr(owner, name) for name in ("period_start", "period_end", "years_kind")}


def _period_of(columns: dict[str, Any]) -> PlanPeriod:
    start, end, kind = (columns[name] for name in ("period_start", "period_end", "years_kind"))
    return PlanPeriod(start, end, YearsKind(kind))


def _tell_other_period(
    target: Target, programme: int | None, period: dict[str, Any], path: str
) -> None:
    """A plan whose period is not that of its programme, which the window does not let happen."""
    owner = None if programme is None else target.store.get("programme", programme)
    if owner is not None and any(
        getattr(owner, name) != period[name] for name in ("period_start", "period_end")
    ):
        text = f"Срок плана не тот, что у программы {quoted(owner.title)}."
        target.find("plan.other-period", text, path, hint="Проверьте срок.")


def _answers(target: Target, plan: "Plan", path: str) -> Iterator[tuple[Question, str]]:
    known = {question.value: question for question in Question}
    for key, answer in plan.answers.items():
        if key in known:
            yield known[key], answer
        else:
            hint = f"Есть: {', '.join(known)}."
            target.store.wrong(f"{path}.answers.{key}", f"вопроса {quoted(key)} нет.", hint)


def _groups(target: Target, plan: "Plan", path: str) -> Iterator[tuple[str, SchoolsMeant]]:
    for group, told in plan.group_schools.items():
        if isinstance(told, str):
            yield group, told
            continue
        where = f"{path}.group_schools.{group}"
        keys = (target.key(Sort.SCHOOL, name, f"{where}[{at}]") for at, name in enumerate(told))
        yield group, tuple(key for key in keys if key is not None)


class _Measures:
    """The measures of one plan."""

    def __init__(self, target: Target, plan: Any, terms: "PlanTerms") -> None:  # noqa: ANN401 - a record
        self._target, self._store = target, target.store
        self._terms = terms
        self._name = PlanName(title=plan.title, period=terms.period, school_id=plan.school_id)
        self._writer = MeasureWriter(target.work, whole=True)

    def load(self, plan: "Plan", sections: Sequence[Any], path: str) -> None:
        """Write the measures of all sections, then their marks."""
        if self._store.problems:
            self._look_at_marks(plan, path)
            return
        written: list[tuple[Measure, Any, str]] = []
        for at, (section, record) in enumerate(zip(plan.sections, sections, strict=True)):
            where = f"{path}.sections[{at}]"
            self._store.remark("plan_section", record, section.notes)
            joined = list(_joined(section.measures))
            rows = [
                (measure, self._fill(measure, record, joined[place], f"{where}.measures[{place}]"))
                for place, measure in enumerate(section.measures)
            ]
            written += [
                (measure, one, f"{where}.measures[{place}]")
                for place, (measure, one) in enumerate(rows)
            ]
        self._writer.finish()
        by_section: dict[int, list[Any]] = {}
        for _measure, one, _path in written:
            by_section.setdefault(one.section_id, []).append(one)
        for section_id, rows in by_section.items():
            self._store.arrange("measure", {"section_id": section_id}, rows)
        for measure, one, where in written:
            self._store.remark("measure", one, measure.notes)
            for place, mark in enumerate(measure.marks):
                self._load_mark(mark, one.id, f"{where}.marks[{place}]")

    def _look_at_marks(self, plan: "Plan", path: str) -> None:
        """Only tell what the marks name wrongly: nothing will be stored."""
        for at, section in enumerate(plan.sections):
            for place, measure in enumerate(section.measures):
                for number, mark in enumerate(measure.marks):
                    where = f"{path}.sections[{at}].measures[{place}].marks[{number}]"
                    self._target.values(MARKS, mark, where)

    def _fill(self, told: "Measure", section: Any, joined: bool, path: str) -> Any:  # noqa: ANN401 - a record
        """Give a measure its texts; what the file leaves empty stays."""
        from app.models import Measure as Record

        place = {"section_id": section.id, "title": told.title}
        stored = self._store.claim("measure", ("section_id", "title"), place)
        entry = MeasureEntry(
            plan=self._name,
            section=section.title,
            title=told.title,
            deadline=told.deadline,
            responsible=tuple(told.responsible),
            expected=told.expected,
            note=told.note,
            number=told.number,
            expected_joined=joined,
        )
        for wrong in wrong_line(entry):
            self._target.find_wrong(wrong, path)
        record = stored
        with self._store.thing("measures"):
            if record is None:
                record = Record(section_id=section.id, position=0, title=told.title)
                self._store.note("new")
            else:
                entry = self._beside(entry, record)
        texts = {**told.model_dump(), "responsible": typed_cell(told.responsible)}
        if self._store.are_possible(texts, path):
            self._writer.fill(Line(entry, record, is_new=stored is None), self._terms)
        return record

    def _beside(self, entry: MeasureEntry, stored: Any) -> MeasureEntry:  # noqa: ANN401 - a record
        """The line with what is stored where it says nothing; counted as changed or the same."""
        cell = load_cell(self._store.session, stored)
        former = MeasureEntry(
            plan=self._name,
            section=entry.section,
            title=stored.title,
            deadline=stored.deadline_text,
            responsible=(cell,) if cell else (),
            expected=stored.expected,
            note=stored.note,
            number=stored.number,
            expected_joined=stored.expected_joined,
        )
        same_cell = typed_cell(entry.responsible) in ("", typed_cell(former.responsible))
        merged = replace(
            entry,
            title=former.title,
            deadline=entry.deadline or former.deadline,
            responsible=former.responsible if same_cell else entry.responsible,
            expected=entry.expected or former.expected,
            note=entry.note or former.note,
            number=entry.number or former.number,
        )
        self._store.note("same" if merged == former else "changed")
        return merged

    def _load_mark(self, mark: "Mark", measure_id: int, path: str) -> None:
        values = self._target.values(MARKS, mark, path)
        values |= {"measure_id": measure_id, **_evidence(mark, values["order_id"])}
        wrong = wrong_mark(mark.date, mark.text, self._target.today)
        if wrong is not None:
            self._target.find_wrong(wrong, path)
        stored = self._store.find(MARKS.table, MARKS.key, values)
        if stored is not None and stored.evidence_kind == EvidenceKind.FILE:
            # A file that proves it is told by its name alone, and stays.
            for name in ("evidence_kind", "evidence_text"):
                del values[name]
        with self._store.thing("marks"):
            kept = {"created_at": self._target.moment}
            record = self._store.put(MARKS.table, MARKS.key, values, path=path, kept=kept)
        self._store.remark(MARKS.table, record, mark.notes)


def _evidence(mark: "Mark", order_id: int | None) -> dict[str, Any]:
    """What proves a mark."""
    kind = EvidenceKind.NONE
    if order_id is not None:
        kind = EvidenceKind.ORDER
    elif mark.link:
        kind = EvidenceKind.LINK
    elif mark.evidence:
        kind = EvidenceKind.TEXT
    return {"evidence_kind": kind.value, "evidence_text": mark.link or mark.evidence}


def _joined(measures: "Sequence[Measure]") -> Iterator[bool]:
    """Of each measure, whether its expected result is that of the measure above."""
    left = 0
    for measure in measures:
        yield left > 0
        left = left - 1 if left > 0 else max(measure.expected_rows, 1) - 1
