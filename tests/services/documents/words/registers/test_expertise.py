"""The sheet of expertise: of the supported schools, or of the one that is chosen."""

from datetime import date

from app.enums import SupportKind
from app.services.documents.making.catalogue import get_row
from app.services.documents.making.composing import compose
from app.services.documents.model.paragraphs import Paragraph
from app.services.documents.model.tables import Row, SectionRow, Table
from app.services.language.numbers import NBSP
from app.services.registers.writing import RowDraft, save_rows
from app.services.schools.schools import SchoolDraft, save_school
from app.services.schools.support import SupportDraft, enter_support
from app.services.storage.workspace import Workspace
from tests.services.documents.samples import blocks


def test_a_supported_school_that_handed_in_nothing_stands_in_the_sheet(
    workspace: Workspace,
) -> None:
    titles = ("Программа развития", "Рабочая программа (любая)")
    drafts = [RowDraft(values={"title": one, "due_on": date(2026, 11, 13)}) for one in titles]
    (first, _second), _ = save_rows(workspace, "expert_document", 2027, drafts)
    blank = get_row(workspace, "expert-sheet", 2027)
    assert blank.possible
    assert "expertise.no-schools" in [one.code for one in blank.findings]
    (table,) = blocks(compose(workspace, "expert-sheet", 2027).document, Table)
    assert [row.cells for row in table.rows if isinstance(row, Row)] == [
        (str(at), title, "13.11.2026", "", "", "") for at, title in enumerate(titles, start=1)
    ]
    schools = [
        save_school(workspace, SchoolDraft(short_name=f"Школа № {number}"))[0]
        for number in (1, 2, 3)
    ]
    for school_id in schools[:2]:
        draft = SupportDraft(
            school_id=school_id, kind=SupportKind.SHNOR, year=2027, entered_on=date(2026, 10, 1)
        )
        enter_support(workspace, draft)
    paper = {"school_id": schools[0], "received_on": date(2026, 11, 12), "verdict": "accepted"}
    of_first = RowDraft(values={}, id=first, children={"expert_paper": [RowDraft(values=paper)]})
    save_rows(workspace, "expert_document", 2027, [of_first])

    made = compose(workspace, "expert-sheet", 2027).document
    (table,) = blocks(made, Table)
    named = [row.text for row in table.rows if isinstance(row, SectionRow)]
    assert named == [f"Школа №{NBSP}1", f"Школа №{NBSP}2"]
    received = [row.cells[3] for row in table.rows if isinstance(row, Row)]
    assert received == ["12.11.2026", *[f"не{NBSP}представлен"] * 3]

    one = compose(workspace, "expert-sheet", 2027, {"school": str(schools[2])}).document
    texts = ["".join(run.text for run in part.runs) for part in blocks(one, Paragraph)]
    assert f"Не{NBSP}представлены: Программа развития; Рабочая программа (любая)." in texts
