"""Points of the order that approves a programme, which its settings take in or leave out."""

from types import MappingProxyType

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.shared_settings import flag
from app.services.documents.text.vocabulary import Vocabulary

NAMES_COORDINATOR = flag("names_coordinator", "Пункт о муниципальном координаторе", on=True)
_POINTS = MappingProxyType(
    {
        "нужен пункт о координаторе": NAMES_COORDINATOR,
        "нужен пункт об исполнителях": flag(
            "names_executors", "Пункт об исполнителях и участниках", on=False
        ),
        "нужны поручения руководителям": flag(
            "instructs_heads", "Поручения руководителям школ", on=True
        ),
    }
)

PROGRAMME_ORDER = Vocabulary[DocumentFacts]()
for _flag, _spec in _POINTS.items():
    PROGRAMME_ORDER.flag(_flag, lambda facts, spec=_spec: facts.wants(spec))
    PROGRAMME_ORDER.ask(_spec, _flag)
