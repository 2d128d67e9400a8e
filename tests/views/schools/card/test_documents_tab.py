"""Papers in the card of a school: each opens where it lies; what is gone is said calmly."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.enums import SupportEventKind
from app.services.documents.made.history import Made, record_outputs
from app.services.documents.settings import own_settings
from app.services.findings.links import ToDocument, ToOrder, ToSchools
from app.services.schools import schools, support_work
from app.services.schools.support_events import EventDraft, save_event
from app.services.schools.support_work import SchoolWork
from app.services.storage.workspace import Workspace
from app.views.base.page_context import PageContext
from app.views.schools.card.documents_tab import DocumentsTab
from tests.views.conftest import said, shown_alone
from tests.views.samples import District


def opened(qtbot: QtBot, context: PageContext, school_id: int) -> DocumentsTab:
    tab = DocumentsTab(context)
    shown_alone(tab, qtbot, tab.model, size=(640, 480))
    tab.show_school(schools.get_school(context.workspace, school_id))
    return tab


def choose(tab: DocumentsTab, kind: str, qtbot: QtBot) -> None:
    row = next(row for row in tab.model.rows if row.kind == kind)
    tab.table.select_key((row.kind, row.key))
    tab.table.setFocus()
    qtbot.keyClick(tab.table, Qt.Key.Key_Return)


def test_an_order_opens_in_the_register(
    qtbot: QtBot, context: PageContext, district: District
) -> None:
    tab = opened(qtbot, context, district.school_id)
    with qtbot.waitSignal(context.link_followed) as asked:
        choose(tab, "order", qtbot)
    assert asked.args == [ToOrder(district.order_id)]
    assert not tab.folder_button.isEnabled()


def test_a_file_that_is_gone_is_told(
    qtbot: QtBot, context: PageContext, district: District, workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "перечень.docx"
    path.write_bytes(b"x")
    record_outputs(workspace, [Made("list-order", "Приказ", [path], {"schools": ["СОШ № 30"]})])
    path.unlink()
    tab = opened(qtbot, context, district.school_id)
    choose(tab, "output", qtbot)
    assert said(context).texts[-1].startswith("Файла «перечень.docx» больше нет.")
    assert tab.folder_button.isEnabled()
    assert "Приказов: 1, файлов программы: 1." in tab.note.text()


def test_an_agreement_leads_to_the_marks_of_its_year(
    qtbot: QtBot, context: PageContext, district: District, workspace: Workspace
) -> None:
    work = SchoolWork(agreement=date(2024, 12, 5))
    support_work.save_work(workspace, district.school_id, 2025, work)
    tab = opened(qtbot, context, district.school_id)
    with qtbot.waitSignal(context.link_followed) as asked:
        choose(tab, "agreement", qtbot)
    assert asked.args == [ToSchools(part="support")]
    assert context.year == 2025


def test_a_school_without_papers_says_what_belongs_there(
    qtbot: QtBot, context: PageContext, district: District
) -> None:
    tab = opened(qtbot, context, district.other_id)
    assert not tab.table.isVisible()
    assert tab.open_button.isHidden()


def test_a_document_about_the_school_is_made_from_its_card(
    qtbot: QtBot, context: PageContext, district: District, workspace: Workspace
) -> None:
    visit = EventDraft(SupportEventKind.VISIT, on_day=date(2025, 1, 20))
    save_event(workspace, district.school_id, context.year, visit)
    tab = opened(qtbot, context, district.school_id)
    actions = {one.text().partition("\t")[0]: one for one in tab.make_menu.actions()}
    assert actions["Справка о выезде в школу"].isEnabled()
    agreement = "Партнёрское соглашение о взаимодействии и сотрудничестве"
    assert not actions[agreement].isEnabled()
    assert actions[agreement].text().endswith("нет: пара школ")
    with qtbot.waitSignal(context.link_followed) as asked:
        actions["Рисковый профиль"].trigger()
    assert asked.args == [ToDocument("risk-profile", "school", context.year)]
    assert own_settings(workspace, "risk-profile") == {"school": str(district.school_id)}
