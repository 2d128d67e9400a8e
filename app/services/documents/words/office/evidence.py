"""Documents that prove the management cycle, in the words of texts: full cycle or short one."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.enums import CycleComponent
from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.settings import SettingSpec
from app.services.documents.text.vocabulary import RowValues, Vocabulary
from app.services.documents.words.registers.rows import without_rows
from app.services.findings.finding import Finding
from app.services.findings.links import ToRegister
from app.services.language.sentences import capital
from app.services.registers.kinds.evidence import EVIDENCE_ITEMS

if TYPE_CHECKING:
    from app.services.registers.description.register import RegisterRow

_FULL, _SHORT = "full", "short"
CYCLE = SettingSpec(
    name="cycle",
    title="Управленческий цикл",
    kind="choice",
    choices=(
        ("полный: девять компонентов", _FULL),
        ("сокращённый: меры, решения, эффективность", _SHORT),
    ),
    default=_FULL,
)
_OF_SHORT = (CycleComponent.MEASURES, CycleComponent.DECISIONS, CycleComponent.EFFECT)
_COMPONENTS, _PAPERS = "компоненты цикла", "документы компонента"
_FIELDS = ("позиция оценивания", "документ компонента", "комментарий")
_NOTHING: RowValues = dict.fromkeys(_FIELDS, "")


def _components(facts: DocumentFacts) -> tuple[CycleComponent, ...]:
    return _OF_SHORT if facts.chosen(CYCLE) == _SHORT else tuple(CycleComponent)


def _rows_of(facts: DocumentFacts, component: CycleComponent) -> "list[RegisterRow]":
    rows = facts.register_rows(EVIDENCE_ITEMS.name)
    return [row for row in rows if row.values["component"] == component]


def _rows(facts: DocumentFacts) -> list[RowValues]:
    """The components in their order; one without a document has a row to fill in."""
    return [
        {
            "компонент цикла": capital(component.label),
            _PAPERS: [_paper(facts, row) for row in _rows_of(facts, component)] or [_NOTHING],
        }
        for component in _components(facts)
    ]


def _paper(facts: DocumentFacts, row: "RegisterRow") -> RowValues:
    """A document as it is called, with its order or the address where it lies."""
    order = facts.dossier.orders.get(row.number("order_id") or 0)
    told = row.text("document"), "" if order is None else capital(order.label), row.text("link")
    document = "\n".join(filter(None, told))
    return dict(zip(_FIELDS, (row.text("content"), document, row.text("comment")), strict=True))


def _without(facts: DocumentFacts) -> list[str]:
    return [one.label for one in _components(facts) if not _rows_of(facts, one)]


def _lacking(facts: DocumentFacts) -> Iterator[Finding]:
    without = _without(facts)
    if without and facts.register_rows(EVIDENCE_ITEMS.name):
        text = f"Нет подтверждающих документов: {', '.join(without)}"
        link = ToRegister(EVIDENCE_ITEMS.name, None, facts.asked_year)
        yield Finding(code="evidence.component", text=text, link=link)


EVIDENCE = Vocabulary[DocumentFacts]()
EVIDENCE.flag("полный цикл", lambda facts: facts.chosen(CYCLE) == _FULL)
EVIDENCE.rows(_COMPONENTS, ("компонент цикла",), _rows, inner={_PAPERS: _FIELDS})
EVIDENCE.fact("компоненты без документов", lambda facts: ", ".join(_without(facts)))
EVIDENCE.ask(CYCLE, *EVIDENCE.names())
EVIDENCE.check(
    without_rows(EVIDENCE_ITEMS, "evidence.none", "Нет подтверждающих документов"), _COMPONENTS
)
EVIDENCE.check(_lacking, _COMPONENTS)
