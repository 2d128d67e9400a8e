"""Names like a name: as good as comparing with every one, and much faster."""

import random
from collections.abc import Sequence
from difflib import SequenceMatcher, get_close_matches

import pytest

from app.services.importing.binding import similar_names
from app.services.importing.binding.similar_names import SimilarNames

SCHOOLS = 640
_PLACES = ("Бураково", "Кузнечиха", "Никольское", "Антоновка", "Танкеевка", "Болгар", "Полянки")
_KINDS = ("сош", "оош", "нош", "гимназия", "лицей", "средняя школа", "кадетская школа")
_LETTERS = "абвгдежзиклмнопрстуфхцчшщэюя "


def district(chance: random.Random) -> list[str]:
    """Name keys of a large district, invented."""
    names: dict[str, None] = {}
    while len(names) < SCHOOLS:
        kind, place = chance.choice(_KINDS), chance.choice(_PLACES).lower()
        number = chance.randrange(1, 200)
        name = chance.choice((f"{kind} {number}", f"{kind} {number} {place}", f"{place} {kind}"))
        names[f"{name} имени {number} героя" if chance.random() < 0.3 else name] = None
    return list(names)


def mistyped(name: str, chance: random.Random) -> str:
    """The name with one or two slips of the finger."""
    letters = list(name)
    for _slip in range(chance.randrange(1, 3)):
        place = chance.randrange(len(letters))
        match chance.randrange(3):
            case 0:
                letters[place] = chance.choice(_LETTERS)
            case 1:
                letters.insert(place, chance.choice(_LETTERS))
            case _:
                del letters[place]
    return " ".join("".join(letters).split())


def test_the_best_are_those_that_comparing_with_every_name_gives() -> None:
    chance = random.Random(11)
    names = district(chance)
    similar = SimilarNames(names)
    asked = [mistyped(name, chance) for name in chance.sample(names, 100)]
    worse = [
        (name, found[:1], wanted)
        for name in asked
        for found, wanted in [(similar.to(name, 5), get_close_matches(name, names, 1, 0.6))]
        if wanted and (not found or _alike(name, found[0]) < _alike(name, wanted[0]))
    ]
    assert worse == []
    assert all(_alike(name, one) >= 0.6 for name in asked[:20] for one in similar.to(name, 5))


def _alike(name: str, other: str) -> float:
    return SequenceMatcher(None, other, name).ratio()


def test_a_name_is_compared_with_ten_of_a_register_however_large_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[str] = []

    class Counted(SequenceMatcher[str]):
        def set_seq1(self, a: Sequence[str]) -> None:
            compared.append(str(a))
            super().set_seq1(a)

    chance = random.Random(12)
    names = district(chance)
    asked = [mistyped(name, chance) for name in names]
    similar = SimilarNames(names)
    monkeypatch.setattr(similar_names, "SequenceMatcher", Counted)
    found = sum(bool(similar.to(name, 5)) for name in asked)
    assert found > 600
    own = len(asked)  # an empty one when a matcher is made
    assert found < len(compared) <= (10 + 1) * own


def test_nothing_is_like_nothing() -> None:
    assert SimilarNames([]).to("сош 1", 5) == []
    assert SimilarNames(["сош 1"]).to("", 5) == []
    assert SimilarNames(["сош 1"]).to("детский сад теремок", 5) == []
