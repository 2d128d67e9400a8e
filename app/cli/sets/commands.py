"""`documents set`: what is ready in a set of papers and what is missing, or the set itself."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.answer import Answer
from app.cli.opened import asked_year, open_workspace
from app.errors import UserError
from app.services.documents.making.export import FORMATS
from app.services.documents.sets.listing import (
    PaperSet,
    SetChoice,
    SetKind,
    SetPaper,
    occasion_of,
    read_set,
)
from app.services.documents.sets.making import MadeSet, make_files, make_one_pdf
from app.services.language.dates import year_name
from app.services.language.plural import DOCUMENT, counted
from app.services.progress import run_steps
from app.services.registers.options import Options

if TYPE_CHECKING:
    from app.services.checks.running import CheckReport
    from app.services.storage.workspace import Workspace


def paper_set(options: argparse.Namespace, root: Path) -> Answer:
    """Show a set with what the check before signing tells of it, or make it."""
    makes = options.make or options.out is not None
    with open_workspace(root, read_only=not makes) as workspace:
        choice = _choice(options, workspace)
        papers = run_steps(read_set(workspace, choice))
        kinds = _wanted(papers, options.kinds)
        if makes:
            return _made(options, workspace, choice, kinds)
        from app.services.checks.running import check_steps

        return _listed(papers, kinds, run_steps(check_steps(workspace, choice.year)))


def _choice(options: argparse.Namespace, workspace: "Workspace") -> SetChoice:
    year = asked_year(options, workspace)
    named = Options(workspace, year)
    schools = frozenset(named.find("school", name) for name in options.schools)
    apart = dict.fromkeys(options.each, True) | dict.fromkeys(options.together, False)
    return SetChoice(
        year=year,
        occasion=occasion_of(options.occasion) if options.occasion else "",
        schools=schools or None,
        apart=apart,
    )


def _wanted(papers: PaperSet, names: list[str]) -> list[SetKind]:
    """The kinds that are named, else all.

    Raises:
        UserError: one of them is not in the set.
    """
    known = [kind.kind for kind in papers.kinds]
    for name in names:
        if name not in known:
            raise UserError(f"В комплекте нет документа «{name}».", f"Есть: {', '.join(known)}.")
    return [kind for kind in papers.kinds if not names or kind.kind in names]


def _listed(papers: PaperSet, kinds: list[SetKind], report: "CheckReport") -> Answer:
    document = {
        "year": papers.choice.year,
        "occasion": papers.choice.occasion,
        "schools": len(papers.schools),
        "documents": [_told(kind, paper, report) for kind in kinds for paper in kind.papers],
    }
    lines = [f"Год работы: {year_name(papers.choice.year)}"]
    for kind in kinds:
        for paper in kind.papers:
            lines.append(f"{paper.id}: {paper.title} – {_state(paper)}")
            lines += [f"    {finding.text}" for finding in paper.row.findings]
            lines += [f"    Проверка: {one.text}" for one in report.about(kind.kind, paper.rows)]
    ready = sum(len(kind.ready) for kind in kinds)
    possible = sum(len(kind.possible) for kind in kinds)
    lines.append(f"Можно сделать: {counted(possible, DOCUMENT)}, из них готово: {ready}.")
    return Answer(document, lines)


def _told(kind: SetKind, paper: SetPaper, report: "CheckReport") -> dict[str, Any]:
    row = paper.row
    return {
        "id": paper.id,
        "kind": kind.kind,
        "title": paper.title,
        "occasion": kind.occasion,
        "ready": row.ready,
        "possible": row.possible,
        "is_order": row.is_order,
        "order": None if row.order is None else row.order.label,
        "findings": [finding.as_json(kind.kind) for finding in row.findings],
        "check": [one.as_json() for one in report.about(kind.kind, paper.rows)],
    }


def _state(paper: SetPaper) -> str:
    if not paper.row.possible:
        return "составить нельзя"
    return "готов" if paper.row.ready else "не хватает данных"


def _made(
    options: argparse.Namespace, workspace: "Workspace", choice: SetChoice, kinds: list[SetKind]
) -> Answer:
    papers = [paper for kind in kinds for paper in kind.possible]
    left_out = [paper for kind in kinds for paper in kind.papers if not paper.row.possible]
    if options.one_pdf:
        steps = make_one_pdf(workspace, choice, papers, out=options.out)
    else:
        formats = tuple(dict.fromkeys(options.formats or FORMATS))
        steps = make_files(workspace, choice, papers, formats=formats, out=options.out)
    made = run_steps(steps)
    return Answer(
        {
            "year": choice.year,
            "folder": str(made.folder),
            "files": [str(path) for path in made.files],
            "documents": [
                {
                    "id": one.paper.id,
                    "title": one.paper.title,
                    "files": [str(path) for path in one.files],
                    "left_alone": list(one.left_alone),
                }
                for one in made.made
            ],
            "left_out": [paper.id for paper in left_out] + [one.paper.id for one in made.refused],
        },
        [f"Год работы: {year_name(choice.year)}", *(f"Сохранено: {path}" for path in made.files)],
        messages=[*_refusals(made), *map(_left_out, left_out)],
    )


def _refusals(made: MadeSet) -> list[str]:
    return [f"Не сделан: {one.paper.title}. {one.problem}" for one in made.refused]


def _left_out(paper: SetPaper) -> str:
    row = paper.row
    why = str(row.problem) if row.problem else ". ".join(one.text for one in row.required)
    return f"Не сделан: {paper.title}. {why}"
