"""The kind of our workbook «Критерии»."""

from app.services.importing.kinds.criteria.reading import read_criteria
from app.services.importing.reading.intake import IN_FILE, Intake

INTAKE = Intake(
    key="criteria",
    reader=read_criteria,
    fixed="Учебный год критериев указан в строках. " + IN_FILE,
)
