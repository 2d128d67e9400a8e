"""Case forms of surnames by rule."""

import pytest

from app.enums import GrammarCase
from app.services.language.surnames import looks_feminine, nominative_surname, surname_forms

_OBLIQUE = (
    GrammarCase.GENITIVE,
    GrammarCase.DATIVE,
    GrammarCase.ACCUSATIVE,
    GrammarCase.INSTRUMENTAL,
    GrammarCase.PREPOSITIONAL,
)


@pytest.mark.parametrize(
    ("surname", "forms"),
    [
        ("Кузнецов", "Кузнецова Кузнецову Кузнецова Кузнецовым Кузнецове"),
        ("Ермилин", "Ермилина Ермилину Ермилина Ермилиным Ермилине"),
        ("Шин", "Шина Шину Шина Шином Шине"),
        ("Высоцкий", "Высоцкого Высоцкому Высоцкого Высоцким Высоцком"),
        ("Летний", "Летнего Летнему Летнего Летним Летнем"),
        ("Палий", "Палия Палию Палия Палием Палии"),
        ("Белый", "Белого Белому Белого Белым Белом"),
        ("Сухой", "Сухого Сухому Сухого Сухим Сухом"),
        ("Цой", "Цоя Цою Цоя Цоем Цое"),
        ("Гайдай", "Гайдая Гайдаю Гайдая Гайдаем Гайдае"),
        ("Коваль", "Коваля Ковалю Коваля Ковалем Ковале"),
        ("Гееб", "Гееба Геебу Гееба Геебом Геебе"),
        ("Кулиш", "Кулиша Кулишу Кулиша Кулишем Кулише"),
        ("Стрелец", "Стрельца Стрельцу Стрельца Стрельцом Стрельце"),
        ("Швец", "Швеца Швецу Швеца Швецом Швеце"),
        ("Коломиец", "Коломийца Коломийцу Коломийца Коломийцем Коломийце"),
        ("Сковорода", "Сковороды Сковороде Сковороду Сковородой Сковороде"),
        ("Сорока", "Сороки Сороке Сороку Сорокой Сороке"),
        ("Галушка", "Галушки Галушке Галушку Галушкой Галушке"),
        ("Куца", "Куцы Куце Куцу Куцей Куце"),
        ("Каланча", "Каланчи Каланче Каланчу Каланчей Каланче"),
        ("Зозуля", "Зозули Зозуле Зозулю Зозулей Зозуле"),
        ("Берия", "Берии Берии Берию Берией Берии"),
    ],
)
def test_masculine(surname: str, forms: str) -> None:
    found = surname_forms(surname, feminine=False)
    assert [found[case] for case in _OBLIQUE] == forms.split()
    assert found[GrammarCase.NOMINATIVE] == surname


@pytest.mark.parametrize(
    ("surname", "forms"),
    [
        ("Лунцова", "Лунцовой Лунцовой Лунцову Лунцовой Лунцовой"),
        ("Плюснина", "Плюсниной Плюсниной Плюснину Плюсниной Плюсниной"),
        ("Высоцкая", "Высоцкой Высоцкой Высоцкую Высоцкой Высоцкой"),
        ("Большая", "Большей Большей Большую Большей Большей"),
        ("Летняя", "Летней Летней Летнюю Летней Летней"),
        ("Сковорода", "Сковороды Сковороде Сковороду Сковородой Сковороде"),
        ("ЛУНЦОВА", "ЛУНЦОВОЙ ЛУНЦОВОЙ ЛУНЦОВУ ЛУНЦОВОЙ ЛУНЦОВОЙ"),
    ],
)
def test_feminine(surname: str, forms: str) -> None:
    found = surname_forms(surname, feminine=True)
    assert [found[case] for case in _OBLIQUE] == forms.split()


@pytest.mark.parametrize(
    ("surname", "feminine"),
    [
        ("Черных", True),
        ("Черных", False),
        ("Долгих", False),
        ("Шевченко", True),
        ("Шевченко", False),
        ("Дурново", False),
        ("Гёте", False),
        ("Дюма", False),
        ("Моравиа", False),
        ("Гееб", True),
        ("Коваль", True),
        ("Кравец", True),
        ("Цой", True),
    ],
)
def test_indeclinable(surname: str, feminine: bool) -> None:
    assert set(surname_forms(surname, feminine=feminine).values()) == {surname}


@pytest.mark.parametrize(
    ("surname", "feminine"),
    [
        ("Лунцова", True),
        ("Плюснина", True),
        ("Высоцкая", True),
        ("Кузнецов", False),
        ("Ермилин", False),
        ("Высоцкий", False),
        ("Черных", None),
        ("Гееб", None),
        ("Сковорода", None),
    ],
)
def test_what_a_surname_shows(surname: str, feminine: bool | None) -> None:
    assert looks_feminine(surname) is feminine


def test_a_dative_or_an_instrumental_leads_back() -> None:
    """Whatever is told back is right; what two surnames share stays as typed."""
    surnames = {True: ("Осинина", "Ясенева", "Высоцкая"), False: ("Осинин", "Ясенев", "Высоцкий")}
    for feminine, names in surnames.items():
        for name in names:
            forms = surname_forms(name, feminine=feminine)
            cases = (GrammarCase.NOMINATIVE, GrammarCase.DATIVE, GrammarCase.INSTRUMENTAL)
            assert {nominative_surname(forms[case]) for case in cases} == {name}
    assert nominative_surname("Сорокой") == "Сорокой"
