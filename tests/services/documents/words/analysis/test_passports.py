"""Passports in words: the block of the day, and what a public version leaves out."""

from app.services.documents.making.catalogue import KINDS
from app.services.documents.public_words import UNPUBLISHED
from app.services.documents.text.vocabulary import RowValues
from app.services.documents.words.analysis.passports import PASSPORTS
from app.services.language.numbers import NBSP
from tests.services.documents.kinds.reports.school_passport.states import BLOCKS, ONE, passport

rows = PASSPORTS.sets["паспорта школ"].rows


def told(row: RowValues, block: str) -> dict[str, tuple[str, str]]:
    values = row[block]
    assert not isinstance(values, str)
    return {str(one["показатель"]): (str(one["число"]), str(one["доля"])) for one in values}


def test_the_newest_block_of_the_day_is_printed_with_its_date() -> None:
    (row,) = rows(passport(ONE, blocks={1: BLOCKS}))
    assert row["дата контингента"] == "20.09.2018"
    assert told(row, "контингент")["Обучающихся всего"] == ("225", "")
    assert told(row, "кадры")["Педагогов с первой и высшей категорией"] == ("84", f"84{NBSP}%")
    assert told(row, "социальный паспорт") == {"Из многодетных семей": ("–", f"15{NBSP}%")}
    (former,) = rows(passport(ONE, blocks={1: BLOCKS}, passport_day="01.10.2017"))
    assert told(former, "контингент") == {"Обучающихся всего": ("200", "")}


def test_a_public_version_hides_a_few_pupils_and_the_classes_that_would_tell_them() -> None:
    (row,) = rows(passport(ONE, blocks={1: BLOCKS}, version="public"))
    contingent = told(row, "контингент")
    assert contingent["Обучающихся в 1 классе"] == (f"менее{NBSP}5", UNPUBLISHED)
    assert contingent["Обучающихся в 2 классе"] == (UNPUBLISHED, UNPUBLISHED)
    assert contingent["Классов-комплектов"] == ("11", "")
    assert contingent["Обучающихся с ОВЗ"] == (f"менее{NBSP}5", UNPUBLISHED)
    assert contingent["Обучающихся всего"] == ("225", "")
    assert told(row, "кадры")["Педагогов, прошедших добровольную сертификацию"][0] == "0"


def test_no_school_stops_and_an_empty_passport_is_told() -> None:
    kind = KINDS["school-passport"]
    assert "passport.no-school" in {one.code for one in kind.missing(passport())}
    assert [one.code for one in kind.missing(passport(ONE))] == ["passport.empty"]
