"""The register of letters (письма): what is sent and what comes."""

from collections.abc import Iterator, Sequence

from app.enums import LetterDirection
from app.services.log.tables.office import LETTERS
from app.services.registers.description.register import Register, RegisterColumn, Values
from app.services.writing.target import Wrong


def _wrong(letter: Values, others: Sequence[Values]) -> Iterator[Wrong]:
    """A number without a date or the reverse; a number of ours that is taken in that year."""
    for number, day, words in (
        ("number", "issued_on", "письма"),
        ("reply_number", "reply_on", "письма, на которое отвечают"),
    ):
        if bool(letter[number]) != (letter[day] is not None):
            yield Wrong(
                code=f"letter.{number}",
                text=f"Указано только одно из двух: номер или дата {words}.",
                hint="Укажите и номер, и дату.",
                field=number,
            )
    if not letter["number"] or letter["direction"] != LetterDirection.OUTGOING:
        return
    for other in others:
        same = other["direction"] == letter["direction"] and other["number"] == letter["number"]
        days = (other["issued_on"], letter["issued_on"])
        if same and None not in days and days[0].year == days[1].year:
            yield Wrong(
                code="letter.taken",
                text=f"Исходящее письмо с номером {letter['number']} в этом году уже есть.",
                hint="Исправьте номер.",
                field="number",
            )
            return


ALL_LETTERS = Register(
    words=LETTERS,
    title="Письма",
    note="Исходящие и входящие письма: номер и дата берутся отсюда во все документы.",
    columns=(
        RegisterColumn(name="direction", required=True, usual=LetterDirection.OUTGOING.value),
        RegisterColumn(name="correspondent", required=True),
        RegisterColumn(name="addressee", hint="Руководителям школ"),
        RegisterColumn(name="title", required=True, hint="О представлении документов"),
        RegisterColumn(name="content", lines=True),
        RegisterColumn(name="number", short=True),
        RegisterColumn(name="issued_on"),
        RegisterColumn(name="reply_number", short=True),
        RegisterColumn(name="reply_on"),
        RegisterColumn(name="signer_id"),
    ),
    order=("issued_on", "id"),
    check=_wrong,
    position=100,
)
