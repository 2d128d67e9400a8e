"""Words of one record seen through another, and names that cannot be told apart."""

from dataclasses import dataclass

import pytest

from app.services.documents.text.vocabulary import Vocabulary
from app.services.documents.text.whole.checking import check_tree
from app.services.documents.text.whole.filling import fill
from app.services.documents.text.whole.reading import read
from tests.services.documents.text.words import WORDS, Facts


@dataclass(frozen=True)
class Kind:
    inner: Facts
    year: int


def seen() -> Vocabulary[Kind]:
    words = Vocabulary[Kind]()
    words.see(WORDS, lambda facts: facts.inner)
    words.fact("год", lambda facts: str(facts.year))
    return words


def test_every_word_of_a_record_is_seen_through_the_facts_that_hold_it() -> None:
    text = read(
        "название: Проба\n---\n{район, род.} {год} {число школ}\n[исполнитель]\n"
        "[подпись: руководитель]\n"
        "% если нужен список\n{приложение «а»}\n=== Приложение «а»: УТВЕРЖДЁН ===\n"
        "[таблица: школы, графы из настроек]\nШкола | 9 | {школа}\n№ | 9 | {№}\n"
        "#процедура Где | 9 | нет\n% конец\n"
    )
    words = seen()
    assert check_tree(text, words) == ()
    facts = Facts(phone="8", place="", head=("", ""))
    there, here = (
        fill(text, words, Kind(facts, 2027)),
        fill(read("название: Проба\n---\n[исполнитель]\n[подпись: руководитель]"), WORDS, facts),
    )
    assert there.document.sections[0].blocks[1:3] == here.document.sections[0].blocks
    assert there.document.sections[1].blocks[0].lines[1:] == (
        "УТВЕРЖДЁН",
        "приказом управления",
        "от 01.09.2026 № 1",
    )
    assert [finding.code for finding in there.findings] == ["department.no-place"]
    assert set(words.sets) == set(WORDS.sets)


def test_a_name_is_taken_once_and_divides_nothing() -> None:
    words = seen()
    for name in ("район", "число школ", "школы", "руководитель", "школы и годы", "день?", "а: б"):
        with pytest.raises(ValueError, match="cannot be the name of a word"):
            words.flag(name, lambda _facts: True)
