"""What a pasted block does to the stored results."""

from dataclasses import replace

import pytest

from app.services import results
from app.services.results import ResultDraft
from app.services.results.pasted import PastedCell, change_of, look_at, pasted_words
from app.services.results.stored.rows import ResultRow
from app.services.results.typed import parse_typed
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace


@pytest.fixture
def stored(workspace: Workspace) -> ResultRow:
    """11 of 89."""
    number, _ = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 1"))
    draft = ResultDraft(
        school_id=number,
        procedure_id=results.list_procedures(workspace)[0].id,
        year=2026,
        participants=89,
        failed=11,
    )
    results.save_result(workspace, draft)
    (row,) = results.list_results(workspace, year=2026)
    return row


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("11 из 89", "same"),
        ("11/89", "same"),
        ("12 из 89", "other"),
        ("11 из 90", "other"),
        ("12,4 %", "same"),  # the counts say it already
        ("12 %", "same"),
        ("12,00 %", "other"),  # the counts would go
        ("13 %", "other"),
        ("нет участников", "other"),
        ("–", "cleared"),
    ],
)
def test_a_text_beside_a_stored_result(stored: ResultRow, text: str, change: str) -> None:
    assert change_of(stored, parse_typed(text)) == change


def test_a_text_in_an_empty_cell_and_percents_beside_percents(stored: ResultRow) -> None:
    assert change_of(None, parse_typed("11 из 89")) == "new"
    assert change_of(None, None) == "same"
    percents = replace(
        stored, percents_only=True, participants=None, failed=None, failed_percent_h=1240
    )
    assert change_of(percents, parse_typed("12,4 %")) == "same"
    assert change_of(percents, parse_typed("12,5 %")) == "other"
    assert change_of(percents, parse_typed("11 из 89")) == "other"


def test_the_block_is_summed_up_and_only_doubtful_cells_are_asked_about() -> None:
    changes = ("new", "new", "other", "refused", "cleared", "same")
    cells = [PastedCell(1, number, "1 из 2", change) for number, change in enumerate(changes)]
    assert pasted_words(cells).replace("\u00a0", " ") == (
        "В блоке 6 значений – в пустые ячейки: 2; вместо других значений: 1; очистить: 1; "
        "не подходит: 1; уже стоит: 1."
    )
    assert [cell.doubtful for cell in cells] == [False, False, True, True, True, False]


def test_a_mean_that_stays_beside_pasted_counts_is_said_in_the_preview(stored: ResultRow) -> None:
    with_mean = replace(stored, mean_score_h=380)
    key = (stored.school_id, stored.procedure_id)

    def reasons(text: str, *, moving: bool = False) -> list[str]:
        cells = look_at(
            [(key, text)],
            lambda _key, typed: parse_typed(typed),
            lambda _key: with_mean,
            moving=moving,
        )
        return [cell.reason.replace("\u00a0", " ") for cell in cells]

    (reason,) = reasons("12 из 90")
    assert reason.startswith(
        "Средний балл 3,8 сохранён вместе с прежними числами (11 из 89 (12,4 %)): он останется"
    )
    silent = ("11 из 89", "12,4 %", "нет участников", "–")
    assert [reasons(text) for text in silent] == [[""]] * 4
    assert reasons("12 из 90", moving=True) == [""]
