"""Commands `people list` and `people add`."""

import argparse
from pathlib import Path
from typing import Any

from app.cli.answer import Answer
from app.cli.opened import open_workspace
from app.errors import UserError
from app.services.department.department import appoint, get_department
from app.services.department.people import (
    PersonDraft,
    PersonRow,
    get_person,
    list_people,
    save_person,
)


def listing(options: argparse.Namespace, root: Path) -> Answer:
    """People by surname and name."""
    with open_workspace(root, read_only=True) as workspace:
        rows = list_people(workspace, include_archived=options.archived)
        owner = get_department(workspace)
    head = None if owner is None else owner.head_id
    coordinator = None if owner is None else owner.coordinator_id
    document = {
        "people": [
            {**_told(row), "head": row.id == head, "coordinator": row.id == coordinator}
            for row in rows
        ]
    }
    return Answer(document, [_line(row) for row in rows] or ["Сотрудников пока нет."])


def add(options: argparse.Namespace, root: Path) -> Answer:
    """Add somebody, who may sign orders or be the coordinator."""
    draft = PersonDraft(
        surname=options.surname,
        given_name=options.name,
        patronymic=options.patronymic,
        post=options.post,
        organisation=options.organisation,
        phone=options.phone,
        role=options.role,
        email=options.email,
    )
    with open_workspace(root) as workspace:
        if (options.head or options.coordinator) and get_department(workspace) is None:
            raise UserError(
                "Сведения об управлении образования ещё не заполнены.",
                "Сначала заполните их: department set full_name=…",
            )
        key, _changes = save_person(workspace, draft)
        if options.head or options.coordinator:
            signs, coordinates = options.head or None, options.coordinator or None
            appoint(workspace, key, signs=signs, coordinates=coordinates)
        row = get_person(workspace, key)
    return Answer({"person": _told(row)}, [f"Добавлено: {_line(row)}"])


def _told(row: PersonRow) -> dict[str, Any]:
    return {
        "person": row.id,
        "surname": row.surname,
        "name": row.given_name,
        "patronymic": row.patronymic,
        "post": row.post,
        "organisation": row.organisation,
        "phone": row.phone,
        "email": row.email,
        "role": row.role,
        "archived": not row.active,
    }


def _line(row: PersonRow) -> str:
    return ", ".join(filter(None, (row.full_name, row.post, row.organisation)))
