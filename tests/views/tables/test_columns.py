"""What every table says in the same way: numbers, states, moments, days."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from app.services.language.dates import moment_digits
from app.views.tables.columns import day_column, moment_column, number_column, status_column
from app.views.widgets.status import Status

DONE = Status("positive", "done", "выполнено")


@dataclass(frozen=True)
class Row:
    id: int
    made_at: datetime
    day: date | None = None
    status: Status | None = None


EARLY = Row(2, datetime(2026, 11, 22, 9, 0, tzinfo=UTC), date(2026, 11, 22), DONE)
LATE = Row(1, datetime(2026, 11, 23, 9, 0, tzinfo=UTC))


def test_the_word_of_a_state_is_the_text_of_its_cell() -> None:
    column = status_column("state", "Состояние", lambda row: row.status, width=96)
    assert [column.text(row) for row in (EARLY, LATE)] == ["выполнено", ""]
    assert column.status is not None
    assert [column.status(row) for row in (EARLY, LATE)] == [DONE, None]


def test_moments_are_sorted_by_time_or_by_what_tells_the_order() -> None:
    column = moment_column("when", "Когда", lambda row: row.made_at, width=128)
    assert column.text(EARLY) == moment_digits(EARLY.made_at)
    assert sorted((LATE, EARLY), key=column.sort_key) == [EARLY, LATE]
    by_id = moment_column(
        "when", "Когда", lambda row: row.made_at, sort_key=lambda row: row.id, width=128
    )
    assert sorted((LATE, EARLY), key=by_id.sort_key) == [LATE, EARLY]


def test_a_day_that_is_not_known_has_its_own_text_and_no_place_in_the_order() -> None:
    column = day_column("day", "Дата", lambda row: row.day, width=96, unknown="–")
    assert [column.text(row) for row in (EARLY, LATE)] == ["22.11.2026", "–"]
    assert column.sort_key is not None
    assert [column.sort_key(row) for row in (EARLY, LATE)] == [date(2026, 11, 22), None]


def test_a_number_is_a_name_and_has_no_gap_for_thousands() -> None:
    column = number_column("row", "Строка", lambda row: row.id or None, width=56)
    rows = [Row(12_345, LATE.made_at), Row(0, LATE.made_at)]
    assert [column.text(row) for row in rows] == ["12345", ""]
    assert column.value is not None
    assert [column.value(row) for row in rows] == [12_345, None]
