"""Different spellings of one school give one key; different schools give different keys."""

import pytest

from app.enums import SchoolKind
from app.services.language.school_names import kind_of, name_key


@pytest.mark.parametrize(
    "spelling",
    [
        "МБОУ «СОШ №1 г.Урус-Мартан»(edu203389)",
        'МБОУ "СОШ № 1 г. Урус-Мартан"',
        "мбоу сош 1 г урус-мартан",
        "МБОУ СОШ N1 г. Урус-Мартан",
        "МБОУ СОШ No. 1 г. Урус-Мартан",
        "МБОУ CОШ №1 г. Уpуc-Мартан",
        "(286) МБОУ СОШ № 1 г.\u00a0Урус-Мартан",
        "МОУ «Средняя общеобразовательная школа № 1 г. Урус-Мартан»",
    ],
)
def test_spellings_of_one_school(spelling: str) -> None:
    assert name_key(spelling) == name_key("СОШ № 1 г. Урус-Мартан") != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("СОШ № 1", "СОШ № 11"),
        ("СОШ № 1", "ООШ № 1"),
        ("СОШ № 1 с. Ёлкино", "СОШ № 1 с. Малиновка"),
        ("Гимназия № 2", "Лицей № 2"),
    ],
)
def test_different_schools(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_yo_is_ye_and_nothing_is_nothing() -> None:
    assert name_key("Ёлкинская СОШ") == name_key("Елкинская СОШ")
    assert name_key(" «» ") == ""


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("МБОУ «Озёрная ООШ»", SchoolKind.OOSH),
        ("МОУ «Основная общеобразовательная школа с. Луговое»", SchoolKind.OOSH),
        ("МБОУ CОШ № 1", SchoolKind.SOSH),
        ("МБОУ «Школа № 5»", SchoolKind.SOSH),
        ("МАОУ «Гимназия № 2»", SchoolKind.GYMNASIUM),
        ("Начальная школа – детский сад", SchoolKind.NOSH),
    ],
)
def test_the_name_tells_the_kind(name: str, kind: SchoolKind) -> None:
    assert kind_of(name) is kind
