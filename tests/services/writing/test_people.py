"""What is the name of a person, and what is a school that bears one."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.services.program_files import program_json
from app.services.writing.people import is_person, mentions_person, names_pupil

PEOPLE = (
    "Иванов Иван Иванович",
    "Петрова-Водкина  Анна Ильинична",
    "Иванов И.И.",
    "Иванова А. П.",
    "П. А. Тайнов",
    "Тайнов П.",
    "Тайнов Пётр",
    "Пётр Тайнов",
    "Петрова Вера",
    "Ким Анна",
    "Черных Олег",
    "Школьников Пётр",
    "Космодемьянская Зоя",
    "Пётр Ильич",
    "Тайнову Петру Ильичу",
    "Алиев Рашид Мамед оглы",
    "ТАЙНОВ ПЁТР ИЛЬИЧ",
    "тайнов пётр ильич",
    "Tайнов Пётр",  # with a Latin letter
    "Тайнов, Пётр",
    "9А Тайнов Пётр",
    "Тайнов П.И., 9А класс",
    "1. Тайнов Пётр",
    "ученик Тайнов Пётр",
    "Тайнов Пётр Ильич(edu990199)",
    "МБОУ СОШ №1, Тайнов Пётр Ильич",
    "Школа А; Тайнов Пётр Ильич",
)
SCHOOLS = (
    "МБОУ «СОШ № 1 имени Ивана Ивановича Иванова»",
    "СОШ имени Ивана Петрова",
    "МБОУ СОШ им. А. С. Пушкина",
    "им. А. С. Пушкина",
    "МОУ СОШ (имени Героя России Иванова И. И.)",
    "Гимназия имени Пушкина",
    "Гимназия Святой Анны",
    "Гимназия Надежда",
    "Школа Пётр",
    "Антоновская СОШ",
    "Ломоносовская школа",
    "Лицей Иннополис Татарстан",
    "Лицей А",
    "Красная Роза",
    "Белая Лилия",
    "Новая Надежда",
    "Мария Ра",
    "Верхняя Пышма",
    "Петров Вал",
    "Санкт-Петербург",
    "Заречный муниципальный округ",
    "ИП Иванов И. И.",
    "",
    "–",
)


def test_a_person_is_told_from_a_school() -> None:
    assert [name for name in PEOPLE if not is_person(name)] == []
    assert [name for name in SCHOOLS if is_person(name)] == []


def test_a_name_inside_a_text_is_seen_unless_it_honours_somebody() -> None:
    seen = ("Тайнов Пётр пересдаст", "Отчёт Тайнова П. И.", "более 60 баллов, Тайнов П.")
    assert [text for text in seen if not mentions_person(text)] == []
    passed = (
        "олимпиада им. М. В. Ломоносова",
        "кванториум имени Героя Петрова Ивана",
        "Форма ОО-1, раздел 2",
        "Не менее 60 баллов, Русский язык",
    )
    assert [text for text in passed if mentions_person(text)] == []


def test_a_plan_may_name_adults_in_its_sentences_and_no_pupil() -> None:
    pupils = (
        "Работа с учеником Тайнов Пётр Ильич",
        "Занятия с учеником 9А класса Тайновым Петром",
        "Список обучающихся: Тайнов П., Явнов И.",
    )
    assert [text for text in pupils if not names_pupil(text)] == []
    adults = (
        "Консультация учителя Ивановой А. П. для обучающихся",
        "Работа с обучающимися, отв. Иванова А. П.",
        "Встреча с учащимися МБОУ СОШ",
        "Справка Ивановой А. П.",
    )
    assert [text for text in adults if names_pupil(text)] == []


def test_nothing_that_the_program_brings_is_taken_for_a_person() -> None:
    titles = [
        text for name in ("procedures", "criteria") for text in texts(program_json(f"{name}.json"))
    ]
    assert len(titles) > 200
    assert [title for title in titles if mentions_person(title)] == []


def texts(document: Any) -> Iterator[str]:
    """All texts of a JSON document."""
    if isinstance(document, str):
        yield document
    elif isinstance(document, Mapping | list):
        inner = document.values() if isinstance(document, Mapping) else document
        for one in inner:
            yield from texts(one)
