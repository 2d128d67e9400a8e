"""People whom a document names in another case, in the words of texts."""

from collections.abc import Iterator

from app.enums import GrammarCase
from app.services.documents import facts as office_facts
from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.dossier.named.people import Controller
from app.services.documents.text.vocabulary import Vocabulary
from app.services.documents.words.programmes.order_points import NAMES_COORDINATOR
from app.services.findings.finding import Finding


def _form_of_coordinator(facts: DocumentFacts) -> Iterator[Finding]:
    """The case form that the program made itself."""
    office = facts.office
    if office.coordinator_suggested and office.coordinator_id is not None:
        words = (office.coordinator, office.coordinator_post)
        yield office_facts.suggested_form(office.coordinator_id, *words)


def _no_coordinator(facts: DocumentFacts) -> Iterator[Finding]:
    """Nobody coordinates, unless the point that says who does is left out."""
    if NAMES_COORDINATOR.name not in facts.settings or facts.wants(NAMES_COORDINATOR):
        yield from office_facts.missing_of_office(facts.office, "coordinator")


def _form_of_controller(facts: DocumentFacts) -> Iterator[Finding]:
    control = facts.control
    if control is not None and control.suggested:
        yield office_facts.suggested_form(control.person_id, control.name, control.post)


CONTROL = Vocabulary[Controller | None]()
CONTROL.flag("выбрано контролирующее лицо", lambda control: control is not None)
CONTROL.fact(
    "контролирующее лицо",
    forms={GrammarCase.ACCUSATIVE: lambda control: control.name if control else ""},
    entered="Настройки документа – Контроль",
)
CONTROL.fact(
    "должность контролирующего лица",
    forms={GrammarCase.ACCUSATIVE: lambda control: control.post if control else ""},
    entered="Настройки – Сотрудники",
)

PEOPLE = Vocabulary[DocumentFacts]()
PEOPLE.see(CONTROL, lambda facts: facts.control)
PEOPLE.check(_no_coordinator, "координатор", "должность координатора")
PEOPLE.advise(_form_of_coordinator, "координатор", "должность координатора")
PEOPLE.advise(_form_of_controller, *CONTROL.names())
