"""Taking measures of the library into a plan."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from app.services import plans
from app.services.plans.library.own import OwnDraft, list_own, save_own
from app.views.base.page_context import PageContext
from app.views.plans.library.own_form import OwnForm
from app.views.plans.library.take_form import TakeForm
from tests.views.conftest import said
from tests.views.samples import YEAR, District

_ON = Qt.CheckState.Checked
OWN = OwnDraft(title="Районная читательская неделя", section="Кадры", deadline="март {год}")


@pytest.fixture
def told() -> list[str]:
    """What the form told."""
    return []


@pytest.fixture
def form(host: QWidget, context: PageContext, district: District, told: list[str]) -> TakeForm:
    save_own(context.workspace, OWN)
    plan = plans.list_plans(context.workspace)[0]
    made = TakeForm(host, context, lambda _changes, text: told.append(text), plan)
    made.show_form()
    return made


def shown(form: TakeForm) -> list[QTreeWidgetItem]:
    """The measures that a search leaves, in order."""
    tops = [form.tree.topLevelItem(n) for n in range(form.tree.topLevelItemCount())]
    items = [
        top.child(n) for top in tops if top and not top.isHidden() for n in range(top.childCount())
    ]
    return [item for item in items if not item.isHidden()]


def test_own_measures_stand_first_and_the_dates_are_those_of_the_plan(form: TakeForm) -> None:
    assert form.shelf.itemText(1) == "Свои мероприятия"
    first, *others = shown(form)
    assert (first.text(0), first.text(1)) == ("Районная читательская неделя", f"март {YEAR} года")
    assert not first.icon(0).isNull()
    assert others[0].icon(0).isNull()
    assert len(others) > 100
    form.tree.setCurrentItem(first)
    assert form.details.text() == f"Районная читательская неделя. Срок: март {YEAR} года"
    assert form.edit_button.isEnabled()
    form.tree.setCurrentItem(others[0])
    assert "Отвечают: " in form.details.text()
    assert not form.edit_button.isEnabled()


def test_what_is_ticked_under_several_searches_comes_into_the_plan(
    form: TakeForm, context: PageContext, told: list[str]
) -> None:
    plan = plans.list_plans(context.workspace)[0]
    form.search.setText("наставники молодые")
    form.search.tell_now()
    mentor = next(item for item in shown(form) if "наставник" in item.text(0).lower())
    assert len(shown(form)) < 5
    mentor.setCheckState(0, _ON)
    form.search.setText("rehfnjh")  # «куратор» in the other layout
    form.search.tell_now()
    assert shown(form)
    form.search.clear()
    form.search.tell_now()
    form.shelf.setCurrentText("Свои мероприятия")
    (own,) = shown(form)
    own.setCheckState(0, _ON)
    assert form.tree_row.hint.text() == "Показано: 1\u00a0мероприятие. Отмечено: 2"
    form.section.setCurrentIndex(0)
    form.submit()
    assert told == ["Добавлено из библиотеки: 2\u00a0мероприятия."]
    measures = plans.get_plan(context.workspace, plan.id).sections[0].measures
    first, second = measures[-2:]
    assert first.title == OWN.title
    assert "наставник" in second.title.lower()


def test_a_section_ticks_what_is_shown_of_it(form: TakeForm) -> None:
    form.search.setText("наставник")
    form.search.tell_now()
    first = shown(form)[0]
    head = first.parent()
    head.setCheckState(0, _ON)
    ticked = set(form.tree.chosen())
    assert len(ticked) == len([item for item in shown(form) if item.parent() is head])
    head.child(0).setCheckState(0, _ON)
    assert head.checkState(0) in (Qt.CheckState.PartiallyChecked, _ON)


def test_nothing_ticked_is_told(form: TakeForm, qtbot: QtBot, told: list[str]) -> None:
    form.search.setFocus()
    qtbot.keyClick(form.search, Qt.Key.Key_Return)
    assert told == []
    assert form.error.text().startswith("Ни одно мероприятие не отмечено.")


def test_own_measures_are_added_changed_and_deleted_there(
    form: TakeForm, context: PageContext
) -> None:
    shown(form)[1].setCheckState(0, _ON)
    ticked = form.tree.chosen()
    form.add_own()
    typed = form.findChild(OwnForm)
    assert typed is not None
    typed.submit()
    assert typed.name_row.has_error
    typed.name.setPlainText("Сбор классных руководителей")
    typed.deadline.setText("31.02.2027")
    typed.submit()
    assert typed.deadline_row.has_error
    typed.deadline.setText("до 1 марта {год}")
    typed.submit()
    assert [row.title for row in list_own(context.workspace)] == [
        OWN.title,
        "Сбор классных руководителей",
    ]
    assert form.tree.chosen() == ticked
    current = form.tree.current()
    assert current is not None
    assert current.deadline == f"до 1 марта {YEAR} года"
    form.delete_own()
    assert [row.title for row in list_own(context.workspace)] == [OWN.title]
    assert said(context).texts[-1] == "Мероприятие удалено из библиотеки."


def test_an_own_measure_is_changed(form: TakeForm, context: PageContext) -> None:
    form.tree.setCurrentItem(shown(form)[0])
    form.edit_own()
    typed = form.findChild(OwnForm)
    assert typed is not None
    assert typed.deadline.text() == "март {год}"
    typed.expected.setPlainText("Отчёт")
    typed.submit()
    assert [row.expected for row in list_own(context.workspace)] == ["Отчёт"]
