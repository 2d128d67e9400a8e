"""The kind of our workbook «План мероприятий»."""

from app.services.importing.kinds.plan.reading import read_plan
from app.services.importing.reading.intake import IN_FILE, Intake

INTAKE = Intake(
    key="plan", reader=read_plan, fixed="Учебный год плана указан над таблицей. " + IN_FILE
)
