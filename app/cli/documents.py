"""Commands `documents` and `documents build`; others are in `sets` and `texts`."""

import argparse
from pathlib import Path

from app.cli.answer import Answer
from app.cli.opened import open_workspace
from app.cli.sets.commands import paper_set
from app.cli.sets.signing import sign
from app.cli.settings import parse_settings
from app.cli.texts import ACTIONS, texts
from app.services.documents.dossier.parts import Dossier
from app.services.documents.making import catalogue, export
from app.services.documents.making.composing import compose
from app.services.documents.making.tight_tables import tight_tables
from app.services.documents.settings import VERSION_WORDS
from app.services.language.dates import year_name
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace
from app.services.year.years import work_year


def documents(options: argparse.Namespace, root: Path) -> Answer:
    """List what can be made, make one document, or do something with the text of one."""
    action = getattr(options, "action", None)
    if action in ACTIONS:
        return texts(options, root)
    if action == "set":
        return paper_set(options, root)
    if action == "sign":
        return sign(options, root)
    if action == "build":
        with open_workspace(root) as workspace:
            return _build(options, workspace)
    with open_workspace(root, read_only=True) as workspace:
        wanted = getattr(options, "year", None)
        return _list(workspace, work_year(workspace.clock.today()) if wanted is None else wanted)


def _list(workspace: Workspace, year: int) -> Answer:
    kinds = catalogue.list_kinds(workspace, year)
    document = {
        "year": year,
        "documents": [
            {
                "kind": row.kind,
                "title": row.title,
                "occasion": row.occasion,
                "version": row.version,
                "year": row.year,
                "ready": row.ready,
                "missing": [finding.text for finding in row.missing],
                "remarks": list(row.remarks.values()),
                "problem": None if row.problem is None else str(row.problem),
                "findings": [finding.as_json(row.kind) for finding in row.findings],
            }
            for row in kinds
        ],
    }
    lines = [f"Год работы: {year_name(year)}"]
    for row in kinds:
        other = "" if row.year in (None, year) else f" (год работы {year_name(row.year)})"
        about = f"{row.occasion}, {VERSION_WORDS[row.version]}".removeprefix(", ")
        lines.append(f"{row.kind}: {row.title}{other} – {_readiness(row)} ({about})")
        lines.extend(f"    {remark}" for remark in row.remarks.values())
        lines.extend(f"    {note.text}" for note in row.notes)
        lines.extend(f"    {finding.text}" for finding in row.missing)
    return Answer(document, lines)


def _readiness(row: catalogue.KindRow) -> str:
    if row.problem is not None:
        return f"составить нельзя. {row.problem}"
    if row.ready:
        return "готов"
    return "не хватает данных" if row.wrong < len(row.missing) else "есть что исправить"


def _build(options: argparse.Namespace, workspace: Workspace) -> Answer:
    settings = parse_settings(options.settings)
    dossier = Dossier(workspace)
    year = getattr(options, "year", None)
    if year is None:
        year = catalogue.running_year(dossier, options.kind, settings)
    row = catalogue.get_row(dossier, options.kind, year, settings)
    remarks = [*row.remarks.values(), *(note.text for note in row.notes)]
    missing = [finding.text for finding in row.missing]
    with_change = not options.without_change
    composed = compose(dossier, options.kind, year, settings, with_change=with_change)
    formats = tuple(dict.fromkeys(options.formats or export.FORMATS))
    files = run_steps(export.write(workspace, composed, formats=formats, out=options.out))
    tight = tight_tables(composed)
    remarks += [finding.text for finding in tight]
    names = [str(path) for path in files]
    made_for = year if row.year is None else row.year
    return Answer(
        {
            "year": made_for,
            "files": names,
            "remarks": remarks,
            "missing": missing,
            "findings": [finding.as_json(options.kind) for finding in (*row.findings, *tight)],
        },
        [f"Год работы: {year_name(made_for)}", *(f"Сохранено: {name}" for name in names)],
        messages=(*remarks, *missing),
    )
