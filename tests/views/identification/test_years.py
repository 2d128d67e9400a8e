"""Whose results «Выявление» computes with: one year for the page and its parameters."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.services.identification.profile import use_profile
from app.services.storage.workspace import Workspace
from app.views.base.page_context import PageContext
from app.views.identification.page import IdentificationPage
from tests.views.identification.conftest import settle, shown


@pytest.mark.parametrize("year", [2018, 2019])
def test_the_year_of_the_window_is_the_reporting_year(
    make_context: Callable[..., PageContext], district: Workspace, qtbot: QtBot, year: int
) -> None:
    page = shown(IdentificationPage(make_context(district, year=2019)), qtbot)
    page.context.set_results_year(year)
    settle(page, qtbot)
    assert page.parameters.choice().year == year
    assert page.parameters.choice().previous_year == year - 1


def test_another_profile_in_use_leaves_the_year_of_results_alone(
    make_context: Callable[..., PageContext], district: Workspace, qtbot: QtBot
) -> None:
    use_profile(district, "omsk-2025-and")
    context = make_context(district, year=2019)
    page = shown(IdentificationPage(context), qtbot)
    assert context.results_year == 2019
    assert page.parameters.profile_id == "omsk-2025-and"
    assert page.parameters.choice().year == 2019


def test_a_year_that_is_not_offered_stays_chosen(page: IdentificationPage, qtbot: QtBot) -> None:
    page.context.set_results_year(2009)
    settle(page, qtbot)
    page.refresh()
    settle(page, qtbot)
    assert page.context.results_year == 2009
    assert page.parameters.choice().year == 2009
    assert page.parameters.choice().previous_year == 2008


def test_the_years_of_the_calculation_stand_over_the_calculation_only(
    page: IdentificationPage,
) -> None:
    texts: list[str] = []
    for index in (0, 1, 2, 0):
        page.tabs.setCurrentIndex(index)
        texts.append(page.header.subtitle.text())
    assert "в сравнении с" in texts[0]
    assert texts[3] == texts[0]
    assert "в сравнении с" not in texts[1] + texts[2]
