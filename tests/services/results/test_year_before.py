"""A result against that of the year before: the change of its share, the doubt about a jump."""

from dataclasses import replace

import pytest

from app.enums import ResultState
from app.services import results
from app.services.findings.finding import Weight
from app.services.results import ResultDraft, ResultRow
from app.services.results.year_before import jump, share_change_text, typed_jump
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace

WORDS = "24 из 80 (30 %)"


@pytest.fixture
def before(workspace: Workspace) -> ResultRow:
    """24 of 80 did not pass in 2024/2025."""
    school_id, _ = schools.save_school(workspace, SchoolDraft(short_name="МБОУ «СОШ № 1»"))
    code = next(row.id for row in results.list_procedures(workspace) if row.code == "vpr:ma:5")
    results.save_result(
        workspace,
        ResultDraft(
            school_id=school_id,
            procedure_id=code,
            year=2025,
            state=ResultState.HELD,
            participants=80,
            failed=24,
        ),
    )
    (row,) = results.list_results(workspace)
    return row


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("failed", "participants", "words"),
    [
        (24, 80, "0 п.п."),
        (32, 80, "+10 п.п."),
        (20, 80, "−5 п.п."),
        (0, 0, ""),
    ],
)
def test_change_of_the_share(before: ResultRow, failed: int, participants: int, words: str) -> None:
    now = replace(before, year=2026, failed=failed, participants=participants)
    assert plain(share_change_text(now, before)) == words


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("48/80", "Доля на 30 п.п. больше, чем в 2024/2025: было 24 из 80 (30 %)."),
        ("0 из 80", "Доля на 30 п.п. меньше, чем в 2024/2025: было 24 из 80 (30 %)."),
        ("75 %", "Доля на 45 п.п. больше"),
        ("47/80", ""),
        ("12/40", "Участников 40, а в 2024/2025 было 80. Проверьте числа."),
        ("12/41", ""),
        ("48/160", "Участников 160, а в 2024/2025 было 80."),
        ("нет участников", ""),
        ("", ""),
        ("11 из", ""),
    ],
)
def test_a_jump_is_told_while_typing(before: ResultRow, text: str, doubt: str) -> None:
    found = typed_jump(text, before, WORDS)
    assert (found is None) is not bool(doubt)
    if found is not None:
        assert plain(found.text).startswith(doubt)
        about = "participants" if doubt.startswith("Участников") else "share"
        assert (found.code, found.weight) == (f"result.{about}-jump", Weight.NOTE)


def test_without_a_result_or_without_the_year_before_there_is_no_doubt(before: ResultRow) -> None:
    assert jump(None, before, WORDS) is None
    assert jump(before, None, "") is None
    not_held = replace(before, year=2026, state=ResultState.NOT_HELD)
    assert jump(not_held, before, WORDS) is None


def test_few_pupils_more_are_no_jump(before: ResultRow) -> None:
    few = replace(before, participants=5, failed=1)
    assert jump(replace(few, year=2026, participants=14, failed=3), few, "1 из 5 (20 %)") is None
