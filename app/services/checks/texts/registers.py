"""The texts of registers: schedules, expertise, pairs, meetings, letters."""

from collections.abc import Iterator
from types import MappingProxyType

from app.services.checks.texts.typed import TypedText
from app.services.findings.links import ToRegister
from app.services.log.words.columns import Unit
from app.services.registers.description.register import Register, RegisterRow

# The kind of document that is made of a register.
DOCUMENTS = MappingProxyType(
    {
        "interview_slot": "interview-schedule",
        "interview_step": "interview-schedule",
        "expert_document": "expert-sheet",
        "school_programme": "programme-register",
        "school_pair": "pairs",
        "tutor": "tutors-order",
        "recommendation": "recommendations",
        "support_model": "model",
        "group_member": "group-order",
        "meeting": "minutes",
        "letter": "letter",
        "evidence_item": "evidence-register",
    }
)


def register_texts(register: Register, row: RegisterRow) -> Iterator[TypedText]:
    """All texts of a row and of the rows that belong to it."""
    yield from _texts(register, row, register, row)


def link_to(register: Register, row: RegisterRow) -> ToRegister:
    """The row where it is shown."""
    return ToRegister(register.name, row.id, row.year)


def _texts(
    register: Register, row: RegisterRow, shown: Register, parent: RegisterRow
) -> Iterator[TypedText]:
    for column in register.columns:
        text = row.values.get(column.name)
        if register.described(column.name).unit is Unit.TEXT and isinstance(text, str) and text:
            yield TypedText(
                text=text,
                where=f"{shown.title}, {register.described(column.name).title}",
                document=DOCUMENTS.get(shown.name, ""),
                about=((shown.name, parent.id),),
                link=link_to(shown, parent),
                sort="interview" if shown.name == "interview_slot" else "words",
            )
    for child in register.children:
        for one in row.children.get(child.name, ()):
            yield from _texts(child, one, shown, parent)
