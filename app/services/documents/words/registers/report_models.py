"""The model of support in the words of texts: what the user wrote of it, and its order.

A document claims what was entered and nothing else: the model is printed only when the user has
filled it in and named the order that approved it.
"""

from collections.abc import Iterator

from app.enums import GrammarCase
from app.services.documents.dossier.approval import is_issuer_known, issuer, requisites
from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.shared_settings import MODEL, MODEL_ORDER, MODEL_TEXTS
from app.services.documents.text.vocabulary import Vocabulary
from app.services.documents.words.registers.models import MODEL_FIELDS, direction
from app.services.findings.finding import Finding
from app.services.findings.links import ToDocument, ToOrder, ToRegister
from app.services.language.dates import date_digits
from app.services.registers.kinds.models import SUPPORT_MODELS

_DIRECTIONS = "направления модели отчёта"
_TEXTS = {
    "модель управления": MODEL_TEXTS[0],
    "модель методической работы": MODEL_TEXTS[1],
    "модель социальной работы": MODEL_TEXTS[2],
    "модель имиджа": MODEL_TEXTS[3],
}


def _missing(facts: DocumentFacts) -> Iterator[Finding]:
    """Why the model of support is not printed though it is wanted."""
    if not facts.wants(MODEL):
        return
    empty = [spec.name for spec in MODEL_TEXTS if not facts.chosen(spec)]
    if empty and not facts.model_directions:
        text = "Модель методической поддержки не заполнена и не печатается"
        yield Finding(code="model.no-text", text=text, link=ToRegister(SUPPORT_MODELS.name))
    approval = facts.model_order
    if approval is None:
        text = "Не указан приказ, которым утверждена модель методической поддержки"
        link = ToDocument(facts.kind, MODEL_ORDER.name)
        yield Finding(code="model.no-order", text=text, link=link)
    elif not approval.holds_on(facts.as_of):
        text = f"Приказ, которым утверждена модель, не издан на {date_digits(facts.as_of)}"
        link = ToOrder(approval.order.id, edit=approval.order.number is None)
        yield Finding(code="model.order-not-issued", text=text, link=link)


SUPPORT_MODEL = Vocabulary[DocumentFacts]()
SUPPORT_MODEL.flag("нужна модель", lambda facts: facts.prints_model)
SUPPORT_MODEL.rows(
    _DIRECTIONS,
    tuple(MODEL_FIELDS),
    lambda facts: list(map(direction, facts.model_directions)),
)
SUPPORT_MODEL.flag(
    "издатель приказа о модели известен", lambda facts: is_issuer_known(facts.model_order)
)
SUPPORT_MODEL.fact(
    "издатель приказа о модели",
    forms={GrammarCase.GENITIVE: lambda facts: issuer(facts.model_order)},
)
SUPPORT_MODEL.fact("реквизиты приказа о модели", lambda facts: requisites(facts.model_order))
for _name, _spec in _TEXTS.items():
    SUPPORT_MODEL.fact(_name, lambda facts, spec=_spec: facts.chosen(spec))
SUPPORT_MODEL.check(_missing, "нужна модель", _DIRECTIONS, *_TEXTS)
