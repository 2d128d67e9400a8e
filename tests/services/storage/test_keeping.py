"""Which copies stay when a new one is made."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.services.language.dates import local_day
from app.services.storage import compressed, upgrade
from app.services.storage.copies import list_copies
from app.services.storage.keeping import (
    KEEP,
    KEEP_DAYS,
    KEEP_MONTHS,
    Kept,
    kept_as,
    next_to_go,
    rotate,
)

NOW = datetime(2036, 11, 22, 12).astimezone(UTC)  # days and months are those of the computer


def empty_copies(folder: Path, moments: list[datetime]) -> list[Path]:
    """Files with the names of copies made at these moments."""
    made = [folder / f"opora-{moment:%Y%m%d-%H%M%S}-manual.sqlite" for moment in moments]
    for path in made:
        path.write_bytes(b"")
    return made


def moments(folder: Path, now: datetime = NOW) -> list[datetime]:
    return [copy.made_at for copy in list_copies(folder, now)]


def test_a_busy_day_pushes_out_neither_the_days_before_nor_files_of_others(tmp_path: Path) -> None:
    foreign = tmp_path / "моя копия.sqlite"
    foreign.write_text("не трогать")
    busy = [NOW - timedelta(minutes=minute) for minute in range(30)]
    older = [NOW - timedelta(days=day, hours=hour) for day in range(1, 20) for hour in (0, 3)]
    empty_copies(tmp_path, busy + older)
    rotate(tmp_path, NOW)
    kept = moments(tmp_path)
    assert kept[:KEEP] == busy[:KEEP]
    days = [NOW - timedelta(days=day) for day in range(1, KEEP_DAYS)]
    assert kept[KEEP:] == days, "the month of the days is that of the newest"
    assert foreign.exists()


def test_ten_years_of_daily_copies_leave_months_and_years(tmp_path: Path) -> None:
    empty_copies(tmp_path, [NOW - timedelta(days=day) for day in range(3653)])
    rotate(tmp_path, NOW)
    kept = moments(tmp_path)
    named = kept_as(list_copies(tmp_path, NOW), NOW)
    counts = Counter(named.values())
    # The twenty newest days reach into November alone; its newest copy is one of them.
    assert counts == {Kept.RECENT: KEEP, Kept.MONTH: KEEP_MONTHS - 1, Kept.YEAR: 8}
    days = [local_day(moment) for moment in kept]
    assert {day.year for day in days} == set(range(2026, 2037))
    assert all((day + timedelta(days=1)).day == 1 for day in days[KEEP:]), "the last of each"
    before = list(kept)
    rotate(tmp_path, NOW)
    assert moments(tmp_path) == before, "rotating again takes nothing"


def test_rotating_for_years_leaves_what_rotating_once_does(tmp_path: Path) -> None:
    often, once = tmp_path / "often", tmp_path / "once"
    days = [NOW - timedelta(days=day) for day in range(1200, -1, -4)]
    for folder in (often, once):
        folder.mkdir()
    for day in days:
        empty_copies(often, [day])
        rotate(often, day)
    empty_copies(once, days)
    rotate(once, NOW)
    assert moments(often) == moments(once)


def test_a_clock_that_ran_ahead_once_costs_at_most_the_oldest_month(tmp_path: Path) -> None:
    made = [NOW - timedelta(days=day) for day in range(900)]
    empty_copies(tmp_path, made)
    rotate(tmp_path, NOW)
    before = moments(tmp_path)
    far = datetime(2099, 5, 1, tzinfo=UTC)
    empty_copies(tmp_path, [far])
    rotate(tmp_path, far)
    lost = set(before) - set(moments(tmp_path))
    # One of the twenty (its month has a newer one) and one month.
    assert len(lost) <= 2


def test_a_clock_that_was_set_back_loses_no_copy_made_since(tmp_path: Path) -> None:
    now = datetime(2020, 1, 1, 12, tzinfo=UTC)
    later = [now + timedelta(days=2000, minutes=minute) for minute in range(30)]
    made_since = [now - timedelta(minutes=minute) for minute in range(5)]
    empty_copies(tmp_path, later + made_since)
    rotate(tmp_path, now)
    kept = moments(tmp_path, now)
    assert [moment for moment in kept if moment <= now] == made_since
    assert len(kept) == KEEP + len(made_since)


def test_a_copy_that_is_held_open_keeps_nobody_from_removing_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The change that it was made before is stored already."""
    made = empty_copies(tmp_path, [NOW - timedelta(minutes=minute) for minute in range(KEEP + 3)])
    held, unlink = made[KEEP], Path.unlink

    def refusing(path: Path, *, missing_ok: bool = False) -> None:
        if path == held:
            raise PermissionError(13, "held")
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refusing)
    rotate(tmp_path, NOW)
    assert {path for path in made if path.exists()} == {*made[:KEEP], held}
    monkeypatch.undo()
    rotate(tmp_path, NOW)
    assert {path for path in made if path.exists()} == set(made[:KEEP])


def test_what_goes_next_is_what_goes(tmp_path: Path) -> None:
    empty_copies(tmp_path, [NOW - timedelta(minutes=5 * minute) for minute in range(KEEP)])
    assert next_to_go(list_copies(tmp_path, NOW), NOW + timedelta(minutes=1)) == {
        list_copies(tmp_path, NOW)[-1].path
    }
    said = next_to_go(list_copies(tmp_path, NOW), NOW + timedelta(minutes=1))
    before = {copy.path for copy in list_copies(tmp_path, NOW)}
    (made,) = empty_copies(tmp_path, [NOW + timedelta(minutes=1)])
    rotate(tmp_path, NOW + timedelta(minutes=1), spared=[made])
    after = {copy.path for copy in list_copies(tmp_path, NOW + timedelta(minutes=1))}
    assert before - after == said


def test_the_newest_copy_before_each_upgrade_stays(tmp_path: Path) -> None:
    ago = NOW - timedelta(days=4000)
    early, second, other = (
        tmp_path / f"opora-{moment:%Y%m%d-%H%M%S}-upgrade-{revision}.sqlite"
        for moment, revision in (
            (ago, "0003"),
            (ago + timedelta(minutes=5), "0003"),
            (ago + timedelta(minutes=6), "0004"),
        )
    )
    for path in (early, second, other):
        path.write_bytes(b"")
    days = [NOW - timedelta(days=day) for day in range(3900)]
    empty_copies(tmp_path, [ago + timedelta(minutes=9), *days])
    rotate(tmp_path, NOW)
    assert not early.exists()
    assert second.exists()
    assert other.exists()


def known_as_damaged(paths: list[Path]) -> None:
    """As compressing notes it of a copy that is not sound; files of no bytes cannot be read."""
    for path in paths:
        assert compressed.compress(path) is None
        assert compressed.has_failed(path)


@pytest.mark.expects_log
def test_a_copy_known_as_damaged_takes_no_place_of_a_sound_one(tmp_path: Path) -> None:
    alone, mixed = tmp_path / "alone", tmp_path / "mixed"
    sound = [NOW - timedelta(hours=7 * place) for place in range(4000)]
    # Each newer than the sound one of its hour, so of its day, month and year, too.
    damaged = [moment + timedelta(minutes=5) for moment in sound[::3]]
    for folder in (alone, mixed):
        folder.mkdir()
        empty_copies(folder, sound)
    known_as_damaged(empty_copies(mixed, damaged))
    for folder in (alone, mixed):
        rotate(folder, NOW)
    left = list_copies(mixed, NOW)
    assert [copy.made_at for copy in left if not copy.failed] == moments(alone)
    reasons = kept_as(left, NOW)
    for copy in list_copies(alone, NOW):
        assert reasons[mixed / copy.path.name] is kept_as(list_copies(alone, NOW), NOW)[copy.path]
    assert {copy.made_at for copy in left if copy.failed} >= set(damaged[:KEEP]), "may save things"


@pytest.mark.expects_log
def test_a_damaged_copy_before_an_upgrade_hides_no_sound_one(tmp_path: Path) -> None:
    ago = NOW - timedelta(days=4000)
    sound, damaged = (
        tmp_path / f"opora-{moment:%Y%m%d-%H%M%S}-upgrade-0003.sqlite"
        for moment in (ago, ago + timedelta(minutes=5))
    )
    for path in (sound, damaged):
        path.write_bytes(b"")
    known_as_damaged([damaged])
    empty_copies(tmp_path, [NOW - timedelta(days=day) for day in range(3999)])
    rotate(tmp_path, NOW)
    assert sound.exists()


def test_the_newest_state_of_each_newer_program_stays(tmp_path: Path) -> None:
    """A month at work with an older program must not cost what was done in the newer one."""
    ago = NOW - timedelta(days=4000)
    reasons = ("exit-9997", "exit-9998", "import-9998", "newer-9998", f"exit-{upgrade.HEAD}")
    made = [
        tmp_path / f"opora-{ago + timedelta(minutes=place):%Y%m%d-%H%M%S}-{reason}.sqlite"
        for place, reason in enumerate(reasons)
    ]
    for path in made:
        path.write_bytes(b"")
    empty_copies(tmp_path, [NOW - timedelta(days=day) for day in range(3999)])
    # In the year of the oldest all but these are of no use by their day.
    assert next_to_go(list_copies(tmp_path, NOW), NOW) >= {made[1], made[2], made[4]}
    rotate(tmp_path, NOW)
    assert [path for path in made if path.exists()] == [made[0], made[3]]
    named = kept_as(list_copies(tmp_path, NOW), NOW)
    assert [named[path] for path in (made[0], made[3])] == [Kept.NEWER] * 2


def test_what_was_put_aside_of_a_newer_program_stays_when_it_is_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ago = NOW - timedelta(days=4000)
    first, second, exited = (
        tmp_path / f"opora-{ago + timedelta(minutes=place):%Y%m%d-%H%M%S}-{reason}-9998.sqlite"
        for place, reason in enumerate(("newer", "newer", "exit"))
    )
    for path in (first, second, exited):
        path.write_bytes(b"")
    empty_copies(tmp_path, [NOW - timedelta(days=day) for day in range(3999)])
    monkeypatch.setattr(upgrade, "HEAD", "9998")
    rotate(tmp_path, NOW)
    assert [path for path in (first, second, exited) if path.exists()] == [second]
    assert kept_as(list_copies(tmp_path, NOW), NOW)[second] is Kept.GOING_BACK
