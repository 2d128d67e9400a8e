"""Command `plan mark`: the mark of a measure, or of one of its due dates."""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.answer import Answer
from app.cli.opened import open_workspace
from app.cli.plans.listing import iso, numbered
from app.enums import MeasureStatus
from app.services import plans
from app.services.orders.orders import list_orders
from app.services.plans.execution.finding import due_date, find_measure, find_order

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace


def mark(options: argparse.Namespace, root: Path) -> Answer:
    """Store a mark; of «postponed» the date is the new due date."""
    with open_workspace(root) as workspace:
        found = find_measure(
            plans.list_plans(workspace), options.number, plan=options.plan, at=options.at
        )
        measure, day = found.measure, options.occurrence
        occurrence = None if day is None else due_date(measure, day)
        draft = _draft(workspace, options)
        plans.require_markable(workspace, [plans.MarkPlace(measure.id, occurrence)], draft)
        if options.file is not None:
            draft = replace(draft, attachment_id=plans.attach_file(workspace, options.file))
        plans.mark_measures(workspace, [measure.id], draft, occurrence_on=occurrence)
        row = plans.get_measures(workspace, [measure.id])[measure.id]
    stored = row.state_at(occurrence).mark
    assert stored is not None
    document = {
        "plan": found.plan.title,
        "number": measure.number,
        "title": measure.title,
        "occurrence": iso(occurrence),
        "mark": stored.sentence,
        "status": row.status,
    }
    return Answer(document, [f"{numbered(measure.number, measure.title)} – {stored.sentence}"])


def _draft(workspace: "Workspace", options: argparse.Namespace) -> plans.MarkDraft:
    status = MeasureStatus(options.status)
    is_moved = status is MeasureStatus.POSTPONED
    order = None
    if options.order is not None:
        order = find_order(list_orders(workspace), options.order)
    return plans.MarkDraft(
        status=status,
        marked_on=None if is_moved else options.date,
        moved_to=options.date if is_moved else None,
        text=options.text,
        order_id=None if order is None else order.id,
    )
