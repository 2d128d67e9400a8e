"""Pairs of schools (партнёрство): a supported school and the one that helps it."""

from collections.abc import Iterator, Sequence

from app.services.log.tables.support_papers import PAIRS
from app.services.registers.description.register import (
    SCHOOL_HEADINGS,
    Register,
    RegisterColumn,
    Values,
)
from app.services.writing.target import Wrong


def _wrong(pair: Values, _others: Sequence[Values]) -> Iterator[Wrong]:
    """No partner, two of them, or the school itself."""
    if (pair["partner_id"] is None) == (not pair["partner_name"]):
        yield Wrong(
            code="pair.partner",
            text="Укажите одного партнёра: школу реестра или другую организацию.",
            field="partner_id",
        )
    if pair["partner_id"] is not None and pair["partner_id"] == pair["school_id"]:
        yield Wrong(
            code="pair.same",
            text="Школа не может быть партнёром самой себе.",
            hint="Выберите другую школу.",
            field="partner_id",
        )
    first, last = pair["agreed_on"], pair["ends_on"]
    if first is not None and last is not None and last < first:
        yield Wrong(
            code="pair.days",
            text="Соглашение кончается раньше, чем заключено.",
            hint="Исправьте даты.",
            field="ends_on",
        )


SCHOOL_PAIRS = Register(
    words=PAIRS,
    title="Пары школ",
    note="Кто кому помогает: школа с низкими результатами и школа-партнёр, их соглашение.",
    columns=(
        RegisterColumn(name="school_id", also=SCHOOL_HEADINGS, required=True),
        RegisterColumn(name="partner_id"),
        RegisterColumn(name="partner_name", hint="Если партнёра нет в реестре школ"),
        RegisterColumn(name="direction"),
        RegisterColumn(name="agreed_on"),
        RegisterColumn(name="agreement_number", short=True),
        RegisterColumn(name="ends_on"),
        RegisterColumn(name="actions", lines=True, hint="Каждое действие с новой строки"),
    ),
    order=("id",),
    check=_wrong,
    position=40,
)
