"""What an interview with a school consists of (порядок собеседования)."""

from app.services.log.tables.support_papers import INTERVIEW_STEPS
from app.services.registers.description.register import Register, RegisterColumn

STEPS = Register(
    words=INTERVIEW_STEPS,
    title="Порядок собеседования",
    note="Шаги собеседования: что обсуждают и кто ведёт. Печатаются под графиком собеседований.",
    columns=(
        RegisterColumn(name="title", required=True, hint="Управление качеством образования"),
        RegisterColumn(name="content", lines=True),
        RegisterColumn(name="leader"),
    ),
    position=15,
)
