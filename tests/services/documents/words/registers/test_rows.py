"""Registers in the words of texts: without rows a paper tells where they are entered."""

from app.services.documents.making.catalogue import get_row
from app.services.findings.finding import Weight
from app.services.findings.links import ToRegister
from app.services.storage.workspace import Workspace

REGISTERS = {
    "interview-schedule": "interview_slot",
    "expert-sheet": "expert_document",
    "programme-register": "school_programme",
    "pairs": "school_pair",
    "agreement": "school_pair",
    "tutors-order": "tutor",
    "recommendations": "recommendation",
}


def test_a_paper_without_rows_cannot_be_made_and_leads_to_its_register(
    workspace: Workspace,
) -> None:
    for kind, register in REGISTERS.items():
        row = get_row(workspace, kind, 2027)
        (finding,) = (one for one in row.required if isinstance(one.link, ToRegister))
        assert finding.weight is Weight.STOP
        assert finding.link == ToRegister(register, year=2027), kind
        assert "2026/2027 учебный год" in finding.text, kind
        assert row.version == "internal", kind
        assert row.occasion == "Сопровождение", kind
