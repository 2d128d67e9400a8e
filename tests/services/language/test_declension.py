"""Suggested case forms on a table of names and posts as they stand in real orders."""

import pytest

from app.enums import GrammarCase as Case
from app.services.language import declension
from app.services.language.declension import decline_post, is_feminine, suggest_forms


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("person", "dative", "accusative", "instrumental"),
    [
        (
            ("Плюснина", "Наталья", "Валерьевна"),
            "Плюсниной Н. В.",
            "Плюснину Н. В.",
            "Плюсниной Н. В.",
        ),
        (
            ("Ермилин", "Анатолий", "Иванович"),
            "Ермилину А. И.",
            "Ермилина А. И.",
            "Ермилиным А. И.",
        ),
        (("Черных", "Ольга", "Петровна"), "Черных О. П.", "Черных О. П.", "Черных О. П."),
        (("Черных", "Олег", "Петрович"), "Черных О. П.", "Черных О. П.", "Черных О. П."),
        (("Азанова", "Людмила", ""), "Азановой Л.", "Азанову Л.", "Азановой Л."),
        (("Гееб", "Виктор", "Иванович"), "Геебу В. И.", "Гееба В. И.", "Геебом В. И."),
        (("Гееб", "Анна", "Ивановна"), "Гееб А. И.", "Гееб А. И.", "Гееб А. И."),
        (("Лунцова", "Е.", "В."), "Лунцовой Е. В.", "Лунцову Е. В.", "Лунцовой Е. В."),
        (("Кузнецов", "И", "И"), "Кузнецову И. И.", "Кузнецова И. И.", "Кузнецовым И. И."),
        (
            ("Вишневская", "Инна", "Львовна"),
            "Вишневской И. Л.",
            "Вишневскую И. Л.",
            "Вишневской И. Л.",
        ),
        (
            ("Донской", "Пётр", "Ильич"),
            "Донскому П. И.",
            "Донского П. И.",
            "Донским П. И.",
        ),
        (("Кравец", "Иван", "Ильич"), "Кравцу И. И.", "Кравца И. И.", "Кравцом И. И."),
        (("Шевченко", "Иван", "Ильич"), "Шевченко И. И.", "Шевченко И. И.", "Шевченко И. И."),
        (("Мелия", "Тамара", ""), "Мелии Т.", "Мелию Т.", "Мелией Т."),
        (("Цой", "Пётр", "Кимович"), "Цою П. К.", "Цоя П. К.", "Цоем П. К."),
        (
            ("Бей-Биенко", "Григорий", "Яковлевич"),
            "Бей-Биенко Г. Я.",
            "Бей-Биенко Г. Я.",
            "Бей-Биенко Г. Я.",
        ),
        (
            ("Иванова-Черных", "Ирина", "Олеговна"),
            "Ивановой-Черных И. О.",
            "Иванову-Черных И. О.",
            "Ивановой-Черных И. О.",
        ),
        (
            ("Рашидов", "Рашид", "Ахмед оглы"),
            "Рашидову Р. А.",
            "Рашидова Р. А.",
            "Рашидовым Р. А.",
        ),
        (("Пак", "Е.", "С."), "Пак Е. С.", "Пак Е. С.", "Пак Е. С."),
    ],
)
def test_names(
    person: tuple[str, str, str], dative: str, accusative: str, instrumental: str
) -> None:
    forms = suggest_forms(*person)
    assert set(forms) == set(Case)
    assert plain(forms[Case.DATIVE].name) == dative
    assert plain(forms[Case.ACCUSATIVE].name) == accusative
    assert plain(forms[Case.INSTRUMENTAL].name) == instrumental


def test_parts_of_a_name_are_joined_with_non_breaking_spaces() -> None:
    forms = suggest_forms("Лунцова", "Елена", "Викторовна", "методист")
    assert forms[Case.NOMINATIVE].name == "Лунцова\u00a0Е.\u00a0В."
    assert forms[Case.GENITIVE].name == "Лунцовой\u00a0Е.\u00a0В."
    assert forms[Case.NOMINATIVE].post == "методист"


@pytest.mark.parametrize(
    ("post", "case", "expected"),
    [
        (
            "заведующая сектором общего образования",
            Case.ACCUSATIVE,
            "заведующую сектором общего образования",
        ),
        (
            "заведующий отделом опеки и попечительства",
            Case.DATIVE,
            "заведующему отделом опеки и попечительства",
        ),
        (
            "начальник управления образования, культуры и спорта",
            Case.DATIVE,
            "начальнику управления образования, культуры и спорта",
        ),
        (
            "Главный специалист отдела общего образования",
            Case.ACCUSATIVE,
            "Главного специалиста отдела общего образования",
        ),
        (
            "заместитель директора по учебной и воспитательной работе",
            Case.INSTRUMENTAL,
            "заместителем директора по учебной и воспитательной работе",
        ),
        (
            "первый заместитель начальника, муниципальный координатор",
            Case.GENITIVE,
            "первого заместителя начальника, муниципального координатора",
        ),
        (
            "старший методист и муниципальный координатор",
            Case.ACCUSATIVE,
            "старшего методиста и муниципального координатора",
        ),
        (
            "исполняющий обязанности начальника управления",
            Case.DATIVE,
            "исполняющему обязанности начальника управления",
        ),
        ("учитель-логопед", Case.GENITIVE, "учителя-логопеда"),
        ("пресс-секретарь", Case.GENITIVE, "пресс-секретаря"),
        ("и. о. директора", Case.DATIVE, "и. о. директора"),
        ("глава администрации", Case.ACCUSATIVE, "главу администрации"),
        ("директор МБОУ «СОШ № 30»", Case.DATIVE, "директору МБОУ «СОШ № 30»"),
        ("ДИРЕКТОР", Case.GENITIVE, "ДИРЕКТОРА"),
        ("муниципальный", Case.GENITIVE, "муниципальный"),
        ("", Case.GENITIVE, ""),
        (" методист ", Case.NOMINATIVE, "методист"),
    ],
)
def test_only_the_head_of_a_post_changes(post: str, case: Case, expected: str) -> None:
    assert decline_post(post, case) == expected


@pytest.mark.parametrize(
    ("person", "feminine"),
    [
        (("Гееб", "", "Ивановна"), True),
        (("Гееб", "", "Иванович"), False),
        (("Гееб", "", "Ахмед кызы"), True),
        (("Иванова", "", "Ахмед оглы"), False),
        (("Гееб", "Нинель", ""), True),
        (("Гееб", "Никита", ""), False),
        (("Лунцова", "Е.", "В."), True),
        (("Кузнецов", "", ""), False),
        (("Черных", "Е.", "В.", "заведующая сектором"), True),
        (("Черных", "Е.", "В.", "методист"), None),
    ],
)
def test_gender(person: tuple[str, ...], feminine: bool | None) -> None:
    assert is_feminine(*person) is feminine


def test_the_dictionary_is_loaded_once() -> None:
    decline_post("методист", Case.GENITIVE)
    before = declension._analyzer.cache_info().misses
    decline_post("директор", Case.GENITIVE)
    assert declension._analyzer.cache_info().misses == before == 1


@pytest.mark.parametrize(
    ("title", "case", "form"),
    [
        (
            "Управление образования администрации Спасского муниципального района",
            Case.DATIVE,
            "Управлению образования администрации Спасского муниципального района",
        ),
        (
            "Муниципальное казённое учреждение «Управление образования»",
            Case.INSTRUMENTAL,
            "Муниципальным казённым учреждением «Управление образования»",
        ),
        ("Спасский муниципальный район", Case.GENITIVE, "Спасского муниципального района"),
        ("Комитет по образованию", Case.GENITIVE, "Комитета по образованию"),
        ("город Болгар", Case.GENITIVE, "города Болгар"),
        ("МКУ «Управление образования»", Case.GENITIVE, "МКУ «Управление образования»"),
        ("«Школа»", Case.DATIVE, "«Школа»"),
        ("УО", Case.DATIVE, "УО"),
        ("", Case.DATIVE, ""),
        (" Отдел образования ", Case.NOMINATIVE, "Отдел образования"),
    ],
)
def test_names_of_bodies_and_territories(title: str, case: Case, form: str) -> None:
    assert declension.decline_title(title, case) == form
