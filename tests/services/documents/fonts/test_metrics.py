import re
import subprocess
import sys
from pathlib import Path

import pyphen
import pytest

from app.paths import resource
from app.services.documents.fonts import metrics as fonts

FILES = {
    fonts.FAMILY: "LiberationSerif-Regular.ttf",
    fonts.BOLD: "LiberationSerif-Bold.ttf",
    fonts.ITALIC: "LiberationSerif-Italic.ttf",
    fonts.BOLD_ITALIC: "LiberationSerif-BoldItalic.ttf",
}
PANGRAM = "Съешь ещё этих мягких французских булок, да выпей чаю: «№ 5» – 30 % §."


def test_every_face_is_liberation_serif_2_1_with_all_it_needs() -> None:
    from reportlab.pdfbase import pdfmetrics

    glyphs = fonts.register()
    missing: set[str] = set()
    assert glyphs.printable(PANGRAM, missing) == PANGRAM
    assert not missing
    offenders: list[str] = []
    for face, file in FILES.items():
        font = pdfmetrics.getFont(face).face
        version = "Version 2.1.5".encode("utf-16-be")
        if not font.name.startswith(b"LiberationSerif"):
            offenders.append(f"{face}: {font.name}")
        if version not in resource("fonts", file).read_bytes():
            offenders.append(f"{face}: another version")
        offenders += [f"{face}: {one}" for one in PANGRAM if ord(one) not in font.charToGlyph]
    assert offenders == []


def test_the_licence_lies_beside_the_fonts() -> None:
    text = resource("fonts", "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "Reserved Font Name Liberation" in text


def test_absent_characters_are_substituted_or_reported() -> None:
    missing: set[str] = set()
    glyphs = fonts.register()
    assert glyphs.printable("кое\u2011как, 5\u00a0\u20bd, \u2713, мяг\u00adкий", missing) == (
        "кое-как, 5\u00a0руб., +, мягкий"
    )
    assert missing == set()
    assert glyphs.printable("Ответ: 語", missing) == "Ответ: □"
    assert missing == {"語"}


def test_widths_are_estimated_nearly_right() -> None:
    text = re.sub(r"\s+", " ", samples_text())
    exact = fonts.Widths(fonts.BOLD, 1).of(text)
    assert fonts.estimated_width(text) == pytest.approx(exact, rel=0.03)


def samples_text() -> str:
    return (
        "Перечень общеобразовательных организаций Заречного муниципального округа, имеющих "
        "низкие образовательные результаты, Критерии Отчёт План № 5 за 2018/2019 учебный год"
    )


def test_words_are_divided_by_syllables_and_at_slashes() -> None:
    parts = {
        word[:place] + mark
        for word in ("объективность", "https://edu.example/roo")
        for place, mark in fonts.division_points(word)
    }
    assert {"объ-", "объек-", "https://edu.example/"} <= parts
    assert not parts & {"о-", "объективност-", "h"}


def test_a_hyphen_between_words_ends_a_line_and_any_dash_but_no_hyphen_between_digits() -> None:
    assert fonts.hyphen_points("семинар-практикум") == ((8, ""),)
    assert fonts.hyphen_points("2018-2019") == ()
    assert fonts.hyphen_points("п/п") == ()
    assert fonts.parts_at_hyphens("2026/2027–2028/2029") == ["2026/2027–", "2028/2029"]
    assert fonts.parts_at_hyphens("«школа»–«школе»,") == ["«школа»–", "«школе»,"]
    for whole in ("–5", "«–»", "ВПР –", "9\u00a0–\u00a011"):  # a dash alone ends no word
        assert fonts.hyphen_points(whole) == ()
    address = "(https://a-1.ru/shnor/2026-2027/god)"
    parts = ["(https://a-", "1.ru/", "shnor/", "2026-", "2027/", "god)"]
    assert fonts.parts_at_hyphens(address) == parts


def test_lines_are_as_high_as_an_office_program_sets_them() -> None:
    """In twips, as LibreOffice shows them."""
    high = {9: 207, 9.5: 219, 10: 231, 10.5: 242, 11: 253, 12: 276, 13: 299, 14: 322}
    assert {size: round(fonts.line_height(float(size)) * 20, 6) for size in high} == high


def test_nothing_but_the_four_faces_and_their_papers_is_carried_along() -> None:
    found = {path.name for path in Path(resource("fonts")).iterdir()}
    assert found == {*FILES.values()} | {"OFL.txt", "README.md"}


def test_words_are_divided_only_where_three_letters_stand_on_either_side() -> None:
    words = ("ежеквартально", "ежемесячно", "сопровождение", "образовательная", "методических")
    for word in words:
        places = [place for place, _mark in fonts.syllable_points(word)]
        assert places, word
        assert all(3 <= place <= len(word) - 3 for place in places), word
    assert fonts.syllable_points("«ежеквартально»,")[-1] == (8, "-")  # «…-тально»,
    for word in ("это", "школа", "МБОУ", "2026/2027", "ВПР-обзор"):
        assert fonts.syllable_points(word) == (), word


def test_a_divided_word_is_kept_once() -> None:
    assert fonts.syllable_points("перекладывающегося")
    library = pyphen.Pyphen(lang="ru_RU")
    assert library.hd.cache == {}
    assert library.positions("перекладывающегося")
    assert library.hd.cache


def test_only_the_faces_that_are_measured_are_read() -> None:
    script = (
        "from app.services.documents.fonts import metrics as fonts\n"
        "from reportlab.pdfbase.pdfmetrics import getRegisteredFontNames as names\n"
        "fonts.widths_of(fonts.FAMILY, 12), fonts.glyphs()\n"
        "print(*(name for name in names() if name.startswith(fonts.FAMILY)))\n"
        "fonts.register()\n"
        "print(*(name for name in names() if name.startswith(fonts.FAMILY)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    measured, printed = (line.split() for line in done.stdout.splitlines())
    assert measured == [fonts.FAMILY]
    assert sorted(printed) == sorted(FILES)
