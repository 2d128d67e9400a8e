"""Points of the order that approves a programme, which its settings take in or leave out."""

from types import MappingProxyType

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.settings import SettingSpec
from app.services.documents.shared_settings import flag
from app.services.documents.text.vocabulary import RowValues, Vocabulary
from app.services.documents.words.programmes.programme import ended
from app.services.language.sentences import capital

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

OTHER_TASKS = SettingSpec(
    name="other_tasks",
    title="Другие поручения руководителям (каждое с новой строки, со сроком)",
    kind="lines",
    yearly=True,
)
_TASKS = "другие поручения руководителям"


def _tasks(facts: DocumentFacts) -> list[RowValues]:
    typed = filter(None, map(ended, facts.chosen(OTHER_TASKS).splitlines()))
    return [{"поручение": capital(line)} for line in typed]


PROGRAMME_ORDER = Vocabulary[DocumentFacts]()
for _flag, _spec in _POINTS.items():
    PROGRAMME_ORDER.flag(_flag, lambda facts, spec=_spec: facts.wants(spec))
    PROGRAMME_ORDER.ask(_spec, _flag)
PROGRAMME_ORDER.rows(_TASKS, ("поручение",), _tasks)
PROGRAMME_ORDER.ask(OTHER_TASKS, _TASKS)
