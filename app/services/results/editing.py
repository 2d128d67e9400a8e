"""Typing a result in, correcting it and taking it away."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.enums import ResultState
from app.errors import UserError
from app.services.language.dates import year_name
from app.services.language.numbers import whole
from app.services.log.changes import Changes, changing
from app.services.results.recovery import micro_of_h
from app.services.results.rules import Numbers, settle, wrong_numbers
from app.services.results.writing import ResultEntry, ResultTarget
from app.services.schools.known import read_register
from app.services.storage.files.sqlite import reading_within
from app.services.writing.target import refuse, refuse_first

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models import Result
    from app.services.log.changes import Work
    from app.services.storage.files.sqlite import Reader
    from app.services.storage.workspace import Workspace

_PROCEDURES = "SELECT id, short_title AS name FROM procedure"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultDraft:
    """A result as typed: counts, or only percents (in hundredths), or a state without numbers.

    `derived` says that `failed` is a stored count that was recovered from a percent, and stays so.
    """

    school_id: int
    procedure_id: int
    year: int
    state: ResultState = ResultState.HELD
    participants: int | None = None
    failed: int | None = None
    high: int | None = None
    mean_score_h: int | None = None
    failed_percent_h: int | None = None
    high_percent_h: int | None = None
    derived: bool = False


def save_result(workspace: "Workspace", draft: ResultDraft) -> Changes:
    """Store a result; the one of the same school, procedure and year is replaced.

    Raises:
        UserError: the numbers cannot be, or the school or procedure is not there.
    """
    return change_results(workspace, (draft,))


def change_results(
    workspace: "Workspace",
    drafts: "Sequence[ResultDraft]",
    removed: "Sequence[int]" = (),
    *,
    title: str = "",
) -> Changes:
    """Store results and take others away (by their ids) in one action, all or none.

    `title` names the action in the history; the plain words of an edit when it is empty. A result
    that says what is stored already keeps its source. Nothing to do changes nothing.

    Raises:
        UserError: as `save_result`, for the first one; or one to be taken away is not there.
    """
    if not drafts and not removed:
        return Changes()
    target = ResultTarget(whole=True)
    entries = [_entry(draft, target) for draft in drafts]
    with workspace.database.reading() as reader:
        names = _names(reader, drafts)
    count = len(drafts) + len(removed)
    words = title or _title(drafts, names, count)
    with changing(workspace, "bulk" if count > 1 else "edit", words) as work:
        gone = _remove(work, removed)
        if not title and count == 1 and gone:
            (name,) = _names(reading_within(work.session), gone)
            work.about(f"{name}, {year_name(gone[0].year)}")
        target.store(work, entries, {})
    return work.changes


def _title(drafts: "Sequence[ResultDraft]", names: "Sequence[str]", count: int) -> str:
    """What an edit is called in the history, by what it stores and how many it touches."""
    if not drafts:
        return "Удаление результата" if count == 1 else f"Удаление результатов: {whole(count)}"
    if count == 1:
        return f"Результат: {names[0]}, {year_name(drafts[0].year)}"
    return f"Ввод результатов: {whole(count)}"


def _remove(work: "Work", result_ids: "Sequence[int]") -> "list[Result]":
    from app.models import Result

    gone: list[Result] = []
    for result_id in result_ids:
        result = work.session.get(Result, result_id)
        if result is None:
            raise UserError("Этого результата нет.", "Возможно, его уже удалили.")
        gone.append(result)
        work.session.delete(result)
    work.session.flush()
    return gone


def _entry(draft: ResultDraft, target: ResultTarget) -> ResultEntry:
    """A draft as it is stored; a count wins over a percent, and is recovered from one.

    Raises:
        UserError: the numbers are out of range or contradict each other or the state.
    """
    numbers = Numbers(
        state=draft.state.value,
        participants=draft.participants,
        failed=draft.failed,
        high=draft.high,
        mean_score_h=draft.mean_score_h,
        failed_percent=micro_of_h(draft.failed_percent_h),
        high_percent=micro_of_h(draft.high_percent_h),
    )
    refuse(wrong_numbers(numbers))
    values = settle(numbers)
    values = values._replace(derived=values.derived or draft.derived)
    entry = ResultEntry(key=(draft.school_id, draft.procedure_id, draft.year), values=values)
    refuse_first(target.check(entry))
    return entry


def _names(reader: "Reader", rows: "Sequence[ResultDraft | Result]") -> list[str]:
    """«СОШ № 5, ВПР МА 5» of every result."""
    if not rows:
        return []
    schools = {row["id"]: row["short_name"] for row in read_register(reader)}
    procedures = {row["id"]: row["name"] for row in reader.rows(_PROCEDURES)}
    names: list[str] = []
    for one in rows:
        school, procedure = schools.get(one.school_id), procedures.get(one.procedure_id)
        if school is None or procedure is None:
            raise UserError(
                "Этой школы или процедуры нет в списке.", "Возможно, их удалили: выберите другие."
            )
        names.append(f"{school}, {procedure}")
    return names
