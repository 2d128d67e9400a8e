"""Passports of schools: counts by date, shares for display, what is refused and what is doubted."""

from datetime import date
from typing import Any

import pytest

from app.enums import PassportBlockKind
from app.errors import UserError
from app.models import PassportValue
from app.services.findings.finding import Weight
from app.services.log import changes
from app.services.schools import passports, schools
from app.services.schools.passports import PassportBlockRow
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace

DAY = date(2026, 9, 20)
# The staff of school № 30: 100 teachers, 15 of pension age, 84 with a category.
STAFF = {"teachers": 100, "pension_age": 15, "category": 84}


@pytest.fixture
def school(workspace: Workspace) -> int:
    return schools.save_school(workspace, SchoolDraft(short_name="СОШ № 30"))[0]


def test_a_new_school_has_empty_blocks_of_every_kind(workspace: Workspace, school: int) -> None:
    blocks = passports.get_passport(workspace, school).blocks
    assert blocks == {kind.value: () for kind in PassportBlockKind}


def test_blocks_are_kept_by_date_newest_first(workspace: Workspace, school: int) -> None:
    passports.save_block(workspace, school, "staff", date(2025, 9, 20), {"teachers": 97}, "ОО-1")
    passports.save_block(workspace, school, "staff", DAY, STAFF, "ОО-1")
    newest, before = passports.get_passport(workspace, school).blocks["staff"]
    assert (newest.on_date, newest.source, newest.counts) == (DAY, "ОО-1", STAFF)
    assert before.counts == {"teachers": 97}


def test_the_same_date_is_replaced_and_missing_stays_missing(
    workspace: Workspace, school: int
) -> None:
    passports.save_block(workspace, school, "staff", DAY, STAFF)
    made = passports.save_block(workspace, school, "staff", DAY, {"teachers": 99, "vacancies": 0})
    (row,) = passports.get_passport(workspace, school).blocks["staff"]
    assert row.counts == {"teachers": 99, "vacancies": 0}
    assert made.change_set_id is not None
    changes.undo(workspace, made.change_set_id)
    (row,) = passports.get_passport(workspace, school).blocks["staff"]
    assert row.counts == STAFF


def test_a_block_is_deleted_with_its_numbers_and_can_come_back(
    workspace: Workspace, school: int
) -> None:
    passports.save_block(workspace, school, "staff", DAY, STAFF)
    (row,) = passports.get_passport(workspace, school).blocks["staff"]
    gone = passports.delete_block(workspace, row.id)
    assert passports.get_passport(workspace, school).blocks["staff"] == ()
    assert gone.change_set_id is not None
    changes.undo(workspace, gone.change_set_id)
    assert passports.get_passport(workspace, school).blocks["staff"] == (row,)
    with pytest.raises(UserError, match="Этого блока паспорта нет"):
        passports.delete_block(workspace, 99)


@pytest.mark.parametrize(
    ("block", "counts", "words"),
    [
        ("staff", {}, "ни одного показателя"),
        ("staff", {"pupils": 5}, "«pupils» нет в этом блоке"),
        ("staff", {"teachers": -1}, "не целое число"),
        ("staff", {"teachers": 12.5}, "«12.5» не целое число"),
        ("staff", {"teachers": True}, "не целое число"),
        ("staff", {"teachers": 10, "category": 11}, "11, это больше, чем"),
        ("resources", {"methodical_year": 14}, "не год"),
        ("resources", {"methodical_year": 1989}, "не год"),
        ("resources", {"methodical_year": 2101}, "не год"),
    ],
)
def test_impossible_counts_are_refused(
    workspace: Workspace, school: int, block: str, counts: dict[str, Any], words: str
) -> None:
    with pytest.raises(UserError, match=words):
        passports.save_block(workspace, school, block, DAY, counts)
    assert passports.get_passport(workspace, school).blocks[block] == ()


@pytest.mark.parametrize("year", [1990, 2100])
def test_the_first_and_the_last_year_are_years(
    workspace: Workspace, school: int, year: int
) -> None:
    passports.save_block(workspace, school, "resources", DAY, {"methodical_year": year})
    (row,) = passports.get_passport(workspace, school).blocks["resources"]
    assert row.counts == {"methodical_year": year}


def test_a_date_ahead_and_an_unknown_school_are_refused(workspace: Workspace, school: int) -> None:
    with pytest.raises(UserError, match=r"23\.11\.2026 ещё не наступила"):
        passports.save_block(workspace, school, "staff", date(2026, 11, 23), STAFF)
    with pytest.raises(UserError, match="нет в реестре"):
        passports.save_block(workspace, 99, "staff", DAY, STAFF)


def grades(*counts: int) -> dict[str, int]:
    return {f"grade_{grade}": count for grade, count in enumerate(counts, start=1)}


@pytest.mark.parametrize(
    ("counts", "warnings"),
    [
        ({"pupils": 66, **grades(6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6)}, []),
        ({"pupils": 66}, []),
        ({"pupils": 54, **grades(6, 6, 6, 6, 6, 6, 6, 6, 6)}, []),
        (
            {"pupils": 60, **grades(6, 6, 6, 6, 6, 6, 6, 6, 6)},
            ["Сумма по классам 54, а обучающихся всего 60; не заполнены классы: 10, 11."],
        ),
        (
            {"pupils": 50, **grades(6, 6, 6, 6, 6, 6, 6, 6, 6)},
            ["Сумма по классам 54, а обучающихся всего 50."],
        ),
        ({"ovz": 4}, ["Не указано «Обучающихся всего»: доли не вычисляются."]),
    ],
)
def test_doubtful_counts_are_warned_about(counts: dict[str, int], warnings: list[str]) -> None:
    findings = passports.block_warnings("contingent", counts)
    assert [finding.text for finding in findings] == warnings
    assert {finding.weight for finding in findings} <= {Weight.NOTE}


def test_shares_and_the_comparison_with_the_block_before(workspace: Workspace, school: int) -> None:
    before = {"teachers": 80, "category": 60, "vacancies": 3, "young": 2}
    passports.save_block(workspace, school, "staff", date(2025, 9, 20), before)
    now = {**STAFF, "vacancies": 0}
    passports.save_block(workspace, school, "staff", DAY, now)
    newest, former = passports.get_passport(workspace, school).blocks["staff"]
    rows = {row.code: row for row in passports.compare(newest, former)}
    assert rows["category"].count_text == "84"
    assert rows["category"].share_text == "84\u00a0%"
    assert rows["category"].previous_text == "60"
    assert rows["category"].delta_text == "+24"
    assert rows["category"].share_delta_text == "+9\u00a0п.п."
    assert (rows["vacancies"].count, rows["vacancies"].delta_text) == (0, "\u22123")
    assert rows["vacancies"].share_text == ""
    assert (rows["young"].count, rows["young"].count_text) == (None, "–")
    assert (rows["young"].previous_text, rows["young"].delta_text) == ("2", "")
    assert rows["under_30"].share_text == ""
    alone = {row.code: row for row in passports.compare(newest)}
    assert (alone["teachers"].previous_text, alone["teachers"].delta_text) == ("", "")


def test_a_share_without_its_count_is_shown_and_stays(workspace: Workspace, school: int) -> None:
    passports.save_block(workspace, school, "staff", date(2025, 9, 20), {"teachers": 50})
    passports.save_block(workspace, school, "staff", DAY, {"teachers": 60})
    with workspace.database.writing() as session:
        block = passports.get_passport(workspace, school).blocks["staff"][0].id
        session.add(PassportValue(block_id=block, indicator="pension_age", percent_h=1550))
    passports.save_block(workspace, school, "staff", DAY, {"teachers": 61, "young": 2}, "ОО-1")
    now, before = passports.get_passport(workspace, school).blocks["staff"]
    assert (now.counts, now.shares) == ({"teachers": 61, "young": 2}, {"pension_age": 1550})
    rows = {row.code: row for row in passports.compare(now, before)}
    shown = rows["pension_age"]
    assert (shown.count, shown.count_text, shown.share_text) == (None, "–", "15,5\u00a0%")
    assert (shown.share_delta_text, shown.doubt) == ("", None)
    passports.save_block(workspace, school, "staff", DAY, {"teachers": 61, "pension_age": 9})
    (now, _before) = passports.get_passport(workspace, school).blocks["staff"]
    assert (now.counts, now.shares) == ({"teachers": 61, "pension_age": 9}, {})


def test_no_share_of_nothing(workspace: Workspace, school: int) -> None:
    passports.save_block(workspace, school, "staff", DAY, {"teachers": 0, "category": 0})
    (row,) = passports.get_passport(workspace, school).blocks["staff"]
    (category,) = [line for line in passports.compare(row) if line.code == "category"]
    assert (category.count_text, category.share_text) == ("0", "")


@pytest.mark.parametrize(
    ("before", "now", "doubt"),
    [
        ({"pupils": 225}, {"pupils": 22}, "число уменьшилось с 225 до 22"),
        ({"pupils": 22}, {"pupils": 225}, "число выросло с 22 до 225"),
        ({"pupils": 225}, {}, "раньше было указано 225, теперь числа нет"),
        ({"pupils": 225}, {"pupils": 200}, ""),
        ({"pupils": 9}, {"pupils": 3}, ""),
        ({"pupils": 20}, {"pupils": 11}, ""),
        ({"pupils": 20}, {"pupils": 10}, "число уменьшилось с 20 до 10"),
        ({"pupils": 200}, {"pupils": 141}, ""),
        ({"pupils": 200}, {"pupils": 140}, "число уменьшилось с 200 до 140"),
        ({}, {"pupils": 225}, ""),
    ],
)
def test_a_jump_is_asked_about(before: dict[str, int], now: dict[str, int], doubt: str) -> None:
    kind = PassportBlockKind.CONTINGENT.value
    rows = passports.compare(
        PassportBlockRow(id=2, block=kind, on_date=date(2026, 9, 20), source="", counts=now),
        PassportBlockRow(id=1, block=kind, on_date=date(2025, 9, 20), source="", counts=before),
    )
    told = next(row for row in rows if row.code == "pupils").doubt
    assert ("" if told is None else told.text) == doubt
    assert told is None or told.code in ("passport.jump", "passport.count-gone")


def test_the_usual_day_is_that_of_the_state_report_or_today() -> None:
    assert passports.usual_day(2027, date(2026, 11, 22)) == date(2026, 9, 20)
    assert passports.usual_day(2027, date(2026, 9, 5)) == date(2026, 9, 5)
