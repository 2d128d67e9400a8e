"""A programme of a district, the view that shows it, and the ways to its sections."""

from dataclasses import replace
from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.enums import ProgrammeKind
from app.services.department.people import PersonDraft, list_people, save_person
from app.services.language.deadlines.periods import period_between
from app.services.programmes.acts import list_acts, save_act
from app.services.programmes.parts import (
    Direction,
    Indicator,
    Member,
    Programme,
    ProgrammeRisk,
    YearValue,
)
from app.services.programmes.reading import get_programme
from app.services.programmes.writing import save_programme
from app.services.storage.workspace import Workspace
from app.views.base.links import PlansSpot
from app.views.base.page_context import PageContext
from app.views.plans.page import PlansPage
from app.views.plans.programmes.form import SECTIONS
from app.views.plans.programmes.sections.section import Section
from app.views.plans.programmes.view import ProgrammesView
from app.views.widgets.fields.form_dialog import FormDialog
from tests.views.conftest import shown_alone
from tests.views.samples import District

Made = TypeVar("Made", bound=Section)
PERIOD = period_between(date(2025, 1, 1), date(2027, 12, 31))
WHOLE = Programme(
    title="Программа поддержки на 2025-2027 годы",
    period=PERIOD,
    developers=("Отдел образования",),
    aim="К концу 2027 года школы вышли из перечня",
    tasks=("Провести анализ", "Обучить педагогов"),
    directions=(Direction("Кадры", "", ("Набор", "Наставничество")),),
    risks=(ProgrammeRisk("Отток кадров", "Жильё"),),
    indicators=(
        Indicator(
            title="Охват",
            unit="%",
            source="staff.category",
            base_h=6000,
            years={2026: YearValue(target_h=3000)},
        ),
        Indicator(title="Выход", unit="школ", years={2026: YearValue(target_h=200)}),
    ),
    problem="В районе {число школ программы: школа, школы, школ}.",
)


@pytest.fixture
def programme(workspace: Workspace, district: District) -> int:
    """A programme with something in each section."""
    if not list_people(workspace):
        save_person(workspace, PersonDraft(surname="Петрова"))
    act, _changes = save_act(workspace, list_acts(workspace)[0])
    person = list_people(workspace)[0].id
    whole = replace(WHOLE, acts=(act,), members=(Member(person, "автор"),), schools=(1, 2))
    return save_programme(workspace, whole)[0]


@pytest.fixture
def view(context: PageContext, programme: int, qtbot: QtBot) -> ProgrammesView:
    """The view with this programme and another one, on the page."""
    other = Programme(
        title="Проект", kind=ProgrammeKind.PROJECT, period=period_between(*[date(2024, 1, 1)] * 2)
    )
    save_programme(context.workspace, other)
    page = PlansPage(context)
    shown_alone(page, qtbot)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.refresh()
    page.show_spot(PlansSpot(programmes=True, programme_id=programme))
    context.events.changed.connect(lambda _changes: page.refresh())
    return page.programmes


def form_of(view: QWidget, kind: type[FormDialog]) -> FormDialog:
    """The form that lies over the view."""
    (form,) = [one for one in view.window().findChildren(kind) if one.isVisible()]
    return form


def open_section(view: ProgrammesView, key: str) -> None:
    view.form.names.setCurrentRow([one.key for one in SECTIONS].index(key))


def section_of(view: ProgrammesView, kind: type[Made]) -> Made:
    """The open section, which is of this kind."""
    section = view.form.section
    assert isinstance(section, kind)
    return section


def stored(view: ProgrammesView, key: int) -> Programme:
    return get_programme(view.context.workspace, key)
