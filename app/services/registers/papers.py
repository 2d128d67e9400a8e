"""The expertise as a table of schools and documents: what each handed in, what came of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from app.enums import PaperVerdict
from app.services.log.changes import Changes
from app.services.registers.options import Options
from app.services.registers.rows import list_rows
from app.services.registers.writing import save_child

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from app.services.registers.description.register import RegisterRow, Values
    from app.services.storage.workspace import Workspace

DOCUMENTS, PAPERS = "expert_document", "expert_paper"
PaperState = Literal["accepted", "returned", "received", "overdue", "missing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolPapers:
    """A school and its papers by the key of the document; without an entry nothing is known."""

    school_id: int
    school: str
    papers: "Mapping[int, RegisterRow]"


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersTable:
    """The documents in their order, and the schools: of the list of support, then others."""

    documents: "tuple[RegisterRow, ...]"
    schools: tuple[SchoolPapers, ...]


def read_papers(workspace: "Workspace", year: int) -> PapersTable:
    """The expertise of a year: schools on a list of support, and all that handed in something."""
    documents = tuple(list_rows(workspace, DOCUMENTS, year))
    papers: dict[int, dict[int, RegisterRow]] = {}
    names: dict[int, str] = {}
    for document in documents:
        for paper in document.children[PAPERS]:
            school = paper.values["school_id"]
            papers.setdefault(school, {})[document.id] = paper
            names[school] = paper.text("school_id")
    supported = {row.id: row.short_name for row in Options(workspace, year).supported}
    return PapersTable(
        documents=documents,
        schools=tuple(
            SchoolPapers(school_id=key, school=name, papers=papers.get(key, {}))
            for key, name in (supported | names).items()
        ),
    )


def paper_state(document: "RegisterRow", paper: "RegisterRow | None", today: "date") -> PaperState:
    """What became of a document of a school by a day."""
    if paper is None or paper.day("received_on") is None:
        due = document.day("due_on")
        return "overdue" if due is not None and due < today else "missing"
    verdict = PaperVerdict(paper.values["verdict"])
    if verdict is PaperVerdict.NOT_LOOKED_AT:
        return "received"
    return "accepted" if verdict is PaperVerdict.ACCEPTED else "returned"


def save_paper(
    workspace: "Workspace", document: "RegisterRow", values: "Values", key: int | None
) -> Changes:
    """Store what a school handed in of a document: a paper by its key, or a new one.

    Raises:
        RowRefusedError: it cannot be.
    """
    return save_child(workspace, DOCUMENTS, document.id, PAPERS, values, key)
