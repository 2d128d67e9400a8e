"""The schedule of interviews (график собеседований): slots without a clash."""

from collections.abc import Iterator, Sequence

from app.services.language.dates import date_digits, time_digits
from app.services.log.tables.support_papers import SLOTS
from app.services.registers.description.register import (
    SCHOOL_HEADINGS,
    Register,
    RegisterColumn,
    Values,
)
from app.services.writing.target import Wrong


def _wrong(slot: Values, others: Sequence[Values]) -> Iterator[Wrong]:
    """An end before the beginning, nobody who is asked, two at one place and time."""
    if not slot["place"] and slot["school_id"] is None:
        yield Wrong(
            code="interview.nobody",
            text="Не указано, с кем собеседование.",
            hint="Укажите территорию или школу.",
            field="place",
        )
    start, end = slot["starts_at"], slot["ends_at"]
    if start is None or end is None:
        return
    if end <= start:
        yield Wrong(
            code="interview.time",
            text=f"Конец {time_digits(end)} не позже начала {time_digits(start)}.",
            hint="Исправьте время.",
            field="ends_at",
        )
    for other in others:
        if other["on_day"] == slot["on_day"] and _meet(slot, other):
            told = f"{time_digits(other['starts_at'])}–{time_digits(other['ends_at'])}"
            yield Wrong(
                code="interview.clash",
                text=f"{date_digits(slot['on_day'])} на это время уже назначено: {told}.",
                hint="Выберите другое время.",
                field="starts_at",
            )
            return


def _meet(one: Values, other: Values) -> bool:
    return bool(one["starts_at"] < other["ends_at"] and other["starts_at"] < one["ends_at"])


INTERVIEWS = Register(
    words=SLOTS,
    title="График собеседований",
    note="Когда и с кем проводится собеседование: из него составляется график.",
    columns=(
        RegisterColumn(name="on_day", required=True),
        RegisterColumn(
            name="starts_at", required=True, hint="14:30", also=("время", "время начала")
        ),
        RegisterColumn(
            name="ends_at", required=True, hint="15:00", also=("окончание", "время окончания")
        ),
        RegisterColumn(name="place", hint="Район, округ", also=("район", "муниципалитет", "округ")),
        RegisterColumn(name="school_id", also=SCHOOL_HEADINGS),
        RegisterColumn(name="mode", hint="ВКС", short=True),
        RegisterColumn(name="note"),
    ),
    order=("on_day", "starts_at"),
    check=_wrong,
    position=10,
)
