"""Meetings with their agenda and those who were invited (заседания, совещания)."""

from collections.abc import Iterator, Sequence

from app.services.log.tables.office import MEETING_ITEMS, MEETING_PEOPLE, MEETINGS
from app.services.registers.description.register import (
    PERSON_HEADINGS,
    Register,
    RegisterColumn,
    Values,
)
from app.services.writing.target import Wrong


def _wrong(person: Values, _others: Sequence[Values]) -> Iterator[Wrong]:
    """Nobody, or two of them."""
    if (person["person_id"] is None) == (not person["name"]):
        yield Wrong(
            code="meeting.who",
            text="Укажите одного участника: сотрудника из списка или другого человека.",
            field="person_id",
        )


ITEMS = Register(
    words=MEETING_ITEMS,
    title="Повестка",
    columns=(
        RegisterColumn(name="question", required=True, lines=True),
        RegisterColumn(name="heard", lines=True),
        RegisterColumn(name="discussed", lines=True),
        RegisterColumn(name="decision", lines=True, hint="Каждое решение с новой строки"),
        RegisterColumn(name="responsible"),
        RegisterColumn(name="deadline"),
    ),
    parent="meeting_id",
)

PEOPLE = Register(
    words=MEETING_PEOPLE,
    title="Участники",
    columns=(
        RegisterColumn(name="person_id"),
        RegisterColumn(
            name="name", hint="Если человека нет в списке сотрудников", also=PERSON_HEADINGS
        ),
        RegisterColumn(name="post"),
        RegisterColumn(name="organisation"),
        RegisterColumn(name="present", usual=True),
    ),
    parent="meeting_id",
    check=_wrong,
)

ALL_MEETINGS = Register(
    words=MEETINGS,
    title="Заседания и совещания",
    note="Повестка, решения и участники: из них составляются протокол и явочный лист.",
    columns=(
        RegisterColumn(name="title", required=True, hint="Заседание рабочей группы"),
        RegisterColumn(name="number", short=True),
        RegisterColumn(name="on_day", required=True),
        RegisterColumn(name="starts_at", hint="14:00"),
        RegisterColumn(name="place"),
        RegisterColumn(name="chair_id"),
        RegisterColumn(name="secretary_id"),
    ),
    order=("on_day", "starts_at"),
    children=(ITEMS, PEOPLE),
    position=90,
)
