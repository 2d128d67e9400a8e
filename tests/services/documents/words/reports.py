"""Reports of the demo district, and the tables in them."""

from app.services import plans
from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.dossier.parts import Dossier
from app.services.documents.making.catalogue import KINDS
from app.services.documents.model.blocks import Document
from app.services.documents.model.tables import Table
from app.services.plans import PlanRow
from app.services.storage.workspace import Workspace
from tests.services.documents.given_facts import settings
from tests.services.documents.samples import blocks

EXECUTION_REPORT = KINDS["execution-report"]


def tables(document: Document) -> list[Table]:
    return blocks(document, Table)


def gathered(workspace: Workspace, year: int, **chosen: str) -> DocumentFacts:
    values = settings("execution-report", **chosen)
    return EXECUTION_REPORT.gather(Dossier(workspace), year, values)


def school_plan(workspace: Workspace) -> PlanRow:
    """The plan of a school of the demo district."""
    return next(row for row in plans.list_plans(workspace) if row.school_id is not None)
