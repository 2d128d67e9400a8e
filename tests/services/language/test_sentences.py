"""The beginning of a sentence, names in it, and spaces that must not end a line."""

import pytest

from app.services.language.numbers import NBSP
from app.services.language.sentences import capital, glued, listed, quoted, shortened


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("приказ от 17.08.2018 № 458", "Приказ от 17.08.2018 № 458"),
        ("доля школ ЕГЭ", "Доля школ ЕГЭ"),
        ("Уже с прописной", "Уже с прописной"),
        ("", ""),
    ],
)
def test_only_the_first_letter_changes(text: str, expected: str) -> None:
    assert capital(text) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("МБОУ «Лесная СОШ»", "«МБОУ „Лесная СОШ“»"),
        ("СОШ № 30", "«СОШ № 30»"),
    ],
)
def test_marks_inside_quotation_marks_are_inner_ones(name: str, expected: str) -> None:
    assert quoted(name) == expected


def test_a_long_list_is_cut_and_the_rest_is_counted() -> None:
    assert listed(["а", "б"], 2) == "а, б"
    assert listed(["а", "б", "в", "г"], 2) == "а, б и ещё 2"
    assert listed(["а", "б", "в"], 2, "; ") == "а; б и ещё 1"
    assert listed([], 2) == ""


def test_a_long_text_is_cut_with_an_ellipsis() -> None:
    assert shortened("Утвердить  состав\nгруппы", 40) == "Утвердить состав группы"
    assert shortened("Утвердить состав, группы", 19) == "Утвердить состав…"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("приказ № 458 от 17.08.2018 г.", "приказ №~458 от 17.08.2018~г."),
        ("не менее 30 % участников", "не менее 30~% участников"),
        ("ВПР по математике, 5 класс", "ВПР по математике, 5~класс"),
        ("Н. В. Плюснина", "Н.~В.~Плюснина"),
        ("И.В. Соболева", "И.В.~Соболева"),
        ("Лунцову Е. В., заведующую", "Лунцову~Е.~В., заведующую"),
        ("Союза А.П. Светлоозёрского № 4", "Союза А.П.~Светлоозёрского №~4"),
        ("Героя Союза А. П. Светлова", "Героя Союза А.~П.~Светлова"),
        ("Соболева И.В.\nПлюснина Н.В.", "Соболева~И.В.\nПлюснина~Н.В."),
        ("выполнено – 16", "выполнено~– 16"),
        ("«СОШ № 30» и «ООШ № 29»", "«СОШ №~30» и «ООШ №~29»"),
        ("В 2018 году 5 школ", "В 2018 году 5~школ"),
        ("Решено по 2 из 12, см. п. 5 и ст. 29", "Решено по 2~из~12, см. п.~5 и ст.~29"),
        ("не больше 50 МБ, 4 балла, 30 чел.", "не больше 50~МБ, 4~балла, 30~чел."),
        ("Приказ № О-55, столбец «№ п/п»", "Приказ №~О-55, столбец «№ п/п»"),
        ("с 2018 – по 2019", "с 2018~– по 2019"),
        ("ВПР МА 5, ВПР РУ 6, СОШ 3", "ВПР МА~5, ВПР РУ~6, СОШ 3"),
        ("г. Заречье. Итоги", "г. Заречье. Итоги"),
    ],
)
def test_spaces_that_must_not_end_a_line(typed: str, printed: str) -> None:
    assert glued(typed) == printed.replace("~", NBSP)
