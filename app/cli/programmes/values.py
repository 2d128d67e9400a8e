"""Command `programme value`: what was reached of an indicator in a year."""

import argparse
from pathlib import Path

from app.cli.answer import Answer
from app.cli.opened import open_workspace
from app.services.programmes.sources.entering import set_indicator_value


def value(options: argparse.Namespace, root: Path) -> Answer:
    """Store a typed value; an empty one takes it away."""
    with open_workspace(root) as workspace:
        set_indicator_value(
            workspace, options.indicator, options.year, options.value, options.source
        )
    document = {"indicator": options.indicator, "year": options.year, "value": options.value}
    said = "Значение внесено" if options.value.strip() else "Значение убрано"
    return Answer(document, [f"{said}: показатель {options.indicator}, {options.year} год."])
