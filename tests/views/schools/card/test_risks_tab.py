"""Риски: the profile of a school is typed in its table or in a form, the factors are a list."""

import pytest
from pytestqt.qtbot import QtBot

from app.enums import Significance
from app.services.programmes.risk_profile import SchoolFactor, get_profiles, list_factors
from app.views.base.links import SchoolsSpot
from app.views.base.page_context import PageContext
from app.views.schools.card.risks_tab import FactorForm, FactorsForm, RisksTab
from tests.views.conftest import finish, said, seen_tab
from tests.views.samples import District
from tests.views.schools.conftest import OpenPage
from tests.views.typing import pick


@pytest.fixture
def tab(open_page: OpenPage, context: PageContext, district: District, qtbot: QtBot) -> RisksTab:
    page = open_page(context)
    page.show_spot(SchoolsSpot(school_id=1, tab="risks"))
    context.events.changed.connect(lambda _changes: page.refresh())
    finish(context, qtbot)
    shown = seen_tab(page.card)
    assert isinstance(shown, RisksTab)
    return shown


def profile(tab: RisksTab) -> dict[str, SchoolFactor]:
    titles = {one.id: one.title for one in list_factors(tab.context.workspace, retired=True)}
    stored = get_profiles(tab.context.workspace, tab.context.year).get(1, {})
    return {titles[key]: one for key, one in stored.items()}


def put(tab: RisksTab, row: int, column: str, typed: str) -> bool:
    model = tab.list.model
    return model.setData(model.index(row, [one.key for one in model.columns].index(column)), typed)


def test_cells_are_saved_at_once_and_undone(tab: RisksTab, qtbot: QtBot) -> None:
    assert len(tab.list.model.rows) == 11
    assert "не заполнен" in tab.note.text()
    staff = tab.list.model.rows[1].value.title
    assert not put(tab, 1, "measures", "Наставники")
    assert "Значимость фактора не указана" in said(tab.context).texts[-1]
    assert put(tab, 1, "significance", "высокая")
    assert put(tab, 1, "measures", "Наставники")
    assert put(tab, 1, "chosen", "да")
    assert profile(tab) == {
        staff: SchoolFactor(significance=Significance.HIGH, measures="Наставники", chosen=True)
    }
    assert tab.note.text().endswith("значимых факторов 1, выбрано 1")
    assert not put(tab, 1, "significance", "не актуален")
    assert not put(tab, 1, "significance", "–")
    said(tab.context).actions[-1].run()
    finish(tab.context, qtbot)
    assert not profile(tab)[staff].chosen
    assert put(tab, 1, "significance", "не актуален")
    assert not put(tab, 1, "chosen", "да")
    assert put(tab, 1, "measures", "")
    assert put(tab, 1, "significance", "–")
    assert profile(tab) == {}


def test_a_factor_is_filled_in_a_form(tab: RisksTab) -> None:
    tab.list.table.selectRow(0)
    tab.edit_button.click()
    (form,) = tab.findChildren(FactorForm)
    form.texts["helps"].setPlainText("Новые кабинеты")
    pick(form.level, Significance.NONE)
    form.chosen.setChecked(True)
    form.submit()
    assert form.chosen_row.error.text().startswith("Фактор не актуален")
    pick(form.level, Significance.LOW)
    form.submit()
    (entered,) = profile(tab).values()
    assert entered == SchoolFactor(
        significance=Significance.LOW, helps="Новые кабинеты", chosen=True
    )


def test_the_list_of_factors_is_the_departments_own(tab: RisksTab) -> None:
    put(tab, 0, "significance", "средняя")
    tab.factors_button.click()
    (form,) = tab.findChildren(FactorsForm)
    form.list.table.selectRow(0)
    form.list.delete_selected()
    form.list.put_in([form.list.values()[0]._replace(title="Удалённость", id=None)])
    form.submit()
    shown = [line.value.title for line in tab.list.model.rows]
    assert "Удалённость" in shown
    assert len(shown) == 12  # the factor that the school has stays in its profile
