"""The kind of plans of measures: our workbook, tables of Word and of spreadsheets."""

from app.services.importing.findings.questions import PLAN_PERIOD
from app.services.importing.kinds.plan.finding import find_plans
from app.services.importing.kinds.plan.reading import read_plan
from app.services.importing.reading.intake import IN_FILE, Intake

INTAKE = Intake(
    key="plan",
    reader=read_plan,
    fixed="Период плана указан над таблицей. " + IN_FILE,
    unless=PLAN_PERIOD,
    reads_documents=True,
    finder=find_plans,
)
