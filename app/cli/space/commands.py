"""Commands `space list` and `space free`."""

import argparse
from collections import Counter
from pathlib import Path
from typing import Any

from app.cli.answer import Answer
from app.cli.opened import open_workspace
from app.services.language.numbers import size_text
from app.services.program.space.description.item import SpaceItem
from app.services.program.space.freeing import (
    SpaceUse,
    free_on_disk,
    free_space,
    get_kind,
    read_space,
)
from app.services.progress import run_steps


def listing(options: argparse.Namespace, root: Path) -> Answer:
    """What takes room and may go."""
    with open_workspace(root, read_only=True) as workspace:
        uses = run_steps(read_space(workspace))
        free = free_on_disk(workspace)
    lines = [line for use in uses for line in _lines(use, every=options.all)]
    lines.append(f"Свободно на диске: {size_text(free)}")
    return Answer({"free": free, "kinds": [_row(use) for use in uses]}, lines)


def free(options: argparse.Namespace, root: Path) -> Answer:
    """Remove what was named, for ever."""
    kind = get_kind(options.kind)
    with open_workspace(root) as workspace:
        names, left = options.name, list[SpaceItem]()
        if names is None:
            use = SpaceUse(kind, tuple(kind.items(workspace)))
            names, left = [item.name for item in use.removable], use.needed
        freed = run_steps(free_space(workspace, kind.name, names))
    document = {"kind": kind.name, "removed": len(names), "freed": freed, "left": len(left)}
    lines = [f"{kind.title}: удалено {len(names)}, освободилось {size_text(freed)}"]
    for reason, count in Counter(item.needed for item in left).items():
        lines.append(f"Оставлено {count}: {reason}; удалить можно только по имени")
    return Answer(document, lines)


def _lines(use: SpaceUse, *, every: bool) -> list[str]:
    removable = use.removable
    size = size_text(sum(item.size for item in removable))
    told = f"{use.kind.name}: {use.kind.title}, можно удалить {len(removable)}, {size}"
    if use.needed:
        size = size_text(sum(item.size for item in use.needed))
        told += f"; может понадобиться {len(use.needed)}, {size}"
    lines = [told]
    if every:
        for item in use.items:
            told = "; ".join(filter(None, (item.title, item.note, item.held or item.needed)))
            lines.append(f"  {item.name}: {told}, {size_text(item.size)}")
    return lines


def _row(use: SpaceUse) -> dict[str, Any]:
    return {
        "kind": use.kind.name,
        "title": use.kind.title,
        "items": [
            {
                "name": item.name,
                "title": item.title,
                "note": item.note,
                "size": item.size,
                "held": item.held,
                "needed": item.needed,
            }
            for item in use.items
        ],
    }
