"""Who adds a kind of file or of document must add its test.

Other catalogues are asked where their entries are tried: commands and blanks in
`tests/cli/test_job.py`, places and dialogs in `tests/views/test_access.py`, profiles and remarks in
`tests/services/identification/test_examples.py`, revisions in `tests/models/test_migrations.py`.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from app import paths
from app.services.documents import kinds
from app.services.documents.making.catalogue import KINDS
from app.services.importing.kinds.registry import intakes
from app.services.importing.reading.intake import Intake

TESTS = Path(__file__).resolve().parents[1]


def test_every_import_kind_has_a_test_of_its_reader() -> None:
    modules = {one.key: reader_of(one).__module__ for one in intakes()}
    assert not [key for key, module in modules.items() if not has_test(module)]


def reader_of(kind: Intake) -> Callable[..., object]:
    """The function that reads the rows of a kind."""
    reader = kind.reader
    return reader.keywords["read"] if isinstance(reader, partial) else reader


def test_every_document_kind_has_a_test() -> None:
    """Reviewed states, and a test of its own words; a text alone is tried with all others."""
    folders = [path.parent for path in Path(*kinds.__path__).glob("*/*/__init__.py")]
    assert len(folders) > 1
    mirrors = [
        TESTS / "services" / "documents" / "kinds" / Path(*one.parts[-2:]) for one in folders
    ]
    assert not [one for one in mirrors if not (one / "states.py").is_file()]
    own = [".".join((kinds.__name__, *one.parts[-2:], "kind")) for one in folders]
    own = [name for name, one in zip(own, folders, strict=True) if (one / "kind.py").is_file()]
    assert not [name for name in own if not has_test(name)]
    assert not [kind for kind in KINDS if not paths.resource("documents", f"{kind}.txt").is_file()]


def has_test(module: str) -> bool:
    """Whether the test module that mirrors a module of the program tests something."""
    *folders, name = module.split(".")[1:]
    mirror = TESTS.joinpath(*folders, f"test_{name}.py")
    return mirror.is_file() and "def test_" in mirror.read_text(encoding="utf-8")
