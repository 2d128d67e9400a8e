"""`department` tells what the department says of itself, and changes it."""

from pathlib import Path

from PIL import Image

from tests.cli.opora import Opora


def test_the_terms_of_the_region_are_told_and_changed(opora: Opora) -> None:
    assert opora("department")["terms"] == {"low_term": "shnor", "conditions_term": "shssu"}
    opora("department", "--set", "low_term=shnro")
    lines = opora.text("department").splitlines()
    assert lines[0] == "low_term=shnro: ШНРО – школы с низкими результатами обучения"
    assert "из них ШНРО: " in opora.text("identify", "--year", "2019")
    opora("department", "--set", "low_term=школа", code=2)
    assert "Допустимо: shnor (ШНОР), shnro (ШНРО)." in opora.err
    opora("department", "--set", "term=shnor", code=2)
    assert "Нет настройки «term»." in opora.err


def test_the_letterhead_and_the_look_are_told_and_changed(opora: Opora, tmp_path: Path) -> None:
    usual = opora("department")
    assert usual["letterhead"]["emblem"] is None
    assert usual["letterhead"]["requisites"] is False
    assert usual["look"]["dates"] == "digits"
    emblem = tmp_path / "герб.png"
    Image.new("RGB", (100, 120)).save(emblem)
    changes = ("requisites=да", "inn=16", "name_lines=Управление\nобразования", "dates=words")
    words = [word for change in changes for word in ("--set", change)]
    told = opora("department", "--emblem", emblem, *words)
    assert told["letterhead"]["emblem"] == {"file": "герб.png", "width": 100, "height": 120}
    assert told["letterhead"]["printed_requisites"] == [
        "г. Заречье, ул. Школьная, д. 1",
        "тел.\xa08 (800) 555-91-00, эл. почта:\xa0edu@zarechie.example, edu.zarechie.example",
        "ИНН\xa016",
    ]
    assert told["look"]["dates"] == "words"
    text = opora.text("department")
    assert "Рисунок в бланке: герб.png, 100×120 точек" in text
    assert "name_lines=Управление\\nобразования: Наименование в бланке, своими строками" in text
    assert "emblem_height=20: Высота рисунка, мм" in text
    assert opora("department", "--no-emblem")["letterhead"]["emblem"] is None
    opora("department", "--emblem", tmp_path / "нет.png", code=2)
    assert "не найден" in opora.err
