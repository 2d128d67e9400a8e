"""Комплект на подпись: ticks are kept, all is made in the background, numbers are entered once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.services.checks.running import CheckReport
from app.services.clock import Clock
from app.services.documents.made.history import list_outputs
from app.services.documents.sets.listing import SetPaper
from app.services.findings.links import ToDocument
from app.services.orders.orders import list_orders
from app.services.programmes.reading import get_programme, list_programmes
from app.services.programmes.writing import save_programme
from app.services.storage.workspace import Workspace, create_workspace
from app.views.base.links import DocumentsSpot
from app.views.base.page_context import PageContext
from app.views.base.tasks import Task
from app.views.documents.sets.orders_form import SetOrdersForm
from app.views.documents.sets.schools_form import SetSchoolsForm
from app.views.documents.sets.tab import SetTab
from tests.conftest import opened_copy
from tests.services.documents.sets.district import YEAR, fill
from tests.views.conftest import finish, said


@pytest.fixture(scope="session")
def filled_folder(tmp_path_factory: pytest.TempPathFactory, clock: Clock) -> Path:
    """A district of three schools; nobody changes it."""
    root = tmp_path_factory.mktemp("set") / "district"
    with create_workspace(root, clock) as workspace:
        fill(workspace, schools=3)
    return root


@pytest.fixture
def workspace(filled_folder: Path, tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """Of the page's context."""
    with opened_copy(filled_folder, tmp_path / "filled", clock) as opened:
        yield opened


@pytest.fixture
def tab(context: PageContext, qtbot: QtBot) -> SetTab:
    """The set of the support, as it is read."""
    context.set_year(YEAR)
    view = SetTab(context)
    qtbot.addWidget(view)
    view.resize(1000, 600)
    view.show()
    view.refresh()
    finish(context, qtbot)
    view.occasion.setCurrentText("Сопровождение")
    finish(context, qtbot)
    return view


def ids(papers: list[SetPaper]) -> list[str]:
    return [paper.id for paper in papers]


def line_of(tab: SetTab, title: str) -> int:
    tree = tab.tree
    found = (tree.topLevelItem(at) for at in range(tree.topLevelItemCount()))
    return next(at for at, line in enumerate(found) if line is not None and line.text(0) == title)


def test_what_can_be_made_is_ticked_and_ticks_stay(
    tab: SetTab, context: PageContext, qtbot: QtBot
) -> None:
    everything = ids(tab.tree.papers)
    assert {"pairs", "visit-note:1", "visit-note:2", "visit-note:3"} <= set(everything)
    assert tab.count.text().replace("\u00a0", " ") == f"Отмечено: {len(everything)} документов"
    visits = tab.tree.topLevelItem(line_of(tab, "Справка о выезде в школу"))
    assert visits is not None
    visits.child(0).setCheckState(0, Qt.CheckState.Unchecked)
    assert visits.checkState(0) is Qt.CheckState.PartiallyChecked
    left = ids(tab.tree.papers)
    assert len(left) == len(everything) - 1
    tab.refresh()
    finish(context, qtbot)
    assert ids(tab.tree.papers) == left
    tab.all_button.click()
    assert tab.tree.papers == []
    assert not tab.make_button.isEnabled()
    tab.all_button.click()
    assert ids(tab.tree.papers) == everything


def test_a_kind_is_made_for_each_school_that_is_chosen(
    tab: SetTab, context: PageContext, qtbot: QtBot
) -> None:
    assert "recommendations" in ids(tab.tree.papers)
    tab.details.apart_chosen.emit("recommendations", True)
    finish(context, qtbot)
    apart = [one for one in ids(tab.tree.papers) if one.startswith("recommendations:")]
    assert len(apart) == 3
    tab.schools_button.click()
    (form,) = tab.findChildren(SetSchoolsForm)
    for box in list(form.ticks.boxes)[1:]:
        box.setChecked(False)
    form.submit()
    finish(context, qtbot)
    assert [one for one in ids(tab.tree.papers) if one.startswith("recommendations:")] == apart[:1]
    assert [one for one in ids(tab.tree.papers) if one.startswith("visit-note:")] == [
        "visit-note:1"
    ]


def test_the_set_is_made_in_the_background_into_one_folder(
    tab: SetTab, context: PageContext, qtbot: QtBot, workspace: Workspace
) -> None:
    tab.formats.setCurrentText("Только DOCX")
    number = len(tab.tree.papers)
    tab.make_button.click()
    assert not tab.make_button.isEnabled()
    finish(context, qtbot)
    made = tab.result.made
    assert made is not None
    assert len(list(made.folder.iterdir())) == number == len(list_outputs(workspace))
    assert tab.make_button.isEnabled()
    tab.formats.setCurrentText("Один PDF с закладками")
    tab.make()
    finish(context, qtbot)
    assert tab.result.made is not None
    assert [path.suffix for path in tab.result.made.files] == [".pdf"]
    assert said(context).texts == []


def test_a_set_is_stopped_and_leaves_nothing(
    tab: SetTab,
    context: PageContext,
    qtbot: QtBot,
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[Task] = []
    run = context.tasks.run

    def watched(*work: Any, **named: Any) -> Task:
        started.append(run(*work, **named))
        return started[-1]

    monkeypatch.setattr(context.tasks, "run", watched)
    tab.make()
    started[0].cancel()
    finish(context, qtbot)
    assert list_outputs(workspace) == []
    assert tab.result.made is None
    assert any("Новых файлов нет" in words.text() for words in tab.result.findChildren(QLabel))
    assert tab.result.isVisibleTo(tab)
    assert tab.make_button.isEnabled()
    assert not any(path.is_file() for path in workspace.documents.rglob("*"))


def test_numbers_are_entered_once_for_all_orders(
    tab: SetTab, context: PageContext, qtbot: QtBot, workspace: Workspace
) -> None:
    tab.occasion.setCurrentIndex(0)
    finish(context, qtbot)
    tab.numbers_button.click()
    (form,) = tab.findChildren(SetOrdersForm)
    lines = {line.order.paper.row.kind: line for line in form.lines}
    assert {"list-order", "procedure-order", "group-order", "tutors-order"} <= lines.keys()
    form.fill_button.click()
    proposed = [str(829 + at) for at in range(len(form.lines))]
    assert [line.number.text() for line in form.lines] == proposed
    lines["group-order"].number.setText("828")
    form.submit()
    assert "Один номер, две даты" in lines["group-order"].warning.text()
    assert form.save_button.text() == "Зарегистрировать всё равно"
    assert form.isVisible()
    lines["group-order"].number.setText("840")
    assert lines["group-order"].warning.isHidden()  # it was told of the former number
    assert form.save_button.text() == "Зарегистрировать"
    lines["group-order"].day.set_value(date(2026, 11, 21))
    unsigned = lines.keys() - {"list-order", "group-order"}
    for kind in unsigned:
        lines[kind].number.clear()
        lines[kind].day.clear()
    form.submit()  # a number against its date is a warning
    assert "меньшим номером" in lines["group-order"].warning.text()
    form.submit()
    finish(context, qtbot)
    numbers = {row.kind: row.number for row in list_orders(workspace)}
    assert (numbers["list-order"], numbers["group-order"]) == ("829", "840")
    assert "tutors-order" not in numbers
    tab.refresh()
    finish(context, qtbot)
    tab.numbers_button.click()
    left = tab.findChildren(SetOrdersForm)[-1].lines
    assert {line.order.paper.row.kind for line in left} == unsigned


def test_the_programme_learns_its_order_from_the_numbers(
    tab: SetTab, context: PageContext, qtbot: QtBot, workspace: Workspace
) -> None:
    (approved,) = list_programmes(workspace)
    new, _ = save_programme(workspace, replace(approved, id=None, title="Новая", order_id=None))
    tab.occasion.setCurrentIndex(0)
    tab.refresh()
    finish(context, qtbot)
    tab.numbers_button.click()
    (form,) = tab.findChildren(SetOrdersForm)
    (line,) = (one for one in form.lines if one.order.paper.row.kind == "programme-order")
    line.number.setText("840")
    line.day.set_value(date(2026, 11, 21))
    form.submit()
    tab.refresh()
    finish(context, qtbot)
    (order,) = (row for row in list_orders(workspace) if row.number == "840")
    assert get_programme(workspace, new).order_id == order.id
    told: set[str] = set()
    for paper in tab.tree.papers:
        if paper.row.kind == "programme":
            told |= {one.code for one in paper.row.missing}
    assert "programme.no-order-id" not in told


def test_what_is_missing_leads_to_its_place_and_the_kind_to_its_settings(
    tab: SetTab, context: PageContext, qtbot: QtBot
) -> None:
    asked: list[object] = []
    context.link_followed.connect(asked.append)
    line = tab.tree.topLevelItem(line_of(tab, "Модель методической помощи"))
    assert line is not None
    tab.tree.setCurrentItem(line)
    tab.details.show_report(CheckReport())
    links = [found.text() for found in tab.details.findChildren(type(tab.make_button))]
    assert "Заполнить" in links
    for found in tab.details.findChildren(type(tab.make_button)):
        if found.text() in ("Заполнить", "Настройки и страницы") and found.isVisibleTo(tab.details):
            found.click()
    assert DocumentsSpot(tab="make", kind="model") in asked
    assert ToDocument("model", "model_order") in asked
