"""Marks of execution: one for one measure or for many at once; the latest one counts.

What is written again about the same event corrects the mark; another event is a mark of its own.
"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from app.enums import EvidenceKind, MeasureStatus
from app.errors import UserError
from app.services.language.dates import date_digits, local_day
from app.services.language.numbers import NBSP
from app.services.language.plural import MEASURE, counted
from app.services.language.sentences import titled
from app.services.log.changes import Changes, changing
from app.services.log.rows import imported_rows
from app.services.orders.orders import read_orders
from app.services.orders.papers import is_link, require_papers
from app.services.plans.entries import wrong_mark
from app.services.plans.execution.mark_rows import (
    MARK_QUERY,
    MarkDraft,
    MarkPlace,
    MarkRow,
    mark_row,
)
from app.services.plans.reading import get_measures
from app.services.plans.rows import MeasureRow
from app.services.storage.files.sqlite import reading_within
from app.services.writing.error_texts import wrong_error
from app.services.writing.target import refuse

if TYPE_CHECKING:
    from sqlmodel import Session

    from app.models import ExecutionMark
    from app.services.storage.workspace import Workspace


def mark_measures(
    workspace: "Workspace",
    measure_ids: Sequence[int],
    draft: MarkDraft,
    *,
    occurrence_on: date | None = None,
    school_id: int | None = None,
    keep_words: bool = False,
) -> Changes:
    """Give one or several measures the same mark, all or none; see `mark_places`.

    Args:
        workspace: where they are stored.
        measure_ids: the measures.
        draft: the mark.
        occurrence_on: the due date that it is about, one of each of the measures; None for all.
        school_id: the school that it is about, a party of each of the measures; None for all.
        keep_words: a corrected mark keeps the words and the evidence that the draft has none of.
    """
    places = [MarkPlace(measure_id, occurrence_on, school_id) for measure_id in measure_ids]
    return mark_places(workspace, places, draft, keep_words=keep_words)


def mark_places(
    workspace: "Workspace",
    places: Sequence[MarkPlace],
    draft: MarkDraft,
    *,
    keep_words: bool = False,
) -> Changes:
    """Give the same mark to measures, to some of their due dates or schools, all or none.

    The latest mark of a place, when it was made by hand for just this place, is corrected if the
    new one has its status and day (evidence that came later), or if it was written today and does
    not tell of another day. Otherwise it stays as history, and the new one counts. With
    `keep_words` a corrected mark keeps its text and its evidence where the draft gives none. Of a
    measure with one due date or one school a mark is about all.

    Raises:
        UserError: nothing is chosen, the date lies ahead, the evidence named by its kind is
            missing, «перенесено» has no new date or «снято» no reason, or a measure, its due date,
            its school, an order or a file is not there.
    """
    from app.models import ExecutionMark

    if not places:
        raise UserError("Не выбрано ни одного мероприятия.", "Отметьте строки плана.")
    values = _checked(workspace, draft)
    chosen = _known_places(workspace, places)
    measure_ids = list(dict.fromkeys(place.measure_id for place in chosen))
    action = "edit" if len(chosen) == 1 else "bulk"
    with changing(workspace, action, _title(workspace, draft, measure_ids, chosen)) as work:
        require_papers(work.session, draft.order_id, draft.attachment_id)
        latest = _latest_marks(work.session, chosen)
        # Loaded again, the file must find its marks as they are.
        keys = [str(mark.id) for mark in latest.values()]
        loaded = imported_rows(reading_within(work.session), "execution_mark", keys)
        for place in chosen:
            mark = latest.get(place)
            by_hand = mark is not None and str(mark.id) not in loaded
            lacked = ""
            if mark is not None and by_hand and _corrects(mark, place, values):
                lacked = _lacking(mark.status, mark.moved_to, mark.text)
                _correct(work.session, mark, values, keep_words=keep_words)
            else:
                mark = ExecutionMark(**place._asdict(), **values)
                work.session.add(mark)
            lacks = _lacking(mark.status, mark.moved_to, mark.text)
            _refuse_lacking("" if lacks == lacked else lacks)  # an older version stored it so
    return work.changes


def require_markable(workspace: "Workspace", places: Sequence[MarkPlace], draft: MarkDraft) -> None:
    """Refuse a mark as `mark_places` would, before a file is copied for it.

    Raises:
        UserError: as there.
    """
    _checked(workspace, draft)
    _known_places(workspace, places)
    _refuse_lacking(_lacking(draft.status, draft.moved_to, draft.text.strip()))


def _title(
    workspace: "Workspace",
    draft: MarkDraft,
    measure_ids: Sequence[int],
    places: Sequence[MarkPlace],
) -> str:
    """What the history calls the marks: the one measure by its name, several by their number."""
    words = f"Отметка «{draft.status.label}»"
    if len(measure_ids) > 1:
        return f"{words}: {counted(len(measure_ids), MEASURE)}"
    words = f"{words}: {_named(workspace, measure_ids[0])}"
    due = places[0].occurrence_on
    return words if due is None or len(places) > 1 else f"{words}, до{NBSP}{date_digits(due)}"


def _named(workspace: "Workspace", measure_id: int | None) -> str:
    with workspace.database.reading() as reader:
        title = reader.scalar("SELECT title FROM measure WHERE id = ?", (measure_id,))
    return titled(str(title or ""))


def _known_places(workspace: "Workspace", places: Sequence[MarkPlace]) -> list[MarkPlace]:
    """The places, each once; what a measure has but one of is not told apart.

    Raises:
        UserError: a measure, its due date or its school is not there.
    """
    measures = get_measures(workspace, {place.measure_id for place in places})
    known: dict[MarkPlace, None] = {}
    for place in places:
        measure = measures.get(place.measure_id)
        if measure is None:
            raise UserError(
                "Этого мероприятия нет в плане.", "Возможно, его удалили: выберите другое."
            )
        known[_known_place(place, measure)] = None
    return list(known)


def _known_place(place: MarkPlace, measure: MeasureRow) -> MarkPlace:
    measure_id, day, school = place
    days = list(dict.fromkeys(cell.occurrence_on for cell in measure.cells))
    if day is not None and day not in days:
        listed = ", ".join(date_digits(one) for one in days if one is not None) or "нет"
        raise UserError(
            f"У мероприятия нет срока {date_digits(day)}.", f"Сроки мероприятия: {listed}."
        )
    if school is not None and school not in measure.school_ids:
        raise UserError(
            "Мероприятие не поручено этой школе.",
            "Выберите школу из ответственных или отметьте мероприятие целиком.",
        )
    return MarkPlace(
        measure_id,
        day if len(days) > 1 else None,
        school if len(measure.school_ids) > 1 else None,
    )


def _latest_marks(
    session: "Session", places: Sequence[MarkPlace]
) -> "dict[MarkPlace, ExecutionMark]":
    """The latest mark that has to do with each place, where there is one."""
    from sqlmodel import col, select

    from app.models import ExecutionMark

    by_measure: dict[int, list[MarkPlace]] = {}
    for place in places:
        by_measure.setdefault(place.measure_id, []).append(place)
    query = (
        select(ExecutionMark)
        .where(col(ExecutionMark.measure_id).in_(by_measure))
        .order_by(col(ExecutionMark.id))
    )
    return {
        place: mark
        for mark in session.exec(query)
        for place in by_measure[mark.measure_id]
        if place.meets(mark)
    }


def _lacking(status: str, moved_to: date | None, text: str) -> str:
    """What a mark must say and does not: a sentence, or empty."""
    if status == MeasureStatus.POSTPONED and moved_to is None:
        return "Не указана дата, на которую перенесено мероприятие."
    if status == MeasureStatus.CANCELLED and not text:
        return "Не указана причина, по которой мероприятие снято."
    return ""


def _refuse_lacking(lacks: str) -> None:
    if lacks:
        raise UserError(lacks, "Допишите её и отметьте снова.")


def _correct(
    session: "Session", mark: "ExecutionMark", values: dict[str, Any], *, keep_words: bool
) -> None:
    """Give a mark the new words; the same words again change nothing."""
    kept = {"created_at"}
    if keep_words:
        kept |= set() if values["text"] else {"text"}
        kept |= set(_EVIDENCE) if values["evidence_kind"] == EvidenceKind.NONE else set()
        kept |= set(_COUNTS) if values["count_of"] is None else set()
        is_moved = values["status"] == MeasureStatus.POSTPONED and values["moved_to"] is None
        kept |= {"moved_to"} if is_moved else set()
    for name, value in values.items():
        if name not in kept:
            setattr(mark, name, value)
    session.add(mark)


_EVIDENCE = ("evidence_kind", "evidence_text", "order_id", "attachment_id")
_COUNTS = ("count_done", "count_of")


def _corrects(latest: "ExecutionMark", place: MarkPlace, values: dict[str, Any]) -> bool:
    if (latest.occurrence_on, latest.school_id) != place[1:]:
        return False
    same_status = latest.status == values["status"]
    if same_status and latest.marked_on == values["marked_on"]:
        return True
    written_today = local_day(latest.created_at) == local_day(values["created_at"])
    other_day = None not in (latest.marked_on, values["marked_on"]) and (
        latest.marked_on != values["marked_on"]
    )
    return written_today and (same_status or not other_day)


def list_marks(workspace: "Workspace", measure_id: int) -> list[MarkRow]:
    """All marks of a measure, the newest first."""
    with workspace.database.reading() as reader:
        orders = read_orders(reader)
        rows = reader.rows(f"{MARK_QUERY} WHERE k.measure_id = ? ORDER BY k.id DESC", (measure_id,))
        return [mark_row(row, orders) for row in rows]


def delete_mark(workspace: "Workspace", mark_id: int) -> Changes:
    """Take a mark away; the one before it counts again. An attached file stays.

    Raises:
        UserError: there is no such mark.
    """
    from app.models import ExecutionMark

    with workspace.database.reading() as reader:
        marked = reader.scalar("SELECT measure_id FROM execution_mark WHERE id = ?", (mark_id,))
    title = f"Удаление отметки: {_named(workspace, marked)}"
    with changing(workspace, "edit", title) as work:
        mark = work.session.get(ExecutionMark, mark_id)
        if mark is None:
            raise UserError("Этой отметки нет.", "Возможно, её уже удалили.")
        work.session.delete(mark)
    return work.changes


def _checked(workspace: "Workspace", draft: MarkDraft) -> dict[str, Any]:
    refuse(wrong_mark(draft.marked_on, draft.text, workspace.clock.today()))
    refuse(wrong_error(draft.evidence_text, "evidence_text"))
    if draft.counts is not None and not 0 <= draft.counts[0] <= draft.counts[1] != 0:
        raise UserError(
            f"«{draft.counts[0]} из {draft.counts[1]}»: такого быть не может.", "Исправьте числа."
        )
    if draft.counts is not None and draft.counts[0] and draft.status is MeasureStatus.NOT_STARTED:
        raise UserError(
            f"«{draft.counts[0]} из {draft.counts[1]}»: мероприятие уже начато.",
            "Сначала выберите статус, например «в работе».",
        )
    kind = _evidence_kind(draft)
    evidence_text = " ".join(draft.evidence_text.split())
    missing = {
        EvidenceKind.ORDER: draft.order_id is None and "приказ",
        EvidenceKind.FILE: draft.attachment_id is None and "файл",
        EvidenceKind.LINK: not evidence_text and "адрес ссылки",
        EvidenceKind.TEXT: not evidence_text and "текст подтверждения",
    }.get(kind)
    if missing:
        raise UserError(
            f"Не указано подтверждение: {missing}.", "Укажите его или выберите «нет подтверждения»."
        )
    return {
        "status": draft.status.value,
        "marked_on": draft.marked_on,
        "text": draft.text.strip(),
        "evidence_kind": kind.value,
        "evidence_text": evidence_text,
        "order_id": draft.order_id if kind is EvidenceKind.ORDER else None,
        "attachment_id": draft.attachment_id if kind is EvidenceKind.FILE else None,
        "moved_to": draft.moved_to if draft.status is MeasureStatus.POSTPONED else None,
        "count_done": None if draft.counts is None else draft.counts[0],
        "count_of": None if draft.counts is None else draft.counts[1],
        "created_at": workspace.clock.now(),
    }


def _evidence_kind(draft: MarkDraft) -> EvidenceKind:
    if draft.evidence_kind is not EvidenceKind.NONE:
        return draft.evidence_kind
    if draft.order_id is not None:
        return EvidenceKind.ORDER
    if draft.attachment_id is not None:
        return EvidenceKind.FILE
    if is_link(draft.evidence_text):
        return EvidenceKind.LINK
    return EvidenceKind.TEXT if draft.evidence_text.strip() else EvidenceKind.NONE
