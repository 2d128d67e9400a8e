"""The usual headings of the columns of a plan, by key."""

from collections.abc import Mapping
from functools import cache

from app.services.program_files import program_json


@cache
def usual_titles() -> Mapping[str, str]:
    """Key of a column -> its heading where a plan names no other."""
    return {one["key"]: one["title"] for one in program_json("workbooks", "plan.json")["columns"]}
