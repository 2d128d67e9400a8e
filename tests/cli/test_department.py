"""`department` tells what the department says of itself, and changes it."""

from tests.cli.opora import Opora


def test_the_terms_of_the_region_are_told_and_changed(opora: Opora) -> None:
    assert opora("department") == {"terms": {"low_term": "shnor", "conditions_term": "shssu"}}
    opora("department", "--set", "low_term=shnro")
    assert "low_term=shnro: ШНРО – школы с низкими результатами обучения" in opora.text(
        "department"
    )
    assert "из них ШНРО: " in opora.text("identify", "--year", "2019")
    opora("department", "--set", "low_term=школа", code=2)
    assert "Допустимо: shnor (ШНОР), shnro (ШНРО)." in opora.err
    opora("department", "--set", "term=shnor", code=2)
    assert "Нет настройки «term»." in opora.err
