"""Reports of the demo district, and the tables in them."""

from app.services import plans
from app.services.documents.dossier.parts import Dossier
from app.services.documents.kinds.reports.execution_report import facts as execution_report_facts
from app.services.documents.model.blocks import (
    Document,
    Table,
)
from app.services.plans import PlanRow
from app.services.storage.workspace import Workspace
from tests.services.documents import facts_samples as given
from tests.services.documents.samples import blocks


def tables(document: Document) -> list[Table]:
    return blocks(document, Table)


def gathered(workspace: Workspace, year: int, **chosen: str) -> execution_report_facts.ReportFacts:
    settings = given.settings("execution-report", **chosen)
    return execution_report_facts.gather(Dossier(workspace), year, settings)


def school_plan(workspace: Workspace) -> PlanRow:
    """The plan of a school of the demo district."""
    return next(row for row in plans.list_plans(workspace) if row.school_id is not None)
