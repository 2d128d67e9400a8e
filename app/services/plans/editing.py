"""Adding, changing and deleting plans, sections and measures."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from app.errors import UserError
from app.services.language.sentences import titled
from app.services.log.changes import Changes, changing
from app.services.plans.deadlines.terms import (
    answers_text,
    columns_text,
    first_year,
    new_plan,
    set_period,
    terms_of,
)
from app.services.plans.entries import (
    MeasureEntry,
    PlanName,
    entry_of,
    wrong_line,
    wrong_plan_title,
    wrong_section,
)
from app.services.plans.moving import (
    counting_on,
    find,
    keeping_results,
    measures_named,
    of_measures,
    place,
    siblings,
)
from app.services.plans.parts import (
    Line,
    MeasureWriter,
    delete_measure,
    own_period,
    reread_deadlines,
    texts_of,
)
from app.services.plans.rows import MeasureDraft, PlanDraft, SectionDraft
from app.services.reference import ensure_school_year
from app.services.writing.target import refuse

if TYPE_CHECKING:
    from sqlmodel import Session

    from app.models import Measure, Plan, PlanSection
    from app.services.log.changes import Work
    from app.services.storage.workspace import Workspace


def save_plan(
    workspace: "Workspace", draft: PlanDraft, plan_id: int | None = None
) -> tuple[int, Changes]:
    """Add a plan, or change the one with `plan_id`.

    Deadlines are read again when its period, its order or an answer has changed. A plan of a
    programme takes the period of the programme.

    Raises:
        UserError: the title is missing, or a named plan, school, programme or order is not there.
    """
    from app.models import OrderRecord, Plan, School

    title = _one_line(draft.title)
    refuse(wrong_plan_title(title))
    action = "Добавление плана" if plan_id is None else "Изменение плана"
    with changing(workspace, "edit", action) as work:
        session = work.session
        for model, key in (
            (School, draft.school_id),
            (OrderRecord, draft.order_id),
        ):
            if key is not None:
                find(session, model, key)
        period = own_period(session, draft.programme_id, draft.period)
        plan = new_plan(title, period) if plan_id is None else find(session, Plan, plan_id)
        former = terms_of(session, plan)
        ensure_school_year(session, first_year(period))
        set_period(plan, period)
        plan.title, plan.school_id = title, draft.school_id
        plan.programme_id, plan.order_id = draft.programme_id, draft.order_id
        if draft.answers is not None:
            plan.answers = answers_text(draft.answers)
        if draft.columns is not None:
            plan.columns = columns_text(draft.columns)
        session.add(plan)
        session.flush()
        assert plan.id is not None
        work.about(titled(title))
        terms = terms_of(session, plan)
        if terms != former:
            reread_deadlines(session, plan.id, terms)
    return plan.id, work.changes


def save_section(
    workspace: "Workspace", draft: SectionDraft, section_id: int | None = None
) -> tuple[int, Changes]:
    """Add a section, or change the one with `section_id`.

    Raises:
        UserError: the title is missing, or the plan or section is not there.
    """
    from app.models import Plan, PlanSection

    title = _one_line(draft.title)
    refuse(wrong_section(title))
    action = "Добавление раздела плана" if section_id is None else "Изменение раздела плана"
    with changing(workspace, "edit", action) as work:
        session = work.session
        find(session, Plan, draft.plan_id)
        if section_id is None:
            section = PlanSection(plan_id=draft.plan_id, position=0, title=title)
            place(session, section, siblings(session, plan_id=draft.plan_id), draft.position)
        else:
            section = find(session, PlanSection, section_id)
            section.title = title
            if draft.position is not None:
                with counting_on(session, draft.plan_id):
                    sections = siblings(session, plan_id=draft.plan_id)
                    place(session, section, sections, draft.position)
        session.flush()
        assert section.id is not None
        work.about(titled(title))
    return section.id, work.changes


def save_measure(
    workspace: "Workspace", draft: MeasureDraft, measure_id: int | None = None
) -> tuple[int, Changes]:
    """Add a measure, or change the one with `measure_id`; the deadline is read from its text.

    Raises:
        UserError: the title is missing, the deadline is a day that no calendar has, or the section
            or measure is not there.
    """
    action = "Добавление мероприятия" if measure_id is None else "Изменение мероприятия"
    with changing(workspace, "edit", action) as work:
        (number,) = _save_measures(work, [(draft, measure_id)])
        work.about(titled(_one_line(draft.title)))
    return number, work.changes


def add_measures(workspace: "Workspace", drafts: Sequence[MeasureDraft]) -> Changes:
    """Add several measures as one action, all or none.

    Raises:
        UserError: a title is missing, a deadline is no day, or a section is not there.
    """
    with changing(workspace, "bulk", of_measures("Добавление", len(drafts))) as work:
        write_measures(work, drafts)
        work.about(measures_named([_one_line(draft.title) for draft in drafts]))
    return work.changes


def add_sections(
    workspace: "Workspace",
    plan_id: int,
    sections: Sequence[tuple[str, Sequence[MeasureDraft]]],
) -> Changes:
    """Add sections with their measures at the end of a plan as one action, all or none.

    The drafts need no section of their own: they come into the one that they stand under.

    Raises:
        UserError: a title is missing, a deadline is no day, or the plan is not there.
    """
    titles = [_one_line(draft.title) for _title, drafts in sections for draft in drafts]
    with changing(workspace, "bulk", of_measures("Добавление", len(titles))) as work:
        write_sections(work, plan_id, sections)
        work.about(measures_named(titles))
    return work.changes


def write_sections(
    work: "Work", plan_id: int, sections: Sequence[tuple[str, Sequence[MeasureDraft]]]
) -> None:
    """Put sections with their measures at the end of a plan, within an action; as `add_sections`.

    Raises:
        UserError: a title is missing, a deadline is no day, or the plan is not there.
    """
    from app.models import Plan, PlanSection

    session = work.session
    find(session, Plan, plan_id)
    drafts: list[MeasureDraft] = []
    for title, measures in sections:
        refuse(wrong_section(_one_line(title)))
        section = PlanSection(plan_id=plan_id, position=0, title=_one_line(title))
        place(session, section, siblings(session, plan_id=plan_id))
        session.flush()
        assert section.id is not None
        drafts += [replace(draft, section_id=section.id, position=None) for draft in measures]
    write_measures(work, drafts)


def write_measures(work: "Work", drafts: Sequence[MeasureDraft]) -> None:
    """Put new measures in their places, within an action; as `add_measures`.

    Raises:
        UserError: a title is missing, a deadline is no day, or a section is not there.
    """
    _save_measures(work, [(draft, None) for draft in drafts])


def _save_measures(work: "Work", drafts: Sequence[tuple[MeasureDraft, int | None]]) -> list[int]:
    """Put measures, new ones without a key, in their places and write them; their keys."""
    from app.models import Measure

    writer = MeasureWriter(work, whole=True)
    measures: list[Measure] = []
    plan_ids = {_place_of(work.session, draft.section_id)[1].plan_id for draft, _key in drafts}
    with counting_on(work.session, *plan_ids):
        for number, (draft, measure_id) in enumerate(drafts, start=1):
            plan, section = _place_of(work.session, draft.section_id)
            stored = None if measure_id is None else find(work.session, Measure, measure_id)
            terms = terms_of(work.session, plan)
            name = PlanName(title=plan.title, period=terms.period, school_id=plan.school_id)
            entry = entry_of(draft, name, section.title)
            _refuse_line(work.session, entry, stored, number if len(drafts) > 1 else 0)
            measure = stored or Measure(section_id=draft.section_id, position=0, title=entry.title)
            former = measure.section_id
            moves = stored is None or former != draft.section_id or draft.position is not None
            rows = siblings(work.session, section_id=draft.section_id) if moves else ()
            with keeping_results(work.session, {former, draft.section_id}):
                measure.section_id = draft.section_id
                writer.fill(Line(entry, measure, is_new=stored is None), terms)
                if moves:
                    place(work.session, measure, rows, draft.position)
                if former != draft.section_id:
                    place(work.session, None, siblings(work.session, section_id=former))
            measures.append(measure)
        writer.finish()
    return [measure.id for measure in measures if measure.id is not None]


def _place_of(session: "Session", section_id: int) -> "tuple[Plan, PlanSection]":
    from app.models import Plan, PlanSection

    section = find(session, PlanSection, section_id)
    return find(session, Plan, section.plan_id), section


def _refuse_line(
    session: "Session", entry: MeasureEntry, stored: "Measure | None", number: int
) -> None:
    """Refuse a line that cannot be; `number` tells it among several.

    What an older version stored does not stand in the way of other changes.
    """
    problems = wrong_line(entry)
    kept = {} if stored is None or not problems else texts_of(session, stored)
    for wrong in problems:
        if wrong.field == "section" or kept.get(wrong.field) == getattr(entry, wrong.field):
            continue
        if not number:
            wrong.refuse()
        raise UserError(f"Строка {number}. {wrong.text}", f"Ничего не добавлено. {wrong.hint}")


def require_deletable(workspace: "Workspace", plan_id: int) -> None:
    """Look whether a plan can be deleted, before anybody is asked.

    Raises:
        UserError: a made document refers to it.
    """
    with workspace.database.reading() as reader:
        made = reader.scalar("SELECT count(*) FROM output_record WHERE plan_id = ?", (plan_id,))
    if made:
        raise UserError(
            "По этому плану уже сделаны документы, удалить его нельзя.",
            "Удалите отдельные мероприятия или оставьте план в истории.",
        )


def delete_plan(workspace: "Workspace", plan_id: int) -> Changes:
    """Delete a plan with all its sections, measures, marks and review points.

    Raises:
        UserError: the plan is not there, or a made document refers to it.
    """
    from sqlmodel import select

    from app.models import Plan, PlanReview

    require_deletable(workspace, plan_id)
    with changing(workspace, "edit", "Удаление плана") as work:
        plan = find(work.session, Plan, plan_id)
        work.about(titled(plan.title))
        for section in siblings(work.session, plan_id=plan_id):
            _delete_section(work.session, section)
        for review in work.session.exec(select(PlanReview).where(PlanReview.plan_id == plan_id)):
            work.session.delete(review)
        work.session.flush()
        work.session.delete(plan)
    return work.changes


def delete_section(workspace: "Workspace", section_id: int) -> Changes:
    """Delete a section with its measures and their marks.

    Raises:
        UserError: the section is not there.
    """
    from app.models import PlanSection

    with changing(workspace, "edit", "Удаление раздела плана") as work:
        section = find(work.session, PlanSection, section_id)
        work.about(titled(section.title))
        with counting_on(work.session, section.plan_id):
            _delete_section(work.session, section)
            work.session.flush()
            place(work.session, None, siblings(work.session, plan_id=section.plan_id))
    return work.changes


def delete_measures(workspace: "Workspace", measure_ids: Sequence[int]) -> Changes:
    """Delete measures with their marks, all or none.

    Raises:
        UserError: one of them is not there.
    """
    from app.models import Measure

    chosen = list(dict.fromkeys(measure_ids))
    action = "edit" if len(chosen) == 1 else "bulk"
    with changing(workspace, action, of_measures("Удаление", len(chosen))) as work:
        measures = [find(work.session, Measure, measure_id) for measure_id in chosen]
        work.about(measures_named([measure.title for measure in measures]))
        sections = {measure.section_id for measure in measures}
        plan_ids = {_place_of(work.session, section_id)[1].plan_id for section_id in sections}
        with keeping_results(work.session, sections), counting_on(work.session, *plan_ids):
            for measure in measures:
                delete_measure(work.session, measure)
            work.session.flush()
            for section_id in sections:
                place(work.session, None, siblings(work.session, section_id=section_id))
    return work.changes


def _delete_section(session: "Session", section: "PlanSection") -> None:
    for measure in siblings(session, section_id=section.id):
        delete_measure(session, measure)
    session.flush()
    session.delete(section)


def _one_line(text: str) -> str:
    return " ".join(text.split())
