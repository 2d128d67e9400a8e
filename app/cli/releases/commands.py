"""Commands `news` and `update`."""

import argparse
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from app import __version__
from app.cli.answer import DONE, WRONG_INPUT, Answer
from app.errors import KnownProblem
from app.services.program.releases.news import VersionNews, list_news, own_news
from app.services.program.releases.updating import preparing, wording
from app.services.program.releases.updating.judging import Review
from app.services.progress import run_steps
from app.services.storage.workspace import is_workspace, open_workspace


def news(options: argparse.Namespace, _root: Path) -> Answer:
    """What this version brought, or all of them."""
    own = own_news()
    told = list_news() if options.all else (() if own is None else (own,))
    document = {"version": __version__, "news": [_news_row(one) for one in told]}
    return Answer(document, list(_news_lines(told)) or [f"Опора {__version__}"])


def update(options: argparse.Namespace, root: Path) -> Answer:
    """Say what a file is; with `--install` begin to install it when it fits."""
    reviewed = run_steps(preparing.review_file(options.file))
    if options.install:
        _install(reviewed, root)
    lines = [f"{name}: {value}" for name, value in wording.facts(reviewed)]
    lines += _news_lines(reviewed.news)
    lines += [wording.verdict(reviewed), *wording.notes(reviewed)]
    if options.install:
        lines.append("Установка начата: она идёт после того, как эта команда закончится.")
    code = DONE if reviewed.fits else WRONG_INPUT
    return Answer({**_document(reviewed), "started": options.install}, lines, code)


def _install(reviewed: Review, root: Path) -> None:
    reviewed.require_fit()
    if is_workspace(root):
        with open_workspace(root) as workspace:
            ready = run_steps(preparing.prepare(reviewed, workspace))
    else:
        ready = run_steps(preparing.prepare(reviewed, None))
    try:
        preparing.install_after(ready, os.getpid(), preparing.words_of_start(root))
    except KnownProblem:
        preparing.give_up(ready)
        raise


def _document(reviewed: Review) -> dict[str, Any]:
    release, told = reviewed.release, reviewed.release.description
    publisher = release.signature.publisher
    return {
        "file": str(release.path),
        "format": release.format.name,
        "system": release.format.system.value,
        "kind": told.kind,
        "version": str(told.version),
        "installed": str(reviewed.installation.version),
        "size": release.size,
        "installed_size": told.installed_size,
        "schema": told.schema,
        "signature": release.signature.trust.value,
        "publisher": None if publisher is None else str(publisher),
        "news": [_news_row(one) for one in reviewed.news],
        "fits": reviewed.fits,
        "findings": [one.as_json() for one in reviewed.findings],
    }


def _news_row(one: VersionNews) -> dict[str, Any]:
    return {"version": str(one.version), "day": one.day.isoformat(), "lines": list(one.lines)}


def _news_lines(told: Iterable[VersionNews]) -> Iterable[str]:
    for one in told:
        yield f"{wording.title_of(one)}:"
        yield from (f"  – {line}" for line in one.lines)
