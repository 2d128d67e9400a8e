"""Names of the register that resemble a name of a file."""

from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher
from heapq import nlargest
from itertools import chain

_LEAST_ALIKE = 0.6
_LOOKED_AT = 10
_COMMON_SHARE, _COMMON_LEAST = 5, 40


class SimilarNames:
    """Name keys prepared for many look-ups.

    The few names that share most pairs of letters with the wanted one are found first; only they
    are compared letter by letter, as `difflib.get_close_matches` does with every name. A pair that
    a fifth of a large register has, as in «сош», tells nothing and is passed over.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = list(names)
        places: dict[str, list[int]] = {}
        for place, name in enumerate(self._names):
            for pair in _pairs(name):
                places.setdefault(pair, []).append(place)
        most = max(_COMMON_LEAST, len(self._names) // _COMMON_SHARE)
        self._places = {pair: found for pair, found in places.items() if len(found) <= most}
        self._common = places.keys() - self._places.keys()
        self._sizes = Counter(chain.from_iterable(self._places.values()))

    def to(self, name: str, most: int) -> list[str]:
        """At most so many names, the most alike first; none that is less than 60 % alike."""
        if not name:
            return []
        wanted = _pairs(name) - self._common
        shared = Counter(chain.from_iterable(self._places.get(pair, ()) for pair in wanted))
        near = nlargest(
            _LOOKED_AT,
            shared.items(),
            key=lambda item: item[1] / (len(wanted) + self._sizes[item[0]]),
        )
        matcher = SequenceMatcher(b=name)
        alike: list[tuple[float, str]] = []
        for place, _count in near:
            matcher.set_seq1(self._names[place])
            least = alike[-1][0] if len(alike) == most else _LEAST_ALIKE
            if matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least:
                ratio = matcher.ratio()
                if ratio >= least:
                    alike = nlargest(most, [*alike, (ratio, self._names[place])])
        return [found for _ratio, found in alike]


def _pairs(name: str) -> set[str]:
    """Pairs of neighbouring letters; a number counts as a whole too."""
    padded = f" {name} "
    pairs = {padded[place : place + 2] for place in range(len(padded) - 1)}
    return pairs | {f"#{part}" for part in name.split() if part.isdigit()}
