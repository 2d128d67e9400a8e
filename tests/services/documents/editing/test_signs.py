"""The signs of the language where an editor colours them."""

from app.services.documents.editing.signs import Sign, State, field_at, named_at, spans
from app.services.documents.making.texts import text_of

TEXT = """название: Приказ {район, род.}
---
// Замечание {поле}
[бланк]
[о чём] О перечне {район, род.}
% если есть школы
1.2. Пункт **важный** и {есть школы: {число школ: школа, школы, школ} /
другие слова} здесь
% конец
=== Приложение «перечень»: УТВЕРЖДЁН ===
## Раздел
№ п/п | 9 | по центру | {№}
\\{не поле} 2027"""


def signs(text: str) -> list[tuple[str, Sign]]:
    found: list[tuple[str, Sign]] = []
    state = State()
    for line in text.split("\n"):
        parts, state = spans(line, state)
        found += [(line[one.start : one.start + one.length], one.sign) for one in parts]
    return found


def test_blocks_are_seen_with_the_names_of_their_lines() -> None:
    text = (
        "---\n[титульный лист]\nпод названием | {годы}\nПод ним | слова\n☑ отмечено\n[ ] нет\n"
        "[строка: Имя {район, род.} | так]\n[конец колонок]"
    )
    assert signs(text)[1:] == [
        ("[титульный лист]", Sign.MARK),
        ("под названием", Sign.HEAD),
        ("|", Sign.BAR),
        ("{годы}", Sign.FIELD),
        ("|", Sign.BAR),
        ("☑", Sign.MARK),
        ("[ ]", Sign.MARK),
        ("[строка: Имя {район, род.} | так]", Sign.MARK),
        ("{район, род.}", Sign.FIELD),
        ("|", Sign.BAR),
        ("[конец колонок]", Sign.MARK),
    ]


def test_every_sign_is_seen_where_it_stands() -> None:
    assert signs(TEXT) == [
        ("название:", Sign.HEAD),
        ("{район, род.}", Sign.FIELD),
        ("---", Sign.HEAD),
        ("// Замечание {поле}", Sign.COMMENT),
        ("[бланк]", Sign.MARK),
        ("[о чём]", Sign.MARK),
        ("{район, род.}", Sign.FIELD),
        ("% если есть школы", Sign.INSTRUCTION),
        ("1.2.", Sign.NUMBER),
        ("**важный**", Sign.BOLD),
        ("{есть школы: {число школ: школа, школы, школ} /", Sign.FIELD),
        ("другие слова}", Sign.FIELD),
        ("% конец", Sign.INSTRUCTION),
        ("=== Приложение «перечень»: УТВЕРЖДЁН ===", Sign.ANNEX),
        ("## Раздел", Sign.HEADING),
        ("|", Sign.BAR),
        ("|", Sign.BAR),
        ("|", Sign.BAR),
        ("{№}", Sign.FIELD),
    ]


def test_a_brace_that_is_not_closed_ends_with_its_paragraph() -> None:
    _found, after = spans("Слова {поле", State(in_head=False))
    assert after.depth == 1
    assert spans("", after)[1].depth == 0


def test_our_texts_leave_nothing_open() -> None:
    for kind in ("list-order", "execution-report"):
        state = State()
        for line in text_of(kind).split("\n"):
            _found, state = spans(line, state)
        assert state == State(in_head=False)


def test_the_field_at_a_place_is_known() -> None:
    line = "Слова {район, род.} и {годы}"
    assert field_at(line, 8) == "{район, род.}"
    assert field_at(line, len(line)) == "{годы}"
    assert field_at(line, 3) == field_at("Слова {годы", 9) == ""


def test_a_line_that_is_a_mark_is_named_by_it() -> None:
    assert named_at("[общая часть: план]", 3) == "[общая часть: план]"
    assert named_at(" [общая часть: план , незаполненная]", 30) == "[общая часть: план]"
    assert named_at("Школы {район, род.}", 8) == "{район, род.}"
