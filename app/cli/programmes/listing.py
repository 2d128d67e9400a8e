"""Commands `programme list` and `programme show`."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.answer import Answer
from app.cli.opened import open_workspace
from app.services.department.people import list_people
from app.services.language.numbers import whole
from app.services.language.sentences import capital
from app.services.orders.orders import list_orders
from app.services.programmes.acts import list_acts
from app.services.programmes.parts import (
    LISTS,
    TEXTS,
    Indicator,
    Programme,
    YearValue,
    years_of_programme,
)
from app.services.programmes.reached import VERDICTS, verdict
from app.services.programmes.reading import get_programme, list_programmes
from app.services.programmes.sources.catalogue import year_values
from app.services.programmes.typed import value_words
from app.services.schools.schools import list_schools

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace


def listing(options: argparse.Namespace, root: Path) -> Answer:
    """All programmes, the latest first."""
    with open_workspace(root, read_only=True) as workspace:
        rows = list_programmes(workspace, archived=options.archived)
    document = {"programmes": [_head(one) for one in rows]}
    return Answer(document, [_line(one) for one in rows] or ["Программ пока нет."])


def show(options: argparse.Namespace, root: Path) -> Answer:
    """One programme with all its parts; values that are worked out stand beside typed ones."""
    with open_workspace(root, read_only=True) as workspace:
        programme = get_programme(workspace, options.programme)
        values = year_values(workspace, programme)
        document = {**_head(programme), **_parts(workspace, programme)}
    document["indicators"] = [
        _indicator(one, of_years)
        for one, of_years in zip(programme.indicators, values, strict=True)
    ]
    lines = [_line(programme)]
    for one, of_years in zip(programme.indicators, values, strict=True):
        lines.append(f"  {one.id}. {one.title}")
        lines += [
            f"     {year}: {_year_words(one, value)}"
            for year, value in of_years.items()
            if not value.is_empty
        ]
    return Answer(document, lines)


def _head(programme: Programme) -> dict[str, Any]:
    period = programme.period
    return {
        "id": programme.id,
        "kind": programme.kind.value,
        "title": programme.title,
        "period": {
            "start": period.start.isoformat(),
            "end": period.end.isoformat(),
            "words": programme.period_text,
        },
        "years": list(years_of_programme(period)),
        "archived": programme.archived,
    }


def _line(programme: Programme) -> str:
    counts = (("показателей", programme.indicators), ("школ", programme.schools))
    told = ", ".join(f"{word}: {whole(len(rows))}" for word, rows in counts)
    kind = capital(programme.kind.label)
    return f"{programme.id}. {kind}: {programme.title} ({programme.period_text}; {told})"


def _parts(workspace: "Workspace", programme: Programme) -> dict[str, Any]:
    """The parts by the names of what they refer to."""
    schools = {row.id: row for row in list_schools(workspace, include_archived=True)}
    people = {row.id: row for row in list_people(workspace, include_archived=True)}
    acts = {one.id: one for one in list_acts(workspace, retired=True)}
    orders = {row.id: row.label for row in list_orders(workspace)}
    return {
        "order": orders.get(programme.order_id or 0),
        **{name: list(getattr(programme, name)) for name in LISTS},
        **{name: getattr(programme, name) for name in TEXTS},
        "schools": [schools[key].short_name for key in programme.schools],
        "directions": [
            {"title": one.title, "aim": one.aim, "tasks": list(one.tasks)}
            for one in programme.directions
        ],
        "members": [
            {"name": people[one.person_id].full_name, "role": one.role} for one in programme.members
        ],
        "risks": [{"title": one.title, "measures": one.measures} for one in programme.risks],
        "acts": [acts[key].words for key in programme.acts],
    }


def _indicator(indicator: Indicator, years: Mapping[int, YearValue]) -> dict[str, Any]:
    return {
        "id": indicator.id,
        "title": indicator.title,
        "group": indicator.group,
        "aim": indicator.aim,
        "unit": indicator.unit,
        "operator": indicator.operator.value,
        "base": indicator.base or None,
        "source": indicator.source or None,
        "years": {
            str(year): {
                "target": value.target or None,
                "value": value_words(value, indicator.unit) or None,
                "part": value.value_part,
                "whole": value.value_whole,
                "verdict": verdict(indicator, value),
                "origin": value.value_source or None,
            }
            for year, value in years.items()
        },
        "monitoring": {
            name: getattr(indicator, name)
            for name in ("collection", "processing", "procedure", "system")
        },
    }


def _year_words(indicator: Indicator, value: YearValue) -> str:
    target = f"{indicator.operator.label} {value.target}" if value.target else "–"
    reached = value_words(value, indicator.unit) or "–"
    return f"цель {target}, достигнуто {reached}: {VERDICTS[verdict(indicator, value)]}"
