"""The places are made ready between events, and nothing is shown or read for it."""

import inspect
import json
import subprocess
import sys
import threading

import pytest
import shiboken6
from PySide6.QtWidgets import QComboBox, QLabel, QTableView, QVBoxLayout, QWidget

from app.services.log.catalogue import descriptions
from app.services.log.changes import Changes
from app.services.progress import run_steps
from app.views.base.pages import PLACES
from app.views.base.pages import place as place_of
from app.views.base.tasks import TaskRunner
from app.views.identification.runs.runs_view import RunsView
from app.views.shell.start import warm_up as module
from app.views.shell.start.first_visits import FirstVisits
from app.views.shell.start.warm_up import WarmUp, import_services
from app.views.shell.workplace import Workplace
from app.views.widgets.details_panel import ScrolledColumn

_FEW = 8  # services, some 10 ms of a step
_BROUGHT = """
import json, sys
from importlib import import_module
from app.services.log.catalogue import descriptions
from app.services.log.changes import Changes
from app.services.progress import run_steps
from app.views.base.pages import PLACES
from app.views.shell.start import warm_up

PLACES[0].load()
import_module("app.views.shell.start.session")
run_steps(warm_up.import_services())
brought = {}
for room in (*warm_up._SHARED, *(place.key for place in PLACES)):
    for name in warm_up._modules_of(room):
        before = set(sys.modules)
        import_module(f"app.views.{name}")
        brought[name] = [one for one in set(sys.modules) - before if "app.services." in one]
print(json.dumps(brought))
"""


@pytest.fixture
def workplace(qtbot, context):
    found = Workplace()
    qtbot.addWidget(found)
    found.attach(context)
    found.show_place("overview")
    found.show()
    return found


def test_every_page_is_made_and_the_shown_one_stays(qtbot, workplace):
    run_steps(import_services())
    warm_up = WarmUp(workplace)
    assert list(workplace.pages) == ["overview"]
    qtbot.waitUntil(lambda: not warm_up.running)
    assert set(workplace.pages) == {place.key for place in PLACES}
    assert workplace.current_key == "overview"
    assert workplace.stack.count() == 1
    later = {(page, part) for page in workplace.pages.values() for part in page.later}
    assert later
    assert [part for page, part in later if part not in vars(page)] == []
    made = workplace.pages["schools"]
    assert not made.isVisible()
    workplace.show_place("schools")
    assert workplace.current_page is made
    assert made.isVisible()


def test_a_window_closed_meanwhile_waits_for_one_library_only(monkeypatch, qtbot):
    imported: list[str] = []
    tasks = TaskRunner()

    def import_and_close(name: str) -> None:
        imported.append(name)
        tasks.cancel_all()

    monkeypatch.setattr(module, "import_module", import_and_close)
    with qtbot.waitSignal(tasks.run(import_services, casual=True).cancelled):
        pass
    assert imported == [module._SERVICES[0]]


def test_no_step_of_the_window_brings_many_services():
    """They are the worker's to import: a step of the window is to be short on half a processor."""
    done = subprocess.run(
        [sys.executable, "-c", _BROUGHT], check=True, capture_output=True, text=True
    )
    brought = json.loads(done.stdout)
    assert "settings.open_file.card" in brought
    assert {name: many for name, many in brought.items() if len(many) > _FEW} == {}


def test_nothing_is_made_while_the_workplace_is_hidden(qtbot, workplace):
    workplace.hide()
    warm_up = WarmUp(workplace)
    with qtbot.waitSignal(warm_up._timer.timeout):
        pass
    assert warm_up.running
    assert list(workplace.pages) == ["overview"]
    workplace.show()
    qtbot.waitUntil(lambda: not warm_up.running)


def test_the_worker_goes_first_for_a_while(qtbot, workplace, monkeypatch):
    monkeypatch.setattr(module, "_PATIENCE", 3)
    goes_on = threading.Event()
    workplace.context.tasks.run(goes_on.wait, casual=True)
    warm_up = WarmUp(workplace)
    for _pause in range(3):
        with qtbot.waitSignal(warm_up._timer.timeout):
            pass
    assert inspect.getgeneratorstate(warm_up._steps) == inspect.GEN_CREATED
    qtbot.waitUntil(lambda: not warm_up.running)  # at last it goes on beside the worker
    assert not workplace.context.tasks.idle
    goes_on.set()
    qtbot.waitUntil(lambda: workplace.context.tasks.idle)


def test_a_widget_that_goes_meanwhile_is_left_alone(qtbot, workplace, monkeypatch):
    monkeypatch.setattr(module, "_POLISH_S", 0)
    monkeypatch.setattr(module, "_PAUSE_MS", 0)
    warm_up = WarmUp(workplace)
    qtbot.waitUntil(lambda: "schools" in workplace.pages)
    shiboken6.delete(workplace.pages["schools"].findChildren(QLabel)[-1])
    qtbot.waitUntil(lambda: not warm_up.running)
    assert set(workplace.pages) == {place.key for place in PLACES}


def test_what_qt_puts_into_its_own_widgets_is_not_shown_to_python(qtbot, look):
    page, column, words = QWidget(), ScrolledColumn(), QLabel("Опора")
    qtbot.addWidget(page)
    table, box = QTableView(), QComboBox()
    box.addItem("а")
    layout = QVBoxLayout(page)
    for part in (column, table, box):
        layout.addWidget(part)
    column.content.addWidget(words)
    blocks = tuple(module._blocks(page))
    assert {column, words, table, box} <= set(blocks)
    kinds = {one.metaObject().className() for one in blocks}
    assert kinds.isdisjoint({"QScrollBar", "QHeaderView", "QListView"})
    assert len(page.findChildren(QWidget)) > 3 * len(blocks)


def test_a_part_that_is_opened_while_it_is_made_is_whole(qtbot, workplace):
    settings = workplace.prepare("settings")
    steps = settings.make_later("department")
    next(steps)
    assert "department" not in vars(settings)
    made = settings.department
    assert made.terms is not None
    assert list(steps) == [None]
    assert settings.department is made
    assert settings.stack.indexOf(made) >= 0


def test_a_part_that_was_opened_before_is_not_made_again(qtbot, workplace):
    parts = [
        (page, part)
        for page in (workplace.prepare(place.key) for place in PLACES)
        for part in page.stepped
    ]
    assert len(parts) > 2
    for page, part in parts:
        assert part in page.later
        made = getattr(page, part)
        assert type(made) is page.stepped[part]
        assert list(page.make_later(part)) == [None]
        assert getattr(page, part) is made
        assert page._begun == {}


def test_a_part_is_made_in_steps_by_the_warm_up_and_at_once_for_her(qtbot, workplace):
    page = workplace.prepare("identification")
    steps = page.make_later("runs")
    next(steps)
    assert "runs" not in vars(page)
    assert len(list(steps)) > 2
    assert page.tabs.widget(1).isAncestorOf(page.runs)


def test_what_is_half_made_hears_of_changes(context, workplace):
    """The data and the years change between two steps as well as later."""
    tables = frozenset(descriptions())

    def disturb():
        for changed in (tables, {"result"}, {"setting"}):
            context.events.announce(Changes(change_set_id=1, tables=frozenset(changed)))
        context.set_year(context.year - 1)
        context.set_results_year(context.results_year - 1)

    for place in PLACES:
        _page, steps = place.begin(context, workplace.stack)
        for _step in steps:
            disturb()
    for page in [workplace.prepare(place.key) for place in PLACES]:
        for part in page.later:
            for _step in page.make_later(part):
                disturb()


def test_a_place_that_is_chosen_before_it_is_ready_is_made_first(qtbot, workplace):
    goes_on = threading.Event()
    workplace.visits = visits = FirstVisits(workplace)
    workplace.choose_place("plans")
    assert (visits.wanted, workplace.current_key) == ("plans", "overview")
    assert workplace.stack.currentWidget().title.text() == "Открывается раздел «Планы»"
    workplace.context.tasks.run(goes_on.wait, casual=True)
    warm_up = WarmUp(workplace)
    qtbot.waitUntil(lambda: workplace.current_key == "plans")
    assert not workplace.context.tasks.idle  # it did not wait for the worker
    assert sorted(workplace.pages) == ["overview", "plans"]
    assert workplace.current_page.isVisible()
    goes_on.set()
    qtbot.waitUntil(lambda: not warm_up.running)
    workplace.choose_place("settings")
    assert workplace.current_key == "settings"


def test_whoever_goes_elsewhere_meanwhile_is_not_called_back(qtbot, workplace):
    workplace.visits = visits = FirstVisits(workplace)
    warm_up = WarmUp(workplace)
    workplace.choose_place("plans")
    workplace.choose_place("documents")
    assert visits.wanted == "documents"
    workplace.choose_place("overview")
    assert (visits.wanted, workplace.current_key) == ("", "overview")
    qtbot.waitUntil(lambda: not warm_up.running)
    assert workplace.current_page is workplace.pages["overview"]
    assert workplace.current_page.isVisible()


def test_without_a_warm_up_the_place_is_shown_after_a_while(qtbot, workplace):
    workplace.visits = visits = FirstVisits(workplace)
    workplace.choose_place("plans")
    assert visits._longest.isActive()
    visits._longest.timeout.emit()
    assert workplace.current_key == "plans"
    assert workplace.current_page.isVisible()


def test_a_part_that_failed_half_made_is_made_anew(workplace):
    page = workplace.prepare("identification")
    steps = page.make_later("runs")
    next(steps)
    half, _left = page._begun[RunsView]
    with pytest.raises(MemoryError):
        steps.throw(MemoryError())
    assert page.runs is not half
    assert page.runs.comparison is not None


def test_what_is_half_made_goes_with_its_window(qtbot, context):
    """Else Python would delete it, whenever and in whatever thread it looks for garbage."""
    host, workplace, half = QWidget(), Workplace(), []
    qtbot.addWidget(host)
    workplace.setParent(host)
    workplace.attach(context)
    workplace.show_place("overview")
    host.show()
    for page in [workplace.prepare(place.key) for place in PLACES]:
        for part, kind in page.stepped.items():
            steps = page.make_later(part)
            next(steps)
            half.append((page._begun[kind][0], steps))
    del workplace.pages["plans"]
    begun = place_of("plans").begin(workplace.context, workplace.stack)
    next(begun[1])
    half.append(begun)
    assert not any(view.isVisible() for view, _steps in half)
    shiboken6.delete(workplace)  # as the window does
    assert [view for view, _steps in half if shiboken6.isValid(view)] == []
