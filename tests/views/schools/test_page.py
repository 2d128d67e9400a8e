from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.services import passports, schools
from app.services.storage.workspace import Workspace
from app.views.page_context import PageContext
from app.views.schools.page import SchoolsPage
from app.views.schools.passport_tab import PassportTab
from app.views.schools.school_form import SchoolForm
from tests.views.conftest import said
from tests.views.samples import District
from tests.views.typing import type_text


def opened(qtbot: QtBot, context: PageContext) -> SchoolsPage:
    page = SchoolsPage(context)
    qtbot.addWidget(page)
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    page.resize(1040, 640)
    page.show()
    qtbot.waitUntil(lambda: not context.tasks.busy)
    return page


def names(page: SchoolsPage) -> list[str]:
    return [row.school.short_name for row in page.model.rows]


def form(page: SchoolsPage) -> SchoolForm:
    return page.findChildren(SchoolForm)[-1]


def passport(page: SchoolsPage) -> PassportTab:
    tab = page.card.tab("passport")
    assert isinstance(tab, PassportTab)
    return tab


def test_an_empty_register_offers_what_belongs_there(qtbot: QtBot, context: PageContext) -> None:
    page = opened(qtbot, context)
    asked: list[tuple[str, dict]] = []
    context.place_requested.connect(lambda place, target: asked.append((place, target)))

    assert page.empty.isVisible()
    page.empty.button.click()

    assert asked == [("results", {"load": True})]


def test_the_register_shows_verdicts_and_the_card_of_the_first_school(
    qtbot: QtBot, context: PageContext, district: District
) -> None:
    page = opened(qtbot, context)

    assert names(page) == ["МБОУ «Покровская ООШ»", "МБОУ «СОШ № 30»"]
    assert page.model.data(page.model.index(1, 2)) == "ШНОР"
    assert page.card.school is not None
    assert page.card.school.id == district.other_id


def test_search_finds_a_school_by_another_name(
    qtbot: QtBot, context: PageContext, district: District
) -> None:
    page = opened(qtbot, context)

    type_text(page.filters.search, "антипихинская")
    qtbot.keyClick(page.filters.search, Qt.Key.Key_Return)

    assert names(page) == ["МБОУ «СОШ № 30»"]
    assert page.card.school is not None
    assert page.card.school.id == district.school_id
    qtbot.keyClick(page.filters.search, Qt.Key.Key_Escape)
    assert len(names(page)) == 2


def test_a_search_without_hits_says_so_and_shows_everything_again(
    qtbot: QtBot, context: PageContext, district: District
) -> None:
    page = opened(qtbot, context)

    type_text(page.filters.search, "нет такой")
    qtbot.keyClick(page.filters.search, Qt.Key.Key_Return)
    assert page.nothing_found.isVisible()
    page.nothing_found.button.click()

    assert len(names(page)) == 2
    assert page.table.isVisible()


def test_filters_of_support_and_archive(
    qtbot: QtBot, context: PageContext, district: District, workspace: Workspace
) -> None:
    schools.archive_school(workspace, district.other_id)
    page = opened(qtbot, context)

    assert names(page) == ["МБОУ «СОШ № 30»"]
    page.filters.set_value("state", "archive")
    assert names(page) == ["МБОУ «Покровская ООШ»"]
    page.filters.set_value("state", "support")
    assert names(page) == ["МБОУ «СОШ № 30»"]


def test_a_school_is_added_in_the_form_and_selected(
    qtbot: QtBot, context: PageContext, workspace: Workspace
) -> None:
    page = opened(qtbot, context)
    page.add_button.click()
    type_text(form(page).short_name, "МБОУ «Гимназия»")
    type_text(form(page).distance, "3,5")
    form(page).save_button.click()

    assert [row.distance_m for row in schools.list_schools(workspace)] == [3500]
    assert page.card.school is not None
    assert page.card.school.short_name == "МБОУ «Гимназия»"
    assert "Школа добавлена." in said(context).texts


def test_the_form_refuses_in_the_field_that_is_wrong(
    qtbot: QtBot, context: PageContext, workspace: Workspace
) -> None:
    page = opened(qtbot, context)
    page.add_button.click()
    shown = form(page)
    shown.submit()
    assert shown.short_row.has_error

    type_text(shown.short_name, "Школа")
    type_text(shown.distance, "далеко")
    shown.submit()

    assert shown.distance_row.error.text().startswith("«далеко» — не расстояние.")
    assert not shown.short_row.has_error
    assert schools.list_schools(workspace) == []


def test_a_twin_is_refused_below_the_form(
    qtbot: QtBot, context: PageContext, district: District
) -> None:
    page = opened(qtbot, context)
    page.add_button.click()
    shown = form(page)
    type_text(shown.short_name, "Другая школа")
    type_text(shown.login, "203389")
    shown.submit()

    assert "уже указан у школы" in shown.error.text()
    assert shown.isVisible()


def test_archiving_asks_first_and_can_be_undone(
    qtbot: QtBot, context: PageContext, district: District, workspace: Workspace
) -> None:
    page = opened(qtbot, context)
    said(context).answer = False
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert len(schools.list_schools(workspace)) == 2

    said(context).answer = True
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert names(page) == ["МБОУ «СОШ № 30»"]

    said(context).actions[-1].run()
    assert len(names(page)) == 2


def test_a_link_selects_a_school_even_in_the_archive(
    qtbot: QtBot, context: PageContext, district: District, workspace: Workspace
) -> None:
    schools.archive_school(workspace, district.other_id)
    page = opened(qtbot, context)

    page.activate(school_id=district.other_id, tab="passport")

    assert page.card.school is not None
    assert page.card.school.id == district.other_id
    assert page.card.current_tab is page.card.tab("passport")


def test_a_typed_count_is_saved_at_once_and_the_next_row_follows(
    qtbot: QtBot, context: PageContext, district: District, workspace: Workspace
) -> None:
    page = opened(qtbot, context)
    page.activate(school_id=district.school_id, tab="passport")
    tab = passport(page)
    tab._kinds.button(1).click()
    assert [row.count for row in tab.model.rows][:3] == [42, None, 3]

    tab.table.setCurrentIndex(tab.model.index(1, 1))
    tab.table.edit(tab.model.index(1, 1))
    editor = tab.table.findChildren(QLineEdit)[-1]
    type_text(editor, "7")
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    def stored() -> dict[str, int]:
        return passports.get_passport(workspace, district.school_id).blocks["staff"][0].counts

    qtbot.waitUntil(lambda: stored().get("pension_age") == 7)
    assert tab.model.rows[1].share_text == "16,7\u00a0%"
    qtbot.waitUntil(lambda: tab.table.currentIndex().row() == 2)
    said(context).actions[-1].run()
    assert "pension_age" not in stored()


def test_a_part_larger_than_its_whole_is_refused_beside_the_table(
    qtbot: QtBot, context: PageContext, district: District
) -> None:
    page = opened(qtbot, context)
    page.activate(school_id=district.school_id, tab="passport")
    tab = passport(page)
    tab._kinds.button(1).click()

    assert not tab.model.setData(tab.model.index(1, 1), "50")

    assert "больше, чем" in tab.error.text()
    assert not tab.error.isHidden()


def test_a_new_block_is_dated_first_and_stored_with_its_first_number(
    qtbot: QtBot, context: PageContext, district: District, workspace: Workspace
) -> None:
    from app.views.schools.passport_dates import NewBlockForm

    page = opened(qtbot, context)
    page.activate(school_id=district.school_id, tab="passport")
    tab = passport(page)
    tab._kinds.button(1).click()
    tab.new_button.click()
    asked = tab.findChild(NewBlockForm)
    assert asked is not None
    asked.day.setText("20.09.2025")
    asked.submit()
    assert asked.day_row.has_error
    asked.day.setText("1.11.2026")
    asked.submit()
    tab.model.setData(tab.model.index(0, 1), "44")

    blocks = passports.get_passport(workspace, district.school_id).blocks["staff"]
    assert [f"{row.on_date}" for row in blocks] == ["2026-11-01", "2025-09-20", "2024-09-20"]
    assert tab.model.rows[0].delta_text == "+2"


def test_every_tab_shows_the_school(qtbot: QtBot, context: PageContext, district: District) -> None:
    page = opened(qtbot, context)
    page.activate(school_id=district.school_id)
    counts: dict[str, int] = {}
    for key in ("results", "criteria", "plan", "documents", "history"):
        page.card.show_tab(key)
        tab = page.card.current_tab
        counts[key] = len(tab.model.rows)
        QAbstractItemModelTester(
            tab.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page
        )

    assert counts["results"] == 2
    assert counts["criteria"] == 11
    assert counts["plan"] == 1
    assert counts["documents"] == 1
    assert counts["history"] >= 8


def test_low_results_are_marked_by_weight_and_a_mark(
    qtbot: QtBot, context: PageContext, district: District
) -> None:
    page = opened(qtbot, context)
    page.activate(school_id=district.school_id, tab="results")
    model = page.card.tab("results").model
    assert model is not None
    year = model.columns[1]

    assert year.title == "2025/2026"
    assert year.text(model.rows[0]).startswith("14\u00a0из\u00a038")
    assert year.bold is not None
    assert year.icon is not None
    assert year.bold(model.rows[0])
    assert year.icon(model.rows[0]) == "low"


def test_a_criterion_is_changed_in_its_form(
    qtbot: QtBot, context: PageContext, district: District
) -> None:
    from app.views.schools.criterion_form import CriterionForm

    page = opened(qtbot, context)
    page.activate(school_id=district.school_id, tab="criteria")
    tab = page.card.current_tab
    tab.table.selectRow(2)
    tab.edit_button.click()
    asked = tab.findChild(CriterionForm)
    assert asked is not None
    asked.current.setText("71")
    asked.submit()

    assert tab.model.rows[2].reached is True
    assert tab.model.rows[2].delta_text == "+2"


def test_the_verdict_is_told_in_sentences(
    qtbot: QtBot, context: PageContext, district: District
) -> None:
    from PySide6.QtWidgets import QLabel

    page = opened(qtbot, context)
    page.activate(school_id=district.school_id, tab="facts")

    texts = [found.text() for found in page.card.current_tab.findChildren(QLabel)]
    assert any(text.startswith("Вывод: школа относится к ШНОР") for text in texts)
    assert any("14 из" in text.replace("\u00a0", " ") for text in texts)


def test_the_demo_district_opens(qtbot: QtBot, demo_context: PageContext) -> None:
    page = opened(qtbot, demo_context)
    assert len(page.model.rows) > 5
    for number in range(page.card.tabs.count()):
        page.card.tabs.setCurrentIndex(number)


def test_the_tabs_of_a_card_keep_room_for_their_words_when_its_width_changes(
    qtbot: QtBot, context: PageContext, district: District
) -> None:
    card = opened(qtbot, context).card
    bar = card.tabs.tabBar()

    def widths(width: int) -> list[int]:
        card.resizeEvent(QResizeEvent(QSize(width, 600), card.size()))
        return [bar.tabRect(number).width() for number in range(bar.count())]

    wide, narrow = widths(900), widths(500)
    assert all(more > less for more, less in zip(wide, narrow, strict=True))
    assert widths(900) == wide
