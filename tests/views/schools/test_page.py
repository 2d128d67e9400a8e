"""The register of schools and the card: search, form, archive, passport, tabs."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot
from sqlmodel import select

from app.models import Criterion, CriterionValue
from app.services.schools import passports, schools
from app.services.storage.workspace import Workspace
from app.views.base.links import ResultsSpot, SchoolsSpot, Way
from app.views.base.page_context import PageContext
from app.views.schools.card.passport_dates import NewBlockForm
from app.views.schools.card.passport_tab import PassportTab
from app.views.schools.forms.criterion_form import CriterionForm
from app.views.schools.forms.school_form import SchoolForm
from app.views.schools.page import SchoolsPage
from app.views.schools.register.columns import COLUMNS, DROPPABLE
from tests.views.conftest import finish, said, seen_tab
from tests.views.samples import District
from tests.views.schools.conftest import OpenPage, names
from tests.views.typing import type_text


def form(page: SchoolsPage) -> SchoolForm:
    return page.findChildren(SchoolForm)[-1]


def search(page: SchoolsPage, qtbot: QtBot, text: str) -> None:
    type_text(page.filters.search, text)
    qtbot.keyClick(page.filters.search, Qt.Key.Key_Return)


@pytest.fixture
def staff(page: SchoolsPage, district: District) -> PassportTab:
    """The passport of the first school, on the numbers of its teachers."""
    page.show_spot(SchoolsSpot(school_id=district.school_id, tab="passport"))
    tab = page.card.tab("passport")
    assert isinstance(tab, PassportTab)
    tab._kinds.button(1).click()
    return tab


def test_an_empty_register_offers_what_belongs_there(
    open_page: OpenPage, context: PageContext
) -> None:
    page = open_page(context)
    asked: list[Way] = []
    context.link_followed.connect(asked.append)

    assert page.empty.isVisible()
    page.empty.button.click()

    assert asked == [ResultsSpot(load=True, for_schools=True)]


def test_the_register_shows_verdicts_and_the_card_of_the_first_school(
    page: SchoolsPage, district: District
) -> None:
    assert names(page) == ["МБОУ «Покровская ООШ»", "МБОУ «СОШ № 30»"]
    assert page.model.data(page.model.index(1, 2)) == "ШНОР"
    assert page.card.school is not None
    assert page.card.school.id == district.other_id


def test_search_finds_a_school_by_another_name(
    page: SchoolsPage, qtbot: QtBot, district: District
) -> None:
    search(page, qtbot, "антипихинская")

    assert names(page) == ["МБОУ «СОШ № 30»"]
    assert page.card.school is not None
    assert page.card.school.id == district.school_id
    qtbot.keyClick(page.filters.search, Qt.Key.Key_Escape)
    assert len(names(page)) == 2


def test_the_register_that_is_read_again_is_shown_once(
    page: SchoolsPage, district: District
) -> None:
    shown: list[int] = []
    page.model.rows_changed.connect(lambda: shown.append(len(page.model.rows)))
    page.refresh()
    assert shown == [len(page.model.all_rows)]


def test_a_search_without_hits_says_so_and_shows_everything_again(
    page: SchoolsPage, qtbot: QtBot
) -> None:
    search(page, qtbot, "нет такой")
    assert page.nothing_found.isVisible()
    page.nothing_found.button.click()

    assert len(names(page)) == 2
    assert page.table.isVisible()


def test_filters_of_support_and_archive(
    open_page: OpenPage, context: PageContext, district: District, workspace: Workspace
) -> None:
    schools.archive_school(workspace, district.other_id)
    page = open_page(context)

    assert names(page) == ["МБОУ «СОШ № 30»"]
    page.filters.set_value("state", "archive")
    assert names(page) == ["МБОУ «Покровская ООШ»"]
    page.filters.set_value("state", "support")
    assert names(page) == ["МБОУ «СОШ № 30»"]


def test_the_filter_of_identified_schools_follows_the_year_of_work(
    page: SchoolsPage, context: PageContext, qtbot: QtBot
) -> None:
    shown: dict[int, list[str]] = {}
    page.filters.set_value("state", "shnor")
    for year in (2027, 2025, 2027):  # by the results of 2026; of 2024 there are none
        context.set_year(year)
        finish(context, qtbot)
        shown[year] = names(page)
    assert shown == {2027: ["МБОУ «СОШ № 30»"], 2025: []}


def test_a_school_is_added_in_the_form_and_selected(
    open_page: OpenPage, context: PageContext, workspace: Workspace
) -> None:
    page = open_page(context)
    page.add_button.click()
    type_text(form(page).short_name, "МБОУ «Гимназия»")
    type_text(form(page).distance, "3,5")
    form(page).save_button.click()

    assert [row.distance_m for row in schools.list_schools(workspace)] == [3500]
    assert page.card.school is not None
    assert page.card.school.short_name == "МБОУ «Гимназия»"
    assert "Школа добавлена." in said(context).texts


def test_the_form_refuses_in_the_field_that_is_wrong(
    open_page: OpenPage, context: PageContext, workspace: Workspace
) -> None:
    page = open_page(context)
    page.add_button.click()
    shown = form(page)
    shown.submit()
    assert shown.short_row.has_error

    type_text(shown.short_name, "Школа")
    type_text(shown.distance, "далеко")
    shown.submit()

    assert shown.distance_row.error.text().startswith("«далеко»\u00a0– не расстояние.")
    assert not shown.short_row.has_error
    assert schools.list_schools(workspace) == []


def test_the_full_name_is_read_whole(page: SchoolsPage, district: District, qtbot: QtBot) -> None:
    page.show_spot(SchoolsSpot(school_id=district.school_id))
    page.add_school()
    name = form(page).full_name
    name.setText(
        "Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная "
        "школа № 30 имени Героя Советского Союза»"
    )
    qtbot.waitUntil(lambda: name.height() >= 2 * name.fontMetrics().height())


def test_a_twin_is_refused_below_the_form(page: SchoolsPage) -> None:
    page.add_button.click()
    shown = form(page)
    type_text(shown.short_name, "Другая школа")
    type_text(shown.login, "203389")
    shown.submit()

    assert "уже указан у школы" in shown.error.text()
    assert shown.isVisible()


def test_archiving_asks_first_and_can_be_undone(
    page: SchoolsPage, qtbot: QtBot, workspace: Workspace
) -> None:
    said(page.context).answer = False
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert len(schools.list_schools(workspace)) == 2

    said(page.context).answer = True
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert names(page) == ["МБОУ «СОШ № 30»"]

    said(page.context).actions[-1].run()
    assert len(names(page)) == 2


def test_a_link_selects_a_school_even_in_the_archive(
    open_page: OpenPage, context: PageContext, district: District, workspace: Workspace
) -> None:
    schools.archive_school(workspace, district.other_id)
    page = open_page(context)

    page.show_spot(SchoolsSpot(school_id=district.other_id, tab="passport"))

    assert page.card.school is not None
    assert page.card.school.id == district.other_id
    assert seen_tab(page.card) is page.card.tab("passport")


def test_a_typed_count_is_saved_at_once_and_the_next_row_follows(
    page: SchoolsPage, staff: PassportTab, qtbot: QtBot, district: District, workspace: Workspace
) -> None:
    assert [row.count for row in staff.model.rows][:3] == [42, None, 3]

    staff.table.setCurrentIndex(staff.model.index(1, 1))
    staff.table.edit(staff.model.index(1, 1))
    editor = staff.table.findChildren(QLineEdit)[-1]
    type_text(editor, "7")
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    def stored() -> dict[str, int]:
        return passports.get_passport(workspace, district.school_id).blocks["staff"][0].counts

    qtbot.waitUntil(lambda: stored().get("pension_age") == 7)
    assert staff.model.rows[1].share_text == "16,7\u00a0%"
    qtbot.waitUntil(lambda: staff.table.currentIndex().row() == 2)
    said(page.context).actions[-1].run()
    assert "pension_age" not in stored()


def test_a_part_larger_than_its_whole_is_refused_beside_the_table(staff: PassportTab) -> None:
    assert not staff.model.setData(staff.model.index(1, 1), "50")

    assert "больше, чем" in staff.error.text()
    assert not staff.error.isHidden()


def test_a_new_block_is_dated_first_and_stored_with_its_first_number(
    staff: PassportTab, district: District, workspace: Workspace
) -> None:
    staff.new_button.click()
    asked = staff.findChild(NewBlockForm)
    assert asked is not None
    asked.day.setText("20.09.2025")
    asked.submit()
    assert asked.day_row.has_error
    asked.day.setText("1.11.2026")
    asked.submit()
    staff.model.setData(staff.model.index(0, 1), "44")

    blocks = passports.get_passport(workspace, district.school_id).blocks["staff"]
    assert [f"{row.on_date}" for row in blocks] == ["2026-11-01", "2025-09-20", "2024-09-20"]
    assert staff.model.rows[0].delta_text == "+2"


def test_every_tab_shows_the_school(page: SchoolsPage, district: District) -> None:
    page.show_spot(SchoolsSpot(school_id=district.school_id))
    counts: dict[str, int] = {}
    for key in ("results", "criteria", "plan", "documents", "history"):
        page.card.show_tab(key)
        tab = seen_tab(page.card)
        counts[key] = len(tab.model.rows)
        QAbstractItemModelTester(
            tab.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page
        )

    assert counts["results"] == 2
    assert counts["criteria"] == 11
    assert counts["plan"] == 1
    assert counts["documents"] == 1
    assert counts["history"] >= 8


def test_low_results_are_marked_by_weight_and_a_mark(page: SchoolsPage, district: District) -> None:
    page.show_spot(SchoolsSpot(school_id=district.school_id, tab="results"))
    model = page.card.tab("results").model
    assert model is not None
    year = model.columns[1]

    assert year.title == "2025/2026: доля, %"
    assert year.text(model.rows[0]).startswith("14\u00a0из\u00a038")
    assert year.bold is not None
    assert year.icon is not None
    assert year.bold(model.rows[0])
    assert year.icon(model.rows[0]) == "low"


def test_a_criterion_is_changed_in_its_form(page: SchoolsPage, district: District) -> None:
    page.show_spot(SchoolsSpot(school_id=district.school_id, tab="criteria"))
    tab = seen_tab(page.card)
    tab.table.selectRow(2)
    tab.edit_button.click()
    asked = tab.findChild(CriterionForm)
    assert asked is not None
    asked.previous.setText("#ССЫЛКА!")
    asked.submit()
    assert "ошибка #ССЫЛКА!" in asked.previous_row.error.text()
    asked.previous.setText("69")
    asked.current.setText("71")
    asked.submit()

    assert tab.model.rows[2].reached is True
    assert tab.model.rows[2].delta_text == "+2"


def test_a_criterion_that_cannot_be_is_marked_until_it_is_mended(
    page: SchoolsPage, district: District
) -> None:
    workspace = page.context.workspace
    with workspace.database.writing() as session:
        number = session.exec(select(Criterion.id).where(Criterion.code == "ege-ru")).one()
        stored = session.exec(
            select(CriterionValue).where(
                CriterionValue.school_id == district.school_id,
                CriterionValue.criterion_id == number,
                CriterionValue.year == page.context.year,
            )
        ).one()
        stored.expected_operator, stored.expected_h = "more", 67_000
    page.show_spot(SchoolsSpot(school_id=district.school_id, tab="criteria"))
    page.refresh()
    tab = seen_tab(page.card)
    row = tab.model.rows[2]
    columns = {column.key: column for column in tab.model.columns}
    assert columns["expected"].text(row).replace("\u00a0", " ") == "более 670 баллов"
    assert columns["reached"].text(row) == "не достигнуто"  # no value reaches such a target
    assert "вне пределов от 0 до 100" in columns["reached"].tooltip(row)
    assert "Невозможных значений: 1" in tab.note.text()
    tab.table.selectRow(2)
    tab.edit_button.click()
    asked = tab.findChild(CriterionForm)
    assert asked is not None
    asked.submit()
    assert "вне пределов" in asked.expected_row.error.text()
    assert tab.model.rows[2].doubt
    asked.expected.setText("более 67 баллов")
    asked.submit()
    assert tab.model.rows[2].doubt is None
    assert "Невозможных" not in tab.note.text()


def test_the_verdict_is_told_in_sentences(page: SchoolsPage, district: District) -> None:
    page.show_spot(SchoolsSpot(school_id=district.school_id, tab="facts"))

    texts = [found.text() for found in seen_tab(page.card).findChildren(QLabel)]
    assert any(text.startswith("Вывод: школа относится к ШНОР") for text in texts)
    assert any("16 из" in text.replace("\u00a0", " ") for text in texts)


def test_the_demo_district_opens(
    open_page: OpenPage, demo_context: PageContext, qtbot: QtBot
) -> None:
    page = open_page(demo_context)
    assert len(page.model.rows) > 5
    for number in range(page.card.tabs.count()):
        page.card.tabs.setCurrentIndex(number)
        qtbot.waitUntil(seen_tab(page.card).isVisible)


def test_the_tabs_of_a_card_keep_room_for_their_words_when_its_width_changes(
    page: SchoolsPage,
) -> None:
    card = page.card
    bar = card.tabs.tabBar()

    def widths(width: int) -> list[int]:
        card.resizeEvent(QResizeEvent(QSize(width, 600), card.size()))
        return [bar.tabRect(number).width() for number in range(bar.count())]

    wide, narrow = widths(900), widths(500)
    assert all(more > less for more, less in zip(wide, narrow, strict=True))
    assert widths(900) == wide


def test_a_supported_school_is_marked_beside_its_name_at_every_width(
    page: SchoolsPage, district: District
) -> None:
    name = next(column for column in COLUMNS if column.key == "name")
    assert name.icon is not None
    assert name.tooltip is not None
    marked = {row.school.short_name: name.icon(row) for row in page.model.all_rows}
    supported = {row.school.short_name for row in page.model.all_rows if row.school.support}
    assert supported
    assert {school for school, icon in marked.items() if icon == "shield"} == supported
    assert all(
        ("В списке поддержки: " in name.tooltip(row)) == bool(row.school.support)
        for row in page.model.all_rows
    )
    assert DROPPABLE[-1] == "support"
