"""Typing a result in, correcting it and taking it away."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.enums import ResultState
from app.errors import UserError
from app.services.language.dates import year_name
from app.services.language.numbers import whole
from app.services.log.changes import Changes, changing
from app.services.results.recovery import MICRO
from app.services.results.rules import Numbers, settle, wrong_numbers
from app.services.results.writing import ResultEntry, ResultTarget
from app.services.schools.known import read_register
from app.services.writing.target import refuse_first

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.log.changes import Work
    from app.services.storage.workspace import Workspace

_REMOVAL = "Удаление результата"
_PROCEDURES = "SELECT id, short_title AS name FROM procedure"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultDraft:
    """A result as typed: counts, or only percents (in hundredths), or a state without numbers."""

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


def save_result(workspace: "Workspace", draft: ResultDraft) -> Changes:
    """Store a result; the one of the same school, procedure and year is replaced.

    Raises:
        UserError: the numbers cannot be, or the school or procedure is not there.
    """
    return save_results(workspace, (draft,))


def save_results(
    workspace: "Workspace", drafts: "Sequence[ResultDraft]", *, title: str = ""
) -> Changes:
    """Store several results in one action, all or none; an empty sequence changes nothing.

    Raises:
        UserError: as `save_result`, for the first one that cannot be stored.
    """
    return change_results(workspace, drafts, (), title=title)


def change_results(
    workspace: "Workspace",
    drafts: "Sequence[ResultDraft]",
    removed: "Sequence[int]",
    *,
    title: str = "",
) -> Changes:
    """Store results and take others away (by their ids) in one action, all or none.

    `title` names the action in the history; the plain words of an edit when it is empty. A result
    that says what is stored already keeps its source.

    Raises:
        UserError: as `save_result` and `delete_results`, for the first one.
    """
    if not drafts and not removed:
        return Changes()
    target = ResultTarget(whole=True)
    entries = [_entry(draft, target) for draft in drafts]
    names = _names(workspace, drafts)
    count = len(drafts) + len(removed)
    if not title and count > 1:
        title = f"Ввод результатов: {whole(count)}"
    elif not title:
        title = f"Результат: {names[0]}, {year_name(drafts[0].year)}" if names else _REMOVAL
    with changing(workspace, "bulk" if count > 1 else "edit", title) as work:
        _remove(work, removed)
        target.store(work, entries, {})
    return work.changes


def delete_results(workspace: "Workspace", result_ids: "Sequence[int]") -> Changes:
    """Take several results away in one action; an empty sequence changes nothing.

    Raises:
        UserError: one of them is not there.
    """
    several = len(result_ids) > 1
    title = f"Удаление результатов: {whole(len(result_ids))}" if several else _REMOVAL
    return change_results(workspace, (), result_ids, title=title)


def _remove(work: "Work", result_ids: "Sequence[int]") -> None:
    from app.models import Result

    for result_id in result_ids:
        result = work.session.get(Result, result_id)
        if result is None:
            raise UserError("Этого результата нет.", "Обновите страницу и повторите.")
        work.session.delete(result)
    work.session.flush()


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
        failed_percent=_micro(draft.failed_percent_h),
        high_percent=_micro(draft.high_percent_h),
    )
    wrong = wrong_numbers(numbers)
    if wrong is not None:
        wrong.refuse()
    entry = ResultEntry((draft.school_id, draft.procedure_id, draft.year), settle(numbers))
    refuse_first(target.check(entry))
    return entry


def _micro(percent_h: int | None) -> int | None:
    return None if percent_h is None else percent_h * MICRO // 100


def _names(workspace: "Workspace", drafts: "Sequence[ResultDraft]") -> list[str]:
    """«СОШ № 5, ВПР МА 5» of every draft."""
    if not drafts:
        return []
    with workspace.database.reading() as reader:
        schools = {row["id"]: row["short_name"] for row in read_register(reader)}
        procedures = {row["id"]: row["name"] for row in reader.rows(_PROCEDURES)}
    names: list[str] = []
    for draft in drafts:
        school, procedure = schools.get(draft.school_id), procedures.get(draft.procedure_id)
        if school is None or procedure is None:
            raise UserError("Этой школы или процедуры нет в списке.", "Обновите страницу.")
        names.append(f"{school}, {procedure}")
    return names
