"""What an attacker works out of printed numbers: the counts that each hidden group may have.

Every group starts with all counts there are; each number that is printed, the rule that hides small
groups, and sums leave fewer. Nothing of the stored data is used.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce

from app.services.documents.public_words import FEWER, is_small
from app.services.identification.maths import BASE, MERGED_TITLE, PROF
from app.services.language.numbers import percent
from tests.services.documents.recovery.printed import Told, plain

MOST = 30  # participants of a group
_THRESHOLD = 30  # per cent, from the rules under the list
Counts = tuple[int, int]  # participants, and those told of
Key = tuple[str, str, int]  # school, code of the procedure, year
_ALL = frozenset((whole, part) for whole in range(1, MOST + 1) for part in range(whole + 1))


class Knowledge:
    """What is still possible of the groups of a district.

    Attributes:
        failed: by group, its participants with those who failed.
        high: likewise, with those of high results.
    """

    def __init__(self, codes: Mapping[str, str]) -> None:
        """Know nothing yet; `codes` are those of the procedures by their titles."""
        self._codes = codes
        self.failed: dict[Key, frozenset[Counts]] = {}
        self.high: dict[Key, frozenset[Counts]] = {}
        self._sums: list[tuple[list[Key], Counts]] = []

    def learn(self, told: Iterable[Told]) -> None:
        """Take in what is printed, then let the groups of each sum and of each school agree."""
        for one in told:
            self._take(one)
        before = -1
        while before != (before := self._left()):
            for keys, whole in self._sums:
                self._share_out(keys, whole)
            for key in self.failed.keys() & self.high.keys():
                self._agree(key)

    @property
    def sums(self) -> int:
        """How many sums are printed."""
        return len(self._sums)

    def _left(self) -> int:
        return sum(map(len, (*self.failed.values(), *self.high.values())))

    def _take(self, told: Told) -> None:
        keys = self._keys(told)
        if len(keys) > 1 or told.title == plain(MERGED_TITLE):
            if told.participants.isdigit() and told.failed.isdigit():
                self._sums.append((keys, (int(told.participants), int(told.failed))))
            return
        (key,) = keys
        if told.failed == plain(FEWER):
            self._keep(
                self.failed, key, lambda whole, part: is_small(whole, part) and _low(whole, part)
            )
        if told.participants.isdigit() and told.failed.isdigit():
            counts = int(told.participants), int(told.failed)
            self._keep(self.failed, key, lambda whole, part: (whole, part) == counts)
        for share, known in ((told.share, self.failed), (told.high, self.high)):
            if share and share != "–":
                self._keep(
                    known,
                    key,
                    lambda whole, part, share=share: (
                        not is_small(whole, part) and plain(percent(part, whole)) == f"{share} %"
                    ),
                )

    def _keys(self, told: Told) -> list[Key]:
        codes = (BASE, PROF) if told.title == plain(MERGED_TITLE) else (self._codes[told.title],)
        return [(told.school, code, year) for code in codes for year in told.years]

    def _keep(
        self, known: dict[Key, frozenset[Counts]], key: Key, holds: Callable[[int, int], bool]
    ) -> None:
        known[key] = frozenset(one for one in known.get(key, _ALL) if holds(*one))

    def _agree(self, key: Key) -> None:
        """Participants are the same whoever is told of, and nobody both failed and was high."""
        failed, high = self.failed[key], self.high[key]
        self.failed[key] = frozenset(
            one
            for one in failed
            if any(one[0] == it[0] and one[1] + it[1] <= one[0] for it in high)
        )
        self.high[key] = frozenset(
            one
            for one in high
            if any(one[0] == it[0] and one[1] + it[1] <= one[0] for it in self.failed[key])
        )

    def _share_out(self, keys: Sequence[Key], whole: Counts) -> None:
        """Of each part keep what leaves the others something that they can have."""
        for key in keys:
            others = [self.failed.get(other, _ALL) for other in keys if other != key]
            rests = reduce(_added, others, frozenset({(0, 0)}))
            self._keep(
                self.failed,
                key,
                lambda one, part, rests=rests: (whole[0] - one, whole[1] - part) in rests,
            )


def _added(sums: frozenset[Counts], parts: frozenset[Counts]) -> frozenset[Counts]:
    return frozenset(
        (one[0] + other[0], one[1] + other[1])
        for one in sums
        for other in parts
        if one[0] + other[0] <= 2 * MOST
    )


def _low(participants: int, failed: int) -> bool:
    return failed * 100 >= _THRESHOLD * participants
