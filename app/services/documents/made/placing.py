"""Putting the files of made documents into a folder, where nothing of anybody else is replaced."""

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.services.documents.made.history import Made, record_outputs
from app.services.documents.made.versions import is_about_the_same, keeping_version
from app.services.progress import Progress, Steps
from app.services.storage.files.files import safe_name, write_atomic

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace


class Paper(NamedTuple):
    """A document as its files and the history name it.

    Attributes:
        kind: name of its kind.
        title: of its kind, Russian.
        file_title: name of its files without suffix.
        origin: what it was made from; what is found out while its files are written is added.
        writers: what fills a file of each format, by the format.
    """

    kind: str
    title: str
    file_title: str
    origin: dict[str, object]
    writers: Mapping[str, Callable[[Path], None]]


def put_papers(
    workspace: "Workspace", papers: Sequence[Paper], folder: Path, *, beside: bool = False
) -> Steps[list[list[Path]]]:
    """Put the files of documents into a folder and remember them; their paths, by document.

    A file of its name that is foreign, was edited since or is about something else is left alone:
    the new one gets a number, and the origin names what was left alone (`left_alone`). An own file
    that is replaced by another content is kept as an older version. What lies there before a
    refusal is remembered too.

    Args:
        workspace: whose history it is.
        papers: each with one format at least.
        folder: where they go; it is made if need be.
        beside: never take the place of an older file, not even of an unchanged own one.

    Raises:
        FileBusyError: a file is open in Word; it is untouched.
        EnvironmentProblem: the folder or the disk refuses; the older file is untouched.
    """
    steps = sum(len(paper.writers) for paper in papers) + 1
    made: list[Made] = []
    taken: set[Path] = set()
    try:
        for paper in papers:
            paths, avoided = _free_paths(workspace, folder, paper, beside=beside, taken=taken)
            if avoided:
                paper.origin["left_alone"] = [path.name for path in avoided]
            files: list[Path] = []
            made.append(Made(paper.kind, paper.title, files, paper.origin))
            for (name, fill), path in zip(paper.writers.items(), paths, strict=True):
                yield Progress(len(taken) + 1, steps, f"Файл {name.upper()}")
                with keeping_version(workspace, path, paper.origin):
                    write_atomic(path, fill)
                files.append(path)
                taken.add(path)
    finally:
        # A file that was written before a refusal lies there, so the history knows it.
        record_outputs(workspace, made)
    yield Progress(steps, steps, "Записано")
    return [list(one.files) for one in made]


def _free_paths(
    workspace: "Workspace", folder: Path, paper: Paper, *, beside: bool, taken: Collection[Path]
) -> tuple[list[Path], list[Path]]:
    """Paths to write, all with the same number, and other files that were avoided.

    A path is free, or it holds our own unchanged file about the same thing, the new one need not
    lie beside it, and it was not put there just now (`taken`).
    """
    avoided: list[Path] = []
    for number in count(1):
        mark = "" if number == 1 else f" ({number})"
        paths = [folder / safe_name(paper.file_title, f"{mark}.{name}") for name in paper.writers]
        there = [path for path in paths if path.exists()]
        ours = [path for path in there if path in taken]
        foreign = [
            path
            for path in there
            if path not in taken
            and not is_about_the_same(workspace, path, paper.kind, paper.origin)
        ]
        if not ours and not (there if beside else foreign):
            return paths, avoided
        avoided += foreign
    raise AssertionError  # count() never ends
