"""The schema in the docs is that of the format, and the example in the docs is a file of it."""

import json
import re

from app.services.open_file.exporting.export import read_district
from app.services.open_file.loading.load import load_district
from app.services.open_file.loading.reading import read_text
from app.services.open_file.schema import schema_text
from app.services.storage.workspace import Workspace
from tests.architecture.modules import ROOT

DOCS = ROOT / "docs"


def test_the_schema_in_the_docs_is_made_from_the_format() -> None:
    kept = (DOCS / "open-file.schema.json").read_text(encoding="utf-8")
    assert kept == schema_text()
    assert all(
        one["additionalProperties"] is False and "notes" in one["properties"]
        for one in json.loads(kept)["$defs"].values()
    )


def test_the_example_in_the_docs_can_be_loaded(workspace: Workspace) -> None:
    page = (DOCS / "open-file.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    loaded = load_district(workspace, read_text(example))
    assert loaded.findings == ()
    stored = read_district(workspace)
    assert stored.criteria[0].verdict == "not_reached"
    assert stored.programmes[0].indicators[0].targets == {"2019": 80}
