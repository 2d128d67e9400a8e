"""Headers as people, Word and web pages write them."""

from app.services.importing.tables.layouts import layout
from app.services.language.headers import header_key


def test_what_cannot_be_seen_in_a_header_does_not_count() -> None:
    wanted = header_key("Кол-во участников")
    for written in (
        "Кол\u2011во участников",
        "\ufeffКол-во участников",
        "Кол-во участ\u00adников",
        "Кол-во\u00a0участников",
        "Кол - во\u202fучастников ",
        "КОЛ-ВО\nУЧАСТНИКОВ:",
        "Koл-вo учacтникoв",
        "Кол\u2013во\u200b участников",
    ):
        assert header_key(written) == wanted, written


def test_a_word_of_latin_letters_only_is_left_alone_unless_it_looks_russian() -> None:
    assert header_key("global_id") == "global_id"
    assert header_key("klass") == "klass"
    assert header_key("OO") == header_key("ОО")


def test_a_file_may_lack_the_year_but_our_own_workbooks_ask_for_it() -> None:
    for kind in ("flat-marks", "results"):
        one = layout(kind)
        year = next(column for column in one.columns if column.key == "year")
        assert year.required
        assert "year" not in one.needed
