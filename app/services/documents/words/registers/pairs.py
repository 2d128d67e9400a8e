"""Pairs of schools in the words of texts: who helps whom, and their agreement."""

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.text.vocabulary import RowValues, Vocabulary
from app.services.documents.words.registers.rows import row_values, without_rows
from app.services.language.dates import date_digits
from app.services.language.numbers import NBSP
from app.services.registers.description.register import RegisterRow
from app.services.registers.kinds.pairs import SCHOOL_PAIRS as REGISTER

_ROWS = "пары школ"
_FIELDS = {
    "школа": "school_id",
    "направление": "direction",
    "действия": "actions",
    "окончание соглашения": "ends_on",
}


def partner_of(row: RegisterRow) -> str:
    """The partner: a school of the register, or the typed name of another organisation."""
    return row.text("partner_id") or row.text("partner_name")


def _pair(row: RegisterRow) -> RowValues:
    day, number = row.day("agreed_on"), row.text("agreement_number")
    words = ("" if day is None else f"от{NBSP}{date_digits(day)}", number and f"№{NBSP}{number}")
    return {
        **row_values(REGISTER, row, _FIELDS),
        "партнёр": partner_of(row),
        "соглашение": " ".join(filter(None, words)),
    }


def _rows(facts: DocumentFacts) -> list[RegisterRow]:
    return facts.register_rows(REGISTER.name)


PAIRS = Vocabulary[DocumentFacts]()
PAIRS.rows(_ROWS, (*_FIELDS, "партнёр", "соглашение"), lambda facts: list(map(_pair, _rows(facts))))
PAIRS.number("число пар", lambda facts: len(_rows(facts)))
PAIRS.number(
    "заключено соглашений", lambda facts: sum(bool(row.day("agreed_on")) for row in _rows(facts))
)
PAIRS.check(without_rows(REGISTER, "pair.none", "Пары школ не внесены"), _ROWS)
