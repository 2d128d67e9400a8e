"""Marks of execution: one for one measure or for many at once; the latest one counts.

What is written again about the same event corrects the mark; another event is a mark of its own.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from app.enums import EvidenceKind
from app.errors import UserError
from app.services.language.dates import local_day
from app.services.language.plural import MEASURE, counted
from app.services.language.sentences import titled
from app.services.log.changes import Changes, changing
from app.services.log.rows import imported_rows
from app.services.orders.orders import read_orders
from app.services.plans.entries import is_link, wrong_mark
from app.services.plans.reading import MARK_QUERY, mark_row
from app.services.plans.rows import MarkDraft, MarkRow
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
    keep_words: bool = False,
) -> Changes:
    """Give one or several measures the same mark, all or none.

    The latest mark of a measure, when it was made by hand, is corrected if the new one has its
    status and day (evidence that came later), or if it was written today and does not tell of
    another day. Otherwise it stays as history, and the new one counts. With `keep_words` a
    corrected mark keeps its text and its evidence where the draft gives none.

    Raises:
        UserError: nothing is chosen, the date lies ahead, the evidence named by its kind is
            missing, or a measure, an order or a file is not there.
    """
    from app.models import ExecutionMark

    chosen = list(dict.fromkeys(measure_ids))
    if not chosen:
        raise UserError("Не выбрано ни одного мероприятия.", "Отметьте строки плана.")
    values = _checked(workspace, draft)
    action = "edit" if len(chosen) == 1 else "bulk"
    with changing(workspace, action, _title(workspace, draft, chosen)) as work:
        _check_evidence(work.session, draft)
        latest = _latest_marks(work.session, chosen)
        # Loaded again, the file must find its marks as they are.
        keys = [str(mark.id) for mark in latest.values()]
        loaded = imported_rows(work.session, "execution_mark", keys)
        for measure_id in chosen:
            mark = latest.get(measure_id)
            by_hand = mark is not None and str(mark.id) not in loaded
            if mark is not None and by_hand and _corrects(mark, values):
                _correct(work.session, mark, values, keep_words=keep_words)
            else:
                work.session.add(ExecutionMark(measure_id=measure_id, **values))
    return work.changes


def _title(workspace: "Workspace", draft: MarkDraft, measure_ids: Sequence[int]) -> str:
    """What the history calls the marks: the one measure by its name, several by their number."""
    words = f"Отметка «{draft.status.label}»"
    if len(measure_ids) > 1:
        return f"{words}: {counted(len(measure_ids), MEASURE)}"
    return f"{words}: {_named(workspace, measure_ids[0])}"


def _named(workspace: "Workspace", measure_id: int | None) -> str:
    with workspace.database.reading() as reader:
        title = reader.scalar("SELECT title FROM measure WHERE id = ?", (measure_id,))
    return titled(str(title or ""))


def _latest_marks(session: "Session", measure_ids: Sequence[int]) -> "dict[int, ExecutionMark]":
    """The mark that counts of every measure that has one; all of the measures must be there."""
    from sqlmodel import col, select

    from app.models import ExecutionMark, Measure

    there = set(session.exec(select(Measure.id).where(col(Measure.id).in_(measure_ids))))
    if not there.issuperset(measure_ids):
        raise UserError("Этого мероприятия нет в плане.", "Возможно, его удалили: выберите другое.")
    query = (
        select(ExecutionMark)
        .where(col(ExecutionMark.measure_id).in_(measure_ids))
        .order_by(col(ExecutionMark.id))
    )
    return {mark.measure_id: mark for mark in session.exec(query)}


def _correct(
    session: "Session", mark: "ExecutionMark", values: dict[str, Any], *, keep_words: bool
) -> None:
    """Give a mark the new words; the same words again change nothing."""
    kept = {"created_at"}
    if keep_words:
        kept |= set() if values["text"] else {"text"}
        kept |= set(_EVIDENCE) if values["evidence_kind"] == EvidenceKind.NONE else set()
    for name, value in values.items():
        if name not in kept:
            setattr(mark, name, value)
    session.add(mark)


_EVIDENCE = ("evidence_kind", "evidence_text", "order_id", "attachment_id")


def _corrects(latest: "ExecutionMark", values: dict[str, Any]) -> bool:
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


def _check_evidence(session: "Session", draft: MarkDraft) -> None:
    from app.models import Attachment, OrderRecord

    if draft.order_id is not None and session.get(OrderRecord, draft.order_id) is None:
        raise UserError("Выбранного приказа нет в реестре.", "Выберите другой приказ.")
    if draft.attachment_id is not None and session.get(Attachment, draft.attachment_id) is None:
        raise UserError("Приложенного файла нет.", "Приложите его ещё раз.")
