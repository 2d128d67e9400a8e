"""The table of the expertise: which schools stand in it, what became of each document."""

from datetime import date

from app.enums import SupportKind
from app.services.registers.papers import paper_state, read_papers, save_paper
from app.services.registers.writing import RowDraft, save_rows
from app.services.schools.support import SupportDraft, enter_support
from app.services.storage.workspace import Workspace
from tests.services.registers.conftest import YEAR

DUE, LATER = date(2025, 11, 13), date(2025, 11, 14)


def test_schools_of_the_list_stand_first_then_those_that_handed_in(district: Workspace) -> None:
    day = date(2025, 10, 1)
    enter_support(
        district,
        SupportDraft(
            school_id=1, kind=SupportKind.SHNOR, year=YEAR, entered_on=day, entry_basis="письмо"
        ),
    )
    draft = RowDraft(values={"title": "План", "due_on": DUE})
    save_rows(district, "expert_document", YEAR, [draft])
    read = read_papers(district, YEAR)
    assert [one.school_id for one in read.schools] == [1]
    (document,) = read.documents
    save_paper(district, document, {"school_id": 2, "received_on": day}, None)
    read = read_papers(district, YEAR)
    assert [one.school for one in read.schools] == ["СОШ № 1", "Лицей № 2"]
    (document,) = read.documents
    first, second = (one.papers.get(document.id) for one in read.schools)
    assert [paper_state(document, first, on) for on in (DUE, LATER)] == ["missing", "overdue"]
    assert paper_state(document, second, LATER) == "received"
    assert second is not None
    for verdict in ("accepted", "returned"):
        save_paper(district, document, {"verdict": verdict}, second.id)
        (document,) = read_papers(district, YEAR).documents
        (paper,) = document.children["expert_paper"]
        assert paper_state(document, paper, LATER) == verdict
        assert paper.day("received_on") == day
    assert read_papers(district, YEAR + 1).documents == ()
