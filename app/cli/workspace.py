"""Commands `init`, `workspace` and `self-check`."""

import argparse
import json
from pathlib import Path

from app.cli.answer import DONE, FAILED, Answer
from app.cli.opened import open_workspace
from app.services.language.plural import SCHOOL, counted
from app.services.progress import run_steps
from app.services.schools.known import count_schools
from app.services.storage.workspace import create_workspace


def init(options: argparse.Namespace, root: Path) -> Answer:
    """Make a workspace, empty or with the demo district."""
    if options.demo:
        from app.services.program.demo import create_demo

        made = create_demo(root)
    else:
        made = create_workspace(root)
    with made as workspace:
        schools = count_schools(workspace)
    return Answer(
        {"workspace": str(root), "schools": schools},
        [f"Папка данных создана: {root}", f"В реестре {counted(schools, SCHOOL)}"],
    )


def workspace(options: argparse.Namespace, root: Path) -> Answer:
    """Pack the workspace into one file, make one from such a file, or restore a copy."""
    if options.action == "pack":
        return _pack(options, root)
    if options.action == "restore":
        return _restore(options, root)
    from app.services.storage.packing import unpacking

    package = unpacking.read_package(options.file)
    run_steps(unpacking.unpack(options.file, root))
    with open_workspace(root) as made:
        schools = count_schools(made)
    return Answer(
        {"workspace": str(root), "program": package.program, "schools": schools},
        [
            f"Папка данных распакована: {root}",
            f"Файл упакован программой версии {package.program}",
            f"В реестре {counted(schools, SCHOOL)}",
        ],
    )


def _pack(options: argparse.Namespace, root: Path) -> Answer:
    from app.services.storage.packing import packing

    with open_workspace(root, read_only=True) as opened:
        path = run_steps(packing.pack(opened, options.out))
    return Answer({"file": str(path)}, [f"Папка данных упакована: {path}"])


def _restore(options: argparse.Namespace, root: Path) -> Answer:
    """The folder may be one of a newer program, or damaged: it is not opened before."""
    from app.services.clock import Clock
    from app.services.storage import rescue

    run_steps(rescue.restore(root, options.file, Clock()))
    with open_workspace(root) as opened:
        schools = count_schools(opened)
    return Answer(
        {"workspace": str(root), "copy": str(options.file), "schools": schools},
        [
            f"Папка данных возвращена к копии {options.file.name}",
            "База, которая была до этого, сохранена в папке backups",
            f"В реестре {counted(schools, SCHOOL)}",
        ],
    )


def self_check(options: argparse.Namespace, _root: Path) -> Answer:
    """Check the installed program; the outcome may also go to a file."""
    from app.services.program.self_check import check_installation
    from app.services.storage.files.files import write_atomic

    outcome = check_installation(files_only=options.files)
    document = {
        "ok": outcome.ok,
        "version": outcome.version,
        "checks": [
            {"name": item.name, "title": item.title, "ok": item.ok, "detail": item.detail}
            for item in outcome.checks
        ],
    }
    lines = [f"Опора {outcome.version}"]
    lines += [
        f"{'исправно' if item.ok else 'ОШИБКА'}: {item.title}"
        + (f" – {item.detail}" if item.detail else "")
        for item in outcome.checks
    ]
    if options_out := getattr(options, "out", None):
        text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
        write_atomic(options_out, lambda path: _write(path, text))
    return Answer(document, lines, DONE if outcome.ok else FAILED)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
