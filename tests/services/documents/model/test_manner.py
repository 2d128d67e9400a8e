"""The custom of an office: the tree stays, what is printed follows the style."""

import pytest

from app.services.documents.model.blocks import (
    AnnexMark,
    Document,
    DocumentName,
    Registration,
    Section,
    Signature,
    body,
    dump,
)
from app.services.documents.model.manner import (
    USUAL,
    Manner,
    in_manner,
    spaced,
    spaced_initials,
)

ORDER = Document(
    title="Приказ",
    sections=(
        Section(
            (
                DocumentName("ПРИКАЗ"),
                Registration("от\xa005.03.2018", "с. Тупик", "№\xa015-ОД"),
                body("По приказу от 02.10.2018 № 1 назначить Лунцову\xa0Е.В., методиста."),
                Signature("Начальник", "Н.В.\xa0Плюснина"),
            )
        ),
        Section((AnnexMark(("Приложение", "УТВЕРЖДЁН", "приказом от\xa005.03.2018 №\xa015-ОД")),)),
    ),
)


def test_an_office_without_a_custom_of_its_own_changes_nothing() -> None:
    assert in_manner(ORDER, USUAL) is ORDER


def test_the_custom_is_that_of_the_requisites() -> None:
    manner = Manner(spaced_name=True, dates_in_words=True, place=False, spaced_initials=True)
    written = in_manner(ORDER, manner)
    name, registration, text, signature = written.sections[0].blocks
    assert name == DocumentName("П\xa0Р\xa0И\xa0К\xa0А\xa0З")
    assert registration == Registration("от\xa005\xa0марта\xa02018\xa0года", "", "№\xa015-ОД")
    assert signature == Signature("Начальник", "Н.\xa0В.\xa0Плюснина")
    assert text == body("По приказу от 02.10.2018 № 1 назначить Лунцову\xa0Е.\xa0В., методиста.")
    assert "приказом от\\xa005\\xa0марта\\xa02018\\xa0года №\\xa015-ОД" in dump(written)


def test_references_lead_to_an_annex_whichever_way_its_day_is_written() -> None:
    mark = AnnexMark(("Приложение № 1", "к приказу от\xa005.03.2018"), anchor="положение")
    document = Document(title="", sections=(Section((mark,)),))
    (written,) = in_manner(document, Manner(dates_in_words=True)).sections[0].blocks
    day = "к приказу от\xa005\xa0марта\xa02018\xa0года"
    assert written == AnnexMark(("Приложение № 1", day), anchor="положение")


def test_a_draft_keeps_its_lines_to_fill_in() -> None:
    draft = Document(title="", sections=(Section((Registration("от ____", "г. Болгар", "№ __"),)),))
    assert in_manner(draft, Manner(dates_in_words=True)) == draft


def test_a_name_of_two_words_stays_two_words() -> None:
    assert spaced("ПРИКАЗ ПО") == "П\xa0Р\xa0И\xa0К\xa0А\xa0З\xa0 \xa0П\xa0О"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Н.В. Плюснина", "Н.\xa0В. Плюснина"),
        ("Н.В.Плюснина", "Н.\xa0В.Плюснина"),
        ("Петровой-Водкиной А.П. поручить", "Петровой-Водкиной А.\xa0П. поручить"),
        ("МБОУ «СОШ им. А.П. Чехова»", "МБОУ «СОШ им. А.П. Чехова»"),
        ("«СОШ «Имени А.П. Чехова»», Чехов А.П.", "«СОШ «Имени А.П. Чехова»», Чехов А.\xa0П."),
        ("по поручению И.О. директора", "по поручению И.О. директора"),
        ("Н. В. Плюснина", "Н. В. Плюснина"),
        ("в 2018 г. Спасск", "в 2018 г. Спасск"),
    ],
)
def test_initials_stand_apart_but_not_in_a_registered_name(typed: str, written: str) -> None:
    assert spaced_initials(typed) == written
