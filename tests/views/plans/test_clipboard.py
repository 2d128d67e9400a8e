"""Measures go through the clipboard: into another plan, from a spreadsheet, from Word."""

from datetime import date

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.enums import MeasureStatus
from app.services import plans
from app.services.language.deadlines.periods import school_period
from app.services.plans import PlanDraft
from app.services.storage.workspace import Workspace
from app.views.base.links import PlansSpot
from app.views.base.page_context import PageContext
from app.views.plans.forms.paste_preview import PlanPastePreview
from app.views.plans.page import PlansPage
from tests.views.conftest import said
from tests.views.hands import Hands
from tests.views.plans.conftest import OpenPage, select, titles
from tests.views.samples import YEAR, District

_CTRL = Qt.KeyboardModifier.ControlModifier


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_measures_go_through_the_clipboard_into_another_plan(
    page: PlansPage, qtbot: QtBot, district: District, workspace: Workspace
) -> None:
    other, changes = plans.copy_plan(
        workspace, district.plan_id, 2027, measure_ids=district.measure_ids[2:]
    )
    page.context.events.announce(changes)
    select(page, *district.measure_ids[:2])
    qtbot.keyClick(page.table, Qt.Key.Key_C, _CTRL)
    text = QGuiApplication.clipboard().text().splitlines()
    assert text[1].split("\t")[:3] == ["2", "Создание рабочей группы", "ноябрь 2025 года"]
    assert text[1].endswith('\t"Управление образования')  # two lines in one cell
    assert text[2].startswith('МБОУ «СОШ № 30»"\t')
    page.show_spot(PlansSpot(plan_id=other))
    page.table.selectRow(1)
    qtbot.keyClick(page.table, Qt.Key.Key_V, _CTRL)

    found = plans.get_plan(workspace, other).measures
    assert [row.deadline_text for row in found] == [
        "ежегодно",
        "октябрь 2026 года",
        "ноябрь 2026 года",
    ]
    page.context.undoing.undo()
    assert len(plans.get_plan(workspace, other).measures) == 1


def test_copied_measures_are_forgotten_when_the_clipboard_gets_something_else(
    page: PlansPage, qtbot: QtBot, district: District, workspace: Workspace
) -> None:
    select(page, *district.measure_ids[:2])
    qtbot.keyClick(page.table, Qt.Key.Key_C, _CTRL)
    assert QGuiApplication.clipboard().mimeData().formats() == ["text/plain", "text/html"]
    QGuiApplication.clipboard().setText("что-то другое")
    qtbot.keyClick(page.table, Qt.Key.Key_V, _CTRL)
    titles_now = [row.title for row in plans.list_plans(workspace)[0].measures]
    assert titles_now.count("Создание рабочей группы") == 1


def test_rows_of_a_spreadsheet_become_measures(
    page: PlansPage, qtbot: QtBot, district: District, workspace: Workspace
) -> None:
    QGuiApplication.clipboard().setText(
        "№\tМероприятия\tСроки\tОтветственные\tОжидаемый результат\n"
        '1.\tАнкетирование\tсентябрь 2025\t"Школа; МЦ"\t"Анкеты\nСправка"\n'
        "2.\tКруглый стол\tдекабрь 2025\n"
    )
    page.show_spot(PlansSpot(measure_id=district.measure_ids[0]))
    qtbot.keyClick(page.table, Qt.Key.Key_V, _CTRL)

    found = plans.list_plans(workspace)[0].measures
    assert [row.title for row in found][1:3] == ["Анкетирование", "Круглый стол"]
    assert found[1].responsible == ("Школа", "МЦ")
    assert found[1].expected == "Анкеты\nСправка"
    assert found[1].deadline_end == date(2025, 9, 30)
    QGuiApplication.clipboard().setText("")
    qtbot.keyClick(page.table, Qt.Key.Key_V, _CTRL)
    assert said(page.context).texts[-1] == "В буфере обмена нет мероприятий."


def test_lines_pasted_into_a_filtered_plan_are_brought_into_sight(
    page: PlansPage, qtbot: QtBot, district: District
) -> None:
    """A filter that could hide them goes, and the line at the foot says so; the first is chosen."""
    QGuiApplication.clipboard().setText("1.\tАнкетирование\tсентябрь 2025\n2.\tКруглый стол\t\n")
    page.filters.set_value("status", "done")
    hidden = len(page.table.lines.rows)
    qtbot.keyClick(page.table, Qt.Key.Key_V, _CTRL)

    assert page.filters.value("status") is None
    shown = [line.measure.title for line in page.table.lines.rows if line.measure is not None]
    assert {"Анкетирование", "Круглый стол"} < set(shown)
    assert len(page.table.lines.rows) > hidden + 2
    assert [row.title for row in page.table.selected_measures()] == ["Анкетирование"]
    told = "Вставлено из таблицы: 2\u00a0мероприятия. Показан весь план."
    assert said(page.context).texts[-1] == told
    qtbot.keyClick(page.table, Qt.Key.Key_V, _CTRL)
    assert said(page.context).texts[-1] == "Вставлено из таблицы: 2\u00a0мероприятия."


_WORD_TABLE = """<html><body><table>
<tr><td>№ п/п</td><td>Мероприятия</td><td>Ответственный исполнитель</td><td>Сроки</td></tr>
<tr><td colspan="4"><p>1. Управленческая деятельность</p></td></tr>
<tr><td>1</td><td><p>Анализ причин</p></td><td><p>Школа</p><p>МЦ</p></td><td>декабрь 2025</td></tr>
<tr><td>№ п/п</td><td>Мероприятия</td><td>Ответственный исполнитель</td><td>Сроки</td></tr>
<tr><td>2</td><td>Составление анкет</td><td>методисты</td><td>март 2026</td></tr>
<tr><td colspan="4"><p>Методическое сопровождение</p></td></tr>
<tr><td>3</td><td>Семинары по обмену опытом</td><td></td><td></td></tr>
<tr><td></td><td>Итоги</td><td></td><td></td></tr>
</table></body></html>"""


def test_a_table_of_word_becomes_a_plan(
    qtbot: QtBot, open_page: OpenPage, context: PageContext, workspace: Workspace
) -> None:
    plan_id, _ = plans.save_plan(
        workspace, PlanDraft(title="План школы", period=school_period(YEAR))
    )
    data = QMimeData()
    data.setHtml(_WORD_TABLE)
    QGuiApplication.clipboard().setMimeData(data)
    page = open_page(context)
    page.no_measures.link_button.click()
    # Data that Python made must not outlive it: the clipboard of this platform is a static of C++.
    QGuiApplication.clipboard().clear()

    plan = plans.get_plan(workspace, plan_id)
    assert [(section.title, len(section.measures)) for section in plan.sections] == [
        ("1. Управленческая деятельность", 2),
        ("Методическое сопровождение", 1),
        ("Итоги", 0),
    ]
    first = plan.measures[0]
    assert (first.title, first.responsible) == ("Анализ причин", ("Школа", "МЦ"))
    assert first.deadline_end == date(2025, 12, 31)
    assert titles(page)[0] == "1. Управленческая деятельность"
    context.undoing.undo()
    assert plans.get_plan(workspace, plan_id).sections == ()


def test_a_refused_paste_leaves_the_filter_and_the_selection_of_what_follows(
    page: PlansPage, qtbot: QtBot, district: District, workspace: Workspace
) -> None:
    """What could not be pasted is not waited for: the next new line is not taken for it."""
    select(page, district.measure_ids[2])
    qtbot.keyClick(page.table, Qt.Key.Key_C, _CTRL)
    page.context.events.announce(plans.delete_measures(workspace, district.measure_ids[2:]))
    page.table.selectRow(1)
    qtbot.keyClick(page.table, Qt.Key.Key_V, _CTRL)
    assert said(page.context).tones[-1] == "negative"
    page.filters.set_value("status", MeasureStatus.DONE)
    assert page.plan is not None
    draft = plans.MeasureDraft(section_id=page.plan.sections[1].id, title="Другое")
    page.context.events.announce(plans.save_measure(workspace, draft)[1])
    assert page.filters.value("status") == MeasureStatus.DONE
    assert titles(page) == ["Организационные мероприятия", "1"]
    page.context.undoing.undo()
    assert page.filters.value("status") == MeasureStatus.DONE
    QGuiApplication.clipboard().setText("")


def test_what_is_doubtful_of_a_table_is_shown_before_and_the_rest_is_added(
    page: PlansPage, qtbot: QtBot, district: District, workspace: Workspace
) -> None:
    first = plans.list_plans(workspace)[0].measures[0]
    QGuiApplication.clipboard().setText(
        f"1.\t{first.title}\tмай 2026 года\n"
        "2.\tАнкетирование\tсентябрь 2025\n3.\tКруглый стол\t31.02.2026\n"
    )
    page.show_spot(PlansSpot(measure_id=district.measure_ids[0]))
    said(page.context).answer = False
    qtbot.keyClick(page.table, Qt.Key.Key_V, _CTRL)
    (asked,) = said(page.context).questions
    assert plain(asked) == (
        "В таблице 3 мероприятия – новых: 1; есть с другими данными: 1; не подходит: 1."
        " Неподходящее не добавится: исправьте его в таблице и вставьте снова."
    )
    assert len(plans.list_plans(workspace)[0].measures) == 3
    assert said(page.context).texts == []
    said(page.context).answer = True
    qtbot.keyClick(page.table, Qt.Key.Key_V, _CTRL)
    found = [row.title for row in plans.list_plans(workspace)[0].measures]
    assert found[1:3] == [first.title, "Анкетирование"]
    assert "Круглый стол" not in found
    assert plain(said(page.context).texts[-1]) == "Вставлено из таблицы: 2 мероприятия."
    page.context.undoing.undo()
    assert len(plans.list_plans(workspace)[0].measures) == 3
    QGuiApplication.clipboard().setText("")


def test_a_column_that_is_not_known_is_named_before_it_is_left_out(
    page: PlansPage, qtbot: QtBot, workspace: Workspace
) -> None:
    QGuiApplication.clipboard().setText(
        "Мероприятие\tСрок\tИсточник средств\nАнкетирование\tсентябрь 2025\tбюджет\n"
    )
    said(page.context).answer = False
    qtbot.keyClick(page.table, Qt.Key.Key_V, _CTRL)
    (asked,) = said(page.context).questions
    assert "программа не знает, не вставятся: «Источник средств»." in plain(asked)
    assert len(plans.list_plans(workspace)[0].measures) == 3
    QGuiApplication.clipboard().setText("")


def test_a_new_table_is_not_asked_about(
    page: PlansPage, qtbot: QtBot, district: District, workspace: Workspace
) -> None:
    QGuiApplication.clipboard().setText("1.\tАнкетирование\tсентябрь 2025\n2.\tСтол\t\n")
    qtbot.keyClick(page.table, Qt.Key.Key_V, _CTRL)
    assert said(page.context).questions == []
    assert len(plans.list_plans(workspace)[0].measures) == 5
    QGuiApplication.clipboard().setText("")


def test_the_preview_leaves_out_what_the_plan_has(page: PlansPage, qtbot: QtBot) -> None:
    assert page.plan is not None
    there = plans.MeasureDraft.of(page.plan.measures[0])
    new = plans.MeasureDraft(section_id=0, title="Анкетирование")
    wrong = plans.MeasureDraft(section_id=0, title="Круглый стол", deadline_text="31.02.2026")
    sections = [plans.TableSection("", (there, new)), plans.TableSection("Итоги", (wrong,))]
    dialog = PlanPastePreview(plans.look_at_table(page.plan, sections), page)
    qtbot.addWidget(dialog)
    dialog.show()
    words = [
        [column.text(line) for column in dialog.model.columns if column.key != "responsible"]
        for line in dialog.model.rows
    ]
    assert words[0][:3] == ["Круглый стол", "31.02.2026", "не подходит"]
    assert words[0][3].startswith("«31.02.2026»")
    assert words[1][2:] == ["уже есть", f"В плане есть мероприятие 1, срок: {there.deadline_text}."]
    assert words[2][2:] == ["новое", ""]
    assert dialog.agree_button.text() == "Вставить остальное"
    assert plans.without(sections, dialog.left_out) == (plans.TableSection("", (there, new)),)
    Hands(qtbot).press(dialog.only_new)
    assert plans.without(sections, dialog.left_out) == (plans.TableSection("", (new,)),)
    nothing = PlanPastePreview(plans.look_at_table(page.plan, sections[1:]), page)
    qtbot.addWidget(nothing)
    assert not nothing.agree_button.isEnabled()
    assert nothing.reject_button.isDefault()
