"""Commands `documents`, `documents build`, `documents text` and `documents check-text`."""

import argparse
from functools import partial
from pathlib import Path

from app.cli.answer import DONE, WRONG_INPUT, Answer
from app.cli.settings import parse_settings
from app.errors import UserError
from app.services.documents.making import catalogue, export
from app.services.documents.making.texts import check_text, text_of
from app.services.importing.files.text.encoding import decoded
from app.services.language.dates import year_name
from app.services.progress import run_steps
from app.services.storage.files.files import write_atomic
from app.services.storage.workspace import Workspace, open_workspace
from app.services.year.years import work_year


def documents(options: argparse.Namespace, root: Path) -> Answer:
    """List what can be made, make one document, or take out and check the text of one."""
    action = getattr(options, "action", None)
    if action == "text":
        return _text(options.kind, options.out)
    if action == "check-text":
        return _check_text(options.file)
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
        lines.append(f"{row.kind}: {row.title}{other} – {_readiness(row)}")
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
    year = getattr(options, "year", None)
    if year is None:
        year = catalogue.running_year(workspace, options.kind, settings)
    row = catalogue.get_row(workspace, options.kind, year, settings)
    remarks = [*row.remarks.values(), *(note.text for note in row.notes)]
    missing = [finding.text for finding in row.missing]
    files = run_steps(
        export.build(
            workspace,
            options.kind,
            year=year,
            formats=tuple(dict.fromkeys(options.formats or ("docx", "pdf"))),
            out=options.out,
            settings=settings,
        )
    )
    names = [str(path) for path in files]
    made_for = year if row.year is None else row.year
    return Answer(
        {
            "year": made_for,
            "files": names,
            "remarks": remarks,
            "missing": missing,
            "findings": [finding.as_json(options.kind) for finding in row.findings],
        },
        [f"Год работы: {year_name(made_for)}", *(f"Сохранено: {name}" for name in names)],
        messages=(*remarks, *missing),
    )


def _text(kind: str, out: Path | None) -> Answer:
    """The text that a document is made of, for an editor of texts."""
    text = text_of(kind)
    if out is None:
        return Answer({"kind": kind, "text": text}, text.splitlines())
    write_atomic(out, partial(_write, text))
    return Answer({"kind": kind, "file": str(out)}, [f"Сохранено: {out}"])


def _write(text: str, path: Path) -> None:
    path.write_text(text, "utf-8", newline="\n")


def _check_text(file: Path) -> Answer:
    """All slips of a text; nothing is stored."""
    slips = check_text(_typed(file))
    lines = [str(slip) for slip in slips] or ["Ошибок нет."]
    document = {"problems": [slip.as_json() for slip in slips]}
    return Answer(document, lines, code=WRONG_INPUT if slips else DONE)


def _typed(file: Path) -> str:
    """A file of text, in whatever encoding the editor stored it.

    Raises:
        UserError: it is not there or no text.
    """
    if not file.is_file():
        raise UserError(f"Файла «{file}» нет.", "Проверьте путь.")
    text = decoded(file.read_bytes())
    if text is None:
        raise UserError(f"«{file.name}» – не текстовый файл.", "Сохраните его как текст (TXT).")
    return text.replace("\r\n", "\n")
