"""A paragraph in one line says the same as in several, and nothing else is moved."""

from app.services.documents.making.catalogue import KINDS
from app.services.documents.model.blocks import dump
from app.services.documents.text.typed_lines import paragraphs, unwrapped
from app.services.documents.text.whole.checking import check
from app.services.documents.text.whole.kind_text import source
from app.services.documents.text.whole.reading import read
from tests.services.documents import facts_samples as given
from tests.services.documents.text.words import WORDS

FACTS = {"list-order": given.list_order(), "execution-report": given.report()}


def test_our_texts_say_the_same_with_each_paragraph_in_one_line() -> None:
    for name, facts in FACTS.items():
        text = KINDS[name].text
        assert text is not None
        wide = unwrapped(source(name))
        assert "\n " not in wide
        assert check(wide, text.words) == ()
        assert dump(text.saying(read(wide)).compose(facts)) == dump(text.compose(facts))
        assert unwrapped(wide) == wide


def test_what_stands_in_a_line_of_its_own_stays_there() -> None:
    head = "название: Проба\nтема: слова,\n  ещё слова\n// знаки\nавтор: кто\n---\n"
    text = (
        "[слово]\nСлова\nи ещё\n\n% если нужен список\nСлова\n% конец\nСлова\n// замечание\nСлова\n"
        "# Заголовок\nСлова\n[таблица: школы]\nА | 9 | {№}\nБ | 9 | {№}\n~ дети\nВ | 9 | {№}\n"
    )
    assert unwrapped(head + text) == (
        head.replace(",\n  ещё", ", ещё") + text.replace("Слова\nи ещё", "Слова и ещё")
    )
    wide, narrow = (check(one, WORDS) for one in (unwrapped(head + text), head + text))
    assert [slip.message for slip in wide] == [slip.message for slip in narrow]


def test_paragraphs_know_their_lines() -> None:
    found = paragraphs("название: А\n---\n1. Пункт\n  дальше\n\nСлова\n- тире\n\\- слова\nещё")
    assert [(one.first, one.last, one.words) for one in found] == [
        (1, 1, "название: А"),
        (2, 2, "---"),
        (3, 4, "1. Пункт дальше"),
        (6, 6, "Слова"),
        (7, 9, "- тире \\- слова ещё"),
    ]
