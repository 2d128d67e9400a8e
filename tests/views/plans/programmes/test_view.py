"""Программы: several at once, each in sections that are saved by themselves."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.enums import IndicatorOperator, ProgrammeKind
from app.services.language.deadlines.periods import period_between
from app.services.programmes.parts import (
    ProgrammeRisk,
)
from app.services.programmes.reading import get_programme, list_programmes
from app.services.programmes.writing import save_programme
from app.services.schools.passports import save_block
from app.views.base.links import PlansSpot
from app.views.base.page_context import PageContext
from app.views.look.room import FULL
from app.views.look.theme import Theme
from app.views.plans.forms.plan_form import PlanForm
from app.views.plans.page import PlansPage
from app.views.plans.programmes.dialogs.new_form import CopyProgrammeForm, NewProgrammeForm
from app.views.plans.programmes.dialogs.picker import PickerDialog
from app.views.plans.programmes.dialogs.review import ReviewForm
from app.views.plans.programmes.form import SECTIONS
from app.views.plans.programmes.sections.indicators import IndicatorsSection
from app.views.plans.programmes.sections.lists import RisksSection
from app.views.plans.programmes.sections.people import PeopleSection
from app.views.plans.programmes.sections.plan import PlanSection
from app.views.plans.programmes.sections.texts import PassportSection, ProblemSection
from app.views.plans.programmes.view import ProgrammesView
from app.views.shell.workplace import Workplace
from app.views.tables.editing.list_editor import ListEditor
from app.views.widgets.fields.form_row import FormRow
from tests.views import access, room
from tests.views.conftest import finish, said, sized
from tests.views.patience import at_rest
from tests.views.plans.programmes.conftest import (
    WHOLE,
    form_of,
    open_section,
    section_of,
    stored,
)
from tests.views.typing import pick


def test_several_stand_in_a_list_and_the_newest_first(view: ProgrammesView, programme: int) -> None:
    assert [row.title for row in view.model.rows] == [WHOLE.title, "Проект"]
    assert view.summary == "2\u00a0программы"
    assert view.programme is not None
    assert view.programme.id == programme
    assert view.form.title.text().startswith("Программа: Программа поддержки")
    assert not view.form.save_button.isEnabled()


def test_sections_are_saved_one_by_one_and_undone(
    view: ProgrammesView, programme: int, qtbot: QtBot
) -> None:
    section = section_of(view, PassportSection)
    section.name.setText("Новое название")
    section.words.setText("2025-2027 гг.")
    assert view.form.save_button.isEnabled()
    view.form.save_button.click()
    assert stored(view, programme).title == "Новое название"
    assert stored(view, programme).period_words == "2025-2027 гг."
    assert said(view.context).texts[-1] == "Программа, «Паспорт»: сохранено."
    assert not view.form.dirty
    said(view.context).actions[-1].run()
    finish(view.context, qtbot)
    assert stored(view, programme).title == WHOLE.title
    assert section.name.text() == WHOLE.title


def test_leaving_saves_and_a_refusal_holds_the_section(
    view: ProgrammesView, programme: int
) -> None:
    section = section_of(view, PassportSection)
    section.name.setText(" ")
    open_section(view, "goals")
    assert view.form.section is section
    assert section.fields["title"].error.text().startswith("Не указано название")
    view.table.selectRow(1)
    assert view.programme is not None
    assert view.programme.id == programme
    view.form.revert()
    assert section.name.text() == WHOLE.title
    open_section(view, "goals")
    tasks = view.form.section.fields["tasks"]
    assert isinstance(tasks, ListEditor)
    tasks.put_in(["Третья", " "])
    view.table.selectRow(1)
    assert stored(view, programme).tasks == (*WHOLE.tasks, "Третья")
    assert view.programme is not None
    assert view.programme.title == "Проект"


def test_an_unknown_field_is_told_and_the_text_saved(
    view: ProgrammesView, programme: int, qtbot: QtBot
) -> None:
    open_section(view, "texts")
    section = section_of(view, ProblemSection)
    problem, concept = (section.fields[part] for part in ("problem", "concept"))
    assert isinstance(problem, FormRow)
    assert isinstance(problem.editor, QPlainTextEdit)
    assert not problem.has_error
    wrong = "Первый абзац.\n\nВ районе {числа школ программы: школа, школы, школ}."
    problem.editor.setPlainText(wrong)
    assert view.form.save()
    finish(view.context, qtbot)
    assert stored(view, programme).problem == wrong
    assert problem.error.text().startswith("Строка 3: ")
    assert "печатается так, как набран" in problem.error.text()
    assert not concept.error.text()
    assert said(view.context).texts[-1].endswith("сохранено, в тексте есть ошибка.")
    open_section(view, "goals")
    open_section(view, "texts")
    assert problem.error.text().startswith("Строка 3: ")
    problem.editor.setPlainText("В районе {число школ программы: школа, школы, школ}.")
    assert not problem.has_error
    assert view.form.save()
    assert said(view.context).texts[-1].endswith("концепция»: сохранено.")
    assert not problem.has_error


def test_a_link_leads_to_the_field_itself(
    view: ProgrammesView, programme: int, qtbot: QtBot
) -> None:
    """Not merely to its section, which may be scrolled to its other end."""
    section = section_of(view, PassportSection)
    bar, shown = section.column.verticalScrollBar(), section.column.viewport()

    def in_sight(field: FormRow, shown: QWidget) -> bool:
        place = field.editor.geometry().translated(field.mapTo(shown, QPoint()))
        return shown.rect().contains(place)

    qtbot.waitUntil(lambda: bar.maximum() > 0)
    for part, start in (("order_id", bar.maximum()), ("control", 0)):
        bar.setValue(start)
        view.show_programme(programme, part)
        field = section.fields[part]
        assert isinstance(field, FormRow)
        qtbot.waitUntil(field.editor.hasFocus)
        qtbot.waitUntil(lambda field=field: in_sight(field, shown))


def test_what_is_typed_stays_while_others_save(view: ProgrammesView, programme: int) -> None:
    open_section(view, "risks")
    section_of(view, RisksSection).list.put_in([ProgrammeRisk("Новый риск")])
    changed = replace(stored(view, programme), aim="Другая цель")
    _key, changes = save_programme(view.context.workspace, changed)
    view.context.events.announce(changes)
    assert view.form.dirty
    assert view.form.save()
    saved = stored(view, programme)
    assert saved.aim == "Другая цель"
    assert [row.title for row in saved.risks] == ["Отток кадров", "Новый риск"]


def test_targets_are_a_grid_and_values_are_worked_out(
    view: ProgrammesView, programme: int, qtbot: QtBot
) -> None:
    workspace = view.context.workspace
    for school, category in ((1, 4), (2, 3)):
        counts = {"teachers": 10, "category": category}
        save_block(workspace, school, "staff", date(2026, 9, 20), counts)
    open_section(view, "indicators")
    section = section_of(view, IndicatorsSection)
    model = section.list.model
    titles = [column.title for column in model.columns]
    assert titles[-4:] == ["Было", "2025", "2026", "2027"]
    number = titles.index("2027")
    assert model.setData(model.index(1, number), "3")
    assert not model.setData(model.index(1, number), "много")
    assert "не число" in said(view.context).texts[-1]
    assert model.setData(model.index(1, titles.index("Сравнение")), "словами")
    assert view.form.save()
    indicator = stored(view, programme).indicators[1]
    assert indicator.years[2027].target_h == 300
    assert indicator.operator is IndicatorOperator.WORD
    section.modes.setCurrentIndex(1)
    finish(view.context, qtbot)
    model = section.list.model
    column = [one.title for one in model.columns].index("2026")
    assert model.index(0, column).data().replace("\u00a0", " ") == "35 %"
    assert not model.setData(model.index(0, column), "50")
    assert "вычисляет программа" in said(view.context).texts[-1]
    section.list.table.selectRow(0)
    told = section.trace.text().replace("\u00a0", " ")
    assert told == (
        "2026: цель – не менее 30 %, получено 7 из 20 (35 %), достигнуто (паспорта школ на"
        " 20.09.2026)"
    )
    source = [one.key for one in model.columns].index("source")
    assert model.setData(model.index(0, source), "вводится")
    assert model.setData(section.list.model.index(0, column), "12 из 20")
    assert view.form.save()
    year = stored(view, programme).indicators[0].years[2026]
    assert (year.value_part, year.value_whole) == (12, 20)
    section.modes.setCurrentIndex(2)
    assert [one.key for one in section.list.model.columns][1:] == [
        *("aim", "collection", "processing", "procedure", "system"),
    ]


def test_people_and_schools_are_chosen(view: ProgrammesView, programme: int) -> None:
    open_section(view, "people")
    section = section_of(view, PeopleSection)
    section.people_button.click()
    picker = form_of(view, PickerDialog)
    assert isinstance(picker, PickerDialog)
    picker.table.selectRow(0)
    picker.submit()
    section.schools.table.selectRow(0)
    section.schools.delete_selected()
    assert view.form.save()
    saved = stored(view, programme)
    assert len(saved.members) == 2
    assert saved.schools == (2,)


def test_a_programme_is_added_and_its_plan_takes_its_period(
    view: ProgrammesView, qtbot: QtBot
) -> None:
    view.add_button.click()
    form = form_of(view, NewProgrammeForm)
    assert isinstance(form, NewProgrammeForm)
    form.submit()
    assert form.name_row.has_error
    form.name.setText("Дорожная карта")
    pick(form.kind, ProgrammeKind.ROADMAP)
    form.submit()
    assert view.programme is not None
    assert (view.programme.title, view.programme.kind) == (
        *("Дорожная карта", ProgrammeKind.ROADMAP),
    )
    open_section(view, "plan")
    assert not view.form.save_button.isVisible()
    section = section_of(view, PlanSection)
    section.new_plan_asked.emit()
    plan = form_of(view, PlanForm)
    assert isinstance(plan, PlanForm)
    assert plan.programme.programme_id == view.programme.id
    plan.submit()
    assert [row.programme_id for row in section.model.rows] == [view.programme.id]


def test_a_copy_shows_the_texts_with_years_for_review(view: ProgrammesView, programme: int) -> None:
    view.copy()
    form = form_of(view, CopyProgrammeForm)
    assert isinstance(form, CopyProgrammeForm)
    assert form.period.period() == period_between(date(2028, 1, 1), date(2030, 12, 31))
    form.submit()
    copy = view.programme
    assert copy is not None
    assert copy.id != programme
    assert copy.aim == WHOLE.aim
    review = form_of(view, ReviewForm)
    assert isinstance(review, ReviewForm)
    assert [one.where for one in review.moving] == ["Название", "Цель"]
    assert review.ticks is not None
    next(iter(review.ticks.boxes)).setChecked(False)
    review.submit()
    assert copy.id is not None
    changed = stored(view, copy.id)
    assert changed.title == WHOLE.title
    assert changed.aim == "К концу 2030 года школы вышли из перечня"


def test_a_programme_is_put_away_shown_again_and_deleted(
    view: ProgrammesView, programme: int
) -> None:
    view.archive(archived=True)
    assert [row.title for row in view.model.rows] == ["Проект"]
    view.show_programme(programme, "risks")
    assert view.programme is not None
    assert view.programme.archived
    assert view.form.section.key == "risks"
    view.archive(archived=False)
    assert view.programme is not None
    assert not view.programme.archived
    view.delete()
    assert said(view.context).questions[-1].startswith("Удалить: программа «Программа поддержки")
    assert [row.title for row in list_programmes(view.context.workspace)] == ["Проект"]
    view.delete()
    assert view.content.empty.isVisible()
    assert view.programme is None


def test_every_section_has_room_and_can_be_used_by_keys(
    look: Theme,
    open_workplace: Callable[..., Workplace],
    context: PageContext,
    programme: int,
    qtbot: QtBot,
) -> None:
    workplace = open_workplace(context)
    sized(workplace, FULL)
    workplace.window().activateWindow()
    qtbot.waitUntil(workplace.window().isActiveWindow)
    offenders: list[str] = []
    for section in SECTIONS:
        workplace.show_way(PlansSpot(programmes=True, programme_id=programme, part=section.key))
        finish(context, qtbot)
        problems = at_rest(qtbot, lambda: room.problems(workplace.window()))
        problems += access.problems(workplace, workplace.top_bar.search)
        offenders += [f"{section.title}: {problem}" for problem in problems]
    assert not offenders, "\n".join(offenders)


def test_what_is_typed_is_saved_with_ctrl_s_and_before_the_window_closes(
    open_workplace: Callable[..., Workplace], context: PageContext, programme: int
) -> None:
    workplace = open_workplace(context)
    workplace.show_way(PlansSpot(programmes=True, programme_id=programme, part="goals"))
    page = workplace.current_page
    assert isinstance(page, PlansPage)
    form = page.programmes.form
    aim = form.section.fields["aim"]
    assert isinstance(aim, FormRow)
    assert isinstance(aim.editor, QPlainTextEdit)
    aim.editor.setPlainText("Первая")
    assert page.unsaved() == "Раздел программы «Цели и задачи» не сохранён."
    workplace.say_saved()
    assert get_programme(context.workspace, programme).aim == "Первая"
    assert said(context).texts[-1].startswith("Всё сохранено")
    aim.editor.setPlainText("Вторая")
    assert workplace.may_leave()
    assert get_programme(context.workspace, programme).aim == "Вторая"
    aim.editor.setPlainText("я" * 20_001)
    said(context).answer = False
    assert not workplace.may_leave()
    assert "не сохранён" in said(context).questions[-1]
    assert "слишком длинный" in aim.error.text()
    form.revert()
    assert workplace.may_leave()
