"""Addressed recommendations to schools (адресные рекомендации)."""

from app.services.log.tables.support_papers import RECOMMENDATIONS
from app.services.registers.description.register import (
    SCHOOL_HEADINGS,
    Register,
    RegisterColumn,
)

ADVICE = Register(
    words=RECOMMENDATIONS,
    title="Адресные рекомендации",
    note="Что рекомендовано школе, на каком основании и к какому сроку.",
    columns=(
        RegisterColumn(name="school_id", also=SCHOOL_HEADINGS, required=True),
        RegisterColumn(name="ground", lines=True),
        RegisterColumn(name="deficit", lines=True),
        RegisterColumn(name="advice", required=True, lines=True),
        RegisterColumn(name="deadline"),
    ),
    position=60,
)
