import pytest

from app.services.language.plan_titles import PlanTitle, plan_title, section_title


@pytest.mark.parametrize(
    ("title", "genitive", "kind", "approved"),
    [
        ("План мероприятий на 2018/2019 год", "плана мероприятий на 2018/2019 год", "План", "ён"),
        ("План (перечень) мероприятий", "плана (перечня) мероприятий", "План", "ён"),
        ("План («дорожная карта») района", "плана («дорожной карты») района", "План", "ён"),
        ("Дорожная  карта школы", "дорожной карты школы", "Дорожная карта", "ена"),
        ("Муниципальная программа", "муниципальной программы", "Муниципальная программа", "ена"),
        ("Комплексный план", "комплексного плана", "Комплексный план", "ён"),
        ("Общий план-график", "общего плана-графика", "Общий план-график", "ён"),
        ("Текущая программа", "текущей программы", "Текущая программа", "ена"),
        ("Краткий перечень мер", "краткого перечня мер", "Краткий перечень", "ён"),
        ("Комплекс мер", "комплекса мер", "Комплекс", "ён"),
        # A title that names no kind of plan, or is all capitals, stays as typed.
        ("Путь к «успеху»", "плана мероприятий «Путь к „успеху“»", "План", "ён"),
        ("Плановые работы", "плана мероприятий «Плановые работы»", "План", "ён"),
        ("ПЛАН РАБОТЫ", "плана мероприятий «ПЛАН РАБОТЫ»", "План", "ён"),
    ],
)
def test_a_title_inside_a_sentence(title: str, genitive: str, kind: str, approved: str) -> None:
    found = plan_title(title)
    assert found.genitive == genitive
    assert found.kind == kind
    assert found.approved == f"утвержд{approved}"


@pytest.mark.parametrize(
    ("title", "accusative"),
    [
        ("План мероприятий на 2019 год", "план мероприятий на 2019 год"),
        ("Муниципальная программа поддержки", "муниципальную программу поддержки"),
        ("Дорожная карта школы", "дорожную карту школы"),
        ("Средняя стратегия", "среднюю стратегию"),
        ("Муниципальный проект", "муниципальный проект"),
        ("Путь к успеху", "план мероприятий «Путь к успеху»"),
    ],
)
def test_a_title_as_an_object(title: str, accusative: str) -> None:
    assert plan_title(title).accusative == accusative


def test_a_plan_without_a_title_is_a_plan_of_measures() -> None:
    assert plan_title(" ") == PlanTitle()
    assert PlanTitle().genitive == "плана мероприятий"


def test_a_row_with_one_text_names_a_section() -> None:
    rows = (["1. Организационные", "", ""], ["", "II.  Методические "], ["2.1.", "Семинар"], [])
    assert [section_title(row) for row in rows] == ["Организационные", "Методические", "", ""]
