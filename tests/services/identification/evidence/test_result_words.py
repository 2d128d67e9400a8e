"""A stored result in words, for the grid, the card of a school and its charts alike."""

from app.enums import ResultState
from app.services.identification.evidence.result_words import (
    judged_words,
    last_change_words,
    told_lines,
    worded,
)
from app.services.results import ResultRow


def row(
    participants: int | None = None,
    failed: int | None = None,
    *,
    percent_h: int | None = None,
    state: ResultState = ResultState.HELD,
    year: int = 2026,
    source_file: str = "",
) -> ResultRow:
    """A result of a school; `percent_h` makes it one of which only a percent is known."""
    return ResultRow(
        id=1,
        school_id=1,
        school="СОШ № 1",
        login=None,
        procedure_id=1,
        procedure="vpr:ma:5",
        procedure_title="ВПР по математике, 5 класс",
        year=year,
        state=state,
        participants=participants,
        failed=failed,
        high=None,
        mean_score_h=None,
        percents_only=percent_h is not None,
        failed_percent_h=percent_h,
        high_percent_h=None,
        derived=source_file != "",
        source_file=source_file,
        source_sheet="Лист1" if source_file else "",
        source_row=12 if source_file else None,
    )


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_counts_percents_and_states_have_their_words() -> None:
    cases = {
        (row(89, 11), 3000): ("11 из 89", "12,4 %", False, "11/89", "11 из 89 (12,4 %)"),
        (row(10, 3), 3000): ("3 из 10", "30 %", True, "3/10", "3 из 10 (30 %)"),
        (row(10_000, 2996), 3000): (
            "2996 из 10 000", "29,96 %", False, "2996/10000", "2996 из 10 000 (29,96 %)",
        ),
        (row(percent_h=3333), 3000): ("", "33,33 %", True, "33,33%", "33,33 %"),
        (row(state=ResultState.NO_PARTICIPANTS), 3000): (
            "нет участников", "", False, "нет участников", "нет участников",
        ),
    }  # fmt: skip
    told = {
        key: tuple(
            plain(part) if isinstance(part, str) else part
            for one in (worded(*key),)
            for part in (one.counts, one.share, one.low, one.edit, one.text)
        )
        for key in cases
    }
    assert told == cases


def test_what_more_there_is_to_say_about_a_result() -> None:
    before, now = (
        worded(row(20, 2, year=2025), 3000),
        worded(row(10, 3, source_file="а.xlsx"), 3000),
    )
    lines = [plain(line) for line in told_lines(now, before, 2026)]
    assert lines[0] == "3 из 10 (30 %) – низкий результат"
    assert lines[1] == "Число не справившихся восстановлено по проценту"
    assert lines[2].startswith("Источник: ")
    assert "а.xlsx" in lines[2]
    assert lines[3] == "2024/2025: 2 из 20 (10 %)"
    assert told_lines(None, None, 2026) == ["Нет данных"]


def test_a_group_below_the_limit_is_called_small_and_an_unknown_or_empty_one_is_not() -> None:
    told = {
        (9, 2): "2 из 9 (22,2 %), малочисленная группа (меньше 10 участников)",
        (9, 3): "3 из 9 (33,3 %), низкий результат, малочисленная группа (меньше 10 участников)",
        (10, 2): "2 из 10 (20 %)",
    }
    assert {key: plain(judged_words(worded(row(*key), 3000), 10)) for key in told} == told
    assert plain(judged_words(worded(row(percent_h=2000), 3000), 10)) == "20 %"
    nobody = worded(row(state=ResultState.NO_PARTICIPANTS), 3000)
    assert judged_words(nobody, 10) == "нет участников"


def test_the_last_year_is_told_against_the_one_right_before() -> None:
    now, before = worded(row(38, 11), 3000), worded(row(39, 12, year=2025), 3000)
    assert plain(last_change_words({2026: now, 2025: before})) == (
        "2025/2026: 11 из 38 (28,9 %), −1,8 п.п. за год"
    )
    assert plain(last_change_words({2026: now, 2024: before})) == "2025/2026: 11 из 38 (28,9 %)"
