"""Pages beside the form of a programme: typed words are seen, parts are marked, both are hidden."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.services.language.deadlines.periods import period_between
from app.services.programmes.parts import Indicator, Programme, ProgrammeRisk, YearValue
from app.services.programmes.reading import get_programme
from app.services.programmes.writing import save_programme
from app.services.storage.workspace import Workspace
from app.views.base.links import PlansSpot
from app.views.base.page_context import PageContext
from app.views.look.room import FULL
from app.views.plans.page import PlansPage
from app.views.plans.programmes.form import SECTIONS
from app.views.plans.programmes.sections.indicators import IndicatorsSection
from app.views.plans.programmes.view import ProgrammesView
from app.views.shell.workplace import Workplace
from app.views.widgets.fields.form_row import FormRow
from tests.views.conftest import finish, shown_alone, sized
from tests.views.patience import at_rest

YEARS = (2024, 2025, 2026, 2027)


@pytest.fixture
def programme(workspace: Workspace) -> int:
    """Four years, with an indicator that has targets of four digits and a decimal comma."""
    targets = {year: YearValue(target_h=9750) for year in YEARS}
    whole = Programme(
        title="Программа поддержки",
        period=period_between(date(2024, 1, 1), date(2027, 12, 31)),
        aim="Школы вышли из перечня",
        risks=(ProgrammeRisk("Отток кадров", "Жильё"),),
        indicators=(Indicator(title="Охват педагогов", unit="%", base_h=5250, years=targets),),
    )
    return save_programme(workspace, whole)[0]


@pytest.fixture
def view(context: PageContext, programme: int, qtbot: QtBot) -> ProgrammesView:
    page = PlansPage(context)
    shown_alone(page, qtbot, size=(1240, 700))
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.refresh()
    page.show_spot(PlansSpot(programmes=True, programme_id=programme))
    context.events.changed.connect(lambda _changes: page.refresh())
    return page.programmes


def open_section(view: ProgrammesView, key: str) -> None:
    view.form.names.setCurrentRow([one.key for one in SECTIONS].index(key))


def wait_for_pages(view: ProgrammesView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: view.pages.preview is not None and view.context.tasks.idle)


def test_what_is_typed_is_seen_before_it_is_saved(
    view: ProgrammesView, programme: int, workspace: Workspace, qtbot: QtBot
) -> None:
    wait_for_pages(view, qtbot)
    assert view.pages.preview is not None
    stored = view.pages.preview.fingerprint
    open_section(view, "goals")
    aim = view.form.section.fields["aim"]
    assert isinstance(aim, FormRow)
    assert isinstance(aim.editor, QPlainTextEdit)
    aim.editor.setFocus()
    with qtbot.waitSignal(view.pages.shown):
        qtbot.keyClicks(aim.editor, " 2027")
    assert view.pages.preview is not None
    assert view.pages.preview.fingerprint != stored
    assert get_programme(workspace, programme).aim == "Школы вышли из перечня"
    assert view.form.dirty


def test_what_is_refused_leaves_the_former_pages(view: ProgrammesView, qtbot: QtBot) -> None:
    wait_for_pages(view, qtbot)
    former = view.pages.preview
    title = view.form.section.fields["title"]
    assert isinstance(title, FormRow)
    title.editor.selectAll()  # pyright: ignore[reportAttributeAccessIssue]
    qtbot.keyClick(title.editor, Qt.Key.Key_Delete)
    assert view.form.as_typed() is None
    finish(view.context, qtbot)
    assert view.pages.preview is former


def test_pages_follow_the_part_and_a_click_leads_back(view: ProgrammesView, qtbot: QtBot) -> None:
    wait_for_pages(view, qtbot)
    open_section(view, "risks")
    (risks,) = view.pages.view._places  # pyright: ignore[reportPrivateUsage]
    open_section(view, "goals")
    places = view.pages.view._places  # pyright: ignore[reportPrivateUsage]
    assert places
    assert (places[0].page, places[0].top) < (risks.page, risks.top)
    view.pages.view.pointed.emit(risks.page, (risks.top + risks.bottom) / 2)
    assert view.form.section.key == "risks"


def test_pages_are_hidden_and_stay_hidden(
    view: ProgrammesView, context: PageContext, qtbot: QtBot
) -> None:
    assert view.shows_pages
    qtbot.mouseClick(view.pages_button, Qt.MouseButton.LeftButton)
    assert not view.shows_pages
    again = ProgrammesView(context)
    qtbot.addWidget(again)
    assert not again.shows_pages
    qtbot.mouseClick(view.pages_button, Qt.MouseButton.LeftButton)
    assert view.shows_pages


@pytest.mark.usefixtures("look")
def test_four_years_of_targets_need_no_scrolling(
    open_workplace: Callable[..., Workplace],
    context: PageContext,
    programme: int,
    qtbot: QtBot,
) -> None:
    """At the smallest size the pages hide themselves, and come over the form when asked for."""
    workplace = open_workplace(context)
    for size, beside in ((QSize(1280, 720), True), (FULL, False)):
        sized(workplace, size)
        spot = PlansSpot(programmes=True, programme_id=programme, part="indicators")
        workplace.show_way(spot)
        finish(context, qtbot)
        page = workplace.pages["plans"]
        assert isinstance(page, PlansPage)
        view = page.programmes
        for section in SECTIONS:  # the widest of all that were looked at needs its room
            open_section(view, section.key)
        open_section(view, "indicators")
        sides, section = view.sides, view.form.section
        assert isinstance(section, IndicatorsSection)
        bar = section.list.table.horizontalScrollBar()
        qtbot.waitUntil(lambda sides=sides: sides.minimumSizeHint().width() <= sides.width())
        assert view.shows_pages == beside
        assert not at_rest(qtbot, bar.maximum), size
    qtbot.mouseClick(view.pages_button, Qt.MouseButton.LeftButton)
    assert view.shows_pages
    assert view.sides.lies_over
