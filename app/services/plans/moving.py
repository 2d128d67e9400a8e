"""Order of sections in a plan and of measures in a section, and the numbers that follow it."""

from collections.abc import Collection, Generator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from app.errors import UserError
from app.services.language.numbers import whole
from app.services.language.sentences import titled
from app.services.log.changes import Changes, changing
from app.services.plans.rows import MeasureRow, PlanRow, result_heads

if TYPE_CHECKING:
    from sqlmodel import Session

    from app.models import Measure
    from app.services.storage.workspace import Workspace

Row = TypeVar("Row")
_ENDS_OF_NUMBERS = ("", ".")  # «1» and «1.»


def move_section(workspace: "Workspace", section_id: int, position: int) -> Changes:
    """Put a section at a position of its plan, counted from 1; beyond the end means last.

    Raises:
        UserError: the section is not there.
    """
    from app.models import PlanSection

    with changing(workspace, "edit", "Перемещение раздела плана") as work:
        section = find(work.session, PlanSection, section_id)
        work.about(titled(section.title))
        with counting_on(work.session, section.plan_id):
            place(work.session, section, siblings(work.session, plan_id=section.plan_id), position)
    return work.changes


def move_measures(
    workspace: "Workspace", measure_ids: Sequence[int], section_id: int, position: int | None = None
) -> Changes:
    """Put measures, in the given order, into a section of the same plan.

    The first of them gets `position`, counted from 1 among the measures of the section after the
    move; None puts them at its end.

    Raises:
        UserError: a measure or the section is not there, or they belong to different plans.
    """
    from app.models import Measure, PlanSection

    chosen = list(dict.fromkeys(measure_ids))
    action = "edit" if len(chosen) == 1 else "bulk"
    with changing(workspace, action, of_measures("Перемещение", len(chosen))) as work:
        session = work.session
        target = find(session, PlanSection, section_id)
        moved = [find(session, Measure, measure_id) for measure_id in chosen]
        work.about(measures_named([measure.title for measure in moved]))
        staying = [row for row in siblings(session, section_id=section_id) if row.id not in chosen]
        left = {measure.section_id for measure in moved} - {section_id}
        with keeping_results(session, {section_id, *left}), counting_on(session, target.plan_id):
            for measure in moved:
                if find(session, PlanSection, measure.section_id).plan_id != target.plan_id:
                    raise UserError(
                        "Мероприятие другого плана переместить нельзя.",
                        "Скопируйте его в этот план.",
                    )
                measure.section_id = section_id
            at = len(staying) if position is None else max(0, min(position - 1, len(staying)))
            number(session, [*staying[:at], *moved, *staying[at:]])
            session.flush()
            for other in left:
                place(session, None, siblings(session, section_id=other))
    return work.changes


@contextmanager
def counting_on(session: "Session", *plan_ids: int) -> Generator[None]:
    """Numbers that only count the measures of a plan («1», «2» … as typed) go on counting.

    When they did before a change of its measures, they do behind it, written alike. Any other
    number is of its measure and stays with it, and so are all once the change types one.
    """
    former = {plan_id: _numbers(session, plan_id) for plan_id in plan_ids}
    yield
    session.flush()
    for plan_id, numbers in former.items():
        end = _end(numbers.values())
        if end is None:
            continue
        measures = _measures_of(session, plan_id)
        if all(measure.number == numbers.get(measure.id, "") for measure in measures):
            for position, measure in enumerate(measures, start=1):
                measure.number = f"{position}{end}"
                session.add(measure)


def end_of_counted(session: "Session", plan_id: int) -> str | None:
    """What stands behind typed numbers that only count the measures of a plan; None for others."""
    return _end(_numbers(session, plan_id).values())


def _end(numbers: Collection[str]) -> str | None:
    for end in _ENDS_OF_NUMBERS:
        if numbers and [*numbers] == [f"{one}{end}" for one in range(1, len(numbers) + 1)]:
            return end
    return None


def _numbers(session: "Session", plan_id: int) -> dict[int | None, str]:
    """The typed numbers of the measures of a plan in printed order."""
    from sqlmodel import col, select

    from app.models import Measure, PlanSection

    query = select(Measure.id, Measure.number).join(PlanSection)
    order = (PlanSection.position, PlanSection.id, Measure.position, Measure.id)
    of_plan = query.where(PlanSection.plan_id == plan_id).order_by(*map(col, order))
    return dict(session.exec(of_plan).all())


def _measures_of(session: "Session", plan_id: int) -> "list[Measure]":
    """The measures of a plan in printed order."""
    return [
        measure
        for section in siblings(session, plan_id=plan_id)
        for measure in siblings(session, section_id=section.id)
    ]


def of_measures(deed: str, count: int) -> str:
    """An action in the history: «Удаление мероприятия», «Удаление мероприятий»."""
    return f"{deed} {'мероприятия' if count == 1 else 'мероприятий'}"


def measures_named(titles: Sequence[str]) -> str:
    """Measures in the title of an action: one by its name, several by their number."""
    return titled(titles[0]) if len(titles) == 1 else whole(len(titles))


def place_after_step(
    plan: PlanRow, measures: Sequence[MeasureRow], step: int
) -> tuple[int, int | None] | None:
    """Section and position of measures one place up (-1) or down (1); None at the end of the plan.

    Beyond its section a block goes into the next one.
    """
    edge = measures[0] if step < 0 else measures[-1]
    order = [section.id for section in plan.sections]
    place = order.index(edge.section_id)
    chosen = {row.id for row in measures}
    inside = [row.id for row in plan.sections[place].measures]
    staying = [key for key in inside if key not in chosen]
    before = sum(key not in chosen for key in inside[: inside.index(edge.id)])
    if 0 <= before + step <= len(staying):
        return edge.section_id, before + step + 1
    if not 0 <= place + step < len(order):
        return None
    return order[place + step], 1 if step > 0 else None


def find(session: "Session", model: type[Row], key: int) -> Row:
    """A row by its key.

    Raises:
        UserError: there is none.
    """
    row = session.get(model, key)
    if row is None:
        raise UserError("Этой записи уже нет.", "Возможно, её удалили: выберите другую.")
    return row


def siblings(
    session: "Session", *, plan_id: int | None = None, section_id: int | None = None
) -> list[Any]:
    """Sections of a plan, or measures of a section, in order."""
    from sqlmodel import col, select

    from app.models import Measure, PlanSection

    if plan_id is not None:
        query: Any = select(PlanSection).where(PlanSection.plan_id == plan_id)
        ordered = query.order_by(col(PlanSection.position), col(PlanSection.id))
    else:
        query = select(Measure).where(Measure.section_id == section_id)
        ordered = query.order_by(col(Measure.position), col(Measure.id))
    return list(session.exec(ordered))


def place(
    session: "Session",
    row: Any | None,  # noqa: ANN401 - a section or a measure
    others: Sequence[Any],
    position: int | None = None,
) -> None:
    """Number the rows from 1, with `row` at the wanted position, or at the end for None."""
    ordered = [other for other in others if other is not row]
    if row is not None:
        at = len(ordered) if position is None else max(0, min(position - 1, len(ordered)))
        ordered.insert(at, row)
    number(session, ordered)


@contextmanager
def keeping_results(session: "Session", section_ids: Collection[int]) -> Generator[None]:
    """Around a change of the order: no measure comes to share the expected result of another one.

    Where the measure with the common cell goes, or another comes between, the next one that shared
    it has the result as its own, and those below share it with that one. What is typed into the
    common cell is said of all of them.
    """
    shared = {
        measure.id: (head.id, head.expected)
        for section_id in section_ids
        for measure, head in result_heads(siblings(session, section_id=section_id))
        if measure.expected_joined
    }
    yield
    if not shared:
        return
    session.flush()
    for section_id in section_ids:
        cell: int | None = None  # the key of the measure whose result stands in it
        for measure in siblings(session, section_id=section_id):
            if not measure.expected_joined:
                cell = measure.id
            elif measure.id in shared and cell != shared[measure.id][0]:
                measure.expected_joined = False
                cell, measure.expected = shared[measure.id]
                session.add(measure)


def number(session: "Session", ordered: Sequence[Any]) -> None:
    """Number sections or measures from 1 in this order."""
    for wanted, item in enumerate(ordered, start=1):
        if item.position != wanted:
            item.position = wanted
        session.add(item)
