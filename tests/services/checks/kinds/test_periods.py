"""One period for a programme, its order, its plans and their titles."""

from dataclasses import replace
from datetime import date

from app.models import Plan
from app.services.checks.kinds import periods
from app.services.programmes.reading import get_programme
from app.services.programmes.writing import save_programme
from app.services.storage.workspace import Workspace
from tests.services.checks.papers import (
    CALENDAR,
    add_order,
    add_plan,
    add_programme,
    codes,
    set_order,
    texts,
)


def test_a_title_and_the_words_of_a_period(workspace: Workspace) -> None:
    key = add_programme(workspace, title="Программа поддержки школ на 2018-2020 годы")
    add_plan(workspace, title="План на 2020/2021 учебный год")
    assert codes(workspace, periods.titles) == []
    programme = get_programme(workspace, key)
    other = replace(programme, title="Программа поддержки школ на 2016-2020 годы")
    save_programme(workspace, replace(other, period_words="2019-2020 гг."))
    add_plan(workspace, title="План на 2021/2022 учебный год")
    assert texts(workspace, periods.titles) == [
        "period.title: Название называет 2016–2020 годы, а период – 2018–2020 годы",
        "period.title: Название называет 2021/2022, а период – 2020/2021",
        "period.title: Срок словами называет 2019–2020 годы, а период – 2018–2020 годы",
    ]


def test_the_title_of_the_order_of_a_programme(workspace: Workspace) -> None:
    order = add_order(workspace, "15-ОД", date(2018, 3, 5), title="О программе на 2018-2020 годы")
    add_programme(workspace, order_id=order)
    assert codes(workspace, periods.orders) == []
    set_order(workspace, order, title="О программе на 2016-2020 годы")
    assert codes(workspace, periods.orders) == ["period.order"]


def test_a_plan_of_another_period_than_its_programme(workspace: Workspace) -> None:
    programme = add_programme(workspace)
    key, _ = add_plan(workspace, period=CALENDAR, programme_id=programme)
    assert codes(workspace, periods.plans) == []
    with workspace.database.writing() as session:
        plan = session.get_one(Plan, key)
        plan.period_end = date(2019, 12, 31)
        session.add(plan)
    assert codes(workspace, periods.plans) == ["period.plan"]


def test_years_without_a_dash(workspace: Workspace) -> None:
    add_plan(workspace, {"title": "Работа в 2024–2026 годах, тел. 20242026789"})
    assert codes(workspace, periods.years_run_together) == []
    add_plan(workspace, {"title": "Работа в 20242026 годах"})
    assert codes(workspace, periods.years_run_together) == ["period.no-dash"]
