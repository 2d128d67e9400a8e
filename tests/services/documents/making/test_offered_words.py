"""Every word that is offered can be typed as it is offered, and says what it is now."""

from app.services.documents.making.catalogue import KINDS
from app.services.documents.making.offered_words import OfferedSort, offered
from app.services.documents.text.whole.checking import check_tree
from app.services.documents.text.whole.reading import read
from tests.services.documents import facts_samples as given
from tests.services.documents.given_facts import facts as facts_of
from tests.services.documents.kinds.programme.plan.states import states as plan_states
from tests.services.documents.kinds.reports.plan_changes.states import states as change_states

COLUMN = OfferedSort.COLUMN
FACTS = {
    "list-order": given.list_order(),
    "execution-report": given.report(),
    "plan": plan_states()["usual"],
    "plan-changes": change_states()["several"],
}


def test_every_offered_word_can_be_typed_with_what_follows_it() -> None:
    for name, kind in KINDS.items():
        assert kind.text is not None
        for facts in (FACTS.get(name) or facts_of(name, {}), None):
            words = [one for one in offered(kind.text.words, facts) if one.sort is not COLUMN]
            text = "".join(f"{one.text}\n\n" for one in words)
            head = "название: А\nо скрытом: –\n---\n"
            assert check_tree(read(head + text), kind.text.words) == ()


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


def test_blocks_are_offered_with_what_the_words_have() -> None:
    text = KINDS["list-order"].text
    assert text is not None
    blocks = {one.typed: one for one in offered(text.words, None) if one.sort is OfferedSort.BLOCK}
    assert "[рисунок: эмблема] Рисунок 1 – Название" in blocks
    assert "[утверждаю: руководитель]" in blocks
    assert "[согласовано: Должность | И.О. Фамилия]" in blocks
    assert "[подпись: руководитель]" not in blocks  # stands among the people already
    # The letterhead is the department's own.
    assert blocks["[угловой бланк]"].body.startswith("\nномер | ")
    assert not [one for one in blocks.values() if not one.is_block or not one.value]


def test_the_facts_of_rows_are_offered_with_those_of_the_first_one() -> None:
    text = KINDS["list-order"].text
    assert text is not None
    columns = [one for one in offered(text.words, FACTS["list-order"]) if one.sort is COLUMN]
    school = next(one for one in columns if "перечня" in one.entered and one.typed == "{школа}")
    assert school.value.startswith("МБОУ")
    assert school.entered == "в строках «школы перечня»"
