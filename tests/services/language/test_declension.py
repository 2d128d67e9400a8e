"""Suggested case forms on a table of names and posts as they stand in real orders."""

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.enums import GrammarCase as Case
from app.services.language import declension
from app.services.language.declension import decline_post, is_feminine, suggest_forms
from app.services.language.surnames import surname_forms


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("person", "initials", "surnames"),  # the dative, the accusative and the instrumental case
    [
        ("Плюснина Наталья Валерьевна", "Н.В.", "Плюсниной Плюснину Плюсниной"),
        ("Ермилин Анатолий Иванович", "А.И.", "Ермилину Ермилина Ермилиным"),
        ("Черных Ольга Петровна", "О.П.", "Черных Черных Черных"),
        ("Черных Олег Петрович", "О.П.", "Черных Черных Черных"),
        ("Азанова Людмила", "Л.", "Азановой Азанову Азановой"),
        ("Гееб Виктор Иванович", "В.И.", "Геебу Гееба Геебом"),
        ("Гееб Анна Ивановна", "А.И.", "Гееб Гееб Гееб"),
        ("Лунцова Е. В.", "Е.В.", "Лунцовой Лунцову Лунцовой"),
        ("Кузнецов И И", "И.И.", "Кузнецову Кузнецова Кузнецовым"),
        ("Вишневская Инна Львовна", "И.Л.", "Вишневской Вишневскую Вишневской"),
        ("Донской Пётр Ильич", "П.И.", "Донскому Донского Донским"),
        ("Кравец Иван Ильич", "И.И.", "Кравцу Кравца Кравцом"),
        ("Шевченко Иван Ильич", "И.И.", "Шевченко Шевченко Шевченко"),
        ("Мелия Тамара", "Т.", "Мелии Мелию Мелией"),
        ("Цой Пётр Кимович", "П.К.", "Цою Цоя Цоем"),
        ("Бей-Биенко Григорий Яковлевич", "Г.Я.", "Бей-Биенко Бей-Биенко Бей-Биенко"),
        (
            "Иванова-Черных Ирина Олеговна",
            "И.О.",
            "Ивановой-Черных Иванову-Черных Ивановой-Черных",
        ),
        ("Рашидов Рашид Ахмед оглы", "Р.А.", "Рашидову Рашидова Рашидовым"),
        ("Пак Е. С.", "Е.С.", "Пак Пак Пак"),
    ],
)
def test_names(person: str, initials: str, surnames: str) -> None:
    surname, name, *patronymic = person.split(maxsplit=2)
    forms = suggest_forms(surname, name, "".join(patronymic))
    assert set(forms) == set(Case)
    found = [plain(forms[case].name) for case in (Case.DATIVE, Case.ACCUSATIVE, Case.INSTRUMENTAL)]
    assert found == [f"{form} {initials}" for form in surnames.split()]


def test_parts_of_a_name_are_joined_with_non_breaking_spaces() -> None:
    forms = suggest_forms("Лунцова", "Елена", "Викторовна", "методист")
    assert forms[Case.NOMINATIVE].name == "Лунцова\u00a0Е.В."
    assert forms[Case.GENITIVE].name == "Лунцовой\u00a0Е.В."
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
    before = declension.analyzer.cache_info().misses
    decline_post("директор", Case.GENITIVE)
    assert declension.analyzer.cache_info().misses == before == 1


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


_POSTS = (
    "учёный секретарь", "ученый секретарь", "актёр", "монтер", "режиссер", "бухгалтер-счетовод",
    "заведующая учётным сектором", "ведущий специалист отдела учета и отчетности", "боец", "отец",
    "исполняющая обязанности директора МКУ «Центр учёта»", "учитель-логопед", "помощник повара",
    "методист ИМЦ «Ёлочка»", "почетный председатель", "Глава МО", "СТАРШИЙ ИНСПЕКТОР", "тренер",
    "младший лёгкий водолаз", "директор МБОУ «СОШ № 30» им. Н.С. Королёва", "УЧЁНЫЙ СЕКРЕТАРЬ",
)  # fmt: skip
_TITLES = (
    "Муниципальное казенное учреждение «Управление образования»", "Казённое учреждение «Ёлка»",
    "Отдел образования", "Районный отдел народного образования", "Королёвский городской округ",
    "Королевский городской округ", "город Орёл", "Семеновский муниципальный район", "МКУ «УО»",
    "Зелёный район", "Зеленый район", "Щелковское управление образования", "Заречный совет",
)  # fmt: skip
_SURNAMES = (
    "Королёв", "Королев", "Воробьёва", "Воробьева", "Хрущ", "Семенец", "Семёнец", "Коломиец",
    "Ёжикова", "Лёгкая", "Зеленый", "Зелёный", "Берёза", "Береза", "Бей-Биенко", "Чёрных",
)  # fmt: skip


def _keep_their_letters(text: str, declined: str) -> bool:
    words, forms = (re.split(r"[\s-]", line) for line in (text, declined))
    return len(words) == len(forms) and all(map(_keeps_its_letters, words, forms))


def _keeps_its_letters(word: str, form: str) -> bool:
    """Up to where the ending begins, the form is the word letter by letter."""
    pairs = zip(*(text.casefold().replace("ё", "е") for text in (word, form)), strict=False)
    alike = sum(1 for _pair in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))
    return word[:alike] == form[:alike] and alike * 2 >= len(word) - 1


def test_declining_changes_endings_and_no_other_letter() -> None:
    declined = [
        *((text, decline_post(text, case)) for text in _POSTS for case in Case),
        *((text, declension.decline_title(text, case)) for text in _TITLES for case in Case),
        *(
            (text, surname_forms(text, feminine=feminine)[case])
            for text in _SURNAMES
            for feminine in (True, False)
            for case in Case
        ),
    ]
    assert [pair for pair in declined if not _keep_their_letters(*pair)] == []
    quoted = [(text, form) for text, form in declined if "«" in text]
    assert [pair for pair in quoted if pair[0][pair[0].index("«") :] not in pair[1]] == []
    dotted = [
        (text, form)
        for text, form in declined
        if "ё" not in text.casefold() and "е" in text and "ё" in form
    ]
    assert dotted == []


@given(
    st.lists(
        st.sampled_from(
            (
                *("ученый", "учёный", "почетный", "ведущий", "старшая", "заведующая", "МКУ"),
                *("секретарь", "мастер", "бухгалтер", "актёр", "учета", "отдела", "«Ёлка»"),
                *("и", ","),
            )
        ),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from(list(Case)),
)
@settings(max_examples=150, deadline=None)
def test_any_words_keep_their_letters(words: list[str], case: Case) -> None:
    text = " ".join(words)
    assert _keep_their_letters(text, decline_post(text, case))


@pytest.mark.parametrize(
    ("title", "case", "form"),
    [
        ("казенное учреждение", Case.GENITIVE, "казенного учреждения"),
        ("казённое учреждение", Case.GENITIVE, "казённого учреждения"),
        ("Районный отдел", Case.ACCUSATIVE, "Районный отдел"),
        ("город Орёл", Case.GENITIVE, "города Орёл"),
    ],
)
def test_names_keep_their_spelling(title: str, case: Case, form: str) -> None:
    assert declension.decline_title(title, case) == form


def test_endings_have_the_dots_of_the_text() -> None:
    assert decline_post("ученый секретарь", Case.INSTRUMENTAL) == "ученым секретарем"
    assert decline_post("учёный секретарь", Case.INSTRUMENTAL) == "учёным секретарём"
    assert decline_post("УЧЕНЫЙ СЕКРЕТАРЬ", Case.INSTRUMENTAL) == "УЧЕНЫМ СЕКРЕТАРЕМ"
    assert decline_post("секретарь", Case.INSTRUMENTAL) == "секретарём"
