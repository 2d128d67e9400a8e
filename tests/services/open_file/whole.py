"""A district that uses every key of the format, as its file has it."""

import json
from pathlib import Path
from typing import Any

SCHOOL, OTHER = "010001", "s2"
WHOLE: dict[str, Any] = json.loads(
    (Path(__file__).parent / "whole.json").read_text(encoding="utf-8")
)
