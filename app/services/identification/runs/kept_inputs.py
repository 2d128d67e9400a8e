"""What a frozen run was computed from, without its verdicts."""

import json
from typing import TYPE_CHECKING

from app.errors import UserError
from app.services.identification.evidence.facts import Inputs
from app.services.identification.runs.frozen import inputs_from_json

if TYPE_CHECKING:
    from app.services.storage.files.sqlite import Reader
    from app.services.storage.workspace import Workspace


def get_inputs(workspace: "Workspace", run_id: int) -> Inputs:
    """The copy of the data that a run keeps.

    Raises:
        UserError: there is no such run.
    """
    with workspace.database.reading() as reader:
        return read_inputs(reader, run_id)


def read_inputs(reader: "Reader", run_id: int) -> Inputs:
    """The same within a running read.

    Raises:
        UserError: as `get_inputs`.
    """
    kept = reader.scalar("SELECT inputs FROM identification_run WHERE id = ?", (run_id,))
    if kept is None:
        raise UserError(f"Зафиксированного выявления № {run_id} нет.")
    return inputs_from_json(json.loads(kept))
