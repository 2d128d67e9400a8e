"""The histories of schools and of cells in a workspace, as JSON values.

`histories-0.1.0.json` is what the program of commit bdd6c15 told about `workspace-0.1.0.opora`,
read through this module; it is never made again.
"""

from typing import Any

from app.services.results import cell_history
from app.services.school_card.history import list_school_changes
from app.services.schools import schools
from app.services.storage.workspace import Workspace

_ALL = 10_000
_LINES = 60  # of an event, all that the program of that commit told


def read_histories(workspace: Workspace, cells: list[str]) -> dict[str, Any]:
    """All schools, and the cells given as «school|procedure|year»."""
    return {
        "schools": {
            str(school.id): [
                [
                    *(row.id, row.created_at.isoformat(), row.title, list(row.lines[:_LINES])),
                    *(row.details, row.undone, row.kind),
                ]
                for row in list_school_changes(workspace, school.id, limit=_ALL)
            ]
            for school in schools.list_schools(workspace, include_archived=True)
        },
        "cells": {cell: _cell(workspace, *map(int, cell.split("|"))) for cell in cells},
    }


def _cell(workspace: Workspace, school_id: int, procedure_id: int, year: int) -> list[list[Any]]:
    return [
        [row.id, row.title, row.action, row.old, row.new, row.undone]
        for row in cell_history(workspace, school_id, procedure_id, year, limit=_ALL)
    ]
