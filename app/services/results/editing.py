"""Typing a result in, correcting it and taking it away."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.enums import ResultState
from app.errors import UserError
from app.services.language.dates import year_name
from app.services.language.numbers import whole
from app.services.log.changes import Changes, changing
from app.services.reference import ensure_school_year
from app.services.results.recovery import MICRO, recovered_count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

    from app.services.log.changes import Work
    from app.services.storage.workspace import Workspace

_WHOLE_PERCENT_H = 10_000
_HIGHEST_SCORE_H = 100_00
_MOST_PARTICIPANTS = 100_000
_FEW = 400
_REMOVAL = "Удаление результата"
_SCHOOLS = "SELECT id, short_name AS name FROM school"
_PROCEDURES = "SELECT id, short_title AS name FROM procedure"
_NUMBERS = (
    "participants",
    "failed",
    "high",
    "mean_score_h",
    "failed_percent_h",
    "high_percent_h",
)


@dataclass(frozen=True, slots=True)
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
        UserError: as `save_result` and `delete_result`, for the first one.
    """
    if not drafts and not removed:
        return Changes()
    values = [checked(draft) for draft in drafts]
    names = _names(workspace, drafts)
    count = len(drafts) + len(removed)
    if not title and count > 1:
        title = f"Ввод результатов: {whole(count)}"
    elif not title:
        title = f"Результат: {names[0]}, {year_name(drafts[0].year)}" if names else _REMOVAL
    with changing(workspace, "bulk" if count > 1 else "edit", title) as work:
        _remove(work, removed)
        _store_all(work, drafts, values)
    return work.changes


def _store_all(
    work: "Work", drafts: "Sequence[ResultDraft]", values: "Sequence[dict[str, Any]]"
) -> None:
    for year in {draft.year for draft in drafts}:
        ensure_school_year(work.session, year)
    known = _stored(work.session, drafts)
    for draft, found in zip(drafts, values, strict=True):
        _store(work, draft, found, known.get((draft.school_id, draft.procedure_id, draft.year)))


def _store(work: "Work", draft: ResultDraft, values: dict[str, Any], stored: Any) -> None:  # noqa: ANN401
    from app.models import Result

    if stored is not None and all(getattr(stored, key) == values[key] for key in values):
        return
    result = stored or Result(
        school_id=draft.school_id, procedure_id=draft.procedure_id, year=draft.year
    )
    for key, value in values.items():
        setattr(result, key, value)
    result.source_file, result.source_sheet, result.source_row = "", "", None
    work.session.add(result)


def delete_result(workspace: "Workspace", result_id: int) -> Changes:
    """Take a result away; the cell then says «нет данных».

    Raises:
        UserError: there is no such result.
    """
    return delete_results(workspace, (result_id,))


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


def checked(draft: ResultDraft) -> dict[str, Any]:
    """Column values of a draft; a count wins over a percent, and is recovered from one.

    Raises:
        UserError: the numbers contradict each other or the state.
    """
    values: dict[str, Any] = {name: getattr(draft, name) for name in _NUMBERS}
    _check_year(draft.year)
    _check_ranges(draft)
    if draft.state is not ResultState.HELD:
        if any(value is not None for value in values.values()):
            raise UserError(
                f"Указано «{draft.state.label}», но есть и числа.",
                "Уберите числа или укажите «проведена».",
            )
        return {**values, "state": draft.state.value, "percents_only": False, "derived": False}
    if draft.failed is None and draft.failed_percent_h is None:
        raise UserError(
            "Не указано, сколько участников не преодолели порог.",
            "Введите количество и число участников или процент.",
        )
    if draft.failed is not None and draft.participants is None:
        raise UserError("Не указано число участников.", "Введите его или только процент.")
    if draft.participants == 0:
        raise UserError(
            "Число участников – ноль.", "Укажите «нет участников» вместо нуля в числах."
        )
    derived = draft.failed is None and draft.participants is not None
    if derived and draft.participants is not None and draft.failed_percent_h is not None:
        percent_micro = draft.failed_percent_h * MICRO // 100
        values["failed"] = recovered_count(percent_micro, draft.participants)
    if values["failed"] is not None:
        values["failed_percent_h"] = None
    if values["high"] is not None:
        values["high_percent_h"] = None
    return {
        **values,
        "state": draft.state.value,
        "percents_only": values["failed"] is None,
        "derived": derived,
    }


def _check_year(year: int) -> None:
    if not 1990 <= year <= 2100:
        raise UserError(f"Учебный год {year} указан неверно.", "Укажите год от 1990 до 2100.")


def _check_ranges(draft: ResultDraft) -> None:
    for name, value in (("не преодолевших", draft.failed), ("с высокими", draft.high)):
        if value is not None and value < 0:
            raise UserError(f"Число {name} меньше нуля.", "Исправьте число.")
        if value is not None and draft.participants is not None and value > draft.participants:
            raise UserError(
                f"Число {name}, {whole(value)}, больше числа участников,"
                f" {whole(draft.participants)}.",
                "Исправьте одно из чисел.",
            )
    if draft.participants is not None and not 0 <= draft.participants <= _MOST_PARTICIPANTS:
        raise UserError("Число участников указано неверно.", "Исправьте число.")
    for percent_h in (draft.failed_percent_h, draft.high_percent_h):
        if percent_h is not None and not 0 <= percent_h <= _WHOLE_PERCENT_H:
            raise UserError("Процент вне пределов от 0 до 100.", "Исправьте процент.")
    if draft.mean_score_h is not None and not 0 <= draft.mean_score_h <= _HIGHEST_SCORE_H:
        raise UserError("Средний балл вне пределов от 0 до 100.", "Исправьте балл.")


def _names(workspace: "Workspace", drafts: "Sequence[ResultDraft]") -> list[str]:
    """«СОШ № 5, ВПР МА 5» of every draft."""
    if not drafts:
        return []
    with workspace.database.reading() as reader:
        schools = {row["id"]: row["name"] for row in reader.rows(_SCHOOLS)}
        procedures = {row["id"]: row["name"] for row in reader.rows(_PROCEDURES)}
    names: list[str] = []
    for draft in drafts:
        school, procedure = schools.get(draft.school_id), procedures.get(draft.procedure_id)
        if school is None or procedure is None:
            raise UserError("Этой школы или процедуры нет в списке.", "Обновите страницу.")
        names.append(f"{school}, {procedure}")
    return names


def _stored(session: "Session", drafts: "Sequence[ResultDraft]") -> dict[tuple[int, int, int], Any]:
    """The stored results that the drafts replace, by school, procedure and year."""
    from sqlmodel import col, select

    from app.models import Result

    found: dict[tuple[int, int, int], Any] = {}
    for year in {draft.year for draft in drafts}:
        schools = {draft.school_id for draft in drafts if draft.year == year}
        query = select(Result).where(Result.year == year)
        if len(schools) <= _FEW:
            query = query.where(col(Result.school_id).in_(schools))
        for row in session.exec(query):
            found[row.school_id, row.procedure_id, row.year] = row
    return found
