"""Who is who in a plan, which schools a group means, and the sheet of one of the parties."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.services import plans
from app.services.department.people import PersonDraft, save_person
from app.services.documents.settings import own_settings
from app.services.findings.links import ToDocument
from app.services.plans import MeasureDraft
from app.services.storage.workspace import Workspace
from app.views.base.page_context import PageContext
from app.views.plans.page import PlansPage
from app.views.plans.parties.parties_form import PartiesForm
from app.views.plans.parties.sheet_form import KIND, SheetForm
from tests.views.conftest import finish, said
from tests.views.plans.conftest import OpenPage
from tests.views.samples import YEAR, District
from tests.views.typing import pick


@pytest.fixture
def page(
    open_page: OpenPage, context: PageContext, district: District, workspace: Workspace
) -> PlansPage:
    """The plan of the small district; its first measure is of the schools and a known person."""
    save_person(workspace, PersonDraft(surname="Ясенев", given_name="Егор", post="методист"))
    row = plans.get_plan(workspace, district.plan_id).measures[0]
    draft = MeasureDraft(
        section_id=row.section_id,
        title=row.title,
        deadline_text="до 20.12.2025",
        responsible=("Школы округа, Ясенев Е., ИРО",),
    )
    plans.save_measure(workspace, draft, row.id)
    return open_page(context)


def test_a_group_is_told_its_schools(
    page: PlansPage, district: District, workspace: Workspace
) -> None:
    page.plan_menu.parties.show_parties()
    form = page.findChild(PartiesForm)
    assert form is not None
    told = {row.name: row.means_schools for row in form.table.model().rows}  # pyright: ignore[reportAttributeAccessIssue]
    assert told["Школы округа"]
    assert not told["ИРО"]
    (group,) = form.groups.values()
    pick(group, "all")
    form.submit()
    row = plans.get_plan(workspace, district.plan_id).measures[0]
    assert set(row.school_ids) == {district.school_id, district.other_id}
    page.context.undoing.undo()
    assert plans.get_plan(workspace, district.plan_id).measures[0].school_ids == ()


def test_posts_take_the_place_of_names(
    page: PlansPage, context: PageContext, district: District, workspace: Workspace
) -> None:
    page.plan_menu.parties.name_by_posts()
    row = plans.get_plan(workspace, district.plan_id).measures[0]
    assert row.parties_text == "Школы округа, Методист, ИРО"
    page.plan_menu.parties.name_by_posts()
    assert "в плане нет" in str(said(context))


def test_who_is_looked_for_stays_from_plan_to_plan(
    page: PlansPage, district: District, workspace: Workspace
) -> None:
    """However the party is written there; a plan without it says that nothing fits."""
    copy, changes = plans.copy_plan(workspace, district.plan_id, YEAR)
    row = plans.get_plan(workspace, copy).measures[0]
    draft = MeasureDraft(section_id=row.section_id, title="Отчёт", responsible=("МКУ «ИРО»",))
    plans.save_measure(workspace, draft, row.id)
    page.context.events.announce(changes)
    page.refresh()
    key = next(
        party.key
        for party in plans.get_plan(workspace, copy).measures[0].parties
        if party.name == "МКУ «ИРО»"
    )
    page.filters.set_value("responsible", key)
    shown = [line.measure.title for line in page.table.lines.rows if line.measure]
    assert len(shown) == 1
    page.top.plan_chosen.emit(copy)
    assert page.filters.value("responsible") == key
    assert [line.measure.title for line in page.table.lines.rows if line.measure] == ["Отчёт"]


def test_the_sheet_goes_to_its_pages_or_into_a_workbook(
    page: PlansPage,
    context: PageContext,
    workspace: Workspace,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page.plan_menu.parties.show_sheet()
    form = page.findChild(SheetForm)
    assert form is not None
    pick(form.party, "ИРО")
    form.first.setText("01.12.2025")
    form.last.setText("01.11.2025")
    form.submit()
    assert "раньше" in form.last_row.error.text()
    form.last.setText("31.12.2025")
    out = tmp_path / "ИРО.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(out), ""))
    form.save_workbook()
    finish(context, qtbot)
    sheet = load_workbook(out).active
    assert sheet is not None
    assert sheet.max_row == 2
    followed: list[object] = []
    context.link_followed.connect(followed.append)
    form.submit()
    assert followed == [ToDocument(KIND, "party", context.year)]
    kept = own_settings(workspace, KIND)
    assert kept["party"] == "ИРО"
    assert "2025-12-31" in kept.values()
