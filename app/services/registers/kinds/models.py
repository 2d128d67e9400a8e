"""The model of support (модель методической помощи): common, and of single schools."""

from app.services.log.tables.support_papers import MODELS
from app.services.registers.description.register import (
    SCHOOL_HEADINGS,
    Register,
    RegisterColumn,
)

SUPPORT_MODELS = Register(
    words=MODELS,
    title="Модель методической помощи",
    note="Направления помощи: общие для всех школ или одной школы.",
    columns=(
        RegisterColumn(name="school_id", also=SCHOOL_HEADINGS, hint="Для всех школ"),
        RegisterColumn(name="direction", required=True),
        RegisterColumn(name="content", lines=True),
        RegisterColumn(name="executors", lines=True),
    ),
    position=70,
)
