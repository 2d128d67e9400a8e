"""Commands `export` and `load`: a district as an open file."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.answer import WRONG_INPUT, Answer
from app.cli.opened import open_workspace

if TYPE_CHECKING:
    from app.services.open_file.loading.load import Loaded


def export(options: argparse.Namespace, root: Path) -> Answer:
    """Write the whole workspace as one file, or as workbooks, one a subject."""
    if options.format == "xlsx":
        return _workbooks(options, root)
    from app.services.open_file.exporting.export import export_file

    with open_workspace(root, read_only=True) as workspace:
        export_file(workspace, options.out)
    return Answer({"file": str(options.out)}, [f"Сохранено: {options.out}"])


def _workbooks(options: argparse.Namespace, root: Path) -> Answer:
    from app.services.open_file.workbooks import export_workbooks
    from app.services.progress import run_steps

    with open_workspace(root, read_only=True) as workspace:
        files = run_steps(export_workbooks(workspace, options.out))
    told = [f"Сохранено: {file}" for file in files]
    return Answer({"files": [str(file) for file in files]}, told or ["Данных нет."])


def load(options: argparse.Namespace, root: Path) -> Answer:
    """Load a file, or only tell what loading it would do; errors come with their paths."""
    from app.services.open_file.loading.load import load_file
    from app.services.open_file.loading.problems import FileProblemsError

    try:
        with open_workspace(root) as workspace:
            loaded = load_file(workspace, options.file, dry_run=options.dry_run)
    except FileProblemsError as problem:
        document = {
            "error": {"message": problem.message, "hint": problem.hint},
            "problems": [one._asdict() for one in problem.problems],
        }
        return Answer(document, code=WRONG_INPUT, messages=[problem.message, problem.hint])
    return _told(loaded, dry_run=options.dry_run)


def _told(loaded: "Loaded", *, dry_run: bool) -> Answer:
    from app.services.open_file.shapes.titles import section_title

    statuses = ("new", "changed", "same")
    counts = {
        section: {status: of.get(status, 0) for status in statuses}
        for section, of in loaded.counts.items()
    }
    lines = [
        f"{section_title(section)}: новых {of['new']}, изменено {of['changed']},"
        f" без изменений {of['same']}"
        for section, of in counts.items()
    ]
    lines += [f"  {one.where}: {one.text} {one.hint}".rstrip() for one in loaded.findings]
    touched = any(of["new"] or of["changed"] for of in counts.values())
    if dry_run:
        lines.append("Проверка, ничего не сохранено.")
    else:
        lines.append("Сохранено." if touched else "Сохранять нечего: всё уже есть.")
    return Answer(
        {
            "dry_run": dry_run,
            "counts": counts,
            "findings": [one.as_json() for one in loaded.findings],
        },
        lines,
    )
