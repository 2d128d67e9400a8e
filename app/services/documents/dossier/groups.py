"""How many pupils stand behind a share of the criteria table, for the version that is published.

A criterion is stored as a share; its group is known where results of the same school and year are:
the graduates of class 9 took ОГЭ, those of class 11 ЕГЭ, and a marked work of ВПР has its pupil.
Where no such result is stored nobody can tell how many pupils a share means, and it stays as it
was typed; so do the shares of criteria whose group no procedure counts («Доля победителей …»).
"""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from app.enums import ExpectedOperator, ValueUnit
from app.services.documents.public_words import UNPUBLISHED, is_share_of_pupils, public_text
from app.services.language.numbers import DASH
from app.services.results.reading import participants_by_kind

if TYPE_CHECKING:
    from app.services.criteria import CriterionRow
    from app.services.storage.workspace import Workspace

# The procedures of a criterion by its lasting name, and how their participants make its group:
# every graduate takes several exams, the largest of them is the class.
_GROUPS = {
    "certificate-9": ("oge", max),
    "certificate-11": ("ege", max),
    "high-scores": ("ege", max),
    "vpr-confirmed": ("vpr", sum),
}

_AT_MOST = (ExpectedOperator.AT_MOST, ExpectedOperator.EQUAL)
Groups = Mapping[tuple[str, int], int]


def groups_of(workspace: "Workspace", school_ids: Collection[int]) -> dict[int, Groups]:
    """Number of pupils by criterion and school year, as far as results tell it, by school."""
    taken = participants_by_kind(workspace, school_ids)
    return {school_id: _groups(taken.get(school_id, {})) for school_id in school_ids}


def _groups(taken: Mapping[tuple[str, int], Sequence[int]]) -> Groups:
    return {
        (code, year): counted(participants)
        for code, (wanted, counted) in _GROUPS.items()
        for (kind, year), participants in taken.items()
        if kind == wanted
    }


def public_value(row: "CriterionRow", year: int, groups: Groups) -> tuple[str, bool]:
    """The printed value with `UNPUBLISHED` for shares of small groups, and whether a verdict hides.

    A share that was typed with its count speaks for itself, see `public_words`. The verdict on a
    hidden value is hidden too: beside an expected share it tells one pupil from two.
    """
    now = row.current.number_h if row.current.count is None else None
    before = None if row.current.previous is None else row.current.previous.number_h
    hidden = _is_hidden(row, now, groups.get((row.code, year)))
    text = row.result_text
    shown = text.replace(row.current_text, UNPUBLISHED, 1) if hidden else text
    if row.previous_year is not None and _is_hidden(
        row, before, groups.get((row.code, row.previous_year))
    ):
        if hidden:
            return UNPUBLISHED, True
        head, _share, tail = shown.rpartition(row.previous_text)
        # «(в 2017/2018 уч. г. –)»: the sign stands for the share and for the dash before it.
        shown = f"{head.rstrip().removesuffix(DASH)}{UNPUBLISHED}{tail}"
    return shown, hidden or _tells_count(row)


def _tells_count(row: "CriterionRow") -> bool:
    """Whether only some of the counts that a typed value hides give its verdict.

    That nobody was to be told of, and somebody is, «менее 5» says already.
    """
    if public_text(row.current_text) == row.current_text:
        return False
    nobody = row.expected.number_h == 0 and row.expected.operator in _AT_MOST
    return not (nobody and row.reached is False)


def _is_hidden(row: "CriterionRow", number_h: int | None, group: int | None) -> bool:
    if number_h is None or group is None or row.unit is not ValueUnit.PERCENT:
        return False
    return is_share_of_pupils(number_h, group)
