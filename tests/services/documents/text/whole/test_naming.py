"""The names that a text uses tell its settings and its checks."""

from app.enums import GrammarCase
from app.services.documents.common.words import WORDS
from app.services.documents.making.catalogue import KINDS
from app.services.documents.text.vocabulary import CASE_MARKS
from app.services.documents.text.whole.checking import check_tree
from app.services.documents.text.whole.naming import APPROVED, chosen_grids, names_in
from app.services.documents.text.whole.reading import read

TEXT = """название: Приказ
имя файла: {приказ для имени файла}
о скрытом: Скрыто.
---
[бланк]
[утверждаю: руководитель]

{не по списку поддержки и есть школы перечня: Школы {район, род.} / {дата списка?}}

[подписи]
Комиссия:
{координатор, вин.} | {управление}

% для каждой: школы списка поддержки
{школа}
% конец

Согласно {приложение «список», дат.}.

=== Приложение «список»: УТВЕРЖДЁН ===
[таблица: разделы плана]
~ мероприятия
Дело | авто | {мероприятие}
"""


def test_every_way_to_use_a_name_is_seen() -> None:
    tree = read(TEXT)
    assert (tree.slips, check_tree(tree, WORDS)) == ((), ())
    named = names_in(tree, WORDS)
    assert named >= {
        "приказ для имени файла",
        "бланк",
        "утверждаю",
        "руководитель",
        "по списку поддержки",
        "школы перечня",
        "район, род.",
        "дата списка, им.",
        "координатор",
        "управление, им.",
        "школы списка поддержки",
        APPROVED,
        "разделы плана",
    }
    assert "управление, род." not in named
    assert chosen_grids(tree) == frozenset()
    assert chosen_grids(KINDS["list-order"].require_text().tree) == {"школы перечня"}


def test_what_a_block_uses_without_naming_it_in_a_field_is_seen() -> None:
    head = "название: Письмо\nо скрытом: –\n---\n"
    corner = "[угловой бланк]\nкому | Школам\n"
    title = "[титульный лист]\nназвание | {управление}\nутверждаю | руководитель\n"
    for body, used in (
        (corner, {"бланк"}),
        (f"{corner}организация | Школа\n", set()),
        (title, {"руководитель", "управление, им."}),
        ("[согласовано: руководитель]\n", {"руководитель"}),
        ("[рисунок: эмблема]\n", {"эмблема"}),
        ("[две колонки]\n{управление}\n[вторая колонка]\n[конец колонок]\n", {"управление, им."}),
    ):
        tree = read(head + body)
        assert (tree.slips, check_tree(tree, WORDS)) == ((), ())
        looked_for = {"бланк", "руководитель", "управление, им.", "эмблема"}
        assert names_in(tree, WORDS) & looked_for == used, body


def test_checks_and_advice_stand_behind_words_that_there_are() -> None:
    cases = {
        f"{name}, {CASE_MARKS[case]}"
        for name, fact in WORDS.facts.items()
        for case in {*fact.forms, *([GrammarCase.NOMINATIVE] if fact.value else [])}
    }
    assert {"управление, им.", "управление, род."} <= cases
    known = {*WORDS.names(), APPROVED, *cases}
    named = {name for check in (*WORDS.checks, *WORDS.advice) for name in check.words}
    assert named - known == set()
