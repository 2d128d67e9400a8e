"""Years of another period in the texts of programmes and plans."""

from datetime import date

import pytest

from app.services.checks.kinds.other_years import other_years
from app.services.language.deadlines.periods import period_between, school_period
from app.services.storage.workspace import Workspace
from tests.services.checks.papers import add_note, add_order, add_plan, add_programme, texts, told

TWO_YEARS = period_between(date(2020, 1, 1), date(2021, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "Программа реализуется в период 2020-2021 гг.",
        "Результаты 2018-2019 годов",  # before the programme
        "План на 2020/2021 и 2021-2022 учебный год",
        "Указом от 07.05.2018 № 204 на 2018-2024 годы",
        "Государственная программа на 2018–2025 годы",
        "тел. 2020-2025-11",
    ],
)
def test_years_that_may_stand_in_a_programme(workspace: Workspace, text: str) -> None:
    add_programme(workspace, TWO_YEARS, aim=text)
    assert told(workspace, other_years) == []


@pytest.mark.parametrize("text", ["планирование на 2022-2023 годы", "на 2016–2020 годы"])
def test_years_that_are_worth_a_look_in_a_programme(workspace: Workspace, text: str) -> None:
    add_programme(workspace, TWO_YEARS, aim=text)
    assert [code for code, _ in told(workspace, other_years)] == ["years.other-period"]


def test_years_of_a_measure(workspace: Workspace) -> None:
    title = "Разработка программ повышения качества образования 2020-2021 гг."
    add_plan(workspace, {"title": title}, period=school_period(2021))
    assert told(workspace, other_years) == []
    add_plan(workspace, {"title": title}, period=school_period(2022))
    assert texts(workspace, other_years) == [
        "years.other-period: В тексте названы 2020–2021 годы, а период – 2021/2022"
    ]


def test_notes_are_read_with_the_period_of_their_row(workspace: Workspace) -> None:
    order = add_order(workspace, "15-ОД", date(2020, 3, 5))
    programme = add_programme(workspace, TWO_YEARS, order_id=order)
    plan, (measure,) = add_plan(workspace, {}, period=TWO_YEARS)
    rows = (("order_record", order), ("programme", programme), ("plan", plan), ("measure", measure))
    for table, key in rows:
        add_note(workspace, table, key, "Годы программы 2020-2021")
    add_note(workspace, "school_year", 2022, "на 2016-2020 годы")  # of no period
    assert told(workspace, other_years) == []
    for table, key in rows:
        add_note(workspace, table, key, "на 2016-2020 годы", part="more")
    assert told(workspace, other_years) == [
        ("years.other-period", "План «План мероприятий», мероприятие 1, примечание"),
        ("years.other-period", "Приказ от\u00a005.03.2020 №\u00a015-ОД, примечание"),
        ("years.other-period", "План «План мероприятий», примечание"),
        ("years.other-period", "Программа «Программа поддержки школ», примечание"),
    ]
    assert told(workspace, other_years, 2024) == []
