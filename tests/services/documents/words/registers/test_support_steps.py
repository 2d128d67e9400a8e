"""The seven steps of the supported schools: days of the district, and of one school."""

from datetime import date

from app.enums import SupportKind, SupportStage
from app.services.documents.making.catalogue import get_row
from app.services.documents.making.composing import compose
from app.services.documents.model.tables import Row, RowGroup, Table
from app.services.findings.links import ToSchools
from app.services.language.numbers import NBSP
from app.services.schools.schools import SchoolDraft, save_school
from app.services.schools.support import SupportDraft, enter_support
from app.services.schools.support_steps import StepDraft, save_step
from app.services.storage.workspace import Workspace
from tests.services.documents.samples import blocks


def test_planned_and_done_days_stand_for_each_supported_school(workspace: Workspace) -> None:
    (missing,) = (one for one in get_row(workspace, "support-steps", 2019).required)
    assert missing.link == ToSchools(supported=True, year=2019)
    first, second = (
        save_school(workspace, SchoolDraft(short_name=name))[0] for name in ("Первая", "Вторая")
    )
    for school in (first, second):
        draft = SupportDraft(
            school_id=school, kind=SupportKind.SHNOR, year=2019, entered_on=date(2018, 9, 10)
        )
        enter_support(workspace, draft)
    done = StepDraft(planned_on=date(2018, 9, 30), done_on=date(2018, 9, 28))
    save_step(workspace, first, 2019, SupportStage.APPLICATION, done)
    planned = StepDraft(planned_on=date(2018, 10, 31), note="по графику")
    save_step(workspace, first, 2019, SupportStage.INTERVIEW, planned)

    (table,) = blocks(compose(workspace, "support-steps", 2019).document, Table)
    other, own = (row for row in table.rows if isinstance(row, RowGroup))
    assert (own.lead[1], other.lead[1]) == ("Первая", "Вторая")
    assert own.rows == (
        ("план", "30.09.2018", "31.10.2018", "", "", "", "", ""),
        ("выполнено", "28.09.2018", "", "", "", "", "", ""),
    )
    assert all(cells[1:] == ("",) * 7 for cells in other.rows)
    (totals,) = (row for row in table.rows if isinstance(row, Row))
    assert totals.cells[3:] == ("1", "0", "0", "0", "0", "0", "0")

    chosen = {"school": str(first)}
    (table,) = blocks(compose(workspace, "support-steps", 2019, chosen).document, Table)
    (application, interview, *_others) = (row.cells for row in table.rows if isinstance(row, Row))
    assert application[2:5] == ("30.09.2018", "28.09.2018", "выполнено")
    assert interview[5] == f"по{NBSP}графику"
