"""A new plan begins with a plan of the library."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem, QWidget

from app.enums import YearsKind
from app.services import plans
from app.services.language.deadlines.periods import PlanPeriod, school_period
from app.services.plans import PlanDraft, SectionDraft
from app.services.plans.library.texts import LibraryFileError
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace
from app.views.plans.forms import library_source
from app.views.plans.forms.plan_form import PlanForm
from tests.views.typing import pick

MONTHS = PlanPeriod(date(2026, 11, 1), date(2027, 10, 31), YearsKind.MONTHS)


@pytest.fixture
def made() -> list[int]:
    """Keys of the plans that the form made."""
    return []


@pytest.fixture
def school(workspace: Workspace) -> int:
    """The only school."""
    return schools.save_school(workspace, SchoolDraft(short_name="СОШ № 5"))[0]


@pytest.fixture
def form(host: QWidget, workspace: Workspace, school: int, made: list[int]) -> PlanForm:
    """The form of a new plan in a workspace with one school and no plans."""
    assert school
    return PlanForm(host, workspace, lambda number, _changes: made.append(number), 2027)


def measures(form: PlanForm) -> list[QTreeWidgetItem]:
    """The measures of the picker."""
    heads = [form.picker.topLevelItem(n) for n in range(form.picker.topLevelItemCount())]
    return [head.child(n) for head in heads if head for n in range(head.childCount())]


def test_the_library_stands_beside_the_empty_plan(form: PlanForm, made: list[int]) -> None:
    options = [form.source.itemText(n) for n in range(form.source.count())]
    assert options[0] == "Начать с пустого плана"
    assert options[1:] == [
        "Из библиотеки: Муниципальный план на учебный год",
        "Из библиотеки: Муниципальная программа на три года",
        "Из библиотеки: Муниципальный проект",
        "Из библиотеки: План-график года в регионе",
        "Из библиотеки: План школы из одиннадцати разделов",
    ]
    assert form.picker_row.isHidden()
    assert form.source_row.hint.text().startswith("В плане не будет разделов и мероприятий")
    form.submit()
    assert len(made) == 1


def test_a_plan_of_the_library_brings_its_period_its_title_and_dates(
    form: PlanForm, workspace: Workspace, made: list[int]
) -> None:
    pick(form.source, "school")
    assert form.period.period() == MONTHS
    assert form.name.text().endswith("на период с ноября 2026 года по октябрь 2027 года")
    assert form.source_row.hint.text().startswith("План одной школы из одиннадцати разделов")
    assert not form.picker_row.isHidden()
    first, second, *_rest = measures(form)
    assert first.text(1) == "до 20 ноября 2026 года"
    second.setCheckState(0, Qt.CheckState.Unchecked)
    form.owner.setCurrentIndex(1)
    assert form.source.currentData() == "school"
    count = len(measures(form))
    assert form.picker_row.hint.text() == f"Отмечено {count - 1}\u00a0из\u00a0{count}"
    form.submit()
    plan = plans.get_plan(workspace, made[0])
    assert (plan.period, plan.school_name) == (MONTHS, "СОШ № 5")
    assert len(plan.measures) == count - 1
    assert plan.measures[0].deadline_text == "до 20 ноября 2026 года"


def test_another_period_fills_the_dates_anew_and_says_what_is_outside(
    form: PlanForm, workspace: Workspace, made: list[int]
) -> None:
    pick(form.source, "municipal-year")
    measures(form)[0].setCheckState(0, Qt.CheckState.Unchecked)
    pick(form.period.kind, YearsKind.MONTHS)
    pick(form.period.last_month, 6)
    assert form.period.period().end == date(2027, 6, 30)
    hint = form.picker_row.hint.text()
    outside = [item for item in measures(form) if item.isDisabled()]
    assert hint.endswith(f"Вне периода, не войдут: {len(outside)}\u00a0мероприятия")
    assert outside[0].text(1) == "вне периода плана"
    assert outside[0].checkState(0) == Qt.CheckState.Unchecked
    form.submit()
    plan = plans.get_plan(workspace, made[0])
    assert len(plan.measures) == len(measures(form)) - len(outside) - 1


def test_a_school_begins_with_the_plan_for_schools_and_not_with_that_of_the_district(
    host: QWidget, workspace: Workspace, school: int, made: list[int]
) -> None:
    district, _ = plans.save_plan(workspace, PlanDraft(title="План", period=school_period(2027)))
    plans.save_section(workspace, SectionDraft(district, "Раздел"))
    form = PlanForm(host, workspace, lambda key, _: made.append(key), 2027, school_id=school)
    assert form.source.currentData() == "school"
    assert form.name.text().startswith("План (программа) школы")
    assert form.period.period() == MONTHS
    assert "из одиннадцати разделов" in form.source_row.hint.text()
    pick(form.source, district)
    assert form.source_row.hint.text().endswith("без отметок")
    pick(form.source, "school")
    pick(form.owner, None)
    assert form.source.currentData() is None
    assert form.name.text().startswith("План мероприятий по повышению качества образования")
    pick(form.owner, school)
    form.submit()
    own = plans.get_plan(workspace, made[0])
    assert (len(own.sections), own.school_id) == (11, school)
    later = PlanForm(host, workspace, lambda *_: None, 2028, school_id=school)
    assert later.source.currentData() == own.id, "its own earlier plan is nearer"


def test_going_back_to_the_empty_plan_brings_the_year_of_work_back(form: PlanForm) -> None:
    pick(form.source, "programme")
    assert form.period.period().kind is YearsKind.CALENDAR
    form.source.setCurrentIndex(0)
    assert form.source_row.hint.text().startswith("В плане не будет разделов и мероприятий")
    assert form.period.period() == school_period(2027)
    assert form.name.text().endswith("на 2026/2027 учебный год")
    assert form.picker_row.isHidden()


def test_a_damaged_library_is_told_and_an_empty_plan_can_be_made(
    host: QWidget, workspace: Workspace, made: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged() -> None:
        raise LibraryFileError("school.txt", 3, "строка не понята")

    monkeypatch.setattr(library_source, "library_plans", damaged)
    form = PlanForm(host, workspace, lambda number, _changes: made.append(number), 2027)
    assert form.source.count() == 1
    assert "«resources/plans/school.txt», строка 3" in form.error.text()
    form.submit()
    assert len(made) == 1
