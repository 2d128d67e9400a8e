"""Which copies stay: the newest, then ever fewer of what lies longer ago, one a year for ever.

What somebody who changes between an older and a newer program may have to go back to stays too.
"""

from collections.abc import Collection, Hashable, Sequence
from contextlib import suppress
from datetime import datetime
from enum import Enum
from itertools import islice
from pathlib import Path

from app.services.language.dates import local_day
from app.services.storage.copies import CopyFile, list_copies

KEEP, KEEP_DAYS, KEEP_MONTHS = 20, 14, 24


class Kept(Enum):
    """As what a copy stays, with the Russian word for it."""

    RECENT = "из последних"
    DAY = "за день"
    MONTH = "месячная"
    YEAR = "годовая"
    UPGRADE = "до обновления"
    GOING_BACK = "до возврата"
    NEWER = "новой версии"


# Before what a copy was made -> as what the newest of each schema stays.
_BY_SCHEMA = {"upgrade": Kept.UPGRADE, "newer": Kept.GOING_BACK}


def kept_as(copies: Sequence[CopyFile], now: datetime) -> dict[Path, Kept]:
    """The copies that stay, each with the first reason why.

    The newest `KEEP` stay, and the newest of each of the last `KEEP_DAYS` days, of each of the last
    `KEEP_MONTHS` months and of each year. Only days and months in which a copy was made are
    counted, so that a clock that ran ahead once pushes out one of them and not all. Copies that
    bear a later moment than `now` (the clock was set back) are counted apart. Of those before an
    upgrade the newest of each schema stays: a program of that schema can go back to it. So does,
    of each schema that this program does not know, the newest copy, and of those made before going
    back from a newer program the newest of each schema, also when that program is at work again:
    nothing else has what was done in it. Copies that are known to be damaged are counted apart
    from the sound ones and take no place of theirs; they stay by the same rules, since something
    can still be saved from them.

    Args:
        copies: the one that was made last first.
        now: aware moment.
    """
    sound = [copy for copy in copies if not copy.failed]
    return _kept_of(sound, now) | _kept_of([copy for copy in copies if copy.failed], now)


def _kept_of(copies: Sequence[CopyFile], now: datetime) -> dict[Path, Kept]:
    kept: dict[Path, Kept] = {}
    ahead = [copy for copy in copies if copy.is_ahead_of(now)]
    for group in (ahead, [copy for copy in copies if not copy.is_ahead_of(now)]):
        days = [local_day(copy.made_at) for copy in group]
        reasons = (
            (Kept.RECENT, list(range(len(group))), KEEP),
            (Kept.DAY, days, KEEP_DAYS),
            (Kept.MONTH, [(day.year, day.month) for day in days], KEEP_MONTHS),
            (Kept.YEAR, [day.year for day in days], len(group)),
        )
        for reason, periods, most in reasons:
            for copy in _newest_of_each(group, periods, most):
                kept.setdefault(copy.path, reason)
    newer = [copy for copy in copies if copy.is_newer]
    by_schema = {Kept.NEWER: newer} | {
        reason: [copy for copy in copies if copy.reason == before]
        for before, reason in _BY_SCHEMA.items()
    }
    for reason, group in by_schema.items():
        for copy in _newest_of_each(group, [copy.revision for copy in group], len(group)):
            kept.setdefault(copy.path, reason)
    return kept


def _newest_of_each(
    group: Sequence[CopyFile], periods: Sequence[Hashable], most: int
) -> list[CopyFile]:
    newest: dict[Hashable, CopyFile] = {}
    for copy, period in zip(group, periods, strict=True):
        newest.setdefault(period, copy)
    return list(islice(newest.values(), most))


def next_to_go(copies: Sequence[CopyFile], now: datetime) -> set[Path]:
    """Copies that go when the next one is made, were it made at this moment."""
    kept = kept_as([CopyFile(path=Path(), made_at=now, reason="exit"), *copies], now)
    return {copy.path for copy in copies if copy.path not in kept}


def rotate(folder: Path, now: datetime, *, spared: Collection[Path] = ()) -> None:
    """Remove the copies that do not stay, but for the `spared`; other files are left alone.

    One that cannot be removed now, as another program has it open, goes with a later copy.
    """
    copies = list_copies(folder, now)
    kept = kept_as(copies, now)
    places = {path.resolve() for path in spared}  # a command may name a copy in any way
    for copy in copies:
        if copy.path not in kept and copy.path.resolve() not in places:
            with suppress(OSError):
                copy.path.unlink(missing_ok=True)
