"""Points of the order that approves a programme, which its settings take in or leave out."""

from types import MappingProxyType

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.settings import SettingSpec
from app.services.documents.text.vocabulary import Vocabulary

NAMES_COORDINATOR = SettingSpec(
    name="names_coordinator",
    title="Пункт о муниципальном координаторе",
    kind="flag",
    default="1",
)
_POINTS = MappingProxyType(
    {
        "нужен пункт о координаторе": NAMES_COORDINATOR,
        "нужен пункт об исполнителях": SettingSpec(
            name="names_executors",
            title="Пункт об исполнителях и участниках",
            kind="flag",
            default="0",
        ),
        "нужны поручения руководителям": SettingSpec(
            name="instructs_heads",
            title="Поручения руководителям школ",
            kind="flag",
            default="1",
        ),
    }
)

PROGRAMME_ORDER = Vocabulary[DocumentFacts]()
for _flag, _spec in _POINTS.items():
    PROGRAMME_ORDER.flag(_flag, lambda facts, spec=_spec: facts.wants(spec))
    PROGRAMME_ORDER.ask(_spec, _flag)
