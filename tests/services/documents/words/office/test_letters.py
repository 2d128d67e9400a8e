"""A letter in words: ours is meant, and one that came to us is not made."""

from app.services.documents.making.catalogue import KINDS
from app.services.documents.model.form_blocks import CornerHead
from app.services.findings.finding import Weight
from tests.services.documents.kinds.region.letter.states import ANSWER, DRAFT, letter

LETTER = KINDS["letter"]


def test_the_last_letter_that_is_sent_is_meant() -> None:
    incoming = {**ANSWER, "direction": "incoming"}
    facts = letter(DRAFT, ANSWER, incoming)
    head = next(
        one for one in LETTER.compose(facts).sections[0].blocks if isinstance(one, CornerHead)
    )
    assert head.numbers == ("12.10.2018 №\u00a045/01", "На №\u00a0418-ОД от\u00a006.10.2018")
    assert head.addressee == ("Министру образования области", "О.А. Ким")
    assert LETTER.missing(facts) == ()
    assert LETTER.file_title(facts).endswith("12.10.2018 № 45-01")
    assert LETTER.file_title(letter(DRAFT)).endswith("проект")


def test_a_letter_that_cannot_be_made_says_why() -> None:
    incoming = {**ANSWER, "direction": "incoming"}
    told = [
        LETTER.missing(one) for one in (letter(), letter(incoming), letter(incoming, letter="1"))
    ]
    assert [one[0].code for one in told] == ["letter.none", "letter.none-sent", "letter.incoming"]
    assert {one[0].weight for one in told} == {Weight.STOP}
    assert [one.code for one in LETTER.missing(letter(DRAFT))] == ["letter.content"]
