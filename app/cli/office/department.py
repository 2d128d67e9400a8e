"""Command `department set`: names, address and people of the department."""

import argparse
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any

from app.cli.answer import Answer
from app.cli.opened import open_workspace
from app.cli.settings import parse_settings
from app.errors import UserError
from app.services.department.department import (
    DepartmentDraft,
    draft_of,
    get_department,
    save_department,
)
from app.services.log.catalogue import descriptions
from app.services.registers.options import Options
from app.services.year.years import work_year

_PEOPLE = {"head": "head_id", "coordinator": "coordinator_id"}
_NAMES = (*(one.name for one in fields(DepartmentDraft) if one.name[-3:] != "_id"), *_PEOPLE)


def set_values(options: argparse.Namespace, root: Path) -> Answer:
    """Change what is named, all or nothing, then show all of it; people are called by name."""
    typed = parse_settings(options.values)
    for name in typed:
        if name not in _NAMES:
            raise UserError(f"Нет сведения «{name}».", f"Есть: {', '.join(_NAMES)}.")
    with open_workspace(root) as workspace:
        named = Options(workspace, work_year(workspace.clock.today()))
        changes: dict[str, Any] = {}
        for name, value in typed.items():
            if name in _PEOPLE:
                changes[_PEOPLE[name]] = named.find("person", value) if value else None
            else:
                changes[name] = value
        save_department(workspace, replace(draft_of(get_department(workspace)), **changes))
        stored = get_department(workspace)
        assert stored is not None
    told: dict[str, Any] = {
        name: value for name, value in asdict(draft_of(stored)).items() if name in _NAMES
    }
    for name, row in (("head", stored.head), ("coordinator", stored.coordinator)):
        told[name] = None if row is None else row.full_name
    titles = descriptions()["department"].columns
    lines = [
        f"{name}={value or ''}: {titles[_PEOPLE.get(name, name)].title}"
        for name, value in told.items()
    ]
    return Answer({"department": told}, lines)
