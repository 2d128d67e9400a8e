"""People whom the settings of a document name, in the words of texts."""

from app.enums import GrammarCase
from app.services.documents.dossier.people import Controller
from app.services.documents.text.vocabulary import Vocabulary

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
