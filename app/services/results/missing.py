"""Who has not sent what: schools without a result in procedures that are expected of them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.services.expected.gaps import MissingResults, missing_results

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace


def list_missing(
    workspace: "Workspace", year: int, procedures: Sequence[str]
) -> tuple[MissingResults, ...]:
    """Schools that lack results of a year in some of these procedures, given by their codes."""
    with workspace.database.reading() as reader:
        return missing_results(reader, year, procedures)


def missing_text(missing: Sequence[MissingResults], head: str) -> str:
    """The list for a letter to the schools: one line a school under a head."""
    lines = [f"{row.school}: {', '.join(row.procedures)}" for row in missing]
    return "\n".join([head, *lines])
