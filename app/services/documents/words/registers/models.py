"""The model of support in the words of texts: of the chosen school, else the common one."""

from collections.abc import Iterator

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.references import Reference, naming
from app.services.documents.shared_settings import EACH_SCHOOL, MODEL_ORDER, SCHOOL
from app.services.documents.text.vocabulary import RowValues, Vocabulary
from app.services.documents.words.registers.rows import row_values
from app.services.documents.words.registers.supported import by_school, chosen_school
from app.services.findings.finding import Finding, Weight
from app.services.findings.links import ToDocument, ToRegister
from app.services.language.sentences import capital
from app.services.registers.description.register import RegisterRow
from app.services.registers.kinds.models import SUPPORT_MODELS as REGISTER

_ROWS = "направления модели"
MODEL_FIELDS = {"направление": "direction", "содержание": "content", "исполнители": "executors"}
_SCHOOL = naming(
    SCHOOL.name,
    "Школа",
    Reference("school", "Общая модель", "взята общая модель для всех школ"),
    each=EACH_SCHOOL,
)


def _rows(facts: DocumentFacts) -> list[RegisterRow]:
    """Those of the school; where it has none of its own they are the common ones."""
    groups = by_school(facts.register_rows(REGISTER.name))
    return groups.get(chosen_school(facts)) or groups.get(None, [])


def direction(row: RegisterRow) -> RowValues:
    """A direction of the model as it is printed."""
    values = row_values(REGISTER, row, MODEL_FIELDS)
    return {**values, "направление": capital(row.text("direction"))}


def _lacking(facts: DocumentFacts) -> Iterator[Finding]:
    rows, to_register = _rows(facts), ToRegister(REGISTER.name)
    if not rows:
        text = "Нет направлений модели методической помощи"
        yield Finding(code="model.none", text=text, weight=Weight.STOP, link=to_register)
        return
    for row in rows:
        if not row.text("content"):
            text = f"Не указано содержание направления модели: {row.text('direction')}"
            link = ToRegister(REGISTER.name, row.id)
            yield Finding(code="model.no-content", text=text, link=link)
    if MODEL_ORDER.name not in facts.settings:  # it is the annex of an order
        return
    order = facts.model_order
    if order is None or order.order.number is None:
        what = "Не указан приказ, которым" if order is None else "Нет номера у приказа, которым"
        text = f"{what} утверждена модель методической помощи"
        link = ToDocument(facts.kind, MODEL_ORDER.name)
        yield Finding(code="model.no-order", text=text, link=link)


MODELS = Vocabulary[DocumentFacts]()
MODELS.rows(_ROWS, tuple(MODEL_FIELDS), lambda facts: list(map(direction, _rows(facts))))
MODELS.check(_lacking, _ROWS)
MODELS.ask(_SCHOOL, _ROWS)
MODELS.ask(MODEL_ORDER, "реквизиты приказа о модели")
