"""Evidence in words: nine components or three, and those without a document are told."""

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.making.catalogue import KINDS
from app.services.documents.model.tables import SectionRow, Table
from tests.services.documents.kinds.region.evidence_register.states import ITEMS, register

EVIDENCE = KINDS["evidence-register"]


def components(facts: DocumentFacts) -> list[str]:
    (table,) = (one for one in EVIDENCE.compose(facts).sections[0].blocks if isinstance(one, Table))
    return [str(row) for row in table.rows if isinstance(row, SectionRow)]


def test_the_cycle_is_full_or_short() -> None:
    assert len(components(register(*ITEMS))) == 9
    assert len(components(register(*ITEMS, cycle="short"))) == 3


def test_components_without_a_document_are_told() -> None:
    (told,) = EVIDENCE.missing(register(*ITEMS, cycle="short"))
    assert (told.code, told.text) == (
        "evidence.component",
        "Нет подтверждающих документов: меры, мероприятия",
    )
    (none,) = EVIDENCE.missing(register())
    assert none.code == "evidence.none"
