"""The kind of plans of measures: our workbook, tables of Word and of spreadsheets."""

from app.services.importing.kinds.plan.finding import find_plans
from app.services.importing.kinds.plan.reading import read_plan
from app.services.importing.reading.intake import IN_FILE, Intake

INTAKE = Intake(
    key="plan",
    reader=read_plan,
    fixed="Период плана берётся из его названия. " + IN_FILE,
    reads_documents=True,
    finder=find_plans,
)
