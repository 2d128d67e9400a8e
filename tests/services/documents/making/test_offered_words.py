"""Every word that is offered can be typed as it is offered, and says what it is now."""

from app.services.documents.making.catalogue import KINDS
from app.services.documents.making.offered_words import offered
from app.services.documents.text.checking import check_tree
from app.services.documents.text.reading import read
from tests.services.documents import facts_samples as given

FACTS = {"list-order": given.list_order(), "execution-report": given.report()}


def typed_out(typed: str) -> str:
    if typed.startswith("%"):
        return f"{typed}\nСлова\n% конец\n"
    return f"{typed}\nГрафа | 9 | {{№}}\n\n" if typed.startswith("[таблица") else f"{typed}\n\n"


def test_every_offered_word_can_be_typed() -> None:
    for name, kind in KINDS.items():
        assert kind.text is not None
        words = offered(kind.text.words, FACTS[name])
        text = "".join(typed_out(one.typed) for one in words)
        assert check_tree(read(f"название: А\nо скрытом: –\n---\n{text}"), kind.text.words) == ()


def test_a_word_is_offered_with_its_forms_its_value_and_its_place() -> None:
    text = KINDS["list-order"].text
    assert text is not None
    words = {
        one.typed: (one.value, one.entered) for one in offered(text.words, FACTS["list-order"])
    }
    assert words["{район, род.}"] == (
        "Заречного муниципального округа",
        "Настройки – Управление образования",
    )
    assert words["{координатор, вин.}"][0] == "Жукову Т.П."
    assert words["{всех школ}"][0] == "5"
    assert words["% если есть перечень"][0] == "да"
    assert words["[таблица: школы перечня]"][0] == "3"
    assert words["[подпись: руководитель]"][0] == "Начальник управления образования, И.В. Соболева"
