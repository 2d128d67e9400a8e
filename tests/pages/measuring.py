"""The files of one combination, made by the service and measured."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.services.documents.making.catalogue import get_row
from app.services.documents.making.composing import Composed, compose
from app.services.documents.making.export import build
from app.services.documents.making.tight_tables import tight_tables
from app.services.documents.model.blocks import Executor
from tests.pages import faults
from tests.pages.combinations import Combination, settings_of
from tests.pages.faults import Fault
from tests.pages.lengths import YEAR
from tests.pages.line_ends import torn
from tests.pages.sheets import Sheet, read_sheets
from tests.pages.words import divisions
from tests.services.documents.samples import bare, blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.storage.workspace import Workspace


class Made(NamedTuple):
    """A document of a combination: what it says, and its files under the combination's name."""

    combination: Combination
    composed: Composed
    files: dict[str, Path]


def required(workspace: "Workspace", combination: Combination) -> list[str]:
    """What a document cannot be made without, in the words of the catalogue."""
    settings = settings_of(workspace, combination)
    row = get_row(workspace, combination.kind, YEAR, settings)
    return [finding.text for finding in row.required]


def make(
    workspace: "Workspace",
    combination: Combination,
    folder: Path,
    formats: "Sequence[str]" = ("docx", "pdf"),
) -> Made:
    """Let the service make the files; they are renamed, for their own names tell no settings."""
    kind, settings = combination.kind, settings_of(workspace, combination)
    composed = compose(workspace, kind, YEAR, settings)
    steps = build(workspace, kind, year=YEAR, formats=formats, out=folder, settings=settings)
    files: dict[str, Path] = {}
    try:
        while True:
            next(steps)
    except StopIteration as end:
        for written in end.value:
            target = folder / f"{combination.name}{written.suffix}"
            files[written.suffix[1:]] = written.replace(target)
    return Made(combination, composed, files)


def pages_of(made: Made, path: Path) -> tuple[list[Sheet], list[Fault]]:
    """The pages of a file, ours or LibreOffice's, and what is wrong with them."""
    sheets = read_sheets(path)
    return sheets, list(_faults(sheets, made.composed))


def _faults(sheets: "Sequence[Sheet]", composed: Composed) -> Iterator[Fault]:
    document, style = composed.document, composed.style
    executors = [bare("".join(block.lines)) for block in blocks(document, Executor)]
    yield from faults.outside(sheets, style, executors)
    yield from faults.crossing(sheets)
    yield from faults.overprinted(sheets)
    yield from faults.lonely_marks(sheets, document, style)
    yield from faults.only_notes(sheets, document, style)
    yield from faults.nearly_empty(sheets, document, style)
    yield from faults.executors_elsewhere(sheets, document, style)
    yield from torn(sheets, style)
    yield from faults.other_lines(sheets, faults.titles_of(document, style))
    if not tight_tables(composed):  # else she was told that words and dates are cut
        text = faults.text_of(document.sections)
        cut = (one for one in divisions(sheets, text) if one.is_number)
        yield from (Fault("number cut", one.page, one.word) for one in cut)
