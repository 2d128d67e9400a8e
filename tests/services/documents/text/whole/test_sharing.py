"""Parts of a text that others print, and annexes that are printed as they are chosen."""

from typing import Any

import pytest

from app.services.documents.references import Reference, naming
from app.services.documents.text.slips import Slip
from app.services.documents.text.vocabulary import Vocabulary
from app.services.documents.text.whole.checking import check_tree
from app.services.documents.text.whole.filling import fill
from app.services.documents.text.whole.naming import names_by_annex, names_in
from app.services.documents.text.whole.reading import read
from app.services.documents.text.whole.sharing import Parts, parts_of, printed_parts, whole
from app.services.findings.finding import Finding, Weight
from tests.services.documents.text.words import HEAD, WORDS, Facts, lines

OWNER = """Порядок
=== Общая часть «порядок» ===
# Порядок {район, род.}
1. Первый, см. {раздел «сроки»}.
## #сроки Раздел {№}. Сроки
=== Общая часть «школы» ===
[таблица: школы]
Школа | авто | {школа}
=== Конец общей части ===
=== Конец общей части ===
"""


def parts() -> Parts:
    tree = read(HEAD + OWNER)
    assert tree.slips == ()
    return parts_of("owner", "Порядок", tree)


def told(body: str, given: Parts | None = None) -> list[str]:
    return [str(slip) for slip in check_tree(read(HEAD + body), WORDS, given or parts())]


def test_a_part_stands_in_its_own_text_as_any_other_words() -> None:
    bare = "\n".join(line for line in OWNER.split("\n") if not line.startswith("==="))
    assert lines(OWNER) == lines(bare)
    assert list(parts()) == ["школы", "порядок"]


def test_another_text_prints_a_part_in_its_place() -> None:
    body = "Начало\n% если нужен список\n[общая часть: порядок]\n% конец\nКонец"
    tree = read(HEAD + body)
    assert printed_parts(tree, parts()).keys() == {"порядок"}
    made = whole(tree, parts(), WORDS)
    filled = fill(made, WORDS, Facts())
    (section,) = filled.document.sections
    kinds = [type(block).__name__ for block in section.blocks]
    assert kinds == ["Paragraph", "Heading", "ListItem", "Heading", "Table", "Paragraph"]
    assert filled.document.lines == ((3, 5, 5, 5, 5, 7),)
    assert {"район", "школы", "школа"} <= names_in(made, WORDS)


def test_a_part_inside_of_a_part_of_another_text_is_known_too() -> None:
    other = read(
        f"{HEAD}=== Общая часть «всё» ===\n[общая часть: школы]\n=== Конец общей части ==="
    )
    known = {**parts(), **parts_of("other", "Всё", other)}
    tree = read(f"{HEAD}[общая часть: всё]")
    assert printed_parts(tree, known).keys() == {"всё", "школы"}
    assert [str(slip) for slip in check_tree(tree, WORDS, known)] == []
    broken = {**known, "школы": known["школы"]._replace(nodes=read(f"{HEAD}{{село}}").nodes)}
    (slip,) = check_tree(tree, WORDS, broken)
    assert slip.line == 3
    place = "в общей части из текста документа «Порядок» (там строка 3)"
    assert slip.message == f"{place}: нет сведения «село»."


@pytest.mark.parametrize(
    ("body", "slip"),
    [
        ("[общая часть: порядк]", "Строка 3: нет общей части «порядк». Похоже: «порядок»."),
        ("[общая часть]", "Строка 3: после «общая часть» нужно двоеточие и слово."),
        ("[общая часть: порядок, пустая]", "Строка 3: не понимаю «пустая» после названия"),
        ("=== Конец общей части ===", "Строка 3: «=== Конец общей части ===» без начала."),
        ("=== Общая часть «а» ===\nА", "Строка 3: начата общая часть «а», но нет строки"),
        ("=== Общая часть: а ===", "Строка 3: начало общей части пишется иначе"),
        (
            "=== Общая часть «а» ===\n[общая часть: а]\n=== Конец общей части ===",
            "Строка 4: общая часть «а» стоит в этом же тексте или печатает сама себя.",
        ),
        (
            "{приложение «а»}\n=== Общая часть «б» ===\n=== Приложение «а» ===\n[пусто]",
            "Строка 5: приложение и новый документ не бывают внутри общей части.",
        ),
    ],
)
def test_what_is_wrong_with_a_part_is_told_where_it_stands(body: str, slip: str) -> None:
    assert [one for one in told(body) if one.startswith(slip)], told(body)


def test_a_part_that_prints_itself_is_told() -> None:
    round_about = read(f"{HEAD}[общая часть: школы]").nodes
    known = {**parts(), "школы": parts()["школы"]._replace(nodes=round_about)}
    (slip,) = told("[общая часть: школы]", known)
    assert "там строка 3" in slip or slip.startswith("Строка 3: общая часть «школы» стоит")


# A form

PAIR = naming("pair", "Пара", Reference("pair", "Последняя", "взята последняя"))
OF_PAIR = Vocabulary[Facts]()
OF_PAIR.see(WORDS, lambda facts: facts)
OF_PAIR.fact("номер", lambda _facts: "5", entered="Пары")
OF_PAIR.rows("действия", ("действие",), lambda _facts: [{"действие": "Семинар"}])
OF_PAIR.person("директор", lambda _facts: ("Директор", "А.А. Смирнов"))
OF_PAIR.ask(PAIR, "номер", "действия", "директор")
AGREEMENT = """Соглашение {номер?}
=== Общая часть «соглашение» ===
# Соглашение № {номер} {указан номер: по реестру / без номера} {район, род.}
% если есть действия и нужен список
Действия:
% для каждой: действия
– {действие}
% конец
% иначе
[строка: | заполняется]
% конец
[подпись: директор]
=== Конец общей части ===
"""


def printed(mark: str) -> Any:
    known = parts_of("agreement", "Соглашение", read(HEAD + AGREEMENT))
    tree = read(f"{HEAD}{mark}")
    assert check_tree(tree, OF_PAIR, known) == ()
    return whole(tree, known, OF_PAIR)


def test_a_form_has_lines_where_a_row_would_be_named_and_asks_for_none() -> None:
    filled, form = (
        printed("[общая часть: соглашение]"),
        printed("[общая часть: соглашение, незаполненная]"),
    )
    assert {"номер", "действия", "директор"} <= names_in(filled, OF_PAIR)
    assert {"номер", "действия", "директор"}.isdisjoint(names_in(form, OF_PAIR))
    said = fill(form, OF_PAIR, Facts())
    heading, line, signature = said.document.sections[0].blocks
    assert getattr(heading, "text", "") == "Соглашение № ____________ без номера Заречного округа"
    assert type(line).__name__ == "FormLine" or "заполняется" in repr(line)
    assert "______" in repr(signature)
    assert said.findings == ()


# Annexes of choice

CHOICE = Vocabulary[Facts]()
CHOICE.see(WORDS, lambda facts: facts)
CHOICE.wants = lambda facts, _annex: facts.wanted
CHOICE.check(
    lambda facts: (
        () if facts.schools else (Finding(code="none", text="Нет школ", weight=Weight.STOP),)
    ),
    "школы",
)
ORDER = """1. Первый.
% если есть приложение «школы»
2. Школы согласно {приложение «школы», дат.}, {день}.
% конец
3. Согласно {приложение «прочее», дат.}.
=== Приложение «школы»: УТВЕРЖДЁН, по выбору, альбомное ===
# Школы
[таблица: школы]
Школа | авто | {школа}
=== Приложение «прочее» ===
# Прочее {телефон?}
"""


def blocks(**facts: object) -> list[str]:
    tree = read(HEAD + ORDER)
    assert check_tree(tree, CHOICE) == ()
    document = fill(tree, CHOICE, Facts(**facts)).document  # type: ignore[arg-type]
    return [repr(block) for section in document.sections for block in section.blocks]


def test_an_annex_of_choice_is_printed_as_it_is_wanted_and_its_data_are_there() -> None:
    both, unwanted, without_data = blocks(), blocks(wanted=False), blocks(schools=())
    assert any("приложению № 1" in one.replace(r"\xa0", " ") for one in both)
    assert any("приложению № 2" in one.replace(r"\xa0", " ") for one in both)
    assert unwanted == without_data
    assert len(unwanted) == len(both) - 4  # a point, a mark, a title, a table
    assert any("label='2.'" in one and "Согласно приложению." in one for one in unwanted)


def test_what_an_annex_of_choice_names_is_told_apart() -> None:
    firm, of_annexes = names_by_annex(read(HEAD + ORDER), CHOICE)
    assert "телефон" in firm
    assert firm.isdisjoint(("школы", "день"))
    assert {"школы", "день", "УТВЕРЖДЁН"} <= of_annexes["школы"]
    assert list(of_annexes) == ["школы"]


def test_where_nothing_chooses_annexes_of_choice_are_a_slip() -> None:
    line = "Строка 8: этому тексту приложения по выбору не даются."
    assert line in [str(slip) for slip in check_tree(read(HEAD + ORDER), WORDS)]
    slip = Slip(4, "нет приложения «школ».", "Похоже: «школы».")
    assert slip in check_tree(
        read(HEAD + ORDER.replace("есть приложение «школы»", "есть приложение «школ»")), CHOICE
    )
