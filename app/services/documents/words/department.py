"""The department in the words of texts: its names, its place, its head, its coordinator."""

from collections.abc import Callable

from app.enums import GrammarCase
from app.services.documents.facts import Office, lacking_of_office, missing_of_office
from app.services.documents.model.blocks import BLANK, Block, Executor
from app.services.documents.model.form_blocks import LetterHead
from app.services.documents.text.vocabulary import Vocabulary
from app.services.findings.finding import Finding
from app.services.findings.links import ToDepartment
from app.terms import Forms

_DEPARTMENT = "Настройки – Управление образования"
_PERSON = "Настройки – Сотрудники"
_NO_EMBLEM = Finding(
    code="department.no-emblem",
    text="Не указано: эмблема управления образования, рисунок не печатается",
    link=ToDepartment("emblem"),
)


def _letterhead(office: Office) -> Block:
    name = office.name_lines or office.full_name or BLANK
    return LetterHead(name, office.parent_body, office.requisites, office.emblem)


def _executor(office: Office) -> Block | None:
    """Name and phone of who answers questions about the paper, the coordinator."""
    if not office.executor:
        return None
    return Executor((", ".join(filter(None, (office.executor, office.executor_phone))),))


def _wording(name: str, of: Callable[[Office], Forms]) -> None:
    """Add a wording of the region in its cases."""
    forms: dict[GrammarCase, Callable[[Office], str]] = {
        case: lambda office, case=case: getattr(of(office), case.value) for case in GrammarCase
    }
    DEPARTMENT.fact(name, forms[GrammarCase.NOMINATIVE], forms=forms, entered=_DEPARTMENT)


DEPARTMENT = Vocabulary[Office]()
DEPARTMENT.fact(
    "управление",
    lambda office: office.full_name,
    forms={
        GrammarCase.NOMINATIVE: lambda office: office.full_name,
        GrammarCase.GENITIVE: lambda office: office.full_name_genitive,
    },
    entered=_DEPARTMENT,
    lacking=lambda office: lacking_of_office(office, "full_name"),
)
DEPARTMENT.fact("управление кратко", lambda office: office.short_name, entered=_DEPARTMENT)
DEPARTMENT.fact(
    "район",
    forms={GrammarCase.GENITIVE: lambda office: office.territory_genitive},
    entered=_DEPARTMENT,
    lacking=lambda office: lacking_of_office(office, "territory_genitive"),
)
DEPARTMENT.fact(
    "реквизиты управления",
    lambda office: "\n".join(office.letter_requisites),
    entered=_DEPARTMENT,
)
_wording("низкие результаты", lambda office: office.terms.low.results)
_wording("социальные условия", lambda office: office.terms.conditions.conditions)
_wording("работающие в таких условиях", lambda office: office.terms.conditions.working)
DEPARTMENT.fact(
    "сокращение низких результатов",
    lambda office: office.terms.low.short,
    entered=_DEPARTMENT,
)
DEPARTMENT.fact(
    "сокращение социальных условий",
    lambda office: office.terms.conditions.short,
    entered=_DEPARTMENT,
)
DEPARTMENT.fact(
    "координатор",
    forms={GrammarCase.ACCUSATIVE: lambda office: office.coordinator},
    entered=_PERSON,
    lacking=lambda office: lacking_of_office(office, "coordinator"),
)
DEPARTMENT.fact(
    "должность координатора",
    forms={GrammarCase.ACCUSATIVE: lambda office: office.coordinator_post},
    entered=_PERSON,
    lacking=lambda office: lacking_of_office(office, "coordinator"),
)
DEPARTMENT.person(
    "руководитель",
    lambda office: (office.head_post, office.head_name),
    lambda office: missing_of_office(office, "head_post", "head_name"),
)
DEPARTMENT.picture("эмблема", lambda office: office.emblem, lambda _office: (_NO_EMBLEM,))
DEPARTMENT.part("бланк", _letterhead, lambda office: missing_of_office(office, "full_name"))
DEPARTMENT.part("исполнитель", _executor)
for _name, _words in (
    ("full_name", ("управление, им.", "бланк")),
    ("full_name_genitive", ("управление, род.", "УТВЕРЖДЁН")),
    ("territory_genitive", ("район",)),
    ("head_post", ("руководитель",)),
    ("head_name", ("руководитель",)),
):
    DEPARTMENT.check(lambda office, name=_name: missing_of_office(office, name), *_words)
