"""A letter in the words of texts: to whom it goes, what it answers, who signs it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.enums import LetterDirection
from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.model.blocks import BLANK
from app.services.documents.references import naming_row
from app.services.documents.text.vocabulary import RowValues, Vocabulary
from app.services.documents.words.registers.rows import without_rows
from app.services.findings.finding import Finding, Weight
from app.services.findings.links import ToDocument, ToRegister
from app.services.language.dates import date_digits
from app.services.language.numbers import NBSP
from app.services.language.sentences import capital
from app.services.registers.kinds.letters import ALL_LETTERS

if TYPE_CHECKING:
    from app.services.registers.description.register import RegisterRow

LETTER = naming_row("letter", "Письмо")
_NO_LETTERS = without_rows(ALL_LETTERS, "letter.none", "Нет писем")
_INCOMING = ("от кого", "содержание письма", "дата входящего", "номер входящего")


def _is_ours(row: "RegisterRow") -> bool:
    return row.values["direction"] == LetterDirection.OUTGOING


def _letter(facts: DocumentFacts) -> "RegisterRow | None":
    """The chosen letter, else the last of the year that we send."""
    if facts.chosen(LETTER):
        return facts.register_row(LETTER)
    ours = [row for row in facts.register_rows("letter") if _is_ours(row)]
    return ours[-1] if ours else None


def _cell(facts: DocumentFacts, *columns: str) -> str:
    """The first of the cells that is filled in."""
    letter = _letter(facts)
    return "" if letter is None else next(filter(None, map(letter.text, columns)), "")


def _dated(facts: DocumentFacts, number: str, day: str) -> str:
    """«12.10.2018 № 45»; empty while the letter has no number."""
    letter = _letter(facts)
    told = None if letter is None else letter.day(day)
    if letter is None or told is None or not letter.text(number):
        return ""
    return f"{date_digits(told)} №{NBSP}{letter.text(number)}"


def _reply(facts: DocumentFacts) -> str:
    letter = _letter(facts)
    told = None if letter is None else letter.day("reply_on")
    if letter is None or told is None:
        return ""
    return f"На №{NBSP}{letter.text('reply_number')} от{NBSP}{date_digits(told)}"


def _signed(facts: DocumentFacts) -> tuple[str, str]:
    """Who signs, as the letter says, else the head."""
    letter = _letter(facts)
    person = facts.dossier.people.get(letter.number("signer_id") or 0) if letter else None
    if person is None:
        return facts.office.head_post, facts.office.head_name
    return capital(person.post), person.signature_name


def _paragraphs(facts: DocumentFacts) -> list[RowValues]:
    lines = map(str.strip, _cell(facts, "content").splitlines())
    return [{"абзац": line} for line in lines if line]


def _incoming(facts: DocumentFacts) -> list[RowValues]:
    rows = [row for row in facts.register_rows("letter") if not _is_ours(row)]
    days = [row.day("issued_on") for row in rows]
    return [
        dict(
            zip(
                _INCOMING,
                (
                    row.text("correspondent"),
                    row.text("title"),
                    "" if day is None else date_digits(day),
                    row.text("number"),
                ),
                strict=True,
            )
        )
        for row, day in zip(rows, days, strict=True)
    ]


def _lacking(facts: DocumentFacts) -> Iterator[Finding]:
    """No letter of ours, or one that came to us."""
    letter = _letter(facts)
    if letter is None and facts.register_rows("letter"):
        text, link = "Исходящих писем за год нет", ToRegister("letter", None, facts.asked_year)
        yield Finding(code="letter.none-sent", text=text, weight=Weight.STOP, link=link)
    elif letter is None:
        yield from _NO_LETTERS(facts)
    elif not _is_ours(letter):
        text, link = "Выбрано входящее письмо", ToDocument(facts.kind, LETTER.name)
        yield Finding(code="letter.incoming", text=text, weight=Weight.STOP, link=link)
    elif not letter.text("content"):
        link = ToRegister("letter", letter.id, letter.year)
        yield Finding(code="letter.content", text="Не указано: текст письма", link=link)


LETTERS = Vocabulary[DocumentFacts]()
LETTERS.fact("о чём письмо", lambda facts: _cell(facts, "title"), entered=ALL_LETTERS.title)
LETTERS.fact("текст письма", lambda facts: _cell(facts, "content"), entered=ALL_LETTERS.title)
LETTERS.fact("кому письмо", lambda facts: _cell(facts, "addressee", "correspondent"))
LETTERS.fact(
    "реквизиты письма",
    lambda facts: _dated(facts, "number", "issued_on") or f"{BLANK * 2} №{NBSP}{BLANK}",
)
LETTERS.fact(
    "письмо для имени файла",
    lambda facts: _dated(facts, "number", "issued_on").replace("/", "-") or "проект",
)
LETTERS.fact("письмо для ответа", _reply)
LETTERS.fact("должность подписывающего", lambda facts: _signed(facts)[0])
LETTERS.fact("подписывает письмо", lambda facts: _signed(facts)[1])
LETTERS.rows("абзацы письма", ("абзац",), _paragraphs)
LETTERS.ask(LETTER, *LETTERS.names())
LETTERS.check(_lacking, *LETTERS.names())
LETTERS.rows("входящие письма", _INCOMING, _incoming)
